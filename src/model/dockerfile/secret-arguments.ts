import { isSecretName } from '../../knowledge/secrets.js';
import type { Variable } from '../environment.js';
import type { Dockerfile, Stage } from '../stage.js';
import { hasShippedLayers } from './stage-chain.js';

/** A build argument, and whether an image that is shipped keeps it in its history: a stage that is only copied from does not. */
export interface SecretArgument {
  readonly variable: Variable;
  readonly isShipped: boolean;
}

const argumentsOf = ({ steps }: Stage): readonly Variable[] =>
  steps.flatMap(({ instruction, variables }) => (instruction.name === 'ARG' ? variables : []));

/**
 * The build arguments that would hold a secret by their names, or whose defaults are one: each name once, where a default stands
 * or else where it is declared first. One whose secret a RUN mounts is given by the mount.
 */
export function secretArguments({ globalArguments, stages }: Dockerfile): readonly SecretArgument[] {
  const mounted = new Set(
    stages.flatMap(({ commands }) =>
      commands.flatMap(({ mounts }) =>
        mounts.flatMap(({ type, settings }) =>
          type === 'secret' ? [settings.get('id')?.toLowerCase(), settings.get('env')?.toLowerCase()] : [],
        ),
      ),
    ),
  );
  const declared = [...globalArguments.variables, ...stages.flatMap(argumentsOf)];
  const byName = new Map<string, Variable>();
  for (const variable of declared) {
    const { name, secret } = variable;
    if (!isWritten(variable) && (!isSecretName(name) || mounted.has(name.toLowerCase()))) continue;
    if (!byName.has(name) || (secret && !byName.get(name)!.secret)) byName.set(name, variable);
  }
  const shipped = new Set(
    stages
      .filter(hasShippedLayers)
      .flatMap(argumentsOf)
      .map(({ name }) => name),
  );
  return [...byName.values()].map((variable) => ({ variable, isShipped: shipped.has(variable.name) }));
}

/** Whether the default of an argument is a secret that works, not a stand-in. */
export const isWritten = ({ secret }: Variable): boolean => secret !== undefined && secret.kind !== 'placeholder';

import { isSetOutside } from '../../../knowledge/shell-variables.js';
import type { Located } from '../../../text/location.js';
import type { ComposeProject } from '../../compose.js';
import { environmentAt, type Variable } from '../../environment.js';
import type { FileHost } from '../../files.js';
import { documentedNames } from './documented-variables.js';
import { dollarLiterals } from './dollar-literals.js';
import { shellMaySetIt } from '../values/interpolate.js';
import { lostVariables } from './interpolated-commands.js';
import { needsValue, placeKey, variableUses } from './interpolation-uses.js';

/** A variable that Compose replaces and that no file of the project sets or names. */
export interface UnsetVariable {
  readonly name: string;
  /** Where it is used, without a default. */
  readonly uses: readonly [Located, ...Located[]];
  /** The variable of this name in a file of `env_file`, which fills a container only. */
  readonly inEnvFile: Variable | undefined;
}

/**
 * The variables that only a shell can set, as far as the project's files tell. None that asks for a value itself (`${X:?}`), and
 * none that other findings explain.
 */
export function unsetVariables(project: ComposeProject, host: FileHost): readonly UnsetVariable[] {
  if (project.open !== undefined) return [];
  const uses = variableUses(project).filter((use) => {
    const environment = environmentAt(project.interpolation, use);
    return !environment.get(use.name) && environment.incomplete === shellMaySetIt && !isSetOutside(use.name);
  });
  if (!uses.some(needsValue)) return [];
  const documented = documentedNames(project, host);
  const demanded = new Set(uses.flatMap(({ name, operator }) => (operator?.endsWith('?') ? [name] : [])));
  const explained = new Set(lostVariables(project, host).map(placeKey));
  const literals = new Set(dollarLiterals(project, host).map(({ value }) => placeKey(value)));
  const unset = new Map<string, [Located, ...Located[]]>();
  for (const use of uses) {
    const { name } = use;
    if (!needsValue(use) || documented.has(name) || demanded.has(name)) continue;
    if (explained.has(placeKey(use)) || literals.has(placeKey(use.scalar))) continue;
    const places = unset.get(name);
    if (places) places.push(use);
    else unset.set(name, [use]);
  }
  return [...unset].map(([name, places]) => ({ name, uses: places, inEnvFile: inEnvFile(name, project) }));
}

function inEnvFile(name: string, { services }: ComposeProject): Variable | undefined {
  for (const { environment } of services.values()) {
    const variable = environment.variables.find((one) => one.name === name && one.origin === 'env-file');
    if (variable) return variable;
  }
  return undefined;
}

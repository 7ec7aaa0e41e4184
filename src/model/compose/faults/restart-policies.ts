import { closest } from '../../../text/similar.js';
import type { ComposeProject, Service } from '../../compose.js';
import { hole } from '../values/interpolate.js';
import { mapChild } from '../values/nodes.js';
import { containersOf, faultOf, readText, scalarsAt, type ValueFault } from './fault.js';

/** What `restart` may be; with `any` and `none` of `deploy`, which Compose takes for `always` and `no`. */
const policies: readonly string[] = ['no', 'always', 'on-failure', 'unless-stopped'];
const conditions: readonly string[] = ['none', 'on-failure', 'any'];
const known = new Set(['', ...policies, ...conditions]);

/**
 * The restart policies that the engine refuses, and counts that Compose takes for none.
 *
 * Source: https://github.com/docker/compose/blob/main/pkg/compose/create.go (getRestartPolicy),
 * https://github.com/moby/moby/blob/master/api/types/container/hostconfig.go (ValidateRestartPolicy)
 */
export const restartPolicyFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap((service) => [
    ...restartFaults(service, project),
    ...scalarsAt(service.node, ['deploy', 'restart_policy', 'condition']).flatMap((scalar) => {
      const { text, part } = readText(scalar, project);
      if (text.includes(hole) || known.has(text)) return [];
      return [faultOf(part(0, text.length), `${text} is no condition for a restart.`, suggest(text, conditions))];
    }),
  ]);

/** `restart: name[:count]`; a policy under `deploy` replaces it. */
function restartFaults({ node }: Service, project: ComposeProject): readonly ValueFault[] {
  if (mapChild(mapChild(node, 'deploy'), 'restart_policy')) return [];
  return scalarsAt(node, ['restart']).flatMap((scalar): readonly ValueFault[] => {
    // The schema takes texts only.
    if (typeof scalar.value !== 'string') return [];
    const { text, part } = readText(scalar, project);
    if (text.includes(hole)) return [];
    const colon = text.indexOf(':');
    const name = colon === -1 ? text : text.slice(0, colon);
    if (!known.has(name)) {
      return [faultOf(part(0, name.length), `${name} is no restart policy.`, suggest(name, policies))];
    }
    return colon === -1 || name === '' ? [] : countFaults(name, text.slice(colon + 1), part(colon + 1, text.length));
  });
}

function countFaults(name: string, count: string, part: Parameters<typeof faultOf>[0]): readonly ValueFault[] {
  const number = /^[+-]?\d+$/.test(count) ? Number(count) : 0;
  if (number < 0) return [faultOf(part, `${count} is no count of restarts.`)];
  if (name !== 'on-failure') {
    return number === 0 ? [] : [faultOf(part, `Only on-failure takes a count, and ${name} does not.`)];
  }
  return /^[+-]?\d+$/.test(count)
    ? []
    : [faultOf(part, `${count || 'Nothing'} is no count, so that Docker restarts without end.`, undefined, true)];
}

function suggest(text: string, names: readonly string[]): string {
  const near = closest(text.trim().replaceAll('_', '-'), names);
  return near === undefined ? `Write one of ${names.join(', ')}.` : `Did you mean ${near}?`;
}

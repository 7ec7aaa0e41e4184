import type { ComposeNode } from '../../../parser/compose/tree.js';
import { normalize } from '../../../text/path.js';
import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import type { Field } from '../values/interpolate.js';
import { readMount } from '../values/mount-syntax.js';
import { child, itemsOf } from '../values/nodes.js';
import { containersOf, faultOf, readText, type ValueFault } from './fault.js';

interface Target {
  readonly path: string;
  readonly field: Field;
  /** Two items with one key are one for Compose: the later takes the place of the first. */
  readonly key: string;
}

/**
 * The paths in a container that something else is mounted at, too. Compose refuses them, except within one list, where the
 * later item silently wins.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/loader/validate.go and override/uncity.go there.
 */
export const mountTargetFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap((service) => {
    const seen = new Map<string, Target>();
    return targetsOf(service, project).flatMap((target): readonly ValueFault[] => {
      const first = seen.get(target.path);
      seen.set(target.path, first ?? target);
      if (!first) return [];
      const isReplaced = first.key === target.key;
      const fault = faultOf(
        target.field,
        isReplaced
          ? `${target.path} is mounted twice, and Compose leaves the first one out.`
          : `${target.path} is mounted twice in ${service.name}.`,
        undefined,
        isReplaced,
      );
      return [{ ...fault, related: [{ at: first.field.at, note: 'the first one' }, ...(fault.related ?? [])] }];
    });
  });

const targetsOf = ({ node }: Service, project: ComposeProject): readonly Target[] => [
  ...itemsOf(child(node, 'tmpfs')).flatMap((item) => temporaryTarget(item, project)),
  ...itemsOf(child(node, 'volumes')).flatMap((item): readonly Target[] => {
    const field = readMount(item, project.interpolation)?.target;
    const text = valueOf(field?.value);
    if (!field || !text) return [];
    const path = normalize(text);
    return [{ path, field, key: `volumes ${item.kind === 'map' ? text : path}` }];
  }),
];

/** `path[:options]`; Compose compares such items up to an equals sign. */
function temporaryTarget(item: ComposeNode, project: ComposeProject): readonly Target[] {
  if (item.kind !== 'scalar' || item.value === null) return [];
  const { text, part } = readText(item, project);
  const field = part(0, `${text}:`.indexOf(':'));
  const path = valueOf(field.value);
  if (!path) return [];
  return [{ path: normalize(path), field, key: `tmpfs ${text.split('=')[0]!}` }];
}

import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { scalarValue } from '../values/interpolate.js';
import { isTrue } from '../values/mount-syntax.js';
import { child, itemsOf, scalarChild } from '../values/nodes.js';

/** Something that runs with all privileges. */
export interface Privileged extends Located {
  /** As it begins a sentence: `web`, `The build of web`. */
  readonly subject: string;
}

const hooks = ['pre_start', 'post_start', 'pre_stop'] as const;

/** What `privileged: true` is written for: a service, its build, or a hook of its life. */
export function privilegedParts({ name, node, project }: Service): readonly Privileged[] {
  const part = (holder: ComposeNode | undefined, subject: string): readonly Privileged[] => {
    const scalar = scalarChild(holder, 'privileged');
    return scalar && isTrue(scalarValue(scalar, project.interpolation)) ? [{ at: scalar.at, subject }] : [];
  };
  return [
    ...part(node, name),
    ...part(child(node, 'build'), `The build of ${name}`),
    ...hooks.flatMap((hook) => itemsOf(child(node, hook)).flatMap((item) => part(item, `A ${hook} hook of ${name}`))),
  ];
}

/** Whether a service itself has all privileges, so that no lesser one matters. */
export const isPrivileged = (service: Service): boolean =>
  privilegedParts(service).some(({ subject }) => subject === service.name);

import type { ComposeScalar } from '../../../parser/compose/tree.js';
import { isInside } from '../../../text/path.js';
import type { Mount, Service } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { type Fact, valueOf } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { child, itemsOf, scalarChild } from '../values/nodes.js';
import { ownPath } from '../writing/own-path.js';

/** One item of `develop.watch`. */
export interface WatchTrigger {
  readonly service: Service;
  readonly path: ComposeScalar | undefined;
  readonly action: ComposeScalar;
  /** What it does when a file changes: `rebuild`, `sync`, `restart`, `sync+restart`, `sync+exec`. */
  readonly does: Fact<string>;
  readonly hasTarget: boolean;
}

/** The items of `develop.watch` that have an action: https://docs.docker.com/reference/compose-file/develop/ */
export function watchTriggers(service: Service): readonly WatchTrigger[] {
  const { node, project } = service;
  return itemsOf(child(child(node, 'develop'), 'watch')).flatMap((item) => {
    const action = scalarChild(item, 'action');
    const target = scalarChild(item, 'target');
    if (!action) return [];
    return [
      {
        service,
        path: scalarChild(item, 'path'),
        action,
        does: scalarValue(action, project.interpolation),
        hasTarget: target !== undefined && valueOf(scalarValue(target, project.interpolation)) !== '',
      },
    ];
  });
}

/** Whether a trigger copies files into the container, so that it needs to know where to. */
export const needsTarget = ({ does }: WatchTrigger): boolean => /^sync(?:\+|$)/.test(valueOf(does) ?? '');

/**
 * The bind mount that shows the watched folder in the container. Compose does not watch it then; `sync+exec` it does.
 *
 * Source: https://github.com/docker/compose/blob/main/pkg/compose/watch.go
 */
export function mountOfWatched({ service, path, does }: WatchTrigger, host: FileHost): Mount | undefined {
  if (!path || !['sync', 'sync+restart'].includes(valueOf(does) ?? '')) return undefined;
  const watched = valueOf(ownPath(path, service.project, host));
  if (watched === undefined) return undefined;
  return service.mounts.find(({ type, hostPath }) => {
    const mounted = valueOf(hostPath);
    return type === 'bind' && mounted !== undefined && isInside(mounted, watched);
  });
}

import { baseImageFacts } from '../../../knowledge/base-images.js';
import type { ComposeEntry, ComposeNode } from '../../../parser/compose/tree.js';
import { textOf } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { basename } from '../../../text/path.js';
import { documentsOf } from '../loading/documents.js';
import { baseNames } from '../loading/file-names.js';
import { child } from '../values/nodes.js';

/** Whether a value is written and says nothing: `''` or `[]`. A variable may still fill it. */
const isEmpty = (node: ComposeNode): boolean =>
  node.kind === 'list'
    ? node.items.length === 0
    : node.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() === '';

/**
 * An attribute of a service that is written and empty. Undefined also where it replaces a value that would come back without it: that
 * of another file, of another service or of a merge key. A file that Compose does not take by itself may be meant for the top of any other.
 */
export function emptyAttribute(service: Service, name: string): ComposeEntry | undefined {
  const entry = service.attribute(name);
  return entry && isEmpty(entry.value) && !mayReplace(service, name) ? entry : undefined;
}

function mayReplace(service: Service, name: string): boolean {
  const [first] = service.project.documents;
  if (!first || !baseNames.includes(basename(first.file.path))) return true;
  if (service.attribute('extends') || /^\s*<<\s*:/m.test(textOf(service.entry))) return true;
  const section = service.kind === 'job' ? 'jobs' : 'services';
  const writing = documentsOf(service.project).filter(
    ({ root }) => child(child(child(root, section), service.name), name) !== undefined,
  );
  return writing.length > 1;
}

/** What an empty entrypoint without a command does to a container. */
export interface EmptyEntrypoint {
  readonly entry: ComposeEntry;
  /**
   * `useless`: the image has no ENTRYPOINT to clear; `nothing`: the engine has nothing to start; `unclear`: the specification and
   * the engine disagree about the CMD of the image.
   */
  readonly effect: 'useless' | 'nothing' | 'unclear';
}

/**
 * The empty entrypoint of a service without a command: with one, it is how the ENTRYPOINT of an image is cleared.
 *
 * The engine keeps the CMD of the image with `[]`, and has nothing to start with `[""]`; the specification says that the CMD is ignored
 * with any entrypoint. Sources: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#entrypoint,
 * https://github.com/moby/moby/blob/master/daemon/commit.go (merge), https://github.com/moby/moby/blob/master/daemon/create.go.
 */
export function emptyEntrypoint(service: Service): EmptyEntrypoint | undefined {
  const command = service.command?.entry.value;
  if (command && !isEmpty(command)) return undefined;
  const cleared = service.attribute('entrypoint');
  if (cleared && isListOfNothing(cleared.value)) return { entry: cleared, effect: 'nothing' };
  const entry = emptyAttribute(service, 'entrypoint');
  return entry && { entry, effect: hasNoEntrypoint(service) ? 'useless' : 'unclear' };
}

const isListOfNothing = (node: ComposeNode): boolean =>
  node.kind === 'list' &&
  node.items.length === 1 &&
  node.items.every((item) => isEmpty(item) && item.kind === 'scalar');

/** Whether a service's image surely has no ENTRYPOINT. */
function hasNoEntrypoint({ stage, image }: Service): boolean {
  if (stage) {
    const built = valueOf(stage);
    if (!built || built.entrypoint) return false;
    const { rootBase } = built;
    return rootBase.kind === 'scratch' || (rootBase.kind === 'image' && rootBase.facts?.entrypoint?.length === 0);
  }
  const reference = valueOf(image?.reference);
  return (
    reference !== undefined &&
    baseImageFacts(reference.registry, reference.repository, reference.tag)?.entrypoint?.length === 0
  );
}

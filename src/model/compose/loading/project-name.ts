import type { ComposeMap } from '../../../parser/compose/tree.js';
import { type Edit, insertBefore, type Located, place } from '../../../text/location.js';
import { basename } from '../../../text/path.js';
import type { ComposeProject } from '../../compose.js';
import { baseNames } from './file-names.js';
import { isNull } from '../values/nodes.js';
import { referenceSections, undefinedNames } from '../names/undefined-names.js';
import { blocksOf } from '../writing/order-blocks.js';

/** A project without a name of its own. */
export interface Nameless {
  /** Its services. */
  readonly at: Located['at'];
  /** The name that Compose makes from the folder's; undefined where the folder's name is not known. */
  readonly name: string | undefined;
  /**
   * Writes this name at the top of the file. Undefined where the file is not the one that Compose finds in its folder by itself: it may be
   * laid over another one, whose folder gives the name.
   */
  readonly edits: readonly Edit[] | undefined;
}

/** What is left of a folder's name in the name of a project. Source: compose-go, `NormalizeProjectName`. */
const normalized = (folder: string): string =>
  folder
    .toLowerCase()
    .replace(/[^-_a-z0-9]/g, '')
    .replace(/^[-_]+/, '');

/** A name as YAML reads it as a string. */
const quoted = (name: string): string =>
  /^[a-z][a-z0-9_-]*$/.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/.test(name) ? name : `"${name}"`;

/** Whether a project takes its name from its folder; undefined where it has one, or where another file may give it. */
export function namelessProject(project: ComposeProject): Nameless | undefined {
  const { open, root, documents, directory, interpolation } = project;
  const [document] = documents;
  const services = document?.root?.entries.get('services');
  if (interpolation.get('COMPOSE_PROJECT_NAME')) return undefined;
  if (open !== undefined || !isNull(root.entries.get('name')?.value) || !document?.root || !services) return undefined;
  if (document.tree.problems.length > 0 || services.key.at.file !== document.file) return undefined;
  const name = /^\.{1,2}$|\.\.$/.test(directory) ? '' : normalized(basename(directory));
  // A base that refers to what it does not define is laid over another file, too.
  const isBase =
    baseNames.includes(basename(document.file.path)) &&
    referenceSections.every((section) => undefinedNames(project, section).length === 0);
  const start = name === '' || !isBase ? undefined : startOf(document.root);
  return {
    at: services.key.at,
    name: name === '' ? undefined : name,
    edits: start && [insertBefore(start, `name: ${quoted(name)}${lineEndOf(document.file.text)}`)],
  };
}

/** Where the first section of a file begins, with the comments that belong to it. */
function startOf(root: ComposeMap): Located | undefined {
  const entries = [...root.entries.values()]
    .filter(({ key }) => key.at.file === root.at.file)
    .sort((a, b) => a.key.at.span.start - b.key.at.span.start);
  const [block] = entries[0]?.key.at.span.start === root.at.span.start ? (blocksOf(root, entries) ?? []) : [];
  return block && { at: place(block.at.file, block.at.span.start, block.at.span.start) };
}

const lineEndOf = (text: string): string => (/\r\n/.test(text) ? '\r\n' : '\n');

import { booleanAttributes } from '../../../knowledge/boolean-attributes.js';
import type { ComposeMap, ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import type { ComposeDocument } from '../../compose.js';
import { child } from '../values/nodes.js';

/** A word that YAML 1.1 reads as true or false, and YAML 1.2 as text. */
export interface BooleanWord {
  readonly scalar: ComposeScalar;
  /** Whether a boolean belongs here; Compose then casts the word. */
  readonly typed: boolean;
  /** What YAML 1.1 and Compose take it for. */
  readonly means: boolean;
}

/** Compose takes these for booleans however they are written: quoted, in any case. */
const castWords = /^(?:y|yes|on|n|no|off)$/i;
/** What readers of YAML 1.1 take for one: they leave out `y` and `n`, which the standard has. https://yaml.org/type/bool.html */
const plainWords = /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/;
const anyWord = /(?:^|[\s"'[,:])(?:y|yes|on|n|no|off)(?=$|[\s"'\],}#])/im;

const sections = ['services', 'jobs', 'networks', 'volumes', 'secrets', 'configs', 'models'];

/** The words of a compose file that two YAML versions read differently, once each; none for templates and old formats. */
export function booleanWords({ root, isV1, tree, file }: ComposeDocument): readonly BooleanWord[] {
  if (!root || isV1 || tree.templated || !anyWord.test(file.text)) return [];
  const found = new Map<number, BooleanWord>();
  for (const name of sections) {
    const section = child(root, name);
    const paths = booleanAttributes.filter(([first]) => first === name).map(([, ...rest]) => rest);
    if (section) collect(section, paths, found);
  }
  return [...found.values()];
}

/** Paths are what may follow until a boolean. */
type Paths = readonly (readonly string[])[];

function collect(node: ComposeNode, paths: Paths, found: Map<number, BooleanWord>): void {
  if (node.tag === 'reset') return;
  if (node.kind === 'list') {
    for (const item of node.items) collect(item, below(paths, '*'), found);
  } else if (node.kind === 'map') collectEntries(node, paths, found);
  else {
    const typed = paths.some((path) => path.length === 0);
    const isWord = typed ? castWords.test(node.text) : node.style === 'plain' && plainWords.test(node.text);
    // What stands behind an anchor is met again where it is used.
    if (isWord && (typed || !found.has(node.at.span.start)))
      found.set(node.at.span.start, { scalar: node, typed, means: /^(?:y|on)/i.test(node.text) });
  }
}

function collectEntries({ entries }: ComposeMap, paths: Paths, found: Map<number, BooleanWord>): void {
  for (const [key, { value }] of entries) {
    const isExtension = key.startsWith('x-') && !paths.some(([first]) => first === '*');
    if (!isExtension) collect(value, below(paths, key), found);
  }
}

const below = (paths: Paths, key: string): Paths =>
  paths.flatMap(([first, ...rest]) => (first === key || first === '*' ? [rest] : []));

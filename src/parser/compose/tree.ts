import type { Located } from '../../text/location.js';
import type { MappedText } from '../../text/mapped-text.js';
import type { SourceFile } from '../../text/source.js';
import type { SyntaxProblem, Word } from '../word.js';

/** One YAML document of a compose file. Total: any text gives documents, and what is wrong stands in `problems`. */
export interface ComposeTree {
  readonly file: SourceFile;
  /** In the order of the file; usually one. Missing roots (empty documents) are left out. */
  readonly documents: readonly ComposeNode[];
  readonly comments: readonly (Located & { readonly text: string })[];
  readonly problems: readonly SyntaxProblem[];
  /** What Compose refuses where it replaces variables: one for each `${` that starts none, in the order of the file. */
  readonly interpolationProblems: readonly SyntaxProblem[];
  /** Whether the file breaks YAML's grammar: what was read of it may be nested wrongly, or miss a part. */
  readonly broken: boolean;
  /** Whether the file holds template markers (`{{ }}`, `{% %}`), so that nothing about it is known. */
  readonly templated: boolean;
}

/**
 * A YAML node with aliases and merge keys resolved. `at` is where the value is written (for an alias: at the anchor),
 * `via` where the file refers to it, outermost first.
 */
export type ComposeNode = ComposeScalar | ComposeMap | ComposeList;

interface NodeBase extends Located {
  readonly via: readonly Located[];
  /** `!reset` or `!override`. */
  readonly tag: 'reset' | 'override' | undefined;
}

export interface ComposeScalar extends NodeBase {
  readonly kind: 'scalar';
  /** As YAML 1.2 core reads it, before interpolation. A number too large or odd to survive is a string. */
  readonly value: string | number | boolean | null;
  /** The text of the value without quotes, before interpolation: `3.10` stays `3.10`. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** `text` read for `$NAME`, `${NAME:-…}` and `$$`, each at its place. */
  readonly word: Word;
  /** `text` with the way back to the file. */
  readonly mapped: MappedText;
}

export interface ComposeMap extends NodeBase {
  readonly kind: 'map';
  /** In the order of the file, merged entries last; a key given twice is a problem and keeps its last value. */
  readonly entries: ReadonlyMap<string, ComposeEntry>;
}

export interface ComposeEntry extends Located {
  readonly key: Located & { readonly text: string };
  readonly value: ComposeNode;
}

export interface ComposeList extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly ComposeNode[];
}

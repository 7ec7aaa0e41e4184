import type { Comment, DockerfileTree } from '../../parser/dockerfile/tree.js';
import { type Edit, type Located, newlineOf, place, removeLines } from '../../text/location.js';
import { closest } from '../../text/similar.js';

/** A comment that was meant to be a parser directive. */
export interface MisplacedDirective extends Located {
  /** As written. */
  readonly name: string;
  /** The directive that a misspelt name means; undefined for one in the wrong place. */
  readonly similar: string | undefined;
  /** Move the line to the top of the file; undefined where it cannot simply go there. */
  readonly edits: readonly Edit[] | undefined;
}

/** What the values of the directives look like, so that no sentence with a `=` is taken for one. */
const values: ReadonlyMap<string, RegExp> = new Map([
  ['syntax', /^\S*dockerfile\S*$/i],
  ['escape', /^[\\`]$/],
  // `check=skip=…` also counts above an instruction: https://docs.docker.com/reference/dockerfile/#check
  ['check', /^error=(?:true|false)$/i],
]);

/**
 * The comments of a file that only look like parser directives.
 * Source: https://docs.docker.com/reference/dockerfile/#parser-directives
 */
export function misplacedDirectives(tree: DockerfileTree): readonly MisplacedDirective[] {
  return tree.comments.flatMap((comment) => misplaced(comment, tree) ?? []);
}

function misplaced(comment: Comment, { directives, file }: DockerfileTree): MisplacedDirective | undefined {
  const [, written = '', value = ''] = /^([a-z][a-z0-9]*)\s*=\s*(\S.*)$/i.exec(comment.text) ?? [];
  const name = written.toLowerCase();
  if (name === '') return undefined;
  const base = { at: comment.at, name: written };
  if (values.get(name)?.test(value)) {
    const isMovable =
      name === 'syntax' && !directives.some((other) => other.name === name) && !file.text.startsWith('#!');
    return { ...base, similar: undefined, edits: isMovable ? moveToTop(comment) : undefined };
  }
  if (values.has(name)) return undefined;
  const similar = closest(name, values.keys());
  const means = similar !== undefined && (values.get(similar)!.test(value) || isSkip(similar, value));
  return means ? { ...base, similar, edits: undefined } : undefined;
}

const moveToTop = ({ at }: Located): readonly Edit[] => [
  removeLines({ at }),
  { at: place(at.file, 0, 0), newText: at.file.slice(at.span) + newlineOf(at.file) },
];

const isSkip = (name: string, value: string): boolean => name === 'check' && /^skip=\w/i.test(value);

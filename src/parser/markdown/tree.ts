import type { Located } from '../../text/location.js';
import type { MappedText } from '../../text/mapped-text.js';
import type { SourceFile } from '../../text/source.js';
import type { SyntaxProblem } from '../word.js';

/** A Markdown file as far as its code goes. Total: any text gives a tree. */
export interface MarkdownTree {
  readonly file: SourceFile;
  /** The code blocks in the order of the file, those in lists and block quotes included. */
  readonly blocks: readonly CodeBlock[];
  /** The HTML comments that begin and end on one line outside of paragraphs, `<!--` and `-->` included. */
  readonly comments: readonly Located[];
  /** Why the file was not read; there are no blocks and comments then. */
  readonly problem: SyntaxProblem | undefined;
}

/** A fenced or indented code block; `at` spans it with its fences. */
export interface CodeBlock extends Located {
  /** All that stands behind the opening fence, trimmed; empty for an indented block. */
  readonly info: string;
  /** The code, without the indentation and the `>` of what it stands in; each line with its end. */
  readonly text: MappedText;
}

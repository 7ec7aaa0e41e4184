import type { Located } from '../text/location.js';
import { place } from '../text/location.js';
import type { SourceFile } from '../text/source.js';

/** A directive of a configuration of nginx: `proxy_pass http://web:8000;`. `at` spans its first to its last word. */
export interface NginxDirective extends Located {
  readonly name: string;
  readonly arguments: readonly NginxWord[];
  /** The names of the blocks around it, outermost first, with their first argument: `http`, `server`, `location /`. */
  readonly path: readonly string[];
  /** Whether a block follows. */
  readonly isBlock: boolean;
}

/** A word without its quotes; `at` spans what is written. */
export interface NginxWord extends Located {
  readonly text: string;
}

/** Deeper than nginx nests. */
const deepest = 32;

/**
 * The directives of a configuration in the order of the text, blocks before what is in them. Total: braces and quotes that do not fit end
 * with the text. Source: https://nginx.org/en/docs/beginners_guide.html#conf_structure
 */
export function parseNginx(file: SourceFile): readonly NginxDirective[] {
  const directives: NginxDirective[] = [];
  const path: string[] = [];
  let words: NginxWord[] = [];
  const end = (isBlock: boolean): void => {
    const [first, ...rest] = words;
    const last = words.at(-1);
    words = [];
    if (!first || !last) {
      if (isBlock && path.length < deepest) path.push('');
      return;
    }
    const at = place(file, first.at.span.start, last.at.span.end);
    directives.push({ at, name: first.text, arguments: rest, path: [...path], isBlock });
    if (isBlock && path.length < deepest) path.push([first.text, rest.at(-1)?.text ?? ''].join(' ').trim());
  };
  for (const token of tokensOf(file)) {
    if (token.kind === 'word') words.push(token);
    else if (token.kind === ';') end(false);
    else if (token.kind === '{') end(true);
    else {
      words = [];
      path.pop();
    }
  }
  return directives;
}

type Token = (NginxWord & { readonly kind: 'word' }) | { readonly kind: ';' | '{' | '}' };

/** `${name}` belongs to the word; a brace or a semicolon anywhere else ends it. */
const token =
  /#[^\n]*|("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|([;{}])|((?:\$\{[^}\s]*\}|\\.|[^\s;{}"'#\\])(?:\$\{[^}\s]*\}|\\.|[^\s;{}\\])*)/gs;

function* tokensOf(file: SourceFile): Generator<Token> {
  for (const match of file.text.matchAll(token)) {
    const [whole, quoted, sign, plain] = match;
    const at = place(file, match.index, match.index + whole.length);
    if (sign !== undefined) yield { kind: sign as ';' };
    else if (quoted !== undefined) yield { kind: 'word', text: quoted.replace(/^["']|["']$/g, ''), at };
    else if (plain !== undefined) yield { kind: 'word', text: plain, at };
  }
}

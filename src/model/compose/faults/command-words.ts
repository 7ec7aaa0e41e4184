/** Why Compose does not take a command as it is written; `start` and `end` are offsets into its text. */
export interface CommandFault {
  /**
   * `unclosed`: a quote, a backtick or a `$(` that is never closed, or a backslash at the end; `parenthesis`: one without
   * quotes; `cut`: an operator of the shell, from which on Compose drops everything.
   */
  readonly kind: 'unclosed' | 'parenthesis' | 'cut';
  readonly start: number;
  readonly end: number;
}

type Quote = "'" | '"' | '`' | '$(';

/**
 * What is wrong with a command of one text, which Compose splits into words itself: no shell reads it. Undefined where
 * nothing is.
 *
 * Source: https://github.com/mattn/go-shellwords/blob/master/shellwords.go, without environment and backticks.
 */
export function commandFault(text: string): CommandFault | undefined {
  const open = new Map<Quote, number>();
  const isOpen = (...quotes: readonly Quote[]): boolean => quotes.some((quote) => open.has(quote));
  const toggle = (quote: Quote, at: number): void => {
    if (!open.delete(quote)) open.set(quote, at);
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    switch (char) {
      case '\\':
        if (isOpen("'")) break;
        if (at === text.length - 1) return { kind: 'unclosed', start: at, end: at + 1 };
        at++;
        break;
      case '`':
        if (!isOpen("'", '"', '$(')) toggle('`', at);
        break;
      case ')':
        if (isOpen("'", '"', '`')) break;
        if (!open.delete('$(')) return { kind: 'parenthesis', start: at, end: at + 1 };
        break;
      case '(':
        if (isOpen("'", '"', '`')) break;
        if (isOpen('$(') || text[at - 1] !== '$') return { kind: 'parenthesis', start: at, end: at + 1 };
        open.set('$(', at - 1);
        break;
      case '"':
        if (!isOpen("'", '$(')) toggle('"', at);
        break;
      case "'":
        if (!isOpen('"', '$(')) toggle("'", at);
        break;
      case ';':
      case '&':
      case '|':
      case '<':
      case '>':
        if (open.size > 0) break;
        return cutAt(text, at);
    }
  }
  const [start] = open.values();
  return start === undefined ? undefined : { kind: 'unclosed', start, end: start + 1 };
}

/** Where an operator such as `&&` or `>>` cuts a command; one that nothing follows takes nothing away. */
function cutAt(text: string, start: number): CommandFault | undefined {
  let end = start + 1;
  while (end < text.length && text[end] === text[start]) end++;
  return /[^\s;&]/.test(text.slice(end)) ? { kind: 'cut', start, end } : undefined;
}

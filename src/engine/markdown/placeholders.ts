import { parseDockerfile } from '../../parser/dockerfile/parse.js';
import { SourceFile, type Span } from '../../text/source.js';

/** What stands for something that is left out: `...` or `…` as a word, `[...]`, `-- snip --`. */
const ellipsis = /(?:^|[\s[{("'])(?:\.\.\.|…)(?=$|[\s\]})"',])|-{1,2}\s?snip\s?-{1,2}/m;

/** What the reader or a program has to write there: `<your-image>`, `%%IMAGE%%`. */
const placeholder = /<[A-Za-z](?:[\w ./:-]*[\w.])?>|%%\w+%%/;

const standsForSomething = (text: string): boolean => ellipsis.test(text) || placeholder.test(text);

/**
 * The text of a listing without what only stands for something else, as long as before: nobody may complain about that, nor draw a conclusion
 * from it. What is taken out becomes a comment.
 */
export const withoutPlaceholders = {
  /** Takes out whole instructions, and lines that are none. */
  dockerfile(file: SourceFile): SourceFile {
    if (!standsForSomething(file.text)) return file;
    const { instructions } = parseDockerfile(file, { fragment: true });
    const spans = instructions.map(({ at }) => at.span);
    const parts = [...spans, ...linesBetween(file, spans)];
    return commented(
      file,
      parts.filter((span) => standsForSomething(file.slice(span))),
    );
  },

  /** Takes out lines of values, and writes a name in the place of a key. */
  compose(file: SourceFile): SourceFile {
    if (!standsForSomething(file.text)) return file;
    const lines = file.text.split('\n').map((line) => {
      const [, code = ''] = /^((?:[^\s#]#|[^#])*)/.exec(line) ?? [];
      if (code.trim() === '' || !standsForSomething(code)) return line;
      const [, key] = /^(\s*[^\s:#][^:#]*):\s*$/.exec(code) ?? [];
      if (key === undefined || ellipsis.test(key)) return line.replace(/[^\r]/g, '#');
      return key.replace(placeholder, (found) => found.replace(/[^\w.-]/g, '_')) + line.slice(key.length);
    });
    return new SourceFile(file.path, lines.join('\n'));
  },
};

/** The lines that begin outside of spans, which are in the order of the file. */
function linesBetween(file: SourceFile, spans: readonly Span[]): readonly Span[] {
  const lines: Span[] = [];
  let next = 0;
  for (let line = 1; line <= file.lineCount; line++) {
    const span = file.lineSpan(line);
    while (next < spans.length && spans[next]!.end <= span.start) next++;
    if (next === spans.length || span.end <= spans[next]!.start) lines.push(span);
  }
  return lines;
}

/** Writes comments over spans. */
function commented(file: SourceFile, spans: readonly Span[]): SourceFile {
  let text = '';
  let end = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(end, span.start);
    if (span.end <= start) continue;
    text += file.text.slice(end, start) + file.text.slice(start, span.end).replace(/[^\r\n]/g, '#');
    end = span.end;
  }
  return new SourceFile(file.path, text + file.text.slice(end));
}

import { parseDockerfile } from '../../parser/dockerfile/parse.js';
import { SourceFile, type Span } from '../../text/source.js';

/** What stands for something that is left out: `...` or `…` as a word, `[...]`, `-- snip --`. */
const ellipsis = /(?:^|[\s[{("'])(?:\.\.\.|…)(?=$|[\s\]})"',])|-{1,2}\s?snip\s?-{1,2}/m;

/** What the reader has to write there: `<your-image>`, `<version>`. */
const placeholder = /<[A-Za-z](?:[\w ./:-]*[\w.])?>/;

const standsForSomething = (text: string): boolean => ellipsis.test(text) || placeholder.test(text);

/**
 * The text of a listing without what only stands for something else, as long as before: nobody may complain about that, nor draw a conclusion
 * from it. What is taken out becomes a comment.
 */
export const withoutPlaceholders = {
  /** Takes out whole instructions, and lines that are none. */
  dockerfile(file: SourceFile): SourceFile {
    if (!standsForSomething(file.text)) return file;
    const { instructions, problems } = parseDockerfile(file, { fragment: true });
    const parts = [...instructions.map(({ at }) => at.span), ...problems.map(({ at }) => wholeLines(file, at.span))];
    return commented(
      file,
      parts.filter((span) => standsForSomething(file.slice(span))),
    );
  },

  /** Takes out lines of values, and writes a name in the place of a key. */
  compose(file: SourceFile): SourceFile {
    if (!standsForSomething(file.text)) return file;
    const lines = file.text.split('\n').map((line) => {
      const [, code = ''] = /^((?:[^#]|\S#)*)/.exec(line) ?? [];
      if (code.trim() === '' || !standsForSomething(code)) return line;
      const [, key] = /^(\s*[^\s:#][^:#]*):\s*$/.exec(code) ?? [];
      if (key === undefined || ellipsis.test(key)) return line.replace(/[^\r]/g, '#');
      return key.replace(placeholder, (found) => found.replace(/[^\w.-]/g, '_')) + line.slice(key.length);
    });
    return new SourceFile(file.path, lines.join('\n'));
  },
};

const wholeLines = (file: SourceFile, { start, end }: Span): Span => ({
  start: file.lineSpan(file.positionAt(start).line).start,
  end: file.lineSpan(file.positionAt(end).line).end,
});

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

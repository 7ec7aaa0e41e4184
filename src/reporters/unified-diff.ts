import { structuredPatch } from 'diff';
import type { Location } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import { noColours } from './colours.js';
import { visible, withoutCommands } from './plain-text.js';
import type { ReportContext } from './reporter.js';
import { terminalColours } from './terminal-colours.js';

/** A file before and after a change; `before` is undefined for a new one. */
interface Changed {
  readonly path: string;
  readonly before: SourceFile | undefined;
  readonly after: SourceFile;
}

/** Where secrets are written: in the files as they were, and as they are now. */
export interface MaskedPlaces {
  readonly before: readonly Location[];
  readonly after: readonly Location[];
}

/**
 * The differences of files in the unified format, as `diff -u` writes them. Characters that a terminal acts on are escaped and secrets masked,
 * also in lines that do not change.
 */
export function unifiedDiff(
  changes: readonly Changed[],
  masked: MaskedPlaces,
  { colour, ci }: Pick<ReportContext, 'colour' | 'ci'>,
): string {
  const { bold, red, green, cyan } = colour ? terminalColours() : noColours;
  const files = changes.map(({ path, before, after }) => {
    const { hunks } = structuredPatch(path, path, before?.text ?? '', after.text, '', '', { context: 3 });
    const [oldLines, newLines] = [before ? shownLines(before, masked.before) : [], shownLines(after, masked.after)];
    return [
      bold(`--- ${before ? visible(path) : '/dev/null'}`),
      bold(`+++ ${visible(path)}`),
      ...hunks.flatMap((hunk) => {
        let [oldLine, newLine] = [hunk.oldStart - 1, hunk.newStart - 1];
        const lines = hunk.lines.map((line) => {
          if (line.startsWith('+')) return green(`+${newLines[newLine++]}`);
          if (line.startsWith('-')) return red(`-${oldLines[oldLine++]}`);
          // `\ No newline at end of file`.
          if (!line.startsWith(' ')) return line;
          newLine++;
          return ` ${oldLines[oldLine++]}`;
        });
        const from = range(hunk.oldStart, hunk.oldLines);
        return [cyan(`@@ -${from} +${range(hunk.newStart, hunk.newLines)} @@`), ...lines];
      }),
    ];
  });
  const text = files.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
  return ci ? withoutCommands(text) : text;
}

/** Lines of a hunk. What holds no line is said to begin one before. */
const range = (start: number, count: number): string =>
  count === 1 ? String(start) : `${count === 0 ? start - 1 : start},${count}`;

/** The lines of a file as they are fit to be shown. Tabs and carriage returns at their ends stay: a patch needs them. */
function shownLines(file: SourceFile, masked: readonly Location[]): readonly string[] {
  const spans = masked.filter((place) => place.file.path === file.path).map(({ span }) => span);
  let text = '';
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start < end) continue;
    text += file.text.slice(end, span.start) + file.slice(span).replace(/[^\r\n]+/g, '***');
    ({ end } = span);
  }
  return (text + file.text.slice(end)).split('\n').map(shownLine);
}

function shownLine(line: string): string {
  const end = line.endsWith('\r') ? '\r' : '';
  return (
    line
      .slice(0, line.length - end.length)
      .split('\t')
      .map(visible)
      .join('\t') + end
  );
}

import type { DockerfileTree } from '../../parser/dockerfile/tree.js';
import { type Located, place } from '../../text/location.js';

/**
 * The blanks and tabs at the ends of lines that mean nothing, in order. Docker cuts them off, also behind the escape character that
 * continues a line; only the bodies of heredocs keep them.
 */
export function trailingBlanks({ file, instructions }: DockerfileTree): readonly Located[] {
  const bodies = instructions.flatMap(({ heredocs }) => heredocs.map(({ body }) => body.at.span));
  const found: Located[] = [];
  let body = 0;
  for (let line = 1; line <= file.lineCount; line++) {
    const { start, end } = file.lineSpan(line);
    while (bodies[body] && bodies[body]!.end <= start) body++;
    if (bodies[body] && bodies[body]!.start <= start) continue;
    let from = end;
    while (from > start && isBlank(file.text[from - 1])) from--;
    if (from < end) found.push({ at: place(file, from, end) });
  }
  return found;
}

const isBlank = (unit: string | undefined): boolean => unit === ' ' || unit === '\t';

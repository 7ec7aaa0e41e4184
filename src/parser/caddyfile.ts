import type { Located } from '../text/location.js';
import { place } from '../text/location.js';
import type { SourceFile } from '../text/source.js';

/** A target of `reverse_proxy` in a Caddyfile. */
export interface CaddyTarget extends Located {
  readonly text: string;
}

/**
 * The targets of all `reverse_proxy` lines, without matchers, and of `to` lines in their blocks. Placeholders are part of the text.
 * Source: https://caddyserver.com/docs/caddyfile/directives/reverse_proxy
 */
export function caddyTargets(file: SourceFile): readonly CaddyTarget[] {
  const targets: CaddyTarget[] = [];
  let inBlock = false;
  for (let line = 1; line <= file.lineCount; line++) {
    const span = file.lineSpan(line);
    const words = [
      ...file
        .slice(span)
        .replace(/(?:^|\s)#.*$/, '')
        .matchAll(/\S+/g),
    ];
    const [first, ...rest] = words;
    if (!first) continue;
    const isTarget = first[0] === 'reverse_proxy' || (inBlock && first[0] === 'to');
    if (first[0] === '}') inBlock = false;
    if (!isTarget) continue;
    for (const word of rest) {
      const [text] = word;
      if (text === '{') inBlock = true;
      // A matcher: `*`, `/api/*`, `@name`.
      else if (!/^[*/@]/.test(text))
        targets.push({ text, at: place(file, span.start + word.index, span.start + word.index + text.length) });
    }
  }
  return targets;
}

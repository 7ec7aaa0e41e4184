import { type Located, spanning, textOf } from '../../text/location.js';
import type { Command } from '../command.js';

/** A requirement whose version the shell takes for a redirect: `flask>=2`. */
export interface RedirectedRequirement {
  /** From the name to the end of the last redirect that belongs to it. */
  readonly place: Located;
  /** What is written there. */
  readonly text: string;
  readonly name: string;
  /** The file of the first redirect. */
  readonly target: string;
  /** Whether it is written, not read. */
  readonly writes: boolean;
  /** Whether quotes around it say what is meant: there are none in it, and none around the command. */
  readonly isQuotable: boolean;
}

/** The requirements of an install of Python packages that lose their versions to the shell. */
export function redirectedRequirements({ installer, shell, wrappers }: Command): readonly RedirectedRequirement[] {
  if (!installer?.manager.forPython || !shell) return [];
  const isBare = !wrappers.some((wrapper) => wrapper.endsWith(' -c'));
  const found: (RedirectedRequirement & { readonly end: number })[] = [];
  for (const redirect of shell.redirects) {
    const { operator, target } = redirect;
    const { start, end } = redirect.at.span;
    const last = found.at(-1);
    if (!target || (operator !== '>' && operator !== '<')) continue;
    if (last && last.end === start) {
      const place = spanning(last.place, redirect);
      const text = textOf(place);
      found[found.length - 1] = { ...last, place, text, isQuotable: isBare && !hasQuotes(text), end };
      continue;
    }
    const word = installer.packages.findLast((each) => each.at.span.end <= start);
    if (!word || word.value === undefined) continue;
    const gap = word.at.file.slice({ start: word.at.span.end, end: start });
    const isVersion = target.raw.startsWith('=') ? /^[ \t]*$/.test(gap) : gap === '' && /^\d/.test(target.raw);
    if (!isVersion) continue;
    const place = spanning(word, redirect);
    const writes = operator === '>';
    const text = textOf(place);
    found.push({
      place,
      text,
      name: word.value,
      target: target.raw,
      writes,
      isQuotable: isBare && !hasQuotes(text),
      end,
    });
  }
  return found;
}

const hasQuotes = (text: string): boolean => /["'\\\n]/.test(text);

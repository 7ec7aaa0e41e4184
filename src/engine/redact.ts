import type { Diagnostic, Fix, Problem } from '../diagnostic.js';
import { textOf, type Located, type Location, type Note } from '../text/location.js';
import type { SourceFile, Span } from '../text/source.js';

/** What stands in the place of a secret. */
const mask = '***';

/** Shorter texts occur in plain words everywhere; to scrub them would destroy messages and hide nothing. */
const shortest = 6;

/** A text of letters alone is as long as this before it counts as a secret wherever it occurs: below, it is a word (`postgres`). */
const shortestOfLetters = 12;

/** Every text is looked for in every file shown; nobody has more secrets than this, and a hostile file shall not cost minutes. */
const mostTexts = 1000;

/** How long a message, a help or a note is at most, in UTF-16 units. */
const longestText = 2000;

/** Diagnostics and problems that are fit to print, and the places that a quotation of the files must mask. */
export interface Redacted {
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[];
  /** In the files that the diagnostics show, and in those that hold a secret, by file and offset, without overlaps. */
  readonly masked: readonly Location[];
}

/**
 * Takes every secret out of what will be printed. The texts of messages, helps, notes and fixes lose them; a fix that would
 * write one is dropped; and all places where one is written, those that the model did not know included, are to be masked.
 */
export function redact(
  diagnostics: readonly Diagnostic[],
  problems: readonly Problem[],
  secrets: readonly Located[],
): Redacted {
  if (secrets.length === 0) return { diagnostics: diagnostics.map(shortened), problems, masked: [] };
  const texts = secretTexts(secrets);
  const shown = diagnostics.flatMap((one) => [one, ...one.related, ...(one.fix?.edits ?? [])]);
  // Those that hold a secret, too: a fix of one finding may bring any of their lines into view.
  const files = new Set([...shown, ...secrets].map(({ at }) => at.file));
  const masks = new Map([...files].map((file) => [file, maskedSpans(file, secrets, texts)]));
  return {
    // Secrets first: a secret that is cut in two is not found any more.
    diagnostics: diagnostics.map((diagnostic) =>
      shortened(redactOne(diagnostic, texts, (file) => masks.get(file) ?? [])),
    ),
    problems: problems.map((problem) => ({ ...problem, message: scrub(problem.message, texts) })),
    masked: [...masks].flatMap(([file, spans]) => spans.map((span) => ({ file, span }))),
  };
}

/** A finding whose texts no value of a file makes longer than somebody reads: a path can have megabytes. */
function shortened(diagnostic: Diagnostic): Diagnostic {
  const { message, help = '', related } = diagnostic;
  if ([message, help, ...related.map(({ note }) => note)].every((text) => text.length <= longestText))
    return diagnostic;
  return {
    ...diagnostic,
    message: cut(message),
    help: diagnostic.help && cut(help),
    related: related.map((note): Note => ({ ...note, note: cut(note.note) })),
  };
}

const cut = (text: string): string => (text.length <= longestText ? text : `${text.slice(0, longestText)}…`);

/** A text that is going to be printed, without the secrets of the project. */
export const redactText = (text: string, secrets: readonly Located[]): string => scrub(text, secretTexts(secrets));

/** JSON data without the secrets of the project; a number that is one becomes a text. */
export function redactData(data: unknown, secrets: readonly Located[]): unknown {
  const texts = secretTexts(secrets);
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return scrub(value, texts);
    if (typeof value === 'number') return texts.includes(String(value)) ? mask : value;
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, below]) => [scrub(key, texts), visit(below)]));
  };
  return visit(data);
}

/** The places to mask in a file that is shown. */
type Masks = (file: SourceFile) => readonly Span[];

function redactOne(diagnostic: Diagnostic, texts: readonly string[], masks: Masks): Diagnostic {
  const { at, message, help, related, fix } = diagnostic;
  const first = at.file.lineSpan(at.file.positionAt(at.span.start).line).start;
  const last = at.file.lineSpan(at.file.positionAt(at.span.end).line).end;
  return {
    ...diagnostic,
    message: scrub(message, texts),
    help: help && scrub(help, texts),
    related: related.map((note): Note => ({ ...note, note: scrub(note.note, texts) })),
    fix: fix && redactFix(fix, texts, masks),
    sensitive: diagnostic.sensitive || masks(at.file).some(({ start, end }) => start <= last && first <= end),
  };
}

/** A fix that says no secret, or none. */
function redactFix(fix: Fix, texts: readonly string[], masks: Masks): Fix | undefined {
  const writesOne = fix.edits.some(({ at, newText }) => {
    if (scrub(newText, texts) !== newText) return true;
    const { start, end } = at.span;
    return masks(at.file).some((span) => start < span.end && span.start < end && newText.includes(at.file.slice(span)));
  });
  const addsOne = (fix.creates ?? []).some(({ text }) => scrub(text, texts) !== text);
  return writesOne || addsOne ? undefined : { ...fix, title: scrub(fix.title, texts) };
}

/** Replaces every secret in a text that is going to be printed. */
function scrub(text: string, texts: readonly string[]): string {
  let clean = text;
  for (const secret of texts) clean = clean.replaceAll(secret, mask);
  return clean;
}

/** The texts that are secret wherever they occur, the longest first; each line of one with several lines by itself. */
function secretTexts(secrets: readonly Located[]): readonly string[] {
  const texts = new Set<string>();
  for (const secret of secrets) {
    for (const line of textOf(secret).split('\n')) {
      const trimmed = line.trim().replace(/\\$/, '').trim();
      for (const text of [trimmed, unquoted(trimmed)]) if (isTelling(text)) texts.add(text);
    }
  }
  return [...texts].sort((a, b) => b.length - a.length).slice(0, mostTexts);
}

const isTelling = (text: string): boolean =>
  (text.length >= shortestOfLetters || (text.length >= shortest && !/^\p{L}+$/u.test(text))) &&
  !/^\$\{?\w+\}?$/.test(text);

const unquoted = (text: string): string => /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;

/** Where secrets are written in a file: the places that are known, and every other occurrence of their texts. */
function maskedSpans(file: SourceFile, secrets: readonly Located[], texts: readonly string[]): readonly Span[] {
  const spans = secrets.filter(({ at }) => at.file.path === file.path).map(({ at }) => at.span);
  for (const text of texts) {
    for (let at = file.text.indexOf(text); at !== -1; at = file.text.indexOf(text, at + text.length)) {
      spans.push({ start: at, end: at + text.length });
    }
  }
  return merged(spans);
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

// The flags of instructions: reading them, and what BuildKit says of their names and values.
// Source: https://github.com/moby/buildkit/tree/master/frontend/dockerfile/instructions
import type { Location } from '../../text/location.js';
import { MappedText, type Piece } from '../../text/mapped-text.js';
import { closest } from '../../text/similar.js';
import type { Span } from '../../text/source.js';
import { isDuration } from './duration.js';
import { lexWord, type LexFault } from './lex.js';
import { checkMount } from './mount.js';
import { splitFlags, unquotedRanges, type FlagSpan } from './split.js';
import type { Flag } from './tree.js';

/** How a flag takes its value: `list` may stand several times, `switch` is true without one. */
type FlagKind = 'text' | 'list' | 'switch';

const flagsOf = (flags: Readonly<Record<string, FlagKind>>): ReadonlyMap<string, FlagKind> =>
  new Map(Object.entries(flags));

const NO_FLAGS = flagsOf({});
const FLAGS: ReadonlyMap<string, ReadonlyMap<string, FlagKind>> = new Map([
  ['FROM', flagsOf({ platform: 'text' })],
  ['RUN', flagsOf({ mount: 'list', network: 'text', security: 'text', device: 'list' })],
  ['COPY', flagsOf({ from: 'text', chown: 'text', chmod: 'text', link: 'switch', parents: 'switch', exclude: 'list' })],
  [
    'ADD',
    flagsOf({
      chown: 'text',
      chmod: 'text',
      checksum: 'text',
      link: 'switch',
      'keep-git-dir': 'switch',
      unpack: 'switch',
      exclude: 'list',
    }),
  ],
  [
    'HEALTHCHECK',
    flagsOf({ interval: 'text', timeout: 'text', 'start-period': 'text', 'start-interval': 'text', retries: 'text' }),
  ],
]);
const ALL_NAMES = new Set([...FLAGS.values()].flatMap((flags) => [...flags.keys()]));

/** BuildKit reads the flags of these and never looks at them. */
const UNCHECKED = new Set(['ARG', 'STOPSIGNAL']);

/** The flags whose values BuildKit expands; a stray quote in another one is none of its business. */
const EXPANDED = new Set(['platform', 'chown', 'chmod', 'checksum', 'exclude', 'mount']);

const ALLOWED = new Map([
  ['network', ['default', 'none', 'host']],
  ['security', ['sandbox', 'insecure']],
]);

/** What is wrong with a flag. */
export interface FlagFault {
  readonly at: Location;
  readonly message: string;
  readonly help?: string;
  readonly level?: 'info';
}

/** A flag with the text of its value, quotes and escapes removed; `text[from..to)` is the value. */
export interface ReadFlag {
  readonly flag: Flag;
  readonly text: MappedText;
  readonly from: number;
  readonly to: number;
  readonly fault: FlagFault | undefined;
}

/** The flags at the start of `[from, to)` of a line, and where the arguments begin. */
export function readFlags(
  line: MappedText,
  from: number,
  to: number,
  escape: string,
): { readonly flags: readonly ReadFlag[]; readonly rest: number } {
  const { flags, rest } = splitFlags(line.text, from, to, escape);
  return { flags: flags.map((span) => readFlag(line, span, escape)), rest };
}

function readFlag(line: MappedText, span: FlagSpan, escape: string): ReadFlag {
  const at = line.locate(span.start, span.end);
  const text = span.quoted ? unquoted(line, span, escape) : line;
  const start = span.quoted ? 0 : span.start;
  const to = span.quoted ? text.text.length : span.end;
  const equals = text.text.slice(start, to).indexOf('=');
  const name = text.text.slice(start + 2, equals === -1 ? to : start + equals);
  if (equals === -1) return { flag: { name, value: undefined, at }, text, from: to, to, fault: undefined };
  const from = start + equals + 1;
  const { word, fault } = lexWord(text, from, to, escape);
  const value = span.quoted ? { ...word, raw: rawValue(line, span), quoted: true } : word;
  return {
    flag: { name, value, at },
    text,
    from,
    to,
    fault: fault && EXPANDED.has(name) ? faultAt(text, fault) : undefined,
  };
}

const rawValue = (line: MappedText, { start, end }: FlagSpan): string => {
  const raw = line.text.slice(start, end);
  return raw.slice(raw.indexOf('=') + 1);
};

const faultAt = (text: MappedText, { message, start, end }: LexFault): FlagFault => ({
  message,
  at: text.locate(start, end),
});

function unquoted(line: MappedText, span: FlagSpan, escape: string): MappedText {
  const pieces = unquotedRanges(line.text, span, escape).flatMap((range) => piecesOf(line, range));
  return new MappedText(line.file, pieces, line.locate(span.start, span.start).span.start);
}

/** A range of a text as pieces that are as long as their spans: one, or one for each unit if it crosses a line end. */
function piecesOf(line: MappedText, { start, end }: Span): Piece[] {
  const { span } = line.locate(start, end);
  const text = line.text.slice(start, end);
  if (span.end - span.start === text.length) return [{ text, span }];
  return Array.from({ length: text.length }, (_, index) => ({
    text: text[index]!,
    span: line.locate(start + index, start + index + 1).span,
  }));
}

/** The first thing that BuildKit refuses in the flags of an instruction; a foreign frontend may know any name. */
export function checkFlags(instruction: string, flags: readonly ReadFlag[], foreign: boolean): FlagFault | undefined {
  if (UNCHECKED.has(instruction)) return undefined;
  const known = FLAGS.get(instruction) ?? NO_FLAGS;
  const seen = new Set<string>();
  for (const read of flags) {
    const fault = checkFlag(instruction, read, known, seen, foreign);
    if (fault) return fault;
    seen.add(read.flag.name);
  }
  return undefined;
}

function checkFlag(
  instruction: string,
  read: ReadFlag,
  known: ReadonlyMap<string, FlagKind>,
  seen: ReadonlySet<string>,
  foreign: boolean,
): FlagFault | undefined {
  const { flag, fault } = read;
  const kind = known.get(flag.name);
  if (!kind) return foreign ? undefined : unknownFlag(instruction, flag, known);
  if (seen.has(flag.name) && kind !== 'list') {
    return { at: flag.at, message: `\`--${flag.name}\` stands here a second time.` };
  }
  const text = read.text.text.slice(read.from, read.to);
  if (!flag.value ? kind !== 'switch' : kind === 'switch' && text === '') {
    return { at: flag.at, message: `\`--${flag.name}\` has no value.`, help: `Write \`--${flag.name}=…\`.` };
  }
  return fault ?? checkValue(read, kind, text);
}

function unknownFlag(instruction: string, flag: Flag, known: ReadonlyMap<string, FlagKind>): FlagFault {
  const similar = closest(flag.name, known.keys());
  return {
    at: flag.at,
    message: `${instruction} has no flag \`--${flag.name}\`.`,
    ...(similar && { help: `Did you mean \`--${similar}\`?` }),
    // A flag that another instruction has is certainly wrong here; any other name may be new.
    ...(!ALL_NAMES.has(flag.name) && { level: 'info' }),
  };
}

function checkValue(read: ReadFlag, kind: FlagKind, text: string): FlagFault | undefined {
  const { name, value, at } = read.flag;
  const place = value?.at ?? at;
  if (kind === 'switch') {
    if (['', 'true', 'false'].includes(text.toLowerCase())) return undefined;
    return { at: place, message: `\`--${name}\` is \`${text}\`, but only true and false are possible.` };
  }
  if (name === 'mount') return checkMount(read.text, read.from, read.to);
  const allowed = ALLOWED.get(name);
  if (allowed && !allowed.includes(text)) {
    return { at: place, message: `\`--${name}\` is \`${text}\`, but only ${listed(allowed)} are possible.` };
  }
  return checkHealthcheckValue(name, text, place);
}

function checkHealthcheckValue(name: string, text: string, at: Location): FlagFault | undefined {
  if (text === '') return undefined;
  if (name === 'retries') {
    if (/^[+-]?\d{1,10}$/.test(text) && Number(text) >= 0 && Number(text) <= 2_147_483_647) return undefined;
    return { at, message: `\`--retries\` is \`${text}\`, but it is a number of tries.` };
  }
  if (!['interval', 'timeout', 'start-period', 'start-interval'].includes(name) || isDuration(text)) return undefined;
  return {
    at,
    message: `\`--${name}\` is \`${text}\`, which is no duration of at least a millisecond.`,
    help: 'Write a number with its unit: 30s, 1m30s, 500ms.',
  };
}

const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

// From a logical line to its instruction.
// Source: https://github.com/moby/buildkit/blob/master/frontend/dockerfile/instructions/parse.go
import type { Location } from '../../text/location.js';
import type { MappedText } from '../../text/mapped-text.js';
import { closest } from '../../text/similar.js';
import type { Span } from '../../text/source.js';
import type { SyntaxProblem, Word } from '../word.js';
import { endOfBlankDelimited, isSpace, skipBlanks, skipSpace, trimEnd } from './blank.js';
import { decodeItem, readExecForm, type JsonItem } from './exec-form.js';
import { checkFlags, readFlags, type ReadFlag } from './flags.js';
import { heredocWord } from './heredoc-words.js';
import { lexWord } from './lex.js';
import { partOf, type LogicalLine } from './lines.js';
import { splitAtBlanks, splitOutsideQuotes } from './split.js';
import type { UnknownInstruction } from './unknown-instructions.js';
import type {
  CommandInstruction,
  CopyInstruction,
  FromInstruction,
  HealthcheckInstruction,
  Instruction,
  InstructionName,
  KeyValue,
  KeyValueInstruction,
  OnbuildInstruction,
  UnsupportedTrigger,
  WordsInstruction,
} from './tree.js';

/** One logical line and what is known around it. */
export interface Reading {
  readonly line: LogicalLine;
  readonly escape: string;
  /** Whether a frontend other than Docker's reads the file: unknown names then say nothing. */
  readonly foreign: boolean;
  /** Called for each FROM, whether it can be read or not. */
  readonly stageSeen: () => void;
  readonly report: (problem: SyntaxProblem) => void;
  /** Called instead of `report` for a keyword that is no instruction. */
  readonly reportUnknown: (unknown: Omit<UnknownInstruction, 'line'>) => void;
}

/** What all instructions have, with the range of the line's text that holds the arguments. */
interface Parts {
  readonly base: Omit<OnbuildInstruction, 'name' | 'trigger' | 'unsupported'>;
  readonly name: InstructionName;
  readonly text: MappedText;
  readonly from: number;
  readonly to: number;
  readonly line: LogicalLine;
  readonly escape: string;
  readonly flags: readonly ReadFlag[];
  readonly reading: Reading;
  /** Reports the first fault of the instruction; BuildKit says no more than one either. */
  readonly fail: Fail;
}

type Fail = (at: Location, message: string, help?: string, level?: 'info') => undefined;

type Reader = (parts: Parts) => Instruction | undefined;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['ADD', readCopy],
  ['ARG', readArg],
  ['CMD', readCommand],
  ['COPY', readCopy],
  ['ENTRYPOINT', readCommand],
  ['ENV', readPairs],
  ['EXPOSE', readExpose],
  ['FROM', readFrom],
  ['HEALTHCHECK', readHealthcheck],
  ['LABEL', readPairs],
  ['MAINTAINER', readRest],
  ['ONBUILD', readOnbuild],
  ['RUN', readCommand],
  ['SHELL', readShell],
  ['STOPSIGNAL', readRest],
  ['USER', readRest],
  ['VOLUME', readVolume],
  ['WORKDIR', readRest],
]);

/** The names of all instructions, in capitals. */
export const instructionNames: ReadonlySet<string> = new Set(READERS.keys());

/** The instruction on a line, or undefined where none could be read: then a problem was reported. */
export function readInstruction(reading: Reading): Instruction | undefined {
  const { text } = reading.line.text;
  return readAt(reading, skipSpace(text, 0, text.length), false);
}

function readAt(reading: Reading, from: number, onbuild: boolean): Instruction | undefined {
  const { line, escape } = reading;
  const { text } = line;
  const to = trimEnd(text.text, from, text.text.length);
  const keywordEnd = endOfBlankDelimited(text.text, from, to);
  const written = text.text.slice(from, keywordEnd);
  const keyword = { text: written, at: text.locate(from, keywordEnd) };
  const name = written.toUpperCase();
  if (name === 'FROM' && !onbuild) reading.stageSeen();
  const reader = READERS.get(name);
  if (!reader) return unknownInstruction(reading, keyword);
  const { flags, rest } = readFlags(text, keywordEnd, to, escape);
  const start = skipSpace(text.text, rest, to);
  const base = {
    keyword,
    flags: flags.map(({ flag }) => flag),
    body: partOf(line, start, to),
    heredocs: name === 'ONBUILD' ? [] : line.heredocs,
    onbuild,
    at: { file: text.file, span: { start: keyword.at.span.start, end: line.at.span.end } },
  };
  const fail = failOnce(reading);
  return reader({ base, name: name as InstructionName, text, from: start, to, line, escape, flags, reading, fail });
}

function failOnce({ report }: Reading): Fail {
  let failed = false;
  return (at, message, help, level) => {
    if (failed) return;
    failed = level !== 'info';
    report({ at, message, help, ...(level && { level }) });
  };
}

function unknownInstruction(
  { foreign, report, reportUnknown, stageSeen, line }: Reading,
  { text, at }: { readonly text: string; readonly at: Location },
): undefined {
  if (foreign) {
    stageSeen();
    return;
  }
  if (text === '') {
    report({ at: line.at, message: 'A continued line leads to no instruction.', help: undefined });
    return;
  }
  const similar = closest(text, READERS.keys());
  if (similar === 'FROM') stageSeen();
  reportUnknown({ text, at, similar });
}

/** Checks the flags, as every instruction does before its arguments. */
function checked({ name, flags, reading, fail }: Parts): void {
  const fault = checkFlags(name, flags, reading.foreign);
  if (fault) fail(fault.at, fault.message, fault.help, fault.level);
}

const LITERAL_HELP = 'A quote or `$` that stands for itself needs the escape character before it.';

/** A word that Docker expands. */
function expanded({ text, escape, fail }: Parts, { start, end }: Span, mapped = text): Word {
  const { word, fault } = lexWord(mapped, start, end, escape);
  if (fault) fail(mapped.locate(fault.start, fault.end), fault.message, LITERAL_HELP);
  return word;
}

/** A word that Docker takes as it is written. */
function verbatim({ text }: Parts, { start, end }: Span, value = text.text.slice(start, end)): Word {
  return {
    at: text.locate(start, end),
    raw: text.text.slice(start, end),
    parts: value === '' ? [] : [{ kind: 'literal', text: value }],
    value,
    quoted: value.length !== end - start,
  };
}

function lacks({ base, name, fail }: Parts, what: string, help?: string): undefined {
  return fail(base.keyword.at, `${name} ${what}.`, help);
}

function readFrom(parts: Parts): FromInstruction | undefined {
  checked(parts);
  const words = splitAtBlanks(parts.text.text, parts.from, parts.to);
  const [first, as, name] = words;
  if (!first) return lacks(parts, 'has no image');
  const image = expanded(parts, first);
  if (image.value === '') parts.fail(image.at, 'FROM has an empty image name.');
  const isNamed = words.length === 3 && parts.text.text.slice(as!.start, as!.end).toLowerCase() === 'as';
  if (!isNamed && words.length > 1) {
    const rest = parts.text.locate(as!.start, words.at(-1)!.end);
    const comment = words.some(({ start }) => parts.text.text[start] === '#');
    parts.fail(
      rest,
      'FROM takes an image, or an image `AS` a name, and nothing else.',
      comment ? 'A comment needs a line of its own.' : undefined,
    );
  }
  return { ...parts.base, name: 'FROM', image, alias: isNamed ? stageName(parts, name!) : undefined };
}

function stageName(parts: Parts, span: Span): Word {
  const word = verbatim(parts, span);
  if (!/^[a-z][a-z0-9\-_.]*$/.test(word.raw.toLowerCase())) {
    parts.fail(
      word.at,
      `\`${word.raw}\` cannot name a stage.`,
      'A stage name begins with a letter; letters, digits, `-`, `_` and `.` follow.',
    );
  }
  return word;
}

function readArg(parts: Parts): KeyValueInstruction | undefined {
  const spans = splitOutsideQuotes(parts.text.text, parts.from, parts.to, parts.escape);
  if (spans.length === 0) return lacks(parts, 'names no argument');
  return keyValues(parts, spans, false);
}

function readPairs(parts: Parts): KeyValueInstruction | undefined {
  checked(parts);
  const { text, from, to, escape, fail } = parts;
  const spans = splitOutsideQuotes(text.text, from, to, escape);
  const [first] = spans;
  if (!first) return lacks(parts, 'has neither name nor value');
  if (equalsIn(text.text, first) === -1) return legacyPair(parts);
  const odd = spans.find((span) => equalsIn(text.text, span) === -1);
  if (odd) {
    fail(
      text.locate(odd.start, odd.end),
      `\`${shortened(text.text.slice(odd.start, odd.end))}\` is no \`name=value\`.`,
      'Put a value with blanks in quotes; a comment needs a line of its own.',
    );
  }
  return keyValues(
    parts,
    spans.filter((span) => equalsIn(text.text, span) !== -1),
    false,
  );
}

/** `ENV name value`: the value is the rest of the line, blanks included. */
function legacyPair(parts: Parts): KeyValueInstruction | undefined {
  const { text, from, to, name, base } = parts;
  const keyEnd = endOfBlankDelimited(text.text, from, to);
  if (keyEnd === to) {
    const help = `Write \`${name} ${shortened(text.text.slice(from, to))}=value\`.`;
    return parts.fail(text.locate(from, to), `${name} gives the name no value.`, help);
  }
  const key = expanded(parts, { start: from, end: keyEnd });
  const value = expanded(parts, { start: skipBlanks(text.text, keyEnd, to), end: to });
  const pair: KeyValue = { key, value, at: text.locate(from, to) };
  return { ...base, name: name as KeyValueInstruction['name'], pairs: [pair], legacy: true };
}

function keyValues(parts: Parts, spans: readonly Span[], legacy: boolean): KeyValueInstruction {
  const { text, name, base } = parts;
  const pairs = spans.map((span): KeyValue => {
    const equals = equalsIn(text.text, span);
    const at = text.locate(span.start, span.end);
    if (equals === span.start) parts.fail(at, `${name} has a value without a name.`);
    const key = expanded(parts, { start: span.start, end: equals === -1 ? span.end : equals });
    const value = equals === -1 ? undefined : expanded(parts, { start: equals + 1, end: span.end });
    return { key, value, at };
  });
  return { ...base, name: name as KeyValueInstruction['name'], pairs, legacy };
}

function equalsIn(text: string, { start, end }: Span): number {
  for (let at = start; at < end; at++) if (text[at] === '=') return at;
  return -1;
}

function readCopy(parts: Parts): CopyInstruction | undefined {
  checked(parts);
  const words = wordList(parts);
  const last = words?.at(-1);
  if (!words || !last) return words && lacks(parts, 'has neither source nor destination');
  if (words.length === 1) {
    return parts.fail(last.word.at, `${parts.name} has a source but no destination.`, 'Name source and destination.');
  }
  if (isHeredoc(last)) parts.fail(last.word.at, `${parts.name} cannot have a heredoc as its destination.`);
  const sources = words.slice(0, -1).filter((source) => !isHeredoc(source));
  return {
    ...parts.base,
    name: parts.name as CopyInstruction['name'],
    sources: sources.map(({ word }) => word),
    destination: last.word,
  };
}

interface Argument {
  readonly word: Word;
  /** Before quotes, escapes and variables are looked at. */
  readonly argument: string;
}

const isHeredoc = ({ argument }: Argument): boolean =>
  heredocWord(argument, { start: 0, end: argument.length }) !== undefined;

/** The arguments of COPY, ADD, VOLUME: a JSON array, or words between blanks. Undefined for a faulty array. */
function wordList(parts: Parts): Argument[] | undefined {
  const { text, from, to } = parts;
  const items = execForm(parts, from);
  if (items === 'not-strings') return undefined;
  if (items) return items.map((item) => ({ word: expandedItem(parts, item), argument: item.value }));
  return splitAtBlanks(text.text, from, to).map((span) => ({
    word: expanded(parts, span),
    argument: text.text.slice(span.start, span.end),
  }));
}

/** A string of a JSON array that Docker expands after decoding it. */
function expandedItem(parts: Parts, item: JsonItem): Word {
  const decoded = decodeItem(parts.text, item);
  const word = expanded(parts, { start: 0, end: decoded.text.length }, decoded);
  const at = parts.text.locate(item.start, item.end);
  return { ...word, raw: parts.text.text.slice(item.start, item.end), at, quoted: true };
}

function execForm(parts: Parts, from: number): readonly JsonItem[] | 'not-strings' | undefined {
  const items = readExecForm(parts.text.text, from, parts.to);
  if (items === 'not-strings') {
    parts.fail(
      parts.text.locate(from, parts.to),
      'The JSON array holds more than strings.',
      'Put every item in double quotes.',
    );
  }
  return items;
}

/** The items of the exec form as words; Docker expands nothing in them. */
function execWords(parts: Parts, from: number): readonly Word[] | 'not-strings' | undefined {
  const items = execForm(parts, from);
  if (!items || items === 'not-strings') return items;
  return items.map((item) => verbatim(parts, item, item.value));
}

function readCommand(parts: Parts): CommandInstruction | undefined {
  checked(parts);
  const exec = execWords(parts, parts.from);
  if (exec === 'not-strings') return undefined;
  return { ...parts.base, name: parts.name as CommandInstruction['name'], exec };
}

function readShell(parts: Parts): CommandInstruction | undefined {
  checked(parts);
  const exec = execWords(parts, parts.from);
  if (exec === 'not-strings') return undefined;
  if (parts.from === parts.to || exec?.length === 0) return lacks(parts, 'names no shell');
  if (exec) return { ...parts.base, name: 'SHELL', exec };
  const help = 'Write it as `["/bin/bash", "-c"]`.';
  return parts.fail(parts.text.locate(parts.from, parts.to), 'SHELL takes a JSON array of strings.', help);
}

function readHealthcheck(parts: Parts): HealthcheckInstruction | undefined {
  const { text, from, to, base, fail } = parts;
  let end = from;
  while (end < to && !isSpace(text.text.charCodeAt(end))) end++;
  const kind = text.text.slice(from, end);
  const rest = skipSpace(text.text, end, to);
  if (kind === '') return lacks(parts, 'has neither CMD nor NONE');
  if (kind.toUpperCase() === 'NONE') {
    if (rest < to) fail(text.locate(rest, to), 'HEALTHCHECK NONE takes no arguments.');
    return { ...base, name: 'HEALTHCHECK', command: undefined };
  }
  checked(parts);
  if (kind.toUpperCase() !== 'CMD') {
    const help = 'Write CMD before the command.';
    return fail(text.locate(from, end), `HEALTHCHECK takes CMD or NONE, not \`${shortened(kind)}\`.`, help);
  }
  const exec = execWords(parts, rest);
  if (exec === 'not-strings') return undefined;
  if (rest === to || exec?.length === 0) return fail(text.locate(from, end), 'HEALTHCHECK CMD has no command.');
  return { ...base, name: 'HEALTHCHECK', command: { exec, body: partOf(parts.line, rest, to) } };
}

function readExpose(parts: Parts): WordsInstruction | undefined {
  checked(parts);
  const words = splitAtBlanks(parts.text.text, parts.from, parts.to).map((span) => expanded(parts, span));
  if (words.length === 0) return lacks(parts, 'names no port');
  return { ...parts.base, name: 'EXPOSE', words };
}

function readVolume(parts: Parts): WordsInstruction | undefined {
  checked(parts);
  const paths = wordList(parts);
  if (!paths) return undefined;
  if (paths.length === 0) return lacks(parts, 'names no path');
  const blank = paths.find(({ argument }) => argument.trim() === '');
  if (blank) parts.fail(blank.word.at, 'VOLUME has an empty path.');
  return { ...parts.base, name: 'VOLUME', words: paths.map(({ word }) => word) };
}

/** What USER, WORKDIR, STOPSIGNAL and MAINTAINER are about. */
const SUBJECTS: ReadonlyMap<string, string> = new Map([
  ['USER', 'names no user'],
  ['WORKDIR', 'names no directory'],
  ['STOPSIGNAL', 'names no signal'],
  ['MAINTAINER', 'names nobody'],
]);

/** Instructions whose one argument is the rest of the line. */
function readRest(parts: Parts): WordsInstruction | undefined {
  checked(parts);
  const { from, to, name, base } = parts;
  if (from === to) return lacks(parts, SUBJECTS.get(name)!);
  const span = { start: from, end: to };
  const word = name === 'MAINTAINER' ? verbatim(parts, span) : expanded(parts, span);
  return { ...base, name: name as WordsInstruction['name'], words: [word] };
}

function readOnbuild(parts: Parts): OnbuildInstruction | undefined {
  checked(parts);
  const { from, to, reading, base } = parts;
  if (from === to) return lacks(parts, 'has no instruction behind it');
  const unsupported = unsupportedTrigger(parts);
  const trigger = unsupported ? undefined : readAt(reading, from, true);
  return { ...base, name: 'ONBUILD', trigger, unsupported };
}

/** Instructions that no trigger can be: https://docs.docker.com/reference/dockerfile/#onbuild */
const NO_TRIGGERS = ['ONBUILD', 'FROM', 'MAINTAINER'];

function unsupportedTrigger({ text, from, to, reading }: Parts): UnsupportedTrigger | undefined {
  const end = endOfBlankDelimited(text.text, from, to);
  const written = text.text.slice(from, end);
  const name = written.toUpperCase();
  const exists = READERS.has(name);
  if (exists ? !NO_TRIGGERS.includes(name) : reading.foreign) return undefined;
  const triggers = [...READERS.keys()].filter((keyword) => !NO_TRIGGERS.includes(keyword));
  return {
    at: text.locate(from, end),
    text: written,
    similar: exists ? undefined : closest(written, triggers),
    exists,
  };
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

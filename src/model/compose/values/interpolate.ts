import type { ComposeScalar } from '../../../parser/compose/tree.js';
import type { Word, WordPart } from '../../../parser/word.js';
import type { Located, Note } from '../../../text/location.js';
import { type Environment, environmentAt } from '../../environment.js';
import { type Fact, known, type Known, unknown } from '../../known.js';

/** Why a variable that no file sets has no known value. Defaults count all the same: it is what a fresh clone gets. */
export const shellMaySetIt = 'the shell may set it';

/** Variables that every login shell exports, so that a default beside them never counts. */
const shellSets = new Set(['HOME', 'LOGNAME', 'PATH', 'PWD', 'SHELL', 'USER']);

/** Deeper than anybody nests defaults. */
const maximumDepth = 40;

type VariablePart = Extract<WordPart, { kind: 'variable' }>;

/**
 * The value of a word as Compose interpolates it. A variable has the value that the environment gives it; where the
 * environment does not have it, its default counts, with a note at the variable as evidence, because a shell could
 * still say otherwise. Everything else that only the shell can tell is unknown.
 *
 * Source: https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md
 */
export const evaluate = (word: Word, environment: Environment): Fact<string> =>
  evaluateParts(word.parts, environment, 0);

function evaluateParts(parts: readonly WordPart[], environment: Environment, depth: number): Fact<string> {
  let text = '';
  const evidence: Note[] = [];
  for (const part of parts) {
    const fact = evaluatePart(part, environment, depth);
    if (!fact.known) return fact;
    text += fact.value;
    evidence.push(...fact.evidence);
  }
  return known(text, ...evidence);
}

function evaluatePart(part: WordPart, environment: Environment, depth: number): Fact<string> {
  if (part.kind === 'literal') return known(part.text);
  if (part.kind === 'opaque') return unknown('Compose cannot read the variable in it');
  if (depth > maximumDepth) return unknown('its defaults are nested too deeply');
  return evaluateVariable(part, environment, depth);
}

function evaluateVariable(part: VariablePart, outer: Environment, depth: number): Fact<string> {
  const { name, operator } = part;
  const environment = environmentAt(outer, part);
  const operand = (): Fact<string> => evaluateParts(part.operand, environment, depth + 1);
  const current = environment.value(name);
  const value = current.known ? current.value : undefined;
  const set = value !== undefined && (value !== '' || !operator?.startsWith(':'));
  switch (operator) {
    case undefined:
      if (!current.known) return unset(name, current.because);
      return value === undefined ? unset(name, shellMaySetIt) : known(value, ...current.evidence);
    case '-':
    case ':-':
      if (set) return known(value, ...(current as Known<unknown>).evidence);
      if (!current.known && !defaultCounts(name, environment)) return unset(name, current.because);
      return withNote(operand(), { at: part.at, note: `no file sets ${name}, so its default counts` });
    case '+':
    case ':+':
      if (!current.known) return unset(name, current.because);
      return set ? operand() : known('', ...current.evidence);
    case '?':
    case ':?':
      return set ? known(value, ...(current as Known<unknown>).evidence) : unset(name, shellMaySetIt);
    default:
      return unknown(`Compose knows no operator ${operator}`);
  }
}

const unset = (name: string, because: string): Fact<string> => unknown(`${name} has no value here: ${because}`);

const defaultCounts = (name: string, environment: Environment): boolean =>
  environment.incomplete === shellMaySetIt && !environment.get(name) && !shellSets.has(name);

const withNote = (fact: Fact<string>, note: Note): Fact<string> =>
  fact.known ? { ...fact, evidence: [note, ...fact.evidence] } : fact;

/** A piece of an interpolated text: where it begins there, and where it is written in the scalar's text. */
interface Segment {
  readonly offset: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Character by character as written. */
  readonly exact: boolean;
  readonly fact: Fact<string>;
}

/** A part of an interpolated value at its place. */
export interface Field extends Located {
  readonly value: Fact<string>;
}

/**
 * A scalar after interpolation, for the short syntaxes: its text can be split by offsets, and every part knows its value
 * and its place. What is unknown stands as one `hole` character in the text.
 */
export interface Interpolated extends Located {
  readonly text: string;
  /** The part between two offsets of `text`. */
  part(start: number, end: number): Field;
}

/** Stands for a piece of unknown text; no syntax gives it a meaning. */
export const hole = '\uFFFC';

/** The text of a scalar as Compose takes it for a string: `3.10` without quotes is the number 3.1. */
export const scalarText = ({ value, text }: ComposeScalar): string =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : text;

/** The value of a scalar after interpolation, as a string. */
export const scalarValue = (scalar: ComposeScalar, environment: Environment): Fact<string> =>
  typeof scalar.value === 'string' ? evaluate(scalar.word, environment) : known(scalarText(scalar));

/** Interpolates a scalar so that it can be taken apart. */
export function interpolate(scalar: ComposeScalar, environment: Environment): Interpolated {
  const segments = segmentsOf(scalar, environment);
  const text = segments.map((segment) => segment.text).join('');
  return {
    at: scalar.at,
    text,
    part: (start, end) => ({ value: valueBetween(segments, start, end), at: placeOf(scalar, segments, start, end) }),
  };
}

function segmentsOf(scalar: ComposeScalar, environment: Environment): readonly Segment[] {
  const whole = (fact: Fact<string>): readonly Segment[] => {
    const text = fact.known ? fact.value : hole;
    return [{ offset: 0, text, start: 0, end: scalar.text.length, exact: text === scalar.text, fact }];
  };
  if (typeof scalar.value !== 'string') return whole(known(scalarText(scalar)));
  const segments: Segment[] = [];
  let offset = 0;
  let start = 0;
  const push = (end: number, fact: Fact<string>, exact: boolean): void => {
    const text = fact.known ? fact.value : hole;
    segments.push({ offset, text, start, end, exact, fact });
    offset += text.length;
    start = end;
  };
  for (const part of scalar.word.parts) {
    if (part.kind !== 'literal') {
      push(endOf(scalar, part, start), evaluatePart(part, environment, 0), false);
      continue;
    }
    for (const piece of part.text.split(/(\$)/)) {
      if (piece === '') continue;
      const length = piece === '$' && scalar.text.startsWith('$$', start) ? 2 : piece.length;
      push(start + length, known(piece), length === piece.length);
    }
  }
  return start === scalar.text.length ? segments : whole(evaluate(scalar.word, environment));
}

/** The offset in a scalar's text behind a variable that starts at an offset, found by the place that the variable has. */
function endOf({ mapped, text }: ComposeScalar, part: Located, start: number): number {
  let low = start + 1;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mapped.locate(start, middle).span.end >= part.at.span.end) high = middle;
    else low = middle + 1;
  }
  return high;
}

const overlapping = (segments: readonly Segment[], start: number, end: number): readonly Segment[] =>
  segments.filter(({ offset, text }) => offset < end && offset + text.length > start);

function valueBetween(segments: readonly Segment[], start: number, end: number): Fact<string> {
  let text = '';
  const evidence: Note[] = [];
  for (const segment of overlapping(segments, start, end)) {
    if (!segment.fact.known) return segment.fact;
    text += segment.text.slice(Math.max(0, start - segment.offset), end - segment.offset);
    evidence.push(...segment.fact.evidence);
  }
  return known(text, ...evidence);
}

function placeOf(scalar: ComposeScalar, segments: readonly Segment[], start: number, end: number): Located['at'] {
  const inside = overlapping(segments, start, end);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) {
    const before = segments.findLast(({ offset }) => offset <= start);
    const at = before ? before.start + (before.exact ? Math.min(start - before.offset, before.text.length) : 0) : 0;
    return scalar.mapped.locate(at, at);
  }
  return scalar.mapped.locate(
    first.exact ? first.start + Math.max(0, start - first.offset) : first.start,
    last.exact ? Math.min(last.end, last.start + end - last.offset) : last.end,
  );
}

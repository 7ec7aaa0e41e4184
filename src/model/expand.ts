import type { Word, WordPart } from '../parser/word.js';
import type { Note } from '../text/location.js';
import type { Environment } from './environment.js';
import { known, type Fact, type Known, unknown } from './known.js';

/** How deep `${A:-${B:-…}}` is followed before the value counts as unknown. */
const maximumDepth = 20;

/** A longer value is nobody's configuration, and counts as unknown: `A=$A$A` doubles it with each line. */
const maximumLength = 1 << 16;

/** How many places prove a value at most; a PATH that is extended a thousand times needs no thousand places. */
const maximumEvidence = 16;

/** How a language replaces a variable that is surely unset: with nothing, or not at all (then the value is unknown). */
type Unset = 'empty' | 'unknown';

/** All that is needed of an environment here. */
type Values = Pick<Environment, 'value'>;

/**
 * Replaces the variables of a word as BuildKit does in FROM, COPY, ENV and the other expandable instructions
 * (https://docs.docker.com/reference/dockerfile/#environment-replacement), and a POSIX shell in words without command
 * substitution. Every variable used is evidence, where it got its value.
 */
export const expand = (word: Word, environment: Values, unset: Unset = 'empty'): Fact<string> =>
  expandParts(word.parts, environment, unset, 0);

function expandParts(parts: readonly WordPart[], environment: Values, unset: Unset, depth: number): Fact<string> {
  if (depth > maximumDepth) return unknown('its variables are nested too deeply');
  let text = '';
  const evidence: Note[] = [];
  for (const part of parts) {
    if (part.kind === 'literal') {
      text += part.text;
      continue;
    }
    const value =
      part.kind === 'opaque'
        ? unknown('only the running shell knows it')
        : expandVariable(part, environment, unset, depth);
    if (!value.known) return value;
    text += value.value;
    if (text.length > maximumLength) return unknown('its value is too long');
    addEvidence(evidence, value.evidence);
  }
  return known(text, ...evidence);
}

function addEvidence(evidence: Note[], more: readonly Note[]): void {
  for (const note of more) {
    if (evidence.length >= maximumEvidence) return;
    if (!evidence.includes(note)) evidence.push(note);
  }
}

type VariablePart = Extract<WordPart, { kind: 'variable' }>;

function expandVariable(part: VariablePart, environment: Values, unset: Unset, depth: number): Fact<string> {
  const { name, operator } = part;
  const operand = () => expandParts(part.operand, environment, unset, depth + 1);
  const current = environment.value(name);
  if (!current.known) return current;
  const value = current.value;
  const counts = value !== undefined && (value !== '' || !operator?.startsWith(':'));
  const own: Fact<string> =
    value !== undefined
      ? known(value, ...current.evidence)
      : unset === 'empty'
        ? known('')
        : unknown(`${name} has no value here`);
  switch (operator) {
    case undefined:
      return own;
    case '-':
    case ':-':
      return counts ? own : operand();
    case '+':
    case ':+':
      return counts ? operand() : known('');
    case '?':
    case ':?':
      return counts ? own : unknown(`${name} is required and has no value here`);
    default:
      return own.known ? edit(own, part, operand(), expandParts(part.replacement, environment, unset, depth + 1)) : own;
  }
}

/** The prefix, suffix and replacement operators, for patterns without `*`, `?` and `[`; with those: unknown. */
function edit(
  own: Known<string>,
  { name, operator }: VariablePart,
  pattern: Fact<string>,
  replacement: Fact<string>,
): Fact<string> {
  if (!pattern.known) return pattern;
  if (!replacement.known) return replacement;
  if (/[*?[\\]/.test(pattern.value)) return unknown(`a pattern edits ${name}`);
  if (pattern.value === '') return own;
  const pieces = piecesAround(own.value, pattern.value, operator);
  const length = own.value.length + pieces.length * replacement.value.length;
  if (length > maximumLength) return unknown('its value is too long');
  const evidence = [...own.evidence];
  addEvidence(evidence, [...pattern.evidence, ...replacement.evidence]);
  return known(pieces.join(replacement.value), ...evidence);
}

/** What is left of a value around the places that an operator takes out. */
function piecesAround(value: string, found: string, operator: VariablePart['operator']): readonly string[] {
  switch (operator) {
    case '#':
    case '##':
      return [value.startsWith(found) ? value.slice(found.length) : value];
    case '%':
    case '%%':
      return [value.endsWith(found) ? value.slice(0, -found.length) : value];
    case '//':
      return value.split(found);
    default: {
      const at = value.indexOf(found);
      return at === -1 ? [value] : [value.slice(0, at), value.slice(at + found.length)];
    }
  }
}

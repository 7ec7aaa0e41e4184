import { forEachChild, parse } from 'unbash';
import type {
  AndOr,
  ArrayValue,
  Assignment,
  Command,
  CommandArgument,
  DoubleQuotedChild,
  ParameterExpansionPart,
  ParsedScript,
  Pipeline,
  Redirection,
  Statement,
  SyntaxNode,
  Word as ShellWord,
  WordPart as ShellPart,
} from 'unbash';
import type { Located, Location } from '../text/location.js';
import type { MappedText } from '../text/mapped-text.js';
import type { ShellCommand, ShellScript } from './shell-tree.js';
import { bashOnly } from './bash-only.js';
import { refusalOf } from './shell-refusal.js';
import { literalValue } from './word.js';
import type { Operator, SyntaxProblem, Word, WordPart } from './word.js';

/** What nodes are read from: the text that their offsets count in, and the way from there to the file. */
interface View {
  readonly text: string;
  readonly locate: (start: number, end: number) => Location;
}

/** What a node's surroundings say about the commands in it. */
interface Surroundings {
  readonly joinedBy: ShellCommand['joinedBy'];
  readonly followedBy: ShellCommand['followedBy'];
  readonly conditional: boolean;
  readonly tested: boolean;
  readonly subshell: boolean;
}

interface Collected {
  readonly commands: ShellCommand[];
  readonly problems: SyntaxProblem[];
  readonly bashOnly: ShellScript['bashOnly'][number][];
}

/**
 * Reads shell text: the logical text of a RUN or a shell form CMD, the body of a heredoc, a script file, or the string
 * behind `sh -c`.
 *
 * The text is read as Bash, of which POSIX `sh` is nearly a part: https://www.gnu.org/software/bash/manual/bash.html.
 * Never throws: a broken text gives the commands that could be read, and problems. A `\r\n` ends a line as `\n` does.
 */
export function parseShell(source: MappedText): ShellScript {
  const view = withoutCarriageReturns(source);
  const collected: Collected = { commands: [], problems: [], bashOnly: [] };
  let refused: ShellScript['refused'];
  if (isTooDeep(view.text)) {
    const at = view.locate(0, view.text.length);
    collected.problems.push({ at, message: 'The shell text is nested too deeply.', help: undefined });
    return { ...collected, refused: undefined };
  }
  try {
    const script = parse(view.text);
    visitScript(script, view, outermost, collected);
    const refusal = refusalOf(script.errors ?? [], view.text);
    if (refusal) refused = { at: view.locate(refusal.start, refusal.end), because: refusal.because };
  } catch {
    const at = view.locate(0, view.text.length);
    collected.problems.push({ at, message: 'The shell text cannot be read.', help: undefined });
  }
  collected.commands.sort(byStart);
  return { ...collected, refused };
}

/**
 * Whether substitutions in substitutions could take minutes to read: the parser looks for the end of each by itself. Scripts of 200 KB
 * with a thousand of them are far below.
 */
const isTooDeep = (text: string): boolean =>
  text.length > 10_000 && (text.match(/[$<>]\(/g)?.length ?? 0) * text.length > 300_000_000;

const outermost: Surroundings = { joinedBy: '', followedBy: '', conditional: false, tested: false, subshell: false };

const byStart = (a: Located, b: Located): number => a.at.span.start - b.at.span.start;

/** The text without the `\r` of each `\r\n`, which would be a part of words; offsets are counted back. */
function withoutCarriageReturns(source: MappedText): View {
  const lines = source.text.split('\r\n');
  if (lines.length === 1) return { text: source.text, locate: (start, end) => source.locate(start, end) };
  const ends: number[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length;
    ends.push(length);
    length++;
  }
  const original = (offset: number): number => {
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
  return { text: lines.join('\n'), locate: (start, end) => source.locate(original(start), original(end)) };
}

/** The place of a range that a parser gave; recovery from errors yields ranges that end before they start. */
function placeIn(view: View, { pos, end }: { readonly pos: number; readonly end: number }): Location {
  const start = Math.max(0, Math.min(pos, view.text.length));
  return view.locate(start, Math.max(start, Math.min(end, view.text.length)));
}

function visitScript(script: ParsedScript, view: View, around: Surroundings, into: Collected): void {
  for (const { pos, message } of script.errors ?? []) {
    const at = placeIn(view, { pos, end: pos + 1 });
    into.problems.push({ at, message: `A shell cannot read this: ${message}.`, help: undefined });
  }
  visitStatements(script.commands, view, around, into);
}

function visitStatements(statements: readonly Statement[], view: View, around: Surroundings, into: Collected): void {
  let joinedBy: ShellCommand['joinedBy'] = '';
  statements.forEach((statement, index) => {
    const followedBy = terminator(statement, statements[index + 1], view);
    visit(statement.command, view, { ...around, joinedBy, followedBy }, into);
    joinedBy = followedBy;
  });
}

/** What ends a statement; nothing at the end of its list, even where a `;` is written there. */
function terminator(statement: Statement, next: Statement | undefined, view: View): ShellCommand['followedBy'] {
  if (statement.background) return '&';
  if (!next) return '';
  return /^[ \t]*;/.test(view.text.slice(statement.command.end, next.pos)) ? ';' : '\n';
}

function visit(node: SyntaxNode, view: View, around: Surroundings, into: Collected): void {
  const bash = bashOnly(node, view.text);
  if (bash) into.bashOnly.push({ at: view.locate(bash.start, bash.end), syntax: bash.syntax });
  switch (node.type) {
    case 'Command':
      into.commands.push(commandOf(node, view, around));
      return visitEach(node, view, inner(around), into);
    case 'CompoundList':
      return visitStatements(node.commands, view, inner(around), into);
    case 'AndOr':
      return visitAndOr(node, view, around, into);
    case 'Pipeline':
      return visitPipeline(node, view, around, into);
    case 'If':
    case 'Elif':
    case 'While':
      // The first condition always runs; what depends on it does not.
      return visitHead(node, (child) => child === node.clause, view, around, into);
    case 'For':
    case 'ArithmeticFor':
    case 'Select':
      return visitHead(node, (child) => child !== node.body, view, around, into);
    case 'Case':
      return visitHead(node, (child) => child === node.word, view, around, into);
    case 'Function':
    case 'ParameterExpansion':
      return visitEach(node, view, { ...inner(around), conditional: true }, into);
    case 'Subshell':
    case 'Coproc':
      return visitEach(node, view, { ...inner(around), subshell: true }, into);
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      if (!node.script) return;
      return visitScript(node.script, viewOf(node.script, node, view), { ...inner(around), subshell: true }, into);
    default:
      return visitEach(node, view, inner(around), into);
  }
}

/** What surrounds the parts of a node: nothing joins them to what stands beside it. Most nodes are words, where that is so already. */
const inner = (around: Surroundings): Surroundings =>
  around.joinedBy === '' && around.followedBy === '' ? around : { ...around, joinedBy: '', followedBy: '' };

const visitEach = (node: SyntaxNode, view: View, around: Surroundings, into: Collected): void =>
  forEachChild(node, (child) => visit(child, view, around, into));

/** Visits a node of which one part is the condition, which always runs. */
function visitHead(
  node: SyntaxNode,
  isHead: (child: SyntaxNode) => boolean,
  view: View,
  around: Surroundings,
  into: Collected,
): void {
  const head = { ...inner(around), tested: true };
  const rest = { ...inner(around), conditional: true };
  forEachChild(node, (child) => visit(child, view, isHead(child) ? head : rest, into));
}

/** Backticks with escapes in them are read from a text of their own, which has no places: all stand for the whole. */
function viewOf(script: ParsedScript, expansion: { readonly pos: number; readonly end: number }, view: View): View {
  if (script.source === undefined) return view;
  const at = placeIn(view, expansion);
  return { text: script.source, locate: () => at };
}

function visitAndOr(node: AndOr, view: View, around: Surroundings, into: Collected): void {
  let tested = false;
  let joinedBy = around.joinedBy;
  node.commands.forEach((command, index) => {
    if (joinedBy === '||') tested = false;
    const conditional = around.conditional || (index > 0 && (joinedBy === '||' || tested));
    const followedBy = node.operators[index] ?? around.followedBy;
    visit(command, view, { ...around, joinedBy, followedBy, conditional }, into);
    tested ||= isTest(command);
    joinedBy = followedBy;
  });
}

/** Whether failing is an answer and no fault: what stands behind its `&&` may then be skipped. */
function isTest(node: SyntaxNode): boolean {
  if (node.type === 'TestCommand' || node.type === 'ArithmeticCommand') return true;
  if (node.type === 'Command') return node.name?.value === '[' || node.name?.value === 'test';
  if (node.type !== 'Pipeline') return false;
  return node.prefixes.some((prefix) => prefix.type === 'Negation') || isTest(node.commands.at(-1)!);
}

function visitPipeline(node: Pipeline, view: View, around: Surroundings, into: Collected): void {
  const last = node.commands.length - 1;
  const tested = around.tested || node.prefixes.some(({ type }) => type === 'Negation');
  node.commands.forEach((command, index) => {
    const joinedBy = index === 0 ? around.joinedBy : '|';
    const followedBy = index === last ? around.followedBy : '|';
    visit(command, view, { ...around, joinedBy, followedBy, tested, subshell: around.subshell || last > 0 }, into);
  });
}

function commandOf(node: Command, view: View, around: Surroundings): ShellCommand {
  const words = node.args.map((argument) => argumentOf(argument, view));
  if (node.name) words.unshift(wordOf(node.name, view));
  return {
    at: placeIn(view, node),
    words,
    assignments: node.prefix
      .filter((part) => part.type === 'Assignment')
      .map((assignment) => ({
        at: placeIn(view, assignment),
        name: assignment.name,
        value: assignedValue(assignment, view),
      })),
    redirects: node.redirects.map((redirect) => ({
      at: placeIn(view, redirect),
      operator: redirect.operator,
      target: redirectTarget(redirect, view),
    })),
    joinedBy: around.joinedBy,
    followedBy: around.followedBy,
    conditional: around.conditional,
    tested: around.tested,
    subshell: around.subshell,
  };
}

/** The target as a word; of a heredoc, its delimiter. */
function redirectTarget(redirect: Redirection, view: View): Word | undefined {
  if (redirect.type !== 'HereDoc') return redirect.target && wordOf(redirect.target, view);
  const { delimiter } = redirect;
  if (!delimiter) return undefined;
  const parts = joined([{ kind: 'literal', text: delimiter.value }]);
  return { at: placeIn(view, delimiter), raw: delimiter.text, parts, value: delimiter.value, quoted: delimiter.quoted };
}

/** An argument as a word: `B=$C` behind `export` is one. */
function argumentOf(argument: CommandArgument, view: View): Word {
  if (argument.type === 'Word') return wordOf(argument, view);
  const value = assignedValue(argument, view);
  const raw = withoutContinuations(argument.text);
  const parts = joined([{ kind: 'literal', text: `${argument.name}${argument.append ? '+' : ''}=` }, ...value.parts]);
  return { at: placeIn(view, argument), raw, parts, value: literalValue(parts), quoted: value.quoted };
}

/** What a name is set to: for `A+=b` that is `$A` and `b`; arrays and their items are opaque. */
function assignedValue(assignment: Assignment, view: View): Word {
  const { value, index } = assignment;
  if (value.type === 'ArrayValue' || index) return opaqueWord(value, view);
  const word = wordOf(value, view);
  if (!assignment.append) return word;
  const at = placeIn(view, { pos: assignment.pos, end: assignment.pos + assignment.name.length });
  const before: WordPart = { at, kind: 'variable', name: assignment.name, operator: undefined, ...noOperands };
  return { ...word, parts: [before, ...word.parts], value: undefined };
}

function opaqueWord(node: ShellWord | ArrayValue, view: View): Word {
  const at = placeIn(view, node);
  const raw = withoutContinuations(view.text.slice(node.pos, node.end));
  return { at, raw, parts: [{ at, kind: 'opaque' }], value: undefined, quoted: false };
}

const noOperands = { operand: [], replacement: [] } as const;

const quotes: ReadonlySet<string> = new Set(['SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted', 'LocaleString']);

function wordOf(word: ShellWord, view: View): Word {
  const parts = partsOf(word, view);
  return {
    at: placeIn(view, word),
    raw: rawOf(word),
    parts,
    value: literalValue(parts),
    quoted: word.parts?.some((part) => quotes.has(part.type)) ?? false,
  };
}

/** The text as written; `\` and a line end are no part of it, except between single quotes, where both are text. */
function rawOf(word: ShellWord): string {
  if (!word.text.includes('\\\n')) return word.text;
  if (!word.parts) return withoutContinuations(word.text);
  const isText = (part: ShellPart): boolean => part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted';
  return word.parts.map((part) => (isText(part) ? part.text : withoutContinuations(part.text))).join('');
}

const withoutContinuations = (text: string): string => text.replaceAll('\\\n', '');

function partsOf(word: ShellWord, view: View): readonly WordPart[] {
  if (!word.parts) return joined([{ kind: 'literal', text: word.value }]);
  return joined(word.parts.flatMap((part) => partOf(part, view)));
}

function partOf(part: ShellPart | DoubleQuotedChild, view: View): readonly WordPart[] {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [{ kind: 'literal', text: part.value }];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.flatMap((child) => partOf(child, view));
    case 'SimpleExpansion':
      return [
        { at: placeIn(view, part), kind: 'variable', name: part.text.slice(1), operator: undefined, ...noOperands },
      ];
    case 'ParameterExpansion':
      return [parameter(part, view)];
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return [/[$`]/.test(part.text) ? opaque(part, view) : { kind: 'literal', text: part.text }];
    default:
      return [opaque(part, view)];
  }
}

const opaque = (part: { readonly pos: number; readonly end: number }, view: View): WordPart => ({
  at: placeIn(view, part),
  kind: 'opaque',
});

/**
 * `${NAME}` and its operators; lengths, indirections, array items, slices and changes of case are opaque.
 * `=` gives the same value as `-`: that it also sets the variable is not kept.
 */
function parameter(part: ParameterExpansionPart, view: View): WordPart {
  const { operation } = part;
  if (part.prefix || part.index) return opaque(part, view);
  const variable = { at: placeIn(view, part), kind: 'variable', name: part.parameter } as const;
  if (!operation) return { ...variable, operator: undefined, ...noOperands };
  switch (operation.type) {
    case 'Default':
    case 'Remove': {
      const operator = operation.operator.replace('=', '-') as Operator;
      return { ...variable, operator, operand: partsOf(operation.operand, view), replacement: [] };
    }
    case 'Replace': {
      if (operation.operator !== '/' && operation.operator !== '//') return opaque(part, view);
      const { operator, pattern, replacement } = operation;
      return { ...variable, operator, operand: partsOf(pattern, view), replacement: partsOf(replacement, view) };
    }
    default:
      return opaque(part, view);
  }
}

/** Adjacent literals joined, empty ones left out. */
function joined(parts: readonly WordPart[]): readonly WordPart[] {
  const result: WordPart[] = [];
  let text = '';
  for (const part of parts) {
    if (part.kind === 'literal') {
      text += part.text;
      continue;
    }
    if (text !== '') result.push({ kind: 'literal', text });
    text = '';
    result.push(part);
  }
  if (text !== '') result.push({ kind: 'literal', text });
  return result;
}

/** The words of a text that no shell reads, and what is wrong with it. */
export interface SplitWords {
  readonly words: readonly Word[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Splits a text into words as Compose does with a `command` or `entrypoint` that is one string: blanks part words,
 * quotes and backslashes are removed, and no shell is there to understand anything else.
 *
 * - A backslash makes the next character plain, also between double quotes; `\t` and `\n` are a tab and a line feed.
 * - `;`, `&`, `|`, `<` and `>` outside of quotes end the command: Compose drops them and all behind, without a word.
 * - A single `(` or `)`, or a quote that is not closed, makes Compose refuse the text.
 * - `$` is plain text: Compose has replaced its variables before. In a text where they still stand, `${…}` is kept
 *   together, blanks and quotes in it included.
 *
 * Never throws. Source: https://github.com/mattn/go-shellwords/blob/master/shellwords.go, which compose-go calls
 * without environment and backticks.
 */
export function splitWords(source: MappedText): SplitWords {
  const { text } = source;
  const words: Word[] = [];
  const problems: SyntaxProblem[] = [];
  const problem = (start: number, end: number, message: string, help?: string): void => {
    problems.push({ at: source.locate(start, end), message, help });
  };
  let start = -1;
  let value = '';
  let quoted = false;
  const add = (piece: string, at: number): void => {
    if (start === -1) start = at;
    value += piece;
  };
  const finish = (end: number): void => {
    if (start !== -1) {
      const parts = joined([{ kind: 'literal', text: value }]);
      words.push({ at: source.locate(start, end), raw: text.slice(start, end), parts, value, quoted });
    }
    start = -1;
    value = '';
    quoted = false;
  };

  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (/[ \t\r\n]/.test(character)) {
      finish(at);
      at++;
      continue;
    }
    if (/[;&|<>]/.test(character)) {
      const operator = /^(?:&&|\|\||>>|<<|[;&|<>])/.exec(text.slice(at, at + 2))![0];
      const message = `No shell runs here, so Compose drops everything from ${operator} on.`;
      problem(at, at + operator.length, message, 'Run a shell: ["sh", "-c", "…"].');
      break;
    }
    if (character === '\\' && at + 1 < text.length) {
      add(escaped(text[at + 1]!), at);
      at += 2;
      continue;
    }
    if (character === '"' || character === "'") {
      const inside = quotedText(text, at);
      add(inside.value, at);
      quoted = true;
      if (!inside.closed) problem(at, at + 1, `The quote ${character} is not closed.`);
      at = inside.end;
      continue;
    }
    const end = keptTogether(text, at);
    if (end === undefined || character === '(' || character === ')' || character === '\\') {
      problem(at, at + 1, `Compose cannot split this text into words at ${character}.`, 'Quote the text.');
      add(text.slice(at), at);
      at = text.length;
      break;
    }
    add(text.slice(at, end), at);
    at = end;
  }
  finish(at);
  return { words, problems };
}

const escaped = (character: string): string => (character === 't' ? '\t' : character === 'n' ? '\n' : character);

/** What stands between the quote at an offset and its match; at the end of the text, the match is missing. */
function quotedText(text: string, start: number): { value: string; end: number; closed: boolean } {
  const quote = text[start]!;
  let value = '';
  let at = start + 1;
  for (; at < text.length; at++) {
    const character = text[at]!;
    if (character === quote) return { value, end: at + 1, closed: true };
    if (character === '\\' && quote === '"' && at + 1 < text.length) value += escaped(text[++at]!);
    else value += character;
  }
  return { value, end: text.length, closed: false };
}

/** How far the end of `${…}` is looked for, so that a text of nothing but `${` takes linear time. */
const longestVariable = 1000;

/** The end of the piece at an offset in which blanks part nothing; undefined where its match is missing. */
function keptTogether(text: string, start: number): number | undefined {
  const match = text[start] === '`' ? '`' : text.startsWith('$(', start) ? ')' : undefined;
  if (match) {
    const end = text.indexOf(match, start + 1);
    return end === -1 ? undefined : end + 1;
  }
  if (!text.startsWith('${', start)) return start + 1;
  let depth = 0;
  const bound = Math.min(text.length, start + longestVariable);
  for (let at = start; at < bound; at++) {
    if (text[at] === '{' && text[at - 1] === '$') depth++;
    if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return start + 1;
}

import type { Located } from '../text/location.js';
import { MappedText } from '../text/mapped-text.js';
import type { Piece } from '../text/mapped-text.js';
import type { SourceFile } from '../text/source.js';
import type { SyntaxProblem } from './word.js';

/** A requirements file of pip. Total: any text gives one, and what pip refuses stands in `problems`. */
export interface RequirementsFile {
  readonly file: SourceFile;
  /** What is installed (in a constraints file: held back), in the order of the text. */
  readonly requirements: readonly Requirement[];
  /** The options on lines of their own. Those of one requirement are with it. */
  readonly options: readonly RequirementsOption[];
  /** `text` is without the `#`, trimmed. */
  readonly comments: readonly (Located & { readonly text: string })[];
  readonly problems: readonly SyntaxProblem[];
}

/** One requirement; `at` spans it without its options and comment. */
export interface Requirement extends Located {
  /** As written; undefined for a path or URL that does not say it. */
  readonly name: (Located & { readonly text: string }) | undefined;
  /** The name in lower case with `-` for every run of `-`, `_` and `.`: https://peps.python.org/pep-0503/#normalized-names */
  readonly normalizedName: string | undefined;
  readonly extras: readonly string[];
  /** The version clauses as written: `>=1,<2`. Empty for any version, and for a path or URL. */
  readonly specifier: string;
  readonly clauses: readonly VersionClause[];
  /** The text behind `;`. */
  readonly marker: string | undefined;
  /** From an index, from a URL of a file, from version control, or from a path beside the working directory. */
  readonly source: 'index' | 'url' | 'vcs' | 'path';
  /** The URL or path; undefined for `index`. */
  readonly location: (Located & { readonly text: string }) | undefined;
  readonly editable: boolean;
  /** `sha256:…` of each `--hash`. */
  readonly hashes: readonly string[];
  readonly options: readonly RequirementsOption[];
  /** Whether `${NAME}` is in it, which pip replaces, so that nothing else about it is certain. */
  readonly variable: boolean;
}

/** One version clause, such as `>=1.0`. The version is as written, and need not be one. */
export interface VersionClause extends Located {
  readonly operator: '===' | '==' | '!=' | '~=' | '<=' | '>=' | '<' | '>';
  readonly version: string;
}

/** An option: `-r base.txt`. `name` is its long form, `value` is without quotes. */
export interface RequirementsOption extends Located {
  readonly name: string;
  readonly value: (Located & { readonly text: string }) | undefined;
}

/**
 * Reads a requirements or constraints file as pip does: line continuations, comments, options, names with extras,
 * versions, markers and hashes, URLs, version control, paths and archives, and `${NAME}`.
 *
 * Problems are lines that every pip refuses; a version that only newer ones refuse is left to who compares versions.
 * Never throws, and takes linear time. Sources: https://pip.pypa.io/en/stable/reference/requirements-file-format/,
 * https://github.com/pypa/pip/blob/main/src/pip/_internal/req/req_file.py,
 * https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
export function parseRequirements(file: SourceFile): RequirementsFile {
  const known = parsed.get(file);
  if (known) return known;
  const result: Collected = { file, requirements: [], options: [], comments: [], problems: [] };
  for (const line of logicalLines(file, result)) readLine(line, result);
  parsed.set(file, result);
  return result;
}

/** What was read: twenty questions are asked about a file that may have megabytes. */
const parsed = new WeakMap<SourceFile, RequirementsFile>();

/** A distribution's name as indexes compare it: https://peps.python.org/pep-0503/#normalized-names */
export const normalizeName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

interface Collected {
  readonly file: SourceFile;
  readonly requirements: Requirement[];
  readonly options: RequirementsOption[];
  readonly comments: (Located & { readonly text: string })[];
  readonly problems: SyntaxProblem[];
}

/** A logical line: `text` is the start of the source's text, up to the comment, so that offsets count in both. */
interface Line {
  readonly source: MappedText;
  readonly text: string;
}

/** The characters at which Python's `str.splitlines` ends a line. */
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** Lines with their continuations joined and their comments removed. */
function* logicalLines(file: SourceFile, into: Collected): Generator<Line> {
  const { text } = file;
  let pieces: Piece[] = [];
  let start = 0;
  for (;;) {
    lineEnd.lastIndex = start;
    const match = lineEnd.exec(text);
    const end = match ? match.index : text.length;
    const line = text.slice(start, end);
    const isComment = /^\s*#/.test(line);
    const continued = line.endsWith('\\') && !isComment;
    // A comment line ends what is continued into it, and stays a comment.
    if (isComment) pieces.push({ text: ' ', span: { start, end: start } });
    const kept = continued ? line.slice(0, -1) : line;
    pieces.push({ text: kept, span: { start, end: start + kept.length } });
    if (!continued || !match) {
      yield withoutComment(new MappedText(file, pieces, start), into);
      pieces = [];
    }
    if (!match) return;
    start = end + match[0].length;
  }
}

function withoutComment(source: MappedText, into: Collected): Line {
  const { text } = source;
  const match = /(?:^|\s)#/.exec(text);
  if (!match) return { source, text };
  const hash = match.index + match[0].length - 1;
  into.comments.push({ at: source.locate(hash, text.length), text: text.slice(hash + 1).trim() });
  return { source, text: text.slice(0, match.index) };
}

/** A range of a line without the blanks around it. */
function trimmed({ source, text }: Line, start: number, end: number): Located & { text: string; start: number } {
  const range = text.slice(start, end);
  const from = start + range.length - range.trimStart().length;
  const inner = range.trim();
  return { at: source.locate(from, from + inner.length), text: inner, start: from };
}

function readLine(line: Line, into: Collected): void {
  const optionsAt = startOfOptions(line.text);
  const written = trimmed(line, 0, optionsAt);
  const options = readOptions(line, optionsAt, into);
  const editable = written.text === '' ? options.find(({ name }) => name === '--editable') : undefined;
  if (written.text !== '') into.requirements.push(...readRequirement(line, written, options, into));
  else if (editable?.value) into.requirements.push(...readEditable(editable.value, options, into));
  else into.options.push(...options);
}

/** Where the options of a line start: at the first word with a dash, where only the character U+0020 parts words. */
function startOfOptions(text: string): number {
  const match = /(?:^[ \t]*| )-/.exec(text);
  return match ? match.index + match[0].length - 1 : text.length;
}

/** The options that pip reads in these files, by each of their names, and whether they have a value. */
const optionForms: ReadonlyMap<string, { readonly name: string; readonly hasValue: boolean }> = new Map(
  [
    ['--index-url', true, '-i', '--pypi-url'],
    ['--extra-index-url', true],
    ['--no-index', false],
    ['--constraint', true, '-c'],
    ['--requirement', true, '-r'],
    ['--editable', true, '-e'],
    ['--find-links', true, '-f'],
    ['--no-binary', true],
    ['--only-binary', true],
    ['--prefer-binary', false],
    ['--require-hashes', false],
    ['--pre', false],
    ['--all-releases', true],
    ['--only-final', true],
    ['--trusted-host', true],
    ['--use-feature', true],
    ['--global-option', true],
    ['--install-option', true],
    ['--hash', true],
    ['--config-settings', true, '-C', '--config-setting'],
    ['--no-deps-for', true],
    ['--always-unzip', false, '-Z'],
    ['--process-dependency-links', false],
  ].flatMap(([name, hasValue, ...others]) =>
    [name, ...others].map((form) => [form as string, { name: name as string, hasValue: hasValue as boolean }] as const),
  ),
);

/** A form, or the only one that starts so: pip takes `--req` for `--requirement`. */
function optionForm(written: string): { readonly name: string; readonly hasValue: boolean } | undefined {
  const exact = optionForms.get(written);
  if (exact || !written.startsWith('--')) return exact;
  const names = new Set([...optionForms].filter(([form]) => form.startsWith(written)).map(([, { name }]) => name));
  return names.size === 1 ? optionForms.get([...names][0]!) : undefined;
}

function readOptions(line: Line, start: number, into: Collected): RequirementsOption[] {
  const options: RequirementsOption[] = [];
  const words = optionWords(line, start);
  if (words.unclosed) into.problems.push(refused(words.unclosed, 'a quote is not closed'));
  for (let index = 0; index < words.found.length; index++) {
    const word = words.found[index]!;
    // What stands alone between options is ignored by pip, too.
    if (!word.text.startsWith('-') || word.text === '-') continue;
    const { flag, value } = splitOption(word, line);
    const form = optionForm(flag);
    if (!form) {
      into.problems.push(refused(word, `${flag} is no option of a requirements file`));
      return options;
    }
    const next = form.hasValue && value === undefined ? words.found[++index] : undefined;
    if (form.hasValue && value === undefined && !next) {
      into.problems.push(refused(word, `${flag} has no value`));
      return options;
    }
    if (!form.hasValue && value !== undefined) into.problems.push(refused(word, `${flag} takes no value`));
    const given = form.hasValue ? (value ?? next) : undefined;
    const end = (next ?? word).end;
    options.push({ at: line.source.locate(word.start, end), name: form.name, value: given && withoutRange(given) });
  }
  return options;
}

interface OptionWord extends Located {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const withoutRange = ({ at, text }: OptionWord): Located & { text: string } => ({ at, text });

/** The words of a line's options, split like Python's `shlex.split` does. */
function optionWords(line: Line, start: number): { found: OptionWord[]; unclosed: Located | undefined } {
  const { source, text } = line;
  const found: OptionWord[] = [];
  let unclosed: Located | undefined;
  let at = start;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at++;
      continue;
    }
    const from = at;
    let value = '';
    while (at < text.length && !/\s/.test(text[at]!)) {
      const character = text[at]!;
      if (character === "'" || character === '"') {
        const close = text.indexOf(character, at + 1);
        if (close === -1) unclosed = { at: source.locate(at, at + 1) };
        const end = close === -1 ? text.length : close;
        value += text.slice(at + 1, end);
        at = Math.min(text.length, end + 1);
      } else if (character === '\\' && at + 1 < text.length) {
        value += text[at + 1];
        at += 2;
      } else {
        value += character;
        at++;
      }
    }
    found.push({ at: source.locate(from, at), text: value, start: from, end: at });
  }
  return { found, unclosed };
}

/** The flag and the value in one word: `--hash=…`, or `-rbase.txt`. */
function splitOption(word: OptionWord, { source }: Line): { flag: string; value: OptionWord | undefined } {
  const { text } = word;
  const cut = text.startsWith('--') ? text.indexOf('=') : 2;
  if (cut === -1 || cut >= text.length) return { flag: text, value: undefined };
  const from = text.startsWith('--') ? cut + 1 : cut;
  // Quotes make the word in the file longer than its text, and then only the whole word is a place.
  const isPlain = word.end - word.start === text.length;
  const start = isPlain ? word.start + from : word.start;
  const value = { at: source.locate(start, word.end), text: text.slice(from), start, end: word.end };
  return { flag: text.slice(0, cut), value };
}

const refused = ({ at }: Located, reason: string, help?: string): SyntaxProblem => ({
  at,
  message: `pip refuses this line: ${reason}.`,
  help,
});

const hashesOf = (options: readonly RequirementsOption[]): string[] =>
  options.flatMap(({ name, value }) => (name === '--hash' && value ? [value.text] : []));

/** `${NAME}` as pip replaces it. */
const variablePattern = /\$\{[A-Z0-9_]+\}/;

const urlPattern = /^(?:https?|file|ftp|(?:git|hg|svn|bzr)(?:\+[a-z]+)?):/i;
const vcsPattern = /^(?:git|hg|svn|bzr)[+:]/i;
const archivePattern = /\.(?:whl|zip|tar\.gz|tgz|tar|tar\.bz2|tbz|tar\.xz|txz|tlz|tar\.lz|tar\.lzma)$/i;
const namePattern = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/;

type Written = Located & { readonly text: string; readonly start: number };

function readRequirement(
  line: Line,
  written: Written,
  options: readonly RequirementsOption[],
  into: Collected,
): Requirement[] {
  const base = {
    at: written.at,
    editable: false,
    hashes: hashesOf(options),
    options,
    variable: variablePattern.test(line.text),
  };
  const named = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?:\s*(\[[^\]]*\]))?\s*@\s*(?=\S)/.exec(written.text);
  const bare = !named && (urlPattern.test(written.text) || looksLikePath(written.text));
  const from = named ? named[0].length : 0;
  const { marker, end } = splitMarker(written.text, named !== null || urlPattern.test(written.text));
  if (marker !== undefined && !base.variable && !isMarker(marker)) {
    const at = line.source.locate(written.start + end, written.start + written.text.length);
    into.problems.push(refused({ at }, 'what stands behind ; is no environment marker'));
  }
  if (!named && !bare)
    return readNamed(line, { ...written, text: written.text.slice(0, end).trimEnd() }, marker, base, into);
  const target = trimmed(line, written.start + from, written.start + end);
  const name = named
    ? { at: line.source.locate(written.start, written.start + named[1]!.length), text: named[1]! }
    : undefined;
  return [{ ...base, ...locatedAt(target, name, named?.[2]), marker }];
}

/** What a requirement by URL or path says; a name that is not given may stand in it. */
function locatedAt(target: Located & { readonly text: string }, name: Requirement['name'], extras: string | undefined) {
  const text = urlPattern.test(target.text) ? target.text : withoutExtras(target.text);
  const found = name?.text ?? nameInside(text);
  const egg = eggOf(target.text);
  const source = vcsPattern.test(text) ? 'vcs' : urlPattern.test(text) ? 'url' : 'path';
  return {
    name: found === undefined ? undefined : (name ?? { at: target.at, text: found }),
    normalizedName: found === undefined ? undefined : normalizeName(found),
    extras: splitExtras(extras ?? egg?.slice(withoutExtras(egg).length) ?? target.text.slice(text.length)),
    specifier: '',
    clauses: [],
    source,
    location: { at: target.at, text },
  } as const;
}

/** The name in a URL or path: behind `#egg=`, or at the start of a wheel's file name. */
function nameInside(location: string): string | undefined {
  const egg = eggOf(location);
  if (egg !== undefined) return namePattern.exec(egg)?.[0];
  const file = location.split(/[#?]/)[0]!.split('/').at(-1)!;
  return /^([A-Za-z0-9_.]+)-[^-]+(?:-[^-]+)?-[^-]+-[^-]+-[^-]+\.whl$/.exec(file)?.[1];
}

/** The value of `egg=` in a URL's fragment. */
function eggOf(location: string): string | undefined {
  const hash = location.indexOf('#');
  const fields = hash === -1 ? [] : location.slice(hash + 1).split('&');
  return fields.find((field) => field.startsWith('egg='))?.slice('egg='.length);
}

/** A path or name without the `[extras]` at its end. */
function withoutExtras(text: string): string {
  const open = text.endsWith(']') ? text.lastIndexOf('[') : -1;
  return open === -1 ? text : text.slice(0, open);
}

const looksLikePath = (text: string): boolean => {
  const location = withoutExtras(text.split(';')[0]!.trim());
  return location.startsWith('.') || location.includes('/') || archivePattern.test(location);
};

const splitExtras = (written: string): string[] =>
  written
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((extra) => extra.trim())
    .filter((extra) => extra !== '');

/** The marker, and where it starts. Behind a URL, a blank must stand around the `;`, which may be a part of the URL. */
function splitMarker(text: string, isUrl: boolean): { marker: string | undefined; end: number } {
  const match = (isUrl ? /\s;|;\s/ : /;/).exec(text);
  if (!match) return { marker: undefined, end: text.length };
  return { marker: text.slice(match.index).replace(/^\s*;/, '').trim(), end: match.index };
}

function readNamed(
  line: Line,
  written: Written,
  marker: string | undefined,
  base: Pick<Requirement, 'at' | 'editable' | 'hashes' | 'options' | 'variable'>,
  into: Collected,
): Requirement[] {
  const { text, start } = written;
  const match = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?:\s*(\[[^\]]*\]))?\s*/.exec(text);
  const problem = (reason: string, help?: string): Requirement[] => {
    if (!base.variable) into.problems.push(refused(written, reason, help));
    return [];
  };
  if (!match) return problem('it starts with no name of a package');
  const extras = splitExtras(match[2] ?? '');
  if (extras.some((extra) => namePattern.exec(extra)?.[0] !== extra)) return problem('its extras are no names');
  const rest = text.slice(match[0].length);
  const inner = rest.startsWith('(') && rest.endsWith(')') ? rest.slice(1, -1) : rest;
  const innerStart = start + match[0].length + (inner === rest ? 0 : 1);
  const clauses = readClauses(line, inner, innerStart);
  if (!clauses && !base.variable) return problem(`${JSON.stringify(rest)} is no version clause`, clauseHelp(rest));
  const name = { at: line.source.locate(start, start + match[1]!.length), text: match[1]! };
  const normalizedName = normalizeName(name.text);
  const parsed = { name, normalizedName, extras, specifier: inner.trim(), clauses: clauses ?? [] };
  return [{ ...base, ...parsed, marker, source: 'index', location: undefined }];
}

const clauseHelp = (rest: string): string | undefined =>
  /^=[^=]/.test(rest)
    ? 'Write == for one version.'
    : /^[\w.]/.test(rest)
      ? 'Write one package on each line.'
      : undefined;

/** The clauses of a specifier; undefined if one is none. One comma may stand at the end. */
function readClauses(line: Line, specifier: string, start: number): VersionClause[] | undefined {
  const clauses: VersionClause[] = [];
  if (specifier.trim() === '') return clauses;
  let at = start;
  const written = specifier.split(',');
  if (written.length > 1 && written.at(-1)!.trim() === '') written.pop();
  for (const piece of written) {
    const clause = trimmed(line, at, at + piece.length);
    const match = /^(===|==|!=|~=|<=|>=|<|>)\s*([^\s()<>=~]+)$/.exec(clause.text);
    // `~=1` compares nothing: it needs two numbers.
    if (!match || (match[1] === '~=' && /^v?\d+$/i.test(match[2]!))) return undefined;
    clauses.push({ at: clause.at, operator: match[1] as VersionClause['operator'], version: match[2]! });
    at += piece.length + 1;
  }
  return clauses;
}

function readEditable(
  value: Located & { readonly text: string },
  options: readonly RequirementsOption[],
  into: Collected,
): Requirement[] {
  const variable = variablePattern.test(value.text);
  const named = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?:\s*(\[[^\]]*\]))?\s*@\s*(?=\S)/.exec(value.text);
  const target = named ? { at: value.at, text: value.text.slice(named[0].length) } : value;
  if (value.text === '' && !variable) into.problems.push(refused(value, '-e has no value'));
  const name = named ? { at: value.at, text: named[1]! } : undefined;
  const rest = { editable: true, hashes: hashesOf(options), options, variable, marker: undefined };
  return [{ at: value.at, ...locatedAt(target, name, named?.[2]), ...rest }];
}

const markerToken =
  /\s*(?:(\()|(\))|(and|or)\b|(not\s+in\b|in\b|===|==|!=|~=|<=|>=|<|>)|("[^"]*"|'[^']*'|[a-z_]+(?:\.[a-z_]+)?))/y;

const markerVariables: ReadonlySet<string> = new Set([
  'python_version',
  'python_full_version',
  'os_name',
  'os.name',
  'sys_platform',
  'sys.platform',
  'platform_release',
  'platform_system',
  'platform_version',
  'platform_machine',
  'platform.version',
  'platform.machine',
  'platform.python_implementation',
  'platform_python_implementation',
  'python_implementation',
  'implementation_name',
  'implementation_version',
  'extra',
  'extras',
  'dependency_groups',
]);

/** Whether a text is an environment marker: comparisons of variables and strings with `and`, `or` and parentheses. */
function isMarker(text: string): boolean {
  let expected: 'value' | 'comparison' | 'second' | 'joint' = 'value';
  let depth = 0;
  markerToken.lastIndex = 0;
  while (markerToken.lastIndex < text.length) {
    const match = markerToken.exec(text);
    if (!match) return false;
    const [, open, close, joint, comparison, value] = match;
    if (open && expected === 'value') depth++;
    else if (close && expected === 'joint' && depth > 0) depth--;
    else if (joint && expected === 'joint') expected = 'value';
    else if (comparison && expected === 'comparison') expected = 'second';
    else if (value && isMarkerValue(value) && expected === 'value') expected = 'comparison';
    else if (value && isMarkerValue(value) && expected === 'second') expected = 'joint';
    else return false;
  }
  return expected === 'joint' && depth === 0;
}

const isMarkerValue = (value: string): boolean => /^["']/.test(value) || markerVariables.has(value);

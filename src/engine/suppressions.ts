import type { Diagnostic, Suppression } from '../diagnostic.js';
import type { ComposeTree } from '../parser/compose/tree.js';
import type { DockerfileTree } from '../parser/dockerfile/tree.js';
import type { MarkdownTree } from '../parser/markdown/tree.js';
import type { Finding, Rule } from '../rule.js';
import { place, type Location } from '../text/location.js';
import type { SourceFile, Span } from '../text/source.js';
import { composeRegion, dockerfileRegion, lineRegion, markdownRegion, stageRegion } from './regions.js';
import { closest } from '../text/similar.js';

/** A file with what is known of its structure: what a comment covers depends on it. */
export interface CommentedFile {
  readonly file: SourceFile;
  readonly dockerfile?: DockerfileTree | undefined;
  readonly compose?: ComposeTree | undefined;
  readonly markdown?: MarkdownTree | undefined;
}

/** A name in a suppression, as written. */
interface NamedRule extends Location {
  readonly text: string;
  /** The rules that it stands for; empty for a name that nobody knows. */
  readonly rules: readonly string[];
  /** The rules of it that were really silenced: filled while findings are judged. */
  readonly used: Set<string>;
}

/** One comment that silences rules. */
interface SuppressionComment {
  readonly by: Exclude<Suppression['by'], 'per-file-ignores' | 'baseline'>;
  /** The whole comment, `#` included. */
  readonly at: Location;
  readonly names: readonly NamedRule[];
  readonly reason: string | undefined;
  /** What it covers; undefined for the whole file. */
  readonly covers: Span | undefined;
  /** What is wrong with the comment itself, when it cannot work. */
  readonly fault: Finding | undefined;
}

/** Which rules a name stands for: itself, or those that have it as an alias. Names are compared without case. */
export type NameIndex = ReadonlyMap<string, readonly string[]>;

/** The index of all names and aliases of a list of rules, in lower case. */
export function indexNames(rules: readonly Rule[]): NameIndex {
  const index = new Map<string, string[]>();
  for (const rule of rules) {
    for (const name of [rule.name, ...(rule.aliases ?? [])]) {
      const key = name.toLowerCase();
      const known = index.get(key);
      if (!known) index.set(key, [rule.name]);
      else if (!known.includes(rule.name)) known.push(rule.name);
    }
  }
  return index;
}

/** The rules that stand for one of BuildKit's own checks: their names are nothing but capitalised words, unlike `DL3006`. */
const buildKitRules = (rules: readonly Rule[]): readonly string[] =>
  rules
    .filter(({ aliases = [] }) => aliases.some((alias) => /^[A-Z][A-Za-z]*[a-z]$/.test(alias)))
    .map(({ name }) => name);

interface RuleNames {
  readonly names: NameIndex;
  readonly buildKit: readonly string[];
}

const namesOfLists = new WeakMap<readonly Rule[], RuleNames>();

/** The names of a list of rules, indexed once for all the parts of a run. */
function namesIn(rules: readonly Rule[]): RuleNames {
  const found = namesOfLists.get(rules) ?? { names: indexNames(rules), buildKit: buildKitRules(rules) };
  namesOfLists.set(rules, found);
  return found;
}

/** Finding, of one of the two rules that the engine itself judges. */
export interface SuppressionFinding {
  readonly rule: 'unused-suppression' | 'unknown-rule';
  readonly at: Location;
  readonly finding: Finding;
}

/** Whether a rule takes part, by its name: a set, or a map of rules. */
type Names = Pick<ReadonlySet<string>, 'has'>;

/** The suppressions of all files that were looked at, and what came of them. Holds state: which of them were of use. */
export class Suppressions {
  readonly #names: NameIndex;
  readonly #buildKitRules: readonly string[];
  readonly #known: ReadonlyMap<string, CommentedFile>;
  readonly #byFile = new Map<string, FileSuppressions>();

  /** Takes every rule that there is, and the files whose structure is known; others are read line by line. */
  constructor(rules: readonly Rule[], files: readonly CommentedFile[]) {
    const { names, buildKit } = namesIn(rules);
    this.#names = names;
    this.#buildKitRules = buildKit;
    this.#known = new Map(files.map((known) => [known.file.path, known]));
  }

  /** What silences a diagnostic, at its place or at a related one; notes that the suppression was of use. */
  find({ rule, at, related }: Pick<Diagnostic, 'rule' | 'at' | 'related'>): Suppression | undefined {
    let first: SuppressionComment | undefined;
    for (const { file, span } of [at, ...related.map((note) => note.at)]) {
      for (const [comment, name] of this.#of(file).byRule.get(rule) ?? []) {
        if (!covers(comment, span)) continue;
        name.used.add(rule);
        first ??= comment;
      }
    }
    return first && { by: first.by, reason: first.reason };
  }

  /**
   * What is wrong with the suppressions of a file, after all findings were judged: unknown names, and names that silenced
   * nothing although their rule took part. Other tools' comments are never judged: they have readers of their own.
   */
  judge(file: SourceFile, selected: Names): readonly SuppressionFinding[] {
    const findings: SuppressionFinding[] = [];
    for (const comment of this.#of(file).comments) {
      if (comment.by !== 'pydock-lint') continue;
      if (comment.fault) findings.push({ rule: 'unused-suppression', at: comment.at, finding: comment.fault });
      for (const name of comment.names) {
        if (name.rules.length === 0) findings.push({ rule: 'unknown-rule', at: name, finding: this.#unknown(name) });
        else if (isUnused(name, selected)) {
          findings.push({ rule: 'unused-suppression', at: name, finding: unused(comment, name) });
        }
      }
    }
    return findings;
  }

  #of(file: SourceFile): FileSuppressions {
    let found = this.#byFile.get(file.path);
    if (!found) {
      found = index(this.#read(this.#known.get(file.path) ?? { file }));
      this.#byFile.set(file.path, found);
    }
    return found;
  }

  #read(commented: CommentedFile): readonly SuppressionComment[] {
    // Most files have none: no structure is looked at for them.
    if (!/pydock-lint|hadolint|check\s*=/.test(commented.file.text)) return [];
    const comments = commentsOf(commented).flatMap(({ at, isDirective }) => {
      const comment = readComment(at);
      if (!comment) return [];
      const covers = isDirective ? undefined : coveredBy(comment, commented, at);
      return [this.#resolve(comment, at, covers)];
    });
    return comments;
  }

  #resolve(comment: ParsedComment, at: Location, covers: Span | undefined): SuppressionComment {
    const { by, reason, fault } = comment;
    const names = comment.names.map(({ text, start }) => ({
      text,
      rules: by === 'check' && text === 'all' ? this.#buildKitRules : this.#rulesNamed(text),
      used: new Set<string>(),
      ...place(at.file, at.span.start + start, at.span.start + start + text.length),
    }));
    return { by, at, names, reason, covers, fault };
  }

  #rulesNamed(text: string): readonly string[] {
    const code = /^(?:shellcheck\/)?(SC\d{4})$/i.exec(text)?.[1];
    return code === undefined ? (this.#names.get(text.toLowerCase()) ?? []) : [`shellcheck/${code.toUpperCase()}`];
  }

  #unknown({ text }: NamedRule): Finding {
    const near = closest(text, [...this.#names.values()].flat());
    return {
      message: `There is no rule \`${text}\`.`,
      help: near ? `Did you mean \`${near}\`?` : 'Name rules as `pydock-lint rule --all` lists them.',
    };
  }
}

/** A suppression of ours that works, for whoever adds rules to it. */
export interface OwnSuppression {
  /** The whole comment, `#` included. */
  readonly at: Location;
  /** What it covers; undefined for the whole file. */
  readonly covers: Span | undefined;
  readonly names: readonly string[];
  /** The offset behind the last name. */
  readonly namesEnd: number;
  readonly reason: string | undefined;
}

/** The suppressions of ours in a file, those with faults left out. */
export const ownSuppressions = (commented: CommentedFile): readonly OwnSuppression[] =>
  commentsOf(commented).flatMap(({ at }) => {
    const comment = readOwn(at.file.slice(at.span));
    const last = comment?.names.at(-1);
    if (!comment || !last) return [];
    return {
      at,
      covers: coveredBy(comment, commented, at),
      names: comment.names.map(({ text }) => text),
      namesEnd: at.span.start + last.start + last.text.length,
      reason: comment.reason,
    };
  });

interface FileSuppressions {
  readonly comments: readonly SuppressionComment[];
  readonly byRule: ReadonlyMap<string, readonly (readonly [SuppressionComment, NamedRule])[]>;
}

function index(comments: readonly SuppressionComment[]): FileSuppressions {
  const byRule = new Map<string, (readonly [SuppressionComment, NamedRule])[]>();
  for (const comment of comments) {
    for (const name of comment.names) {
      for (const rule of name.rules) {
        const list = byRule.get(rule);
        if (list) list.push([comment, name]);
        else byRule.set(rule, [[comment, name]]);
      }
    }
  }
  return { comments, byRule };
}

const covers = ({ covers }: SuppressionComment, { start }: Span): boolean =>
  !covers || (covers.start <= start && start < covers.end);

/** These two come after the rules: whether a suppression of them is of use is known only when it is too late to say. */
export const judgedLast: ReadonlySet<string> = new Set(['unused-suppression', 'unknown-rule']);

const isUnused = ({ rules, used }: NamedRule, selected: Names): boolean =>
  used.size === 0 && rules.some((rule) => selected.has(rule) && !judgedLast.has(rule));

function unused(comment: SuppressionComment, name: NamedRule): Finding {
  const others = comment.names.filter((other) => other !== name);
  return {
    message: `The suppression of \`${name.text}\` silences nothing.`,
    help: others.length === 0 ? 'Remove the comment.' : `Remove \`${name.text}\` from the comment.`,
    fix: {
      title: others.length === 0 ? 'Remove the comment' : `Remove ${name.text} from the comment`,
      edits: [{ at: others.length === 0 ? wholeComment(comment.at) : nameWithComma(comment, name), newText: '' }],
    },
  };
}

/** A comment with what would be left of its line: the line end for one that stands alone, the blanks before a trailing one. */
function wholeComment({ file, span }: Location): Location {
  const line = file.lineSpan(file.positionAt(span.start).line);
  const before = file.text.slice(line.start, span.start);
  const start = line.start + before.trimEnd().length;
  if (before.trim() !== '') return place(file, start, span.end);
  const end = file.text.indexOf('\n', span.end);
  return place(file, line.start, end === -1 ? file.text.length : end + 1);
}

/** A name with the comma that it does not need any more. */
function nameWithComma({ names, at }: SuppressionComment, name: NamedRule): Location {
  const position = names.indexOf(name);
  const next = names[position + 1];
  if (next) return place(at.file, name.span.start, next.span.start);
  return place(at.file, names[position - 1]!.span.end, name.span.end);
}

/** Every comment of a file, and whether it is a directive at its top. */
function commentsOf({
  file,
  dockerfile,
  compose,
  markdown,
}: CommentedFile): readonly { at: Location; isDirective: boolean }[] {
  if (dockerfile) {
    return [
      ...dockerfile.directives.filter(({ name }) => name === 'check').map(({ at }) => ({ at, isDirective: true })),
      ...dockerfile.comments.map(({ at }) => ({ at, isDirective: false })),
    ].map(({ at, isDirective }) => ({ at: fromHash(at), isDirective }));
  }
  if (compose) return compose.comments.map(({ at }) => ({ at: fromHash(at), isDirective: false }));
  if (markdown) return markdown.comments.map(({ at }) => ({ at, isDirective: false }));
  return lineComments(file);
}

/** A comment's place from its `#` on, without blanks around it. */
function fromHash({ file, span }: Location): Location {
  const text = file.slice(span);
  const end = span.start + text.trimEnd().length;
  return place(file, Math.min(end, span.start + Math.max(0, text.search(/\S/))), end);
}

/** The comments of a file of any other language that has `#`: only those that could be ours are worth finding. */
function lineComments(file: SourceFile): readonly { at: Location; isDirective: boolean }[] {
  const comments = [];
  for (let line = 1; line <= file.lineCount; line++) {
    const span = file.lineSpan(line);
    const text = file.slice(span);
    const found = /(?:^|\s)(#\s*pydock-lint\s*:)/.exec(text);
    if (!found) continue;
    const start = span.start + found.index + found[0].length - found[1]!.length;
    comments.push({ at: fromHash(place(file, start, span.end)), isDirective: false });
  }
  return comments;
}

/** What a comment covers, by what it says and by the structure of its file; undefined for the whole file. */
function coveredBy({ scope }: ParsedComment, commented: CommentedFile, at: Location): Span | undefined {
  if (scope === 'file') return undefined;
  if (scope === 'stage' && commented.dockerfile) return stageRegion(commented.dockerfile, at.span);
  return regionOf(commented, at);
}

/** What a comment about the next thing covers, by the structure of its file. */
function regionOf({ file, dockerfile, compose, markdown }: CommentedFile, at: Location): Span {
  if (dockerfile) return dockerfileRegion(dockerfile, at.span);
  if (compose) return composeRegion(compose, at.span);
  if (markdown) return markdownRegion(markdown, at.span);
  return lineRegion(file, at.span);
}

interface ParsedComment {
  readonly by: SuppressionComment['by'];
  /** `next`: the instruction or node that it stands above, or beside. */
  readonly scope: 'file' | 'stage' | 'next';
  /** Offsets count from the `#`. */
  readonly names: readonly { readonly text: string; readonly start: number }[];
  readonly reason: string | undefined;
  readonly fault: Finding | undefined;
}

/** Reads a comment; undefined for one that has nothing to do with linters. */
function readComment({ file, span }: Location): ParsedComment | undefined {
  const text = file.slice(span);
  return readOwn(text) ?? readHadolint(text) ?? readCheck(text);
}

/** `# pydock-lint: ignore[a, b] reason`, `# pydock-lint: ignore-file[a] reason`; in HTML between `<!--` and `-->`. */
function readOwn(text: string): ParsedComment | undefined {
  const head = /^(?:#+|<!--)\s*pydock-lint\s*:\s*/.exec(text);
  if (!head) return undefined;
  const word = /^[\w-]*/.exec(text.slice(head[0].length))![0];
  const scope = word === 'ignore-file' ? ('file' as const) : ('next' as const);
  const after = head[0].length + word.length;
  const open = text.slice(after).search(/\S/);
  const close = text.indexOf(']', after);
  const listed = open !== -1 && text[after + open] === '[' && close !== -1;
  const broken = (fault: Finding) => ({ by: 'pydock-lint' as const, scope, names: [], reason: undefined, fault });
  if (word !== 'ignore' && scope !== 'file') {
    return broken({
      message: `\`${word}\` is no suppression, so this comment does nothing.`,
      help: 'Write `# pydock-lint: ignore[rule-name] reason` or `# pydock-lint: ignore-file[rule-name] reason`.',
    });
  }
  const start = after + open + 1;
  const names = listed ? readNames(text.slice(start, close), start) : [];
  if (names.length === 0) {
    return broken({
      message: `\`${word}\` names no rule, so it silences nothing.`,
      help: `List the rules: \`# pydock-lint: ${word}[rule-name] reason\`.`,
    });
  }
  const reason = text
    .slice(close + 1)
    .replace(/-->$/, '')
    .trim();
  return { by: 'pydock-lint', scope, names, reason: reason || undefined, fault: undefined };
}

/**
 * `# hadolint ignore=DL3006,SC2046 # reason`, `# hadolint stage ignore=…`, `# hadolint global ignore=…`; other settings in such comments
 * (`# hadolint shell=bash`) silence nothing: https://github.com/hadolint/hadolint#ignoring-rules
 */
function readHadolint(text: string): ParsedComment | undefined {
  const head = /^#+\s*hadolint\s+(?:(global|stage)\s+)?ignore\s*=\s*/.exec(text);
  if (!head) return undefined;
  const rest = text.slice(head[0].length);
  const list = /^[\w,\s]*/.exec(rest)![0];
  // Behind the list a reason may follow, with or without a `#`: names end at the first blank that no comma is next to.
  const length = endOfList(list);
  const reason = rest.slice(length).replace(/^[\s#]+/, '');
  return {
    by: 'hadolint',
    scope: head[1] === 'global' ? 'file' : head[1] === 'stage' ? 'stage' : 'next',
    names: readNames(rest.slice(0, length), head[0].length),
    reason: reason || undefined,
    fault: undefined,
  };
}

/** `# check=skip=A,B;error=true`: https://docs.docker.com/reference/dockerfile/#check */
function readCheck(text: string): ParsedComment | undefined {
  const head = /^#\s*check\s*=/i.exec(text);
  if (!head) return undefined;
  let start = head[0].length;
  const names = text
    .slice(start)
    .split(';')
    .flatMap((setting) => {
      const skip = /^\s*skip\s*=/i.exec(setting);
      const found = skip ? readNames(setting.slice(skip[0].length), start + skip[0].length) : [];
      start += setting.length + 1;
      return found;
    });
  return { by: 'check', scope: 'next', names, reason: undefined, fault: undefined };
}

/** The names of a list divided by commas, each with its offset; empty items are passed over. */
function readNames(list: string, offset: number): readonly { text: string; start: number }[] {
  const names = [];
  let start = offset;
  for (const item of list.split(',')) {
    const text = item.trim();
    if (text !== '') names.push({ text, start: start + item.indexOf(text) });
    start += item.length + 1;
  }
  return names;
}

/** Where a list of names ends: at the first blank that has no comma before or behind it. */
function endOfList(list: string): number {
  let end = 0;
  for (const item of list.split(',')) {
    const [name = ''] = item.trim().split(/\s/, 1);
    const whole = item.trim() === name;
    end += whole ? item.length + 1 : item.indexOf(name) + name.length + 1;
    if (!whole) break;
  }
  return Math.max(0, end - 1);
}

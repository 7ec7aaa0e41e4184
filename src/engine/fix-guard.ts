import type { Diagnostic, FileKind, Problem } from '../diagnostic.js';
import { parseToml } from '../parser/toml.js';
import { parseDockerfile } from '../parser/dockerfile/parse.js';
import type { Edit, Location } from '../text/location.js';
import type { SourceFile, Span } from '../text/source.js';
import { isYamlName, kindByName } from './file-kinds.js';
import { byPath, type Files, inserter, type Read } from './fix-edits.js';
import { loadCompose } from './load-languages.js';

/** What is needed to read a file for its syntax alone. */
export interface Syntax {
  /** What a linted file was taken for; undefined for any other file. */
  kindOf(path: string): FileKind | undefined;
  /** Whether Dockerfiles may lack their FROM. */
  readonly fragment: boolean;
}

/** A fault of syntax that changed files have and the files before did not; undefined where there is none. */
export async function newSyntaxFault(changed: Files, before: Read, syntax: Syntax): Promise<string | undefined> {
  const languages = new Map([...changed.keys()].map((path) => [path, languageOf(path, syntax)]));
  const used = new Set(languages.values());
  const readers: Readers = {
    dockerfile: (file) => dockerfileFaults(file, syntax.fragment),
    compose: used.has('compose') ? composeFaults(await loadCompose()) : undefined,
    toml: tomlFaults,
    json: (file) => (isJson(file.text) ? [] : ['The JSON cannot be read.']),
  };
  for (const [path, file] of changed) {
    const language = languages.get(path);
    const faults = language && readers[language];
    const old = before(path);
    const [added] = faults ? surplus(faults(file), old ? faults(old) : []) : [];
    if (added !== undefined) return added;
  }
  return undefined;
}

/** What is wrong with the syntax of a file. */
type Faults = (file: SourceFile) => readonly string[];

type Language = 'dockerfile' | 'compose' | 'toml' | 'json';
type Readers = Readonly<Record<Language, Faults | undefined>>;

/** The language of a file, if it is one that can be broken. */
function languageOf(path: string, { kindOf }: Syntax): Language | undefined {
  const kind = kindOf(path) ?? kindByName(path);
  if (kind === 'dockerfile' || kind === 'compose') return kind;
  if (isYamlName(path)) return 'compose';
  if (/\.toml$|(?:^|\/)(?:uv|poetry|pdm)\.lock$/.test(path)) return 'toml';
  return path.endsWith('.json') ? 'json' : undefined;
}

function dockerfileFaults(file: SourceFile, fragment: boolean): readonly string[] {
  const { problems, templated } = parseDockerfile(file, { fragment });
  const faults = problems.filter(({ level }) => level !== 'info').map(({ message }) => message);
  return templated ? [...faults, becomesTemplate] : faults;
}

const composeFaults =
  ({ parse, validate }: Awaited<ReturnType<typeof loadCompose>>): Faults =>
  (file) => {
    const { problems, interpolationProblems, documents, templated } = parse(file);
    return [
      ...[...problems, ...interpolationProblems].map(({ message }) => message),
      ...documents.flatMap((root) => validate(root).map(({ path, message }) => `${path}: ${message}`)),
      ...(templated ? [becomesTemplate] : []),
    ];
  };

function tomlFaults(file: SourceFile): readonly string[] {
  const { problem } = parseToml(file);
  return problem ? [problem.message] : [];
}

const becomesTemplate = 'The file would be taken for a template.';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What a list has that another one has not, each as often as it comes too often. */
function surplus(list: readonly string[], known: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of known) counts.set(text, (counts.get(text) ?? 0) + 1);
  return list.filter((text) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count <= 0;
  });
}

/** What a run says: findings that count, and what went wrong. */
interface Said {
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[];
}

/**
 * The first finding of severity `error`, or problem, that edits bring. A finding is an old one if the same was said before, or if the rule
 * said something of a place that lies there now: an edit moves findings and changes the values in their messages.
 */
export function newError(before: Said, after: Said, edits: readonly Edit[]): string | undefined {
  const [old, now] = [errorsOf(before), errorsOf(after)];
  const said = new Map<string, Diagnostic[]>();
  for (const one of old) {
    const same = said.get(keyOf(one));
    if (same) same.push(one);
    else said.set(keyOf(one), [one]);
  }
  const unsaid = now.filter((one) => said.get(keyOf(one))?.pop() === undefined);
  const left = [...said.values()].flat();
  const moved = movedBy(edits);
  for (const one of unsaid) {
    const position = left.findIndex(
      ({ rule, at }) => rule === one.rule && at.file.path === one.at.file.path && meets(moved(at), one.at.span),
    );
    if (position === -1) return `${one.rule}: ${one.message}`;
    left.splice(position, 1);
  }
  return surplus(after.problems.map(problemText), before.problems.map(problemText))[0];
}

const errorsOf = ({ diagnostics }: Said): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error');

const keyOf = ({ rule, at, message }: Diagnostic): string => JSON.stringify([rule, at.file.path, message]);

const problemText = ({ path, message }: Problem): string => `${path}: ${message}`;

const meets = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end;

/** Where a place lies once edits are applied; what was replaced lies anywhere in what stands there now. */
export function movedBy(edits: readonly Edit[]): (at: Location) => Span {
  const files = new Map(
    [...byPath(edits)].map(([path, own]) => {
      const insert = inserter(own[0]!.at.file);
      const growthOf = ({ at: { span }, newText }: Edit) => insert(newText).length - (span.end - span.start);
      return [path, own.map((edit) => ({ span: edit.at.span, growth: growthOf(edit) }))];
    }),
  );
  return ({ file, span }) => {
    let shift = 0;
    let [start, end] = [span.start, span.end];
    for (const { span: edit, growth } of files.get(file.path) ?? []) {
      if (edit.start > span.end) break;
      if (edit.end < span.start) shift += growth;
      else {
        start = Math.min(start, edit.start);
        end = Math.max(end, edit.end) + growth;
      }
    }
    return { start: start + shift, end: Math.max(start, end) + shift };
  };
}

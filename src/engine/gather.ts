// From paths to the texts that are linted, and to those that say more about them.
import type { FileKind, Problem } from '../diagnostic.js';
import type { Languages } from '../model/languages.js';
import { dirname, join } from '../text/path.js';
import type { SourceFile } from '../text/source.js';
import { discover, type DiscoveredFile, type Discovery, noteOfUnknown, notOurs } from './discover.js';
import { kindByName } from './file-kinds.js';
import { explain, type LintHost } from './lint-host.js';
import type { LintInput } from './lint-input.js';
import { loadCompose, loadPython, mayStartPython } from './load-languages.js';
import type { Part } from './parts.js';

/** What a run is about. */
export interface Gathered extends Sources {
  /** Everything that is linted, by path. */
  readonly ours: readonly LintedFile[];
  /** The same without Markdown. */
  readonly linted: readonly LintedFile[];
  /** What could not be read; the run adds to it. */
  readonly problems: Problem[];
  readonly notes: readonly string[];
}

/** Finds the files that a run is asked for, without a look at what YAML of other names is. */
export const find = ({ host, paths, settingsFor, fragment, ignoreUnknown }: LintInput): Discovery =>
  discover({
    host,
    paths,
    excludes: (path, isDirectory) => settingsFor(path).excludes(path, isDirectory),
    includes: (path) => settingsFor(path).includes(path),
    respectsGitignore: (path) => settingsFor(path).respectGitignore,
    forcesExclude: (path) => settingsFor(path).forceExclude,
    fragment,
    ignoreUnknown,
  });

/** Finds and reads what is linted, and the compose files around it. */
export async function gather(input: LintInput): Promise<Gathered> {
  const { host, texts = [] } = input;
  const found = find(input);
  const problems = [...found.problems];
  const notes = [...found.notes];
  const own = new Set(texts.map(({ path }) => path));
  const named = found.files.filter(({ path }) => !own.has(path)).map((file) => ({ ...file, detached: false }));
  const all = load([...named, ...texts.map((text) => ({ ...text, doubtful: false }))], host, problems);
  const { ours: recognized, foreign } = await recognize(all);
  for (const path of foreign) {
    if (input.ignoreUnknown) notes.push(noteOfUnknown(path));
    else problems.push({ kind: 'parse', path, message: notOurs });
  }
  const { languages, composeFiles: around } = await sourcesOf(recognized.filter(isNoDocument), host);
  const { linted: ours, composeFiles } = await inShard(recognized, around, input);
  return { ours, linted: ours.filter(isNoDocument), composeFiles, languages, problems, notes };
}

const isNoDocument = ({ kind }: LintedFile): boolean => kind !== 'markdown';

/** A file that was asked for, with its text. */
export interface LintedFile {
  readonly file: SourceFile;
  readonly kind: FileKind;
  readonly detached: boolean;
  readonly doubtful: boolean;
}

/** Reads the files; those that cannot be read are problems. */
function load(
  files: readonly (DiscoveredFile & { readonly detached: boolean })[],
  host: LintHost,
  problems: Problem[],
): readonly LintedFile[] {
  const loaded = files.flatMap(({ path, ...about }) => {
    const file = host.read(path);
    if (file) return [{ file, ...about }];
    problems.push({ path, ...explain(host, path) });
    return [];
  });
  return loaded.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

/** Takes out the YAML files that are no compose files by their content; gives back their paths, too. */
async function recognize(
  files: readonly LintedFile[],
): Promise<{ readonly ours: readonly LintedFile[]; readonly foreign: readonly string[] }> {
  if (!files.some(({ doubtful }) => doubtful)) return { ours: files, foreign: [] };
  const [{ parse }, { looksLikeCompose }] = await Promise.all([
    loadCompose(),
    import('../parser/compose/recognize.js'),
  ]);
  const ours = files.filter(({ file, doubtful }) => {
    if (!doubtful) return true;
    const { documents, templated } = parse(file);
    return !templated && documents.some((root) => looksLikeCompose(root));
  });
  const kept = new Set(ours);
  return { ours, foreign: files.filter((file) => !kept.has(file)).map(({ file }) => file.path) };
}

/** What the model is built from beside the Dockerfiles that were asked for. */
export interface Sources {
  readonly composeFiles: readonly SourceFile[];
  readonly languages: Languages;
}

async function sourcesOf(linted: readonly LintedFile[], host: LintHost): Promise<Sources> {
  const composeFiles = new Map<string, SourceFile>();
  for (const { file, kind } of linted) if (kind === 'compose') composeFiles.set(file.path, file);
  for (const path of companions(linted, host)) {
    const file = composeFiles.has(path) ? undefined : host.read(path);
    if (file) composeFiles.set(path, file);
  }
  const dockerfiles = linted.filter(({ kind }) => kind === 'dockerfile');
  const texts = [...dockerfiles.map(({ file }) => file), ...composeFiles.values()];
  return {
    composeFiles: [...composeFiles.values()],
    languages: {
      compose: composeFiles.size > 0 ? await loadCompose() : undefined,
      python: mayStartPython(texts) ? await loadPython() : undefined,
    },
  };
}

/**
 * The compose files that may say how a Dockerfile is built and run: those of its folder and of the folders above, up to the root.
 * They give facts only; what is wrong with them is not reported.
 */
function companions(linted: readonly LintedFile[], host: LintHost): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { file, detached } of linted) {
    if (detached) continue;
    const root = host.rootOf(file.path);
    // A path is rarely this deep; the bound is for hosts whose root is not above the file.
    let folder = dirname(file.path);
    for (let level = 0; level < 64 && !folders.has(folder); level++) {
      folders.add(folder);
      if (folder === root) break;
      folder = join(folder, '..');
    }
  }
  const found = new Set<string>();
  for (const folder of folders) {
    for (const { name, kind } of host.list(folder) ?? []) {
      if (kind === 'file' && kindByName(name) === 'compose') found.add(join(folder, name));
    }
  }
  return found;
}

/** What belongs to the part of the run that is to be done; all of it where there is one part. */
async function inShard(
  linted: readonly LintedFile[],
  composeFiles: readonly SourceFile[],
  { host, shard }: LintInput,
): Promise<Pick<Part<LintedFile>, 'linted' | 'composeFiles'>> {
  if (!shard) return { linted, composeFiles };
  const { shardOf } = await import('./shard.js');
  return shardOf(linted, composeFiles, shard, host);
}

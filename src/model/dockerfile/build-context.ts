import { isBuildOutput } from '../../knowledge/build-outputs.js';
import { matcher, parseDockerignore } from '../../parser/dockerignore.js';
import { basename, isInside, join, normalize, relativeTo } from '../../text/path.js';
import type { BuildContext, ContextEntry, IgnoreFile } from '../context.js';
import type { FileHost } from '../files.js';
import { known, unknown } from '../known.js';

/**
 * The build context of a folder for one Dockerfile.
 * @param directory the folder, relative to the working directory
 * @param dockerfile the Dockerfile's path: `<Dockerfile>.dockerignore` beside it wins over the folder's `.dockerignore`
 *   (https://docs.docker.com/build/concepts/context/#filename-and-location)
 */
export const buildContext = (directory: string, dockerfile: string, host: FileHost): BuildContext =>
  contextIn(directory, ignoreFile([`${dockerfile}.dockerignore`, join(directory, '.dockerignore')], host), host);

/** A folder with all that is in it, as a bind mount shows it. */
export const folderContext = (directory: string, host: FileHost): BuildContext => contextIn(directory, undefined, host);

interface Ignore extends IgnoreFile {
  /** Whether something below an excluded directory may be re-included by `!`. */
  mayReinclude(directory: string): boolean;
}

/** How many entries of excluded directories are looked at for what `!` brings back; then the directory counts as sent. */
const maximumSearched = 2000;

function contextIn(directory: string, ignore: Ignore | undefined, host: FileHost): BuildContext {
  const entriesOf = (path: string): readonly ContextEntry[] =>
    (host.list(join(directory, path)) ?? []).flatMap(({ name, kind }) =>
      kind === 'file' || kind === 'directory' ? [{ path: join(path, name), kind }] : [],
    );
  const sent = new Map<string, boolean>();
  // An excluded directory is sent all the same when `!` brings back something in it.
  const isSent = ({ path, kind }: ContextEntry): boolean => {
    if (path === '.' || !ignore?.excludes(path)) return true;
    if (kind === 'file') return false;
    const before = sent.get(path);
    if (before !== undefined) return before;
    const verdict = hasSentFile(path);
    sent.set(path, verdict);
    return verdict;
  };
  const hasSentFile = (folder: string): boolean => {
    const folders = [folder];
    let searched = 0;
    for (let path = folders.pop(); path !== undefined; path = folders.pop()) {
      if (!ignore?.mayReinclude(path)) continue;
      for (const entry of entriesOf(path)) {
        if (!ignore.excludes(entry.path) || ++searched > maximumSearched) return true;
        if (entry.kind === 'directory') folders.push(entry.path);
      }
    }
    return false;
  };
  const list = (path: string): readonly ContextEntry[] | undefined =>
    host.kindOf(join(directory, path)) === 'directory' ? entriesOf(path).filter(isSent) : undefined;
  const kindOf = (path: string) => {
    const kind = host.kindOf(join(directory, path));
    return (kind === 'file' || kind === 'directory') && isSent({ path, kind }) ? kind : undefined;
  };

  const mayBeGenerated = (path: string) => isBuildOutput(path) || host.isGitIgnored(join(directory, path));
  const generated = (path: string) =>
    unknown(isBuildOutput(path) ? `a build may make ${path}` : `git ignores ${path}, so it may be generated`);

  return {
    directory,
    ignore,
    mayBeGenerated,
    kindOf,
    list,
    read: (path) => host.read(join(directory, path)),
    matches(source) {
      const path = insideContext(source);
      if (/[*?[\\]/.test(path)) {
        const found = globMatches(path, list);
        // `dist/*.whl`: the build of the project makes them.
        const example = path.replaceAll(/\[[^\]]*\]|[*?]+/g, 'x');
        return found.length === 0 && mayBeGenerated(example) ? generated(path) : known(found);
      }
      const kind = kindOf(path);
      if (kind) return known([{ path, kind }]);
      const full = join(directory, path);
      if (relativeTo(host.rootOf(directory), full) === undefined) return unknown(`${path} is outside the project`);
      const there = host.kindOf(full);
      if (there === 'file' || there === 'directory') return known([]);
      if (there !== undefined) return unknown(`${path} cannot be looked at`);
      return mayBeGenerated(path) ? generated(path) : known([]);
    },
  };
}

/** A source as BuildKit cleans it: `/x`, `./x` and `../x` are all `x` (https://docs.docker.com/reference/dockerfile/#copy). */
const insideContext = (source: string): string => relativeTo('/', normalize(`/${source}`)) ?? '.';

function globMatches(pattern: string, list: BuildContext['list']): readonly ContextEntry[] {
  let found: readonly ContextEntry[] = [{ path: '.', kind: 'directory' }];
  for (const segment of pattern.split('/')) {
    const matches = matcher(segment);
    found = found
      .filter((entry) => entry.kind === 'directory')
      .flatMap((entry) => (list(entry.path) ?? []).filter(({ path }) => matches(basename(path))));
  }
  return found;
}

function ignoreFile(paths: readonly string[], host: FileHost): Ignore | undefined {
  const path = paths.find((each) => host.kindOf(each) === 'file');
  const file = path === undefined ? undefined : host.read(path);
  if (!file) return undefined;
  const parsed = parseDockerignore(file);
  const decided = new Map<string, boolean>();
  const reincluded = parsed.patterns
    .filter(({ negated }) => negated)
    .map(({ text }) => insideContext(text.slice(1).trim()));
  return {
    file,
    patterns: parsed.patterns,
    excludedBy: parsed.excludedBy,
    excludes(entry) {
      const before = decided.get(entry);
      if (before !== undefined) return before;
      const verdict = parsed.excludes(entry);
      decided.set(entry, verdict);
      return verdict;
    },
    mayReinclude(folder) {
      return reincluded.some((pattern) => {
        const wild = pattern.search(/[*?[\\]/);
        const sure = wild === -1 ? pattern : pattern.slice(0, Math.max(0, pattern.lastIndexOf('/', wild))) || '.';
        return isInside(folder, sure) || (wild !== -1 && isInside(sure, folder));
      });
    },
  };
}

import { matcher, parseDockerignore, type Dockerignore } from '../../parser/dockerignore.js';
import { join, normalize, relativeTo } from '../../text/path.js';
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

type Ignore = IgnoreFile & { readonly reincludes: boolean };

function contextIn(directory: string, ignore: Ignore | undefined, host: FileHost): BuildContext {
  const isSeen = (path: string) => path === '.' || !ignore?.excludes(path);
  const entryKind = (path: string) => {
    const kind = host.kindOf(join(directory, path));
    return kind === 'file' || kind === 'directory' ? kind : undefined;
  };
  // An excluded directory whose contents are re-included by `!` is in the context all the same.
  const kindOf = (path: string) => {
    const kind = entryKind(path);
    return kind !== undefined && (isSeen(path) || (kind === 'directory' && hasSeenEntry(path))) ? kind : undefined;
  };
  const hasSeenEntry = (path: string) =>
    (ignore?.reincludes ?? false) &&
    (host.list(join(directory, path)) ?? []).some(({ name }) => isSeen(join(path, name)));
  const list = (path: string): readonly ContextEntry[] | undefined =>
    host.list(join(directory, path))?.flatMap(({ name, kind }) => {
      const entry = join(path, name);
      return (kind === 'file' || kind === 'directory') && kindOf(entry) ? [{ path: entry, kind }] : [];
    });

  return {
    directory,
    ignore,
    kindOf,
    list,
    read: (path) => host.read(join(directory, path)),
    matches(source) {
      const path = insideContext(source);
      if (/[*?[\\]/.test(path)) return globMatches(path, list);
      const kind = kindOf(path);
      if (kind) return known([{ path, kind }]);
      const full = join(directory, path);
      if (relativeTo(host.rootOf(directory), full) === undefined) return unknown(`${path} is outside the project`);
      return host.isGitIgnored(full) ? unknown(`git ignores ${path}, so it may be generated`) : known([]);
    },
  };
}

/** A source as BuildKit cleans it: `/x`, `./x` and `../x` are all `x` (https://docs.docker.com/reference/dockerfile/#copy). */
const insideContext = (source: string): string => relativeTo('/', normalize(`/${source}`)) ?? '.';

function globMatches(pattern: string, list: BuildContext['list']) {
  let found: readonly ContextEntry[] = [{ path: '.', kind: 'directory' }];
  for (const segment of pattern.split('/')) {
    const matches = matcher(segment);
    found = found
      .filter((entry) => entry.kind === 'directory')
      .flatMap((entry) =>
        (list(entry.path) ?? []).filter(({ path }) => matches(path.slice(path.lastIndexOf('/') + 1))),
      );
  }
  return known(found);
}

function ignoreFile(paths: readonly string[], host: FileHost): Ignore | undefined {
  for (const path of paths) {
    if (host.kindOf(path) !== 'file') continue;
    const file = host.read(path);
    if (!file) return undefined;
    const parsed: Dockerignore = parseDockerignore(file);
    const decided = new Map<string, boolean>();
    return {
      file,
      reincludes: parsed.patterns.some((pattern) => pattern.negated),
      excludes(entry) {
        const before = decided.get(entry);
        if (before !== undefined) return before;
        const verdict = parsed.excludes(entry);
        decided.set(entry, verdict);
        return verdict;
      },
    };
  }
  return undefined;
}

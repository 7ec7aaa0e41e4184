import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { longestPath } from './limits.js';

/** What a run may look at. */
export interface ConfinementOptions {
  /** The working directory, absolute. */
  readonly cwd: string;
  /** What was named on the command line: their repositories or folders are the roots that nothing may leave. */
  readonly paths: readonly string[];
  /** Single files that may be read wherever they are, because the user named them. */
  readonly trusted: readonly string[];
}

/**
 * The one place that decides which files of the disk a run may look at: those whose real path, all links resolved, lies in a root. A root
 * is the repository around a path that was named, or the folder. A link inside a repository never opens what lies outside, even when the
 * link itself was named: a shell pattern or a hook names every file that a repository has. Everything is looked at once only.
 */
export class Confinement {
  /** Real paths. */
  readonly roots: readonly string[];
  readonly #trusted: ReadonlySet<string>;
  readonly #reals = new Map<string, string | undefined>();
  readonly #repositories = new Map<string, string | undefined>();

  constructor({ cwd, paths, trusted }: ConfinementOptions) {
    this.roots = [...new Set(paths.map((path) => this.#rootFor(resolve(cwd, path))))];
    this.#trusted = new Set(trusted.map((path) => resolve(cwd, path)));
  }

  /**
   * The real path of something absolute, wherever it leads; undefined for what is not there, dangling links and loops. Each folder is
   * looked at once, so that a file in a known folder costs one call.
   */
  real(absolute: string): string | undefined {
    // What is longer cannot be opened, and would be as deep in folders as it is long.
    if (absolute.length > longestPath) return undefined;
    if (!this.#reals.has(absolute)) this.#reals.set(absolute, this.#resolveLinks(absolute));
    return this.#reals.get(absolute);
  }

  /** Lets go of what was looked at; the roots stay. */
  forget(): void {
    this.#reals.clear();
    this.#repositories.clear();
  }

  /** Whether something may be looked at: by its real path, or because the user named just this file. */
  allows(real: string, absolute: string): boolean {
    return this.#trusted.has(absolute) || this.roots.some((root) => isWithin(root, real));
  }

  /** The real path of something that may be looked at; undefined outside, and where `real` is. */
  inside(absolute: string): string | undefined {
    const real = this.real(absolute);
    return real !== undefined && this.allows(real, absolute) ? real : undefined;
  }

  /** The nearest folder from a real one upwards that is a git repository. */
  repositoryOf(folder: string): string | undefined {
    if (folder.length > longestPath) return undefined;
    if (!this.#repositories.has(folder)) {
      const parent = dirname(folder);
      const own = existsSync(join(folder, '.git'));
      this.#repositories.set(folder, own ? folder : parent === folder ? undefined : this.repositoryOf(parent));
    }
    return this.#repositories.get(folder);
  }

  /**
   * Whether a path that the user named leads elsewhere by a link inside of a root: links that the user has made are the user's
   * business, links in a repository are its author's. The path need not exist.
   */
  leavesByLink(absolute: string): boolean {
    for (let folder = absolute; folder !== dirname(folder); folder = dirname(folder)) {
      const stats = attempt(() => lstatSync(folder, { throwIfNoEntry: false }));
      if (!stats?.isSymbolicLink()) continue;
      const home = attempt(() => realpathSync.native(dirname(folder)));
      const target = attempt(() => realpathSync.native(folder));
      if (home === undefined || !this.roots.some((root) => isWithin(root, home))) continue;
      if (target === undefined || !this.roots.some((root) => isWithin(root, target))) return true;
    }
    return false;
  }

  #resolveLinks(absolute: string): string | undefined {
    const parent = dirname(absolute);
    if (parent === absolute) return absolute;
    const directory = this.real(parent);
    if (directory === undefined) return undefined;
    const entry = join(directory, absolute.slice(parent.endsWith(sep) ? parent.length : parent.length + 1));
    return attempt(() => {
      const stats = lstatSync(entry, { throwIfNoEntry: false });
      return stats && (stats.isSymbolicLink() ? realpathSync.native(entry) : entry);
    });
  }

  /** The root that a named path opens. A real path. */
  #rootFor(absolute: string): string {
    const left = this.#repositoryLeft(absolute);
    if (left !== undefined) return left;
    const real = this.real(absolute) ?? absolute;
    if (attempt(() => statSync(real).isDirectory())) return this.repositoryOf(real) ?? real;
    // The folder of the name, not that of what it links to.
    const folder = this.real(dirname(absolute)) ?? dirname(absolute);
    return this.repositoryOf(folder) ?? folder;
  }

  /** The repository that a path leads out of by a link; undefined for most. */
  #repositoryLeft(absolute: string): string | undefined {
    if (absolute.length > longestPath) return undefined;
    const parent = dirname(absolute);
    if (parent === absolute) return undefined;
    const before = this.#repositoryLeft(parent);
    if (before !== undefined) return before;
    const [home, real] = [this.real(parent), this.real(absolute)];
    if (home === undefined || real === undefined || dirname(real) === home) return undefined;
    const repository = this.repositoryOf(home);
    return repository !== undefined && !isWithin(repository, real) ? repository : undefined;
  }
}

/** Whether a real path is a folder or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below === '' || (below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below));
}

/** The result of a call to the file system, or undefined where it throws. */
export function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

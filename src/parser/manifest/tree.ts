import type { Located } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import type { SyntaxProblem } from '../word.js';

/**
 * What a Python project says about itself: `pyproject.toml` (standard, Poetry, PDM, uv), `setup.cfg`, `setup.py`, `Pipfile` or a
 * conda environment file. Names are normalised: https://peps.python.org/pep-0503/#normalized-names
 */
export interface ProjectManifest {
  readonly file: SourceFile;
  readonly kind: 'pyproject' | 'setup.cfg' | 'setup.py' | 'pipfile' | 'conda';
  readonly name: string | undefined;
  /** The Pythons it runs on, as a version specifier of PEP 440: Poetry's `^3.11` is `>=3.11,<4.0` here. */
  readonly requiresPython: (Located & { readonly text: string }) | undefined;
  /** What it needs to run. */
  readonly dependencies: readonly Dependency[];
  /** Extras by name. */
  readonly extras: ReadonlyMap<string, readonly Dependency[]>;
  /** Groups for development by name; what Pipfile, PDM, uv and old Poetry call development dependencies is the group `dev`. */
  readonly groups: ReadonlyMap<string, DependencyGroup>;
  /** Why it may need more than is listed: dependencies that are computed or read from another file. */
  readonly open: string | undefined;
  /** What builds it; undefined where it is no package, or nothing says how it is built. */
  readonly build: { readonly backend: string | undefined; readonly requires: readonly Dependency[] } | undefined;
  /** Whether tools install the project itself; undefined where its manifest does not say, so that it depends on the tool. */
  readonly isPackage: boolean | undefined;
  /** Files that a build reads for its metadata: the README, licences, what a dynamic version or dependency list is read from. */
  readonly files: readonly ManifestFile[];
  /** Whether the version is worked out from version control. */
  readonly versionFrom: 'static' | 'scm' | 'other';
  /** The console scripts that installing the project makes, by name. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Modules and packages that it says it ships; undefined where the backend finds them. */
  readonly packages: readonly string[] | undefined;
  /** The tools that have a table in it: `poetry`, `uv`, `pdm`… */
  readonly tools: ReadonlySet<string>;
  readonly problems: readonly SyntaxProblem[];
}

/** One thing that a project needs. `at` spans the text, or its key; the file's start where it is not found. */
export interface Dependency extends Located {
  readonly name: string;
  readonly extras: readonly string[];
  /** A version specifier of PEP 440, empty for any version: Poetry's `^2.1` is `>=2.1,<3.0` here. */
  readonly specifier: string;
  /** What stands behind `;`. */
  readonly marker: string | undefined;
  readonly source: 'index' | 'url' | 'vcs' | 'path';
  /** The URL or path; undefined for `index`. */
  readonly location: string | undefined;
  readonly editable: boolean;
}

export interface DependencyGroup {
  readonly dependencies: readonly Dependency[];
  /** Whether it is installed only when asked for. */
  readonly optional: boolean;
  /** The groups that it includes. */
  readonly includes: readonly string[];
}

/** A file of the project that its metadata is built from. `path` counts from the manifest's folder. */
export interface ManifestFile extends Located {
  readonly path: string;
  readonly for: 'readme' | 'license' | 'version' | 'dependencies';
}

/** A lock: every distribution that an install of it brings, with the ones that those need. */
export interface LockFile {
  readonly file: SourceFile;
  readonly kind: 'uv' | 'poetry' | 'pdm' | 'pipenv' | 'pylock';
  readonly requiresPython: (Located & { readonly text: string }) | undefined;
  /** By name; where a lock has several versions for several platforms, all of them. */
  readonly packages: ReadonlyMap<string, readonly LockedPackage[]>;
  readonly problems: readonly SyntaxProblem[];
}

export interface LockedPackage extends Located {
  readonly name: string;
  readonly version: string | undefined;
  readonly source: 'index' | 'url' | 'vcs' | 'path';
  /** The names that it needs; undefined where the format does not say. */
  readonly dependencies: readonly string[] | undefined;
  /** The groups that bring it, where the format says so; Pipfile.lock: `default` and `develop`. */
  readonly groups: readonly string[] | undefined;
  /** Whether it only has a source archive, so that installing builds it. */
  readonly onlySource: boolean | undefined;
}

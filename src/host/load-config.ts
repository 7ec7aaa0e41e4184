import { readConfig } from '../config/read.js';
import { resolveRules, rulesNamed, selectorsOf } from '../config/resolve.js';
import { configSchema, type Schema } from '../config/schema.js';
import type { Config } from '../config/settings.js';
import { validateConfig } from '../config/validate.js';
import type { Problem } from '../diagnostic.js';
import type { FileSettings } from '../engine/lint-input.js';
import { explain, type LintHost } from '../engine/lint-host.js';
import { at, locateTomlKey, parseToml } from '../parser/toml.js';
import type { Rule } from '../rule.js';
import { dirname, join, relativeTo } from '../text/path.js';
import type { SourceFile } from '../text/source.js';
import { patternMatcher, type PatternMatcher } from './gitignore.js';

/** The first that is there counts; a pyproject.toml without our table is no configuration. */
const configNames = ['.pydock-lint.toml', 'pydock-lint.toml', 'pyproject.toml'];
const table = ['tool', 'pydock-lint'];

/** How configuration is found. */
export interface ConfigurationOptions {
  readonly host: LintHost;
  readonly rules: readonly Rule[];
  /** What the command line or the caller says: it weighs more than any file. Its patterns count from the working directory. */
  readonly overrides: Config;
  /** The one file that counts for everything; its patterns count from the working directory. */
  readonly configFile?: string | undefined;
  /** Whether no file counts. */
  readonly isolated?: boolean | undefined;
  /** A path as an absolute one with `/`, so that folders above the working directory can be compared. */
  absolute(path: string): string;
}

/** The settings of a file, with where they come from. */
export interface Settings extends FileSettings {
  /** The configuration file; undefined where none counts. */
  readonly source: string | undefined;
  readonly config: Config;
  /** The path of the baseline that counts, as the host names it. */
  readonly baseline: string | undefined;
  readonly unsafeFixes: boolean;
  /** Whether `--fix` mends what a rule finds. */
  mends(rule: string): boolean;
}

/** Finds the configuration of every file: the closest one upwards, up to the root. Each is read once; holds what was found. */
export class Configurations {
  readonly #options: ConfigurationOptions;
  readonly #schema: () => Schema;
  readonly #byFolder = new Map<string, Settings>();
  readonly #byPath = new Map<string, Settings>();
  readonly #problems: Problem[] = [];
  readonly #single: Settings | undefined;
  readonly #none: Settings;

  constructor(options: ConfigurationOptions) {
    this.#options = options;
    let schema: Schema | undefined;
    this.#schema = () => (schema ??= configSchema(options.rules));
    this.#none = this.#settings({}, undefined, '.');
    const { configFile, isolated } = options;
    if (configFile !== undefined) this.#single = this.#fromNamed(configFile);
    else if (isolated) this.#single = this.#none;
  }

  /** What was wrong with the configurations that were read so far. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The settings of a file or folder: those of the folder that it is in. */
  settingsFor(path: string): Settings {
    if (this.#single) return this.#single;
    // It is asked for each finding.
    let settings = this.#byPath.get(path);
    if (!settings) {
      const folder = path === '.' ? '.' : join(path, '..');
      // Where the root is takes a look at the disk.
      settings = this.#byFolder.get(folder) ?? this.#ofFolder(folder, this.#options.host.rootOf(path), 0);
      this.#byPath.set(path, settings);
    }
    return settings;
  }

  /** The settings that count for the run as a whole: those of the working directory. */
  forRun(): Settings {
    return this.settingsFor('.');
  }

  /** The baselines that count for some files, and for the run as a whole. */
  baselinesFor(paths: Iterable<string>): ReadonlySet<string> {
    const settings = new Set([this.forRun(), ...[...paths].map((path) => this.settingsFor(path))]);
    return new Set([...settings].flatMap(({ baseline }) => baseline ?? []));
  }

  #ofFolder(folder: string, root: string, depth: number): Settings {
    let settings = this.#byFolder.get(folder);
    if (!settings) {
      // The bound is for hosts whose root is not above the path.
      const isTop = folder === root || folder === '/' || depth > 64;
      settings = this.#ownOf(folder) ?? (isTop ? this.#none : this.#ofFolder(join(folder, '..'), root, depth + 1));
      this.#byFolder.set(folder, settings);
    }
    return settings;
  }

  /** The configuration in a folder itself. */
  #ownOf(folder: string): Settings | undefined {
    const { host } = this.#options;
    const names = new Set(host.list(folder)?.map(({ name }) => name));
    for (const name of configNames) {
      const path = join(folder, name);
      if (!names.has(name)) continue;
      const file = host.read(path);
      if (name === 'pyproject.toml' && !file?.text.includes(table[1]!)) continue;
      const config = file ? this.#read(file) : this.#unreadable(path);
      if (config) return this.#settings(config, path, folder);
    }
    return undefined;
  }

  #fromNamed(path: string): Settings {
    const file = this.#options.host.read(path);
    const config = file ? (this.#read(file) ?? this.#withoutTable(path)) : this.#unreadable(path);
    return this.#settings(config, path, '.');
  }

  #unreadable(path: string): Config {
    this.#problems.push({ path, kind: 'config', message: explain(this.#options.host, path).message });
    return {};
  }

  #withoutTable(path: string): Config {
    this.#problems.push({ path, kind: 'config', message: 'There is no table [tool.pydock-lint].' });
    return {};
  }

  /** Reads a configuration; one with faults counts as empty and gives problems. Undefined for a pyproject.toml without our table. */
  #read(file: SourceFile): Config | undefined {
    const { value, problem } = parseToml(file);
    if (problem) {
      const { line } = file.positionAt(problem.at.span.start);
      this.#problems.push({ path: file.path, kind: 'config', line, message: problem.message });
      return {};
    }
    const isOurs = !file.path.endsWith('pyproject.toml');
    const prefix = isOurs ? [] : table;
    const data = isOurs ? value : at(value, ...table);
    if (data === undefined) return undefined;
    const errors = validateConfig(data, this.#schema());
    for (const { path, message } of errors) {
      const where = locateTomlKey(file, [...prefix, ...path]) ?? locateTomlKey(file, [...prefix, ...path.slice(0, -1)]);
      const line = where && file.positionAt(where.at.span.start).line;
      this.#problems.push({ path: file.path, kind: 'config', line, message });
    }
    return errors.length > 0 ? {} : readConfig(data as object);
  }

  #settings(config: Config, source: string | undefined, folder: string): Settings {
    const { rules, overrides } = this.#options;
    const excluded = this.#matchers([
      [folder, [...(overrides.exclude ? [] : (config.exclude ?? [])), ...(config.extendExclude ?? [])]],
      ['.', [...(overrides.exclude ?? []), ...(overrides.extendExclude ?? [])]],
    ]);
    const included = this.#matchers([
      [folder, overrides.include ? [] : (config.include ?? [])],
      ['.', overrides.include ?? []],
    ]);
    const names = (selected: readonly string[] = []) =>
      new Set(rulesNamed(selected, selectorsOf(this.#options.rules)).map(({ name }) => name));
    const [fixable, unfixable] = [names(config.fixable), names(config.unfixable)];
    const silenced = [...this.#silencers(folder, config), ...this.#silencers('.', overrides)];
    return {
      source,
      config,
      baseline:
        overrides.baseline ??
        (config.baseline === undefined ? undefined : join(dirname(source ?? '.'), config.baseline)),
      rules: resolveRules(rules, config, overrides),
      respectGitignore: overrides.respectGitignore ?? config.respectGitignore ?? true,
      forceExclude: overrides.forceExclude ?? config.forceExclude ?? false,
      // Who selects rules by hand wants to see these only.
      shellcheck:
        (overrides.shellcheck ?? (config.shellcheck && !overrides.select))
          ? { ignore: overrides.shellcheckIgnore ?? config.shellcheckIgnore ?? [], source: source ?? '.' }
          : undefined,
      includes: (path) => included.some((matches) => matches(path, false)),
      unsafeFixes: overrides.unsafeFixes ?? config.unsafeFixes ?? false,
      mends: (rule) => (config.fixable === undefined || fixable.has(rule)) && !unfixable.has(rule),
      excludes: (path, isDirectory) => excluded.some((matches) => matches(path, isDirectory)),
      silencedIn: (path) =>
        new Set(silenced.filter(({ matches }) => matches(path, false)).flatMap(({ names }) => names)),
    };
  }

  #silencers(folder: string, { perFileIgnores = [] }: Config) {
    return perFileIgnores.flatMap(([pattern, names]) =>
      this.#matchers([[folder, [pattern]]]).map((matches) => ({
        matches,
        names: rulesNamed(names, selectorsOf(this.#options.rules)).map(({ name }) => name),
      })),
    );
  }

  /** Functions that say whether a path matches patterns of a folder. */
  #matchers(
    given: readonly (readonly [folder: string, patterns: readonly string[]])[],
  ): readonly ((path: string, isDirectory: boolean) => boolean)[] {
    const { absolute } = this.#options;
    return given
      .filter(([, patterns]) => patterns.length > 0)
      .map(([folder, patterns]) => {
        let matcher: PatternMatcher | undefined;
        return (path, isDirectory) => {
          const below = relativeTo(absolute(folder), absolute(path));
          matcher ??= patternMatcher(patterns);
          return below !== undefined && matcher(below, isDirectory) === 'ignored';
        };
      });
  }
}

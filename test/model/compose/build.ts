import { expect } from 'vitest';
import type { ComposeProject, Service } from '../../../src/model/compose.js';
import { buildComposeProjects, type ComposeLink } from '../../../src/model/compose/loading/projects.js';
import { environmentOf } from '../../../src/model/environment.js';
import type { EntryKind, FileHost } from '../../../src/model/files.js';
import { type Fact, unknown } from '../../../src/model/known.js';
import { parseCompose } from '../../../src/parser/compose/parse.js';
import { type Located, textOf } from '../../../src/text/location.js';
import { dirname, isInside, normalize } from '../../../src/text/path.js';
import { SourceFile } from '../../../src/text/source.js';

/** A disk of files by path; what is in `ignored` is ignored by git, and what leaves the folder is outside. */
export function hostOf(files: Readonly<Record<string, string>>, ignored: readonly string[] = []): FileHost {
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, new SourceFile(path, text)]));
  const kindOf = (path: string): EntryKind | 'outside' | undefined => {
    if (!isInside('.', normalize(path))) return 'outside';
    if (sources.has(path)) return 'file';
    return path === '.' || [...sources.keys()].some((file) => isInside(path, dirname(file))) ? 'directory' : undefined;
  };
  return {
    kindOf,
    list: () => undefined,
    read: (path) => sources.get(path),
    modeOf: () => undefined,
    isGitIgnored: (path) => ignored.includes(path),
    rootOf: () => '.',
  };
}

/** A Dockerfile half that knows nothing. */
export const blindLink: ComposeLink = {
  dockerfile: () => unknown('not asked for'),
  process: () => unknown('not asked for'),
  imageEnvironment: () => environmentOf([]),
};

interface Setting {
  readonly ignored?: readonly string[];
  readonly link?: Partial<ComposeLink>;
  /** The compose files among the disk's; all `.yml` and `.yaml` by default. */
  readonly given?: readonly string[];
}

/** The projects of a disk. */
export function projectsOf(files: Readonly<Record<string, string>>, setting: Setting = {}): ComposeProject[] {
  const host = hostOf(files, setting.ignored);
  const given = setting.given ?? Object.keys(files).filter((path) => /\.ya?ml$/.test(path));
  return buildComposeProjects({
    files: given.map((path) => host.read(path)!),
    host,
    compose: {
      parse: parseCompose,
      validate: () => [],
      isV1: (root) => root.kind === 'map' && !root.entries.has('services') && root.entries.has('web'),
    },
    link: { ...blindLink, ...setting.link },
  });
}

/** The project of `compose.yaml` and perhaps an override and a `.env`. */
export function projectOf(
  text: string,
  more: Readonly<Record<string, string>> = {},
  setting?: Setting,
): ComposeProject {
  const [project] = projectsOf({ 'compose.yaml': text, ...more }, setting);
  expect(project).toBeDefined();
  return project!;
}

/** The service `web` of a compose file that holds it alone; the text is its attributes, not indented. */
export function webOf(attributes: string, more: Readonly<Record<string, string>> = {}, setting?: Setting): Service {
  return projectOf(`services:\n  web:\n${indent(attributes)}`, more, setting).services.get('web')!;
}

/** `web` of a base and an override. */
export const webOver = (base: string, override: string, more: Readonly<Record<string, string>> = {}): Service =>
  webOf(base, { 'compose.override.yaml': `services:\n  web:\n${indent(override)}`, ...more });

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('');

/** A fact for comparison: its value, or `?`. */
export const shown = <T>(fact: Fact<T> | undefined): T | '?' | undefined =>
  fact === undefined ? undefined : fact.known ? fact.value : '?';

/** Where a thing is written: file and text. */
export const source = (located: Located): string => `${located.at.file.path}: ${textOf(located)}`;

// What an image installs that is only needed to develop the project.
import { parseBuildSettings } from '../../../parser/manifest/build-settings.js';
import type { DependencyGroup } from '../../../parser/manifest/tree.js';
import type { Word } from '../../../parser/word.js';
import type { Located } from '../../../text/location.js';
import { basename, dirname } from '../../../text/path.js';
import type { Command } from '../../command.js';
import { hasShippedLayers } from '../../dockerfile/stage-chain.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import type { Stage } from '../../stage.js';
import { mayFail } from '../../command/may-fail.js';
import { hasUnknownOptions, managedProject, mayBeSet } from './project-install.js';

/** An install that brings what only development needs. `at` is what asks for it, or the verb. */
export interface DevelopmentInstall extends Located {
  readonly command: Command;
  /** The groups, the extra or the file. */
  readonly what: string;
  /** The packages, as far as they are told. */
  readonly packages: readonly string[];
  /** The option that leaves them out, to stand behind the verb; undefined where another word has to go. */
  readonly option: string | undefined;
}

/** What groups and extras for development are called. */
const developmentName =
  /^(?:dev|develop|development|test|tests|testing|lint|linting|linters?|typing|typecheck|docs?|debug|style|format|pre-commit)$/;

/** Words in the names of such requirements files: `requirements-dev.txt`, `dev-requirements.txt`, `requirements/test.txt`. */
const developmentWords: ReadonlySet<string> = new Set([
  'dev',
  'develop',
  'development',
  'test',
  'tests',
  'testing',
  'lint',
]);

/** Programs that only development runs: an image that runs them is for it. */
const developmentPrograms: ReadonlySet<string> = new Set(
  'pytest py.test tox nox mypy pyright ruff black flake8 pylint isort coverage pre-commit mkdocs sphinx-build behave'.split(
    ' ',
  ),
);

/**
 * The installs of a stage that bring what only development needs, where the stage is shipped and not for development or tests itself.
 * Of several that build one environment the last counts.
 */
export function developmentInstalls(stage: Stage, host: FileHost): readonly DevelopmentInstall[] {
  if (!isProduction(stage)) return [];
  const commands = stage.commands.filter(({ installer }) => installer?.manager.forPython && installer.row.installs);
  const last = commands.findLast(({ installer }) => installer!.row.installsProject);
  return commands.flatMap((command) => {
    if (mayFail(command) || hasUnknownOptions(command)) return [];
    const { manager, row } = command.installer!;
    if (row.installsProject) return command === last ? projectGroups(command, host) : [];
    if (manager.name === 'pipenv') return pipenvOption(command);
    return /^(?:pip|uv)$/.test(manager.name) ? named(command) : [];
  });
}

function isProduction(stage: Stage): boolean {
  const { dockerfile, role, commands, process } = stage;
  if (role !== 'production' || dockerfile.role !== 'production' || dockerfile.fragment || !isKept(stage)) return false;
  const { services } = dockerfile;
  if (services.length > 0 && services.every((service) => service.role !== 'production')) return false;
  const started = valueOf(process)?.command.program;
  return ![...commands.map(({ program }) => program), started].some(
    (program) => program !== undefined && developmentPrograms.has(program),
  );
}

/** Whether a stage is shipped, or its environment is copied into one that is. */
const isKept = (stage: Stage): boolean =>
  hasShippedLayers(stage) ||
  stage.dockerfile.stages.some(
    (other) =>
      hasShippedLayers(other) &&
      other.copies.some(
        ({ from, sources }) =>
          from?.base.kind === 'stage' &&
          from.base.stage === stage &&
          sources.some(
            ({ value }) => value.known && /venv|site-packages|^\/(?:app|opt|usr\/local)\/?$/.test(value.value),
          ),
      ),
  );

/** The groups that uv, Poetry and PDM install unasked, or because an option says so. */
function projectGroups(command: Command, host: FileHost): readonly DevelopmentInstall[] {
  const installer = command.installer!;
  const project = managedProject(command, host);
  if (!project) return [];
  const { groups } = project.manifest;
  const asked = optionValues(command, '--group', '--with', '-G', '--extra', '--extras', '-E').filter((name) =>
    developmentName.test(name),
  );
  const unasked = unaskedGroups(command, groups, parseBuildSettings(project.file, 'backend').uvDefaultGroups);
  if (!asked || !unasked) return [];
  const names = [...new Set([...unasked, ...asked])].filter((name) => groups.has(name));
  const packages = packagesOf(names, groups);
  if (packages.length === 0) return [];
  const option =
    asked.length > 0 ? undefined : { uv: '--no-dev', poetry: '--only main', pdm: '--prod' }[installer.manager.name];
  const what = `the ${names.length === 1 ? 'group' : 'groups'} ${names.join(' and ')}`;
  const isDefaultOnly = names.length === 1 && names[0] === 'dev';
  // uv's `--no-dev` leaves out the group dev alone.
  return [
    {
      at: installer.verb.at,
      command,
      what,
      packages,
      option: option === '--no-dev' && !isDefaultOnly ? '--no-default-groups' : option,
    },
  ];
}

const optionValues = (command: Command, ...names: readonly string[]): readonly string[] =>
  command.options(...names).flatMap(({ value }) => (value?.value ?? '').split(/[\s,]+/).filter((name) => name !== ''));

/** The groups that are installed where no option names one; undefined where a variable may say otherwise. */
function unaskedGroups(
  command: Command,
  groups: ReadonlyMap<string, DependencyGroup>,
  uvDefault: 'all' | readonly string[],
): readonly string[] | undefined {
  const { manager } = command.installer!;
  const all = [...groups]
    .filter(([name, { optional }]) => !optional && developmentName.test(name))
    .map(([name]) => name);
  if (manager.name === 'uv') {
    if (['UV_NO_DEV', 'UV_NO_DEFAULT_GROUPS', 'UV_NO_GROUP', 'UV_ONLY_GROUP'].some((name) => mayBeSet(command, name)))
      return undefined;
    if (command.option('--no-default-groups', '--only-group')) return [];
    const without = new Set([...optionValues(command, '--no-group'), ...(command.has('--no-dev') ? ['dev'] : [])]);
    const names = uvDefault === 'all' || command.has('--all-groups') ? [...groups.keys()] : uvDefault;
    return names.filter((name) => developmentName.test(name) && !without.has(name));
  }
  if (manager.name === 'poetry') {
    if (command.option('--only', '--only-root', '--no-dev')) return [];
    const without = command.options('--without');
    if (without.some(({ value }) => value !== undefined && value.value === undefined)) return undefined;
    const left = new Set(optionValues(command, '--without'));
    return all.filter((name) => !left.has(name));
  }
  if (manager.name !== 'pdm' || command.has('--prod', '--production', '--no-dev', '--no-default')) return [];
  const without = new Set(optionValues(command, '--without'));
  return without.size > 0 ? all.filter((name) => !without.has(name)) : all;
}

/** The packages of groups and of those that they include. */
function packagesOf(names: readonly string[], groups: ReadonlyMap<string, DependencyGroup>): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const queue = [...names];
  for (let index = 0; index < queue.length; index++) {
    const name = queue[index]!;
    const group = seen.has(name) ? undefined : groups.get(name);
    seen.add(name);
    for (const dependency of group?.dependencies ?? []) found.add(dependency.name);
    queue.push(...(group?.includes ?? []));
  }
  return [...found];
}

function pipenvOption(command: Command): readonly DevelopmentInstall[] {
  const option = command.option('--dev', '-d');
  return option
    ? [{ at: option.at, command, what: 'the packages for development', packages: [], option: undefined }]
    : [];
}

/** Requirements files and extras that are called after development. */
function named(command: Command): readonly DevelopmentInstall[] {
  const { requirementFiles, paths } = command.installer!;
  const found = (word: Word, what: string): DevelopmentInstall => ({
    at: word.at,
    command,
    what,
    packages: [],
    option: undefined,
  });
  const files = requirementFiles.flatMap((word) =>
    word.value !== undefined && isDevelopmentFile(word.value) ? [found(word, basename(word.value))] : [],
  );
  const extras = paths.flatMap((word) => {
    const names = /\[([^\]]*)\]$/.exec(word.value ?? '')?.[1]?.split(',') ?? [];
    const extra = names.map((name) => name.trim()).find((name) => developmentName.test(name));
    return extra === undefined ? [] : [found(word, `the extra ${extra}`)];
  });
  return [...files, ...extras];
}

const isDevelopmentFile = (path: string): boolean => {
  const name = basename(path);
  if (!/\.(?:txt|in|pip)$/.test(name)) return false;
  const words = name.slice(0, name.lastIndexOf('.')).toLowerCase().split(/[-_.]/);
  return (
    words.some((word) => developmentWords.has(word)) &&
    /require|^(?:dev|test|lint)|deps/i.test(`${basename(dirname(path))}/${name}`)
  );
};

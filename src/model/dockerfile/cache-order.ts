import { buildEffects } from '../../knowledge/build-programs.js';
import { parseRequirements } from '../../parser/requirements.js';
import type { Word } from '../../parser/word.js';
import { basename, extensionOf, relativeTo } from '../../text/path.js';
import type { Command } from '../command.js';
import type { BuildContext } from '../context.js';
import { expand } from '../expand.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { requirementFilesOf } from '../python/installs/installed.js';
import type { Copy, Stage } from '../stage.js';

/** A COPY of application sources that stands before an install of third-party packages, so that each edit installs them again. */
export interface EarlySourceCopy {
  readonly copy: Copy;
  readonly source: Copy['sources'][number];
  readonly install: Command;
  /** The files that the install reads, as they are named in the build context: those to copy first. */
  readonly manifests: readonly string[];
}

/** Names of files that say what to install, and of those that a project's metadata names, in lower case. */
const manifestNames: ReadonlySet<string> = new Set(['pipfile', 'setup.py', 'environment.yml', 'environment.yaml']);
const manifestExtensions: ReadonlySet<string> = new Set(['txt', 'in', 'toml', 'lock', 'cfg']);
const manifestStarts = ['requirements', 'constraints', 'readme', 'license', 'licence'];

function isManifest(path: string): boolean {
  const name = basename(path).toLowerCase();
  if (manifestNames.has(name) || manifestExtensions.has(extensionOf(name))) return true;
  return manifestStarts.some((start) => name.startsWith(start));
}

/** The copies of a stage's sources that come before an install that does not need them; each once, with the first such install. */
export function earlySourceCopies(stage: Stage, host: FileHost): readonly EarlySourceCopy[] {
  const order = new Map(stage.steps.map((step, index) => [step.instruction, index]));
  const broad = stage.copies.flatMap((copy) => {
    const source = copy.from ? undefined : copy.sources.find((each) => isBroad(valueOf(each.value), stage));
    return source ? [{ copy, source }] : [];
  });
  if (broad.length === 0) return [];
  const needing = new Set(stage.commands.filter(mayRead).map(({ instruction }) => instruction));
  const found: EarlySourceCopy[] = [];
  for (const install of stage.commands) {
    const manifests = needing.has(install.instruction) ? undefined : manifestsOf(install, host);
    if (!manifests) continue;
    const at = order.get(install.instruction)!;
    const before = broad.findIndex(({ copy }) => order.get(copy.instruction)! >= at);
    for (const early of broad.slice(found.length, before === -1 ? undefined : before))
      found.push({ ...early, install, manifests });
  }
  return found;
}

/** What an install reads of the project when that is nothing but files that say what to install; undefined otherwise. */
function manifestsOf(command: Command, host: FileHost): readonly string[] | undefined {
  const { installer, shell } = command;
  if (!installer?.manager.forPython || !installer.row.installs || installer.paths.length > 0) return undefined;
  if (shell?.conditional) return undefined;
  const { row, requirementFiles, packages } = installer;
  if (requirementFiles.length > 0) return listedManifests(command, host);
  const readsManifests = row.manifests.length > 0 && packages.length === 0;
  return readsManifests && !installsProject(command) ? row.manifests : undefined;
}

const installsProject = (command: Command): boolean =>
  command.installer?.row.installsProject === true &&
  !command.installer.row.noProjectOptions.some((option) => command.has(option));

/** The requirements files; undefined when one of them names a folder of the project, or may do so because it cannot be read. */
function listedManifests(command: Command, host: FileHost): readonly string[] | undefined {
  const { context } = command.stage.dockerfile;
  if (!context.known) return command.installer!.requirementFiles.map((word) => nameOf(word, command));
  const files = requirementFilesOf(command, host).map(({ file }) => file);
  const needsSources = files.some((file) =>
    parseRequirements(file).requirements.some(({ source, variable }) => source === 'path' || variable),
  );
  if (files.length === 0 || needsSources) return undefined;
  const { directory } = context.value.context;
  return files.map(({ path }) => relativeTo(directory, path) ?? path);
}

/** A file as it is probably named in a build context that is not known. */
function nameOf(word: Word, { state }: Command): string {
  const path = valueOf(expand(word, state.environment, 'unknown')) ?? word.raw;
  return path.startsWith('/') ? basename(path) : path;
}

/** A program of the project, one that nobody knows, or an install of the project itself may read the sources. */
function mayRead(command: Command): boolean {
  const { installer, program } = command;
  if (installer) return installer.paths.length > 0 || installsProject(command);
  if (program === undefined || readsNoSources.has(program)) return false;
  return packageScripts.has(program) || !buildEffects.has(program);
}

/** Modules that `python -m` runs without the sources. */
const readsNoSources: ReadonlySet<string> = new Set(['venv', 'virtualenv', 'ensurepip']);
/** Programs that run what the project's own files say. */
const packageScripts: ReadonlySet<string> = new Set(['npm', 'yarn', 'pnpm']);

/** Whether a source of the build context holds more than manifests. */
function isBroad(source: string | undefined, { dockerfile: { context } }: Stage): boolean {
  if (source === undefined) return false;
  if (!context.known) return isWholeContext(source);
  const { matches, list } = context.value.context;
  const found = matches(source);
  return found.known && found.value.some((entry) => entry.kind === 'directory' && hasSources(entry.path, list));
}

/** Whether a source of a COPY names the whole context: `.`, `./`, `/`. */
export const isWholeContext = (source: string): boolean => source !== '' && /^[./]*$/.test(source);

/** How deep folders are looked into for something else than lists of packages. */
const deepestFolder = 3;

const hasSources = (folder: string, list: BuildContext['list'], depth = 0): boolean =>
  (list(folder) ?? []).some(({ path, kind }) => {
    if (kind !== 'directory') return path.endsWith('.py') || !isManifest(path);
    return !/(^|\/)\./.test(path) && (depth >= deepestFolder || hasSources(path, list, depth + 1));
  });

// What the steps of a build read of a tree that a COPY brought.
import { indifferentPrograms } from '../../knowledge/indifferent-programs.js';
import { installerFileVariables, settingsFilesOf } from '../../knowledge/installer-files.js';
import type { InstructionName } from '../../parser/dockerfile/tree.js';
import { parseRequirements } from '../../parser/requirements.js';
import type { Word } from '../../parser/word.js';
import { dirname, isInside, join, relativeTo } from '../../text/path.js';
import type { Command } from '../command.js';
import { commandsByInstruction } from '../command/run-commands.js';
import type { BuildContext } from '../context.js';
import { expand } from '../expand.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { requirementFilesOf } from '../python/installs/installed.js';
import type { Copy, Stage, Step } from '../stage.js';

/** Instructions that neither change files nor what a COPY means. */
const neutral: ReadonlySet<InstructionName> = new Set<InstructionName>([
  ...(['ARG', 'ENV', 'SHELL', 'WORKDIR', 'USER', 'EXPOSE', 'LABEL'] as const),
  ...(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'STOPSIGNAL', 'MAINTAINER'] as const),
]);
/** What a project's metadata says of other files of the project: an install that leaves the project out may read them all the same. */
const namesFiles = /\bpath\s*=|\bfile\s*[:=]|\bworkspace\b|\bdynamic\s*=|\bfind-links\b|constraint/;

/** Where a COPY puts a tree of the build context. */
export interface Tree {
  readonly copy: Copy;
  readonly context: BuildContext;
  /** Relative to the context. */
  readonly source: string;
  /** Absolute, in the image. */
  readonly target: string;
}

/**
 * The files of a tree that a step reads, relative to the context: none for a step that leaves the tree alone. Undefined for one that may
 * read or write anything else of it.
 */
export function manifestsOf(step: Step, tree: Tree, stage: Stage, host: FileHost): readonly string[] | undefined {
  const { instruction } = step;
  if (neutral.has(instruction.name)) return [];
  if (instruction.name === 'COPY' || instruction.name === 'ADD') return isApart(step, tree, stage) ? [] : undefined;
  if (instruction.name !== 'RUN' || instruction.heredocs.length > 0) return undefined;
  const isBound = instruction.flags.some(
    ({ name, value }) => name === 'mount' && !/type=(cache|secret|ssh|tmpfs)\b/.test(value?.raw ?? ''),
  );
  const commands = commandsByInstruction(stage).get(instruction) ?? [];
  if (isBound || commands.length === 0) return undefined;
  const read = commands.map((command) => readBy(command, tree, host));
  return read.includes(undefined) ? undefined : read.flatMap((files) => files!);
}

/** Whether a COPY writes nothing where the tree goes: a tree over it, or one below it, may hold the same files. */
function isApart({ instruction }: Step, { target }: Tree, { copies }: Stage): boolean {
  const other = copies.find((copy) => copy.instruction === instruction);
  const to = valueOf(other?.destination);
  return to !== undefined && !isInside(to, target) && !isInside(target, to);
}

/** What a command reads of a tree, relative to the context; undefined where it may be anything. */
function readBy(command: Command, tree: Tree, host: FileHost): readonly string[] | undefined {
  const { installer, program, shell } = command;
  if (program === undefined || !(indifferentPrograms.has(program) || installer)) return undefined;
  if (installerFileVariables.some((name) => command.state.environment.get(name))) return undefined;
  if (shell?.conditional || shell?.redirects.some(({ target }) => touches(target, command, tree, []))) return undefined;
  const manifests = installer?.manager.forPython ? listed(command, tree, host) : [];
  if (!manifests) return undefined;
  const words = program === 'cd' ? [] : command.arguments.filter((word) => word !== installer?.verb);
  return words.some((word) => touches(word, command, tree, manifests)) ? undefined : manifests;
}

/** Whether a word may name something of a tree that is no manifest, or a folder that holds it. */
function touches(word: Word | undefined, command: Command, tree: Tree, manifests: readonly string[]): boolean {
  const value = word && valueOf(expand(word, command.state.environment));
  const workdir = valueOf(command.workdir);
  if (value === undefined || workdir === undefined) return true;
  if (/^-[a-z]*$/i.test(value) || value.includes('://')) return false;
  return [value, value.replace(/^-[^=]*=|^-\w(?=[./])/, '')].some((text) => {
    const path = join(workdir, text.replace(/\[[\w,-]*\]$/, ''));
    if (isInside(path, tree.target)) return !/^[\w.-]*$/.test(text) || /^[.]+$/.test(text);
    const below = relativeTo(tree.target, path);
    if (below === undefined) return false;
    const name = join(tree.source, below);
    return /[*?]/.test(text) || (tree.context.kindOf(name) !== undefined && !manifests.includes(name));
  });
}

/** The manifests of an install, relative to the context: each a file of the tree that the install reads where the tree has it. */
function listed(command: Command, tree: Tree, host: FileHost): readonly string[] | undefined {
  const { installer } = command;
  if (!installer || !installer.row.installs || installer.paths.length > 0) return undefined;
  const { row, requirementFiles, constraintFiles, packages, addresses } = installer;
  const workdir = valueOf(command.workdir);
  if (workdir === undefined) return undefined;
  if (requirementFiles.length + constraintFiles.length > 0) return listedRequirements(command, tree, host);
  if (packages.length + addresses.length > 0) return [];
  if (row.installsProject && !row.noProjectOptions.some((option) => command.has(option))) return undefined;
  const names = [...row.manifests, ...settingsFilesOf(installer.manager.name)];
  const found = names.flatMap((name) => inTree(join(workdir, name), command, tree) ?? []);
  const isPlain = found.every(
    (path) => !path.endsWith('.toml') || !namesFiles.test(tree.context.read(path)?.text ?? ''),
  );
  return isPlain && row.manifests[0] !== undefined && inTree(join(workdir, row.manifests[0]), command, tree)
    ? found
    : undefined;
}

/** The path in the build context of a file that an image has from a tree; undefined where the file is from elsewhere. */
function inTree(path: string, command: Command, { context, source, target, copy }: Tree): string | undefined {
  const below = relativeTo(target, path);
  const state = command.files.lookup(path);
  if (below === undefined || state.state !== 'present' || state.kind !== 'file') return undefined;
  const name = join(source, below);
  const isFromTree = state.source === join(context.directory, name) && context.kindOf(name) === 'file';
  return isFromTree && state.evidence.some(({ at }) => at === copy.instruction.at) ? name : undefined;
}

function listedRequirements(command: Command, tree: Tree, host: FileHost): readonly string[] | undefined {
  const { installer, state } = command;
  const workdir = valueOf(command.workdir)!;
  const files = requirementFilesOf(command, host);
  const paths = new Set(files.map(({ path }) => path));
  for (const word of [...installer!.requirementFiles, ...installer!.constraintFiles]) {
    const value = valueOf(expand(word, state.environment));
    if (value === undefined) return undefined;
    paths.add(join(workdir, value));
  }
  for (const { file, path } of files) {
    const { requirements, options, problems } = parseRequirements(file);
    if (problems.length > 0 || requirements.some(({ source, variable }) => source === 'path' || variable))
      return undefined;
    if (requirements.some(({ location }) => location?.text.startsWith('file:'))) return undefined;
    for (const { name, value } of options) {
      if (name === '--find-links' && !/^https?:/.test(value?.text ?? '')) return undefined;
      if (value && (name === '--requirement' || name === '--constraint')) paths.add(join(dirname(path), value.text));
    }
  }
  const names = [...paths].map((path) => inTree(path, command, tree));
  return names.includes(undefined) ? undefined : names.map((name) => name!);
}

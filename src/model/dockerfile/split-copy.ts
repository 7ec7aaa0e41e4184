// The edits that copy the manifests before an install and the sources behind it.
import { parseRequirements } from '../../parser/requirements.js';
import type { Word } from '../../parser/word.js';
import {
  type Edit,
  indentOf,
  lineStartOf,
  newlineOf,
  place,
  removeLines,
  startWithComments,
  textOf,
} from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import { dirname, isInside, join, relativeTo } from '../../text/path.js';
import type { Command } from '../command.js';
import type { BuildContext } from '../context.js';
import { expand } from '../expand.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { requirementFilesOf } from '../python/installs/installed.js';
import type { Copy, Stage, Step } from '../stage.js';

/** Instructions that neither change files nor what a COPY means. */
const neutral: ReadonlySet<string> = new Set([
  ...['EXPOSE', 'LABEL', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'STOPSIGNAL', 'MAINTAINER', 'USER'],
]);
/** Flags of COPY that mean for a single file what they mean for a tree. */
const repeatable: ReadonlySet<string> = new Set(['chown', 'chmod', 'link']);
/** Programs that run none of the project's files; what their words name is looked at. */
const indifferent: ReadonlySet<string> = new Set([
  ...[
    'pip',
    'uv',
    'poetry',
    'pdm',
    'pipenv',
    'apt-get',
    'apt',
    'apk',
    'dnf',
    'microdnf',
    'yum',
    'cd',
    'rm',
    'mkdir',
    'set',
  ],
  ...['echo', 'true', 'useradd', 'adduser', 'groupadd', 'addgroup', 'venv', 'virtualenv', 'chmod', 'chown', 'export'],
]);
/** Variables by which an installer reads or writes files that no command line names. */
const fileVariables = [
  ...['PIP_REQUIREMENT', 'PIP_CONSTRAINT', 'PIP_BUILD_CONSTRAINT', 'PIP_CONFIG_FILE', 'PIP_FIND_LINKS', 'PIP_TARGET'],
  ...['UV_CONSTRAINT', 'UV_OVERRIDE', 'UV_BUILD_CONSTRAINT', 'UV_CONFIG_FILE', 'UV_FIND_LINKS', 'UV_PROJECT'],
];
/** What a project's metadata says of other files of the project: an install that leaves the project out may read them all the same. */
const namesFiles = /\bpath\s*=|\bfile\s*[:=]|\bworkspace\b|\bdynamic\s*=|\bfind-links\b|constraint/;

/** Where a COPY puts a tree of the build context. */
interface Tree {
  readonly copy: Copy;
  readonly context: BuildContext;
  /** Relative to the context. */
  readonly source: string;
  /** Absolute, in the image. */
  readonly target: string;
}

/**
 * The edits that take a broad COPY apart: the manifests that the installs behind it read are copied where it stood, and the rest behind the
 * last of these installs. Undefined where that could change what is built: where a step between reads or writes anything else of the tree.
 */
export function splitCopy(copy: Copy, stage: Stage, host: FileHost): readonly Edit[] | undefined {
  const tree = treeOf(copy, stage);
  if (!tree || hasEnvironment(tree)) return undefined;
  const steps = stage.steps.slice(stage.steps.indexOf(copy.step) + 1);
  const installs: { readonly step: Step; readonly manifests: readonly string[] }[] = [];
  for (const step of steps) {
    const manifests = manifestsOf(step, tree, stage, host);
    if (!manifests) break;
    if (manifests.length > 0) installs.push({ step, manifests });
  }
  const first = installs[0]?.step;
  const last = installs.at(-1)?.step;
  if (!first || !last) return undefined;
  const between = steps.slice(0, steps.indexOf(last) + 1);
  if (between.some((step) => changesCopy(step, copy))) return undefined;
  const manifests = [...new Set(installs.flatMap((install) => install.manifests))];
  const lines = narrowCopies(tree, manifests);
  return lines && move(copy, lines, steps.slice(0, steps.indexOf(first)), first, last);
}

/** The tree of a COPY that can be taken apart: one source, written plainly, in a file that is read top to bottom. */
function treeOf(copy: Copy, stage: Stage): Tree | undefined {
  const { instruction, sources, from } = copy;
  const [source] = sources;
  const context = valueOf(stage.dockerfile.context)?.context;
  const target = valueOf(copy.destination);
  if (!context || !source?.value.known || target === undefined || target === '/') return undefined;
  if (from || sources.length > 1 || instruction.onbuild || instruction.heredocs.length > 0) return undefined;
  if (!instruction.flags.every(({ name }) => repeatable.has(name)) || indentOf(instruction) === undefined)
    return undefined;
  // In one line, and not as a JSON array.
  if (/[\n"'[\]`\\]/.test(textOf(instruction)) || !stage.steps.includes(copy.step)) return undefined;
  const found = valueOf(context.matches(source.value.value)) ?? [];
  const entry = found[0];
  return found.length === 1 && entry?.kind === 'directory' ? { copy, context, source: entry.path, target } : undefined;
}

/** Whether a tree brings a virtual environment of its own, which would come over the one that the install makes. */
const hasEnvironment = ({ context, source }: Tree): boolean =>
  (context.list(source) ?? []).some(
    ({ path, kind }) =>
      kind === 'directory' &&
      (/(^|\/)(\.?venv|\.?env|__pypackages__|node_modules)$/.test(path) ||
        context.kindOf(join(path, 'pyvenv.cfg')) !== undefined),
  );

/**
 * The files of a tree that a step reads, relative to the context: none for a step that leaves the tree alone. Undefined for one that may
 * read or write anything else of it.
 */
function manifestsOf(step: Step, tree: Tree, stage: Stage, host: FileHost): readonly string[] | undefined {
  const { instruction } = step;
  if (neutral.has(instruction.name) || instruction.name === 'ARG' || instruction.name === 'ENV') return [];
  if (instruction.name === 'SHELL') return [];
  if (instruction.name === 'WORKDIR') return [];
  if (instruction.name === 'COPY' || instruction.name === 'ADD') return isApart(step, tree, stage) ? [] : undefined;
  if (instruction.name !== 'RUN' || instruction.heredocs.length > 0) return undefined;
  const isBound = instruction.flags.some(
    ({ name, value }) => name === 'mount' && !/type=(cache|secret|ssh|tmpfs)\b/.test(value?.raw ?? ''),
  );
  const commands = stage.commands.filter((command) => command.instruction === instruction);
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
  if (program === undefined || !(indifferent.has(program) || installer)) return undefined;
  if (fileVariables.some((name) => command.state.environment.get(name))) return undefined;
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
  const names = [...row.manifests, ...(settingsFiles.get(installer.manager.name) ?? [])];
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

/** Files that a manager reads beside its manifests, where they are there. Sources: the manuals of the managers. */
const settingsFiles: ReadonlyMap<string, readonly string[]> = new Map([
  ['uv', ['uv.toml', '.python-version']],
  ['poetry', ['poetry.toml']],
  ['pdm', ['pdm.toml', '.python-version', '.pdm-python']],
]);

/** Whether a step changes what the words of a COPY mean. */
function changesCopy({ instruction }: Step, { instruction: { destination, body } }: Copy): boolean {
  if (instruction.name === 'WORKDIR') return !destination.value?.startsWith('/');
  return (instruction.name === 'ARG' || instruction.name === 'ENV') && body.text.includes('$');
}

/** The lines that copy the manifests which are not there before, one for each folder, with the flags of the COPY. */
function narrowCopies(
  { copy, source, target, context }: Tree,
  manifests: readonly string[],
): readonly string[] | undefined {
  const { instruction, step } = copy;
  // ADD does nothing more for such files.
  const keyword = instruction.keyword.text === 'add' ? 'copy' : instruction.keyword.text.replace(/^ADD$/i, 'COPY');
  const missing = manifests.filter((path) => {
    const state = step.before.files.lookup(join(target, relativeTo(source, path)!));
    return state.state !== 'present' || state.source !== join(context.directory, path);
  });
  if (missing.some((path) => /[^\w./@+-]/.test(path))) return undefined;
  const flags = instruction.flags.map((flag) => `${textOf(flag)} `).join('');
  const written = instruction.destination.raw;
  const base = written.replace(/\/*$/, '/');
  return [...new Set(missing.map(dirname))].map((folder) => {
    const below = relativeTo(source, folder)!;
    const paths = missing.filter((path) => dirname(path) === folder);
    const to = below !== '.' ? `${base === './' ? '' : base}${below}/` : written === '.' ? written : base;
    return `${keyword} ${flags}${paths.join(' ')} ${to}`;
  });
}

/**
 * Writes lines before an install, and what a COPY is behind the last one. They stand where the COPY stood if nothing is run between, so that
 * a change of the manifests repeats as few steps as it can.
 * @param between the steps between the COPY and the first install
 */
function move(
  copy: Copy,
  lines: readonly string[],
  between: readonly Step[],
  first: Step,
  last: Step,
): readonly Edit[] {
  const { instruction } = copy;
  const { file, span } = instruction.at;
  const newline = newlineOf(file);
  const indent = indentOf(instruction)!;
  const own = startWithComments(instruction);
  const start = /install|depend|require|package/i.test(file.text.slice(own, span.start))
    ? lineStartOf(instruction)
    : own;
  const block = file.text.slice(start, span.end);
  const install = startWithComments(first.instruction);
  const isApart =
    [start, install].some((offset) => offset > 0 && /\n[ \t]*\r?\n$/.test(file.text.slice(0, offset))) ||
    /^[ \t]*\r?\n[ \t]*\r?\n/.test(file.text.slice(span.end));
  const end = lineEndOf(last.instruction.at.span.end, file);
  const text = lines.map((line) => indent + line).join(newline);
  const stays = between.every(({ instruction: { name } }) => name !== 'RUN' && name !== 'COPY' && name !== 'ADD');
  return [
    stays && text !== ''
      ? { at: place(file, start, span.end), newText: text }
      : removeLines({ at: place(file, start, span.end) }),
    ...(stays || text === '' ? [] : [{ at: place(file, install, install), newText: text + newline }]),
    { at: place(file, end, end), newText: newline + (isApart ? newline : '') + block },
  ];
}

const lineEndOf = (offset: number, file: SourceFile): number => file.lineSpan(file.positionAt(offset).line).end;

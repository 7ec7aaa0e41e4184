import { parseRequirements, type RequirementsFile } from '../../../parser/requirements.js';
import { type Note, place } from '../../../text/location.js';
import { dirname, join } from '../../../text/path.js';
import type { SourceFile } from '../../../text/source.js';
import type { Command } from '../../command.js';
import { expand } from '../../expand.js';
import type { FileHost } from '../../files.js';
import { type Fact, known, unknown } from '../../known.js';
import type { InstalledRequirements } from '../../python.js';
import type { Dockerfile } from '../../stage.js';

/** A requirements file as a command reads it. */
export interface ReadRequirements {
  readonly file: SourceFile;
  /** Where it is in the image. */
  readonly path: string;
  /** The `-r` that names it: on the command line, or in a file that is read before. */
  readonly by: Note;
}

/** How many files a chain of `-r` may have: https://pip.pypa.io/en/stable/reference/requirements-file-format/ sets no bound. */
const mostFiles = 50;

/** Managers whose `-r` files are pip's. */
const readers: ReadonlySet<string> = new Set(['pip', 'uv', 'pipenv']);

/**
 * The requirements files that the images of some Dockerfiles install, each once. One that is installed with constraints here and
 * without there counts as not constrained.
 */
export function installedRequirements(
  dockerfiles: readonly Dockerfile[],
  host: FileHost,
): readonly InstalledRequirements[] {
  const byFile = new Map<SourceFile, InstalledRequirements>();
  for (const command of dockerfiles.flatMap(({ stages }) => stages.flatMap(({ commands }) => commands))) {
    const files = requirementFilesOf(command, host).map((read) => ({
      ...read,
      requirements: parseRequirements(read.file),
    }));
    if (files.length === 0) continue;
    const constraint = constraintOf(
      command,
      files.map(({ requirements }) => requirements),
    );
    for (const { file, by, requirements } of files) {
      const before = byFile.get(file);
      if (before && !(before.constrained.known && before.constrained.value)) continue;
      const constrained = isCompiled(requirements) ?? constraint;
      byFile.set(file, { at: place(file, 0, 0), requirements, by, command, constrained });
    }
  }
  return [...byFile.values()];
}

/** Whether a command installs as pip does: what it is told goes into the Python that is there. */
export const isPipInstall = ({ installer }: Command): boolean =>
  installer?.row.words.at(-1) === 'install' &&
  (installer.manager.name === 'pip' || (installer.manager.name === 'uv' && installer.row.words[0] === 'pip'));

/** The requirements files that an install command reads and that come from the build context, `-r` in them followed. */
export function requirementFilesOf(command: Command, host: FileHost): readonly ReadRequirements[] {
  const { installer, workdir, files, state } = command;
  if (!installer || !readers.has(installer.manager.name) || !workdir.known) return [];
  const found = new Map<string, ReadRequirements>();
  const queue = installer.requirementFiles.flatMap((word) => {
    const value = expand(word, state.environment, 'unknown');
    const note = { at: word.at, note: `${installer.manager.name} installs it here` };
    return value.known ? [{ path: join(workdir.value, value.value), by: note }] : [];
  });
  for (let index = 0; index < queue.length && found.size < mostFiles; index++) {
    const { path, by } = queue[index]!;
    const at = files.lookup(path);
    if (found.has(path) || at.state !== 'present' || at.kind !== 'file' || at.source === undefined) continue;
    const file = host.read(at.source);
    if (!file) continue;
    found.set(path, { file, path, by });
    for (const { name, value, at: place } of parseRequirements(file).options) {
      if (name !== '--requirement' || !value) continue;
      queue.push({ path: join(dirname(path), value.text), by: { at: place, note: `${file.path} reads it here` } });
    }
  }
  return [...found.values()];
}

/** Whether something holds back what the files of a command leave open. */
export function constraintOf(command: Command, files: readonly RequirementsFile[]): Fact<boolean> {
  const [constraint] = command.installer?.constraintFiles ?? [];
  if (constraint) return known(true, { at: constraint.at, note: 'constraints are given here' });
  for (const { options } of files) {
    const option = options.find(({ name }) => name === '--constraint' || name === '--require-hashes');
    if (option) return known(true, { at: option.at, note: 'constraints are given here' });
  }
  const hashes = command.option('--require-hashes');
  if (hashes) return known(true, { at: hashes.at, note: 'hashes are required here' });
  for (const name of ['PIP_CONSTRAINT', 'UV_CONSTRAINT', 'PIP_REQUIRE_HASHES', 'UV_REQUIRE_HASHES']) {
    const variable = command.environment(name);
    // No base image sets them, so that one whose variables are not known is as good as others.
    if (!variable.known && command.state.environment.get(name)) return unknown(`${name} has no known value`);
    if (variable.known && variable.value) return known(true, ...variable.evidence);
  }
  return known(false);
}

/** How tools that write a complete list sign it. */
const signature =
  /autogenerated by (?:pip-compile|uv)|generated by (?:pip-compile|pip-tools|poetry|pdm|pipenv|hatch-pip-compile)|exported by poetry/i;

/** Whether a file says that a tool wrote it from a lock or a resolution; undefined where nothing says so. */
function isCompiled({ comments }: RequirementsFile): Fact<boolean> | undefined {
  const signed = comments.slice(0, 20).find(({ text }) => signature.test(text));
  return signed && known(true, { at: signed.at, note: 'a tool wrote this file' });
}

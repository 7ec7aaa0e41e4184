// Files that a start command names and that its image does not have.
import { shells } from '../../../knowledge/wrappers.js';
import type { Word } from '../../../parser/word.js';
import type { Located, Note } from '../../../text/location.js';
import { basename, isInside, join, normalize, relativeTo } from '../../../text/path.js';
import { closest } from '../../../text/similar.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { isExplainedOtherwise } from './project-modules.js';
import type { ImageProcess } from './starts.js';

/** A file that surely is not where a start command looks for it. `at` is the word that names it. */
export interface MissingScript extends Located {
  readonly word: Word;
  /** The absolute path in the image that is looked up. */
  readonly path: string;
  /** Where the file is instead, as far as there is one candidate. */
  readonly landed: { readonly path: string; readonly by: Note } | undefined;
  /** A name in the same folder that was probably meant. */
  readonly similar: string | undefined;
  /** The file of the project that no COPY brings, relative to the working directory. */
  readonly left: { readonly path: string; readonly ignored: boolean } | undefined;
}

/** Files that count as code: an image without any gets it mounted when it starts. */
const isCode = (path: string): boolean => /\.(?:py|pyw|sh|bash)$/.test(path);

/**
 * The files that a process is started with and that are surely absent: the script of Python, of a shell or of a server, a script that
 * runs by itself, and the configuration that gunicorn is given. Nothing is said where something else explains it: a source that the
 * build context lacks, a mount that hides it, submodules, an image without code.
 */
export function missingScripts(start: ImageProcess, host: FileHost): readonly MissingScript[] {
  const { process, stage } = start;
  const { files } = process;
  if (!files.copied.some(({ path }) => isCode(path))) return [];
  return scriptWords(start).flatMap((word) => {
    const path = imagePath(word, start);
    if (path === undefined || files.lookup(path).state !== 'absent') return [];
    if (stage && isExplainedOtherwise(start, [path], host)) return [];
    return [describe(word, path, start, host)];
  });
}

function scriptWords({ process }: ImageProcess): readonly Word[] {
  const { command } = process;
  const program = valueOf(process.program);
  const config = command.program === 'gunicorn' ? command.option('-c', '--config', '--conf')?.value : undefined;
  const words = [config?.value?.startsWith('python:') ? undefined : config];
  if (program?.kind === 'script') words.push(program.word);
  else if (command.program !== undefined && shells.has(command.program)) words.push(shellOperand(command.arguments));
  else if (/\/[^/]*(?:\.(?:sh|py|bash)|entrypoint)$/.test(`/${command.programWord.value}`))
    words.push(pathWord(command.programWord));
  return words.filter((word) => word !== undefined);
}

const shellOperand = (words: readonly Word[]): Word | undefined => {
  const first = words.find(({ value }) => value === undefined || !/^[-+]/.test(value));
  return words.some(({ value }) => /^-[a-zA-Z]*[cs]$/.test(value ?? '')) ? undefined : first;
};

/** A name without a folder is looked up on the PATH. */
const pathWord = (word: Word): Word | undefined => (word.value?.includes('/') ? word : undefined);

function imagePath(word: Word, { process: { workdir } }: ImageProcess): string | undefined {
  const value = word.value?.replace(/^file:/, '');
  if (value === undefined || value === '' || value.startsWith('-') || basename(value) === 'manage.py') return undefined;
  if (value.startsWith('/')) return normalize(value);
  return workdir.known ? join(workdir.value, value) : undefined;
}

function describe(word: Word, path: string, start: ImageProcess, host: FileHost): MissingScript {
  const { files } = start.process;
  const landed = landedAt(path, word.value!, start);
  const folder = path.slice(0, path.lastIndexOf('/')) || '/';
  const similar = landed ? undefined : closest(basename(path), files.list(folder));
  return { at: word.at, word, path, landed, similar, left: landed ? undefined : leftBehind(word.value!, start, host) };
}

/** The one copied file that has the whole path at its end, or else its name. */
function landedAt(path: string, written: string, { process: { files } }: ImageProcess): MissingScript['landed'] {
  const inside = relativeTo('/', normalize(`/${written}`)) ?? basename(path);
  for (const end of new Set([inside, basename(path)])) {
    const there = files.copied.filter(
      (file) => file.path.endsWith(`/${end}`) && files.lookup(file.path).state === 'present',
    );
    const paths = new Set(there.map((file) => file.path));
    const [only] = there;
    if (only && paths.size === 1)
      return { path: only.path, by: { at: only.by.at, note: `it is copied to ${only.path} here` } };
    if (only) return undefined;
  }
  return undefined;
}

/** The file of the build context that has the written path. */
function leftBehind(written: string, { stage }: ImageProcess, host: FileHost): MissingScript['left'] {
  const context = stage?.dockerfile.context;
  if (!context?.known) return undefined;
  const { directory, ignore } = context.value.context;
  const inside = relativeTo('/', normalize(`/${written}`));
  if (inside === undefined || !isInside('/', `/${inside}`)) return undefined;
  for (const each of new Set([inside, basename(inside)])) {
    const path = join(directory, each);
    if (host.kindOf(path) === 'file') return { path, ignored: ignore?.excludes(each) ?? false };
  }
  return undefined;
}

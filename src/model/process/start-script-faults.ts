// Scripts that a container starts directly and that the system cannot execute.
import { isSystemTool } from '../../knowledge/system-tools.js';
import { shells } from '../../knowledge/wrappers.js';
import type { Word } from '../../parser/word.js';
import type { SourceFile } from '../../text/source.js';
import { within, type Located, type Note } from '../../text/location.js';
import { basename, isInside, join } from '../../text/path.js';
import { givenMode, pathIn } from '../command/file-mode.js';
import { peel } from '../command/peel.js';
import type { Command } from '../command.js';
import { stageChain } from '../dockerfile/stage-chain.js';
import { expand } from '../expand.js';
import type { FileHost } from '../files.js';
import { stageTool } from '../image/tools.js';
import { valueOf } from '../known.js';
import type { Copy, Stage } from '../stage.js';

/** What keeps the system from executing a script. */
export type ScriptFault = 'mode' | 'line-ends' | 'no-interpreter-line' | 'interpreter-missing';

/** A script that a container starts and cannot execute. `at` is where the start names it. */
export interface FaultyStartScript extends Located {
  readonly fault: ScriptFault;
  /** Its path in the image. */
  readonly path: string;
  readonly source: SourceFile;
  /** The COPY that brings it. */
  readonly copy: Copy;
  /** The interpreter that its first line names, without folder; undefined where it names none. */
  readonly interpreter: string | undefined;
  /** The places that prove it. */
  readonly proof: readonly Note[];
}

/** The script that ENTRYPOINT or CMD of a stage starts without naming a shell for it, where the image surely cannot execute it. */
export function faultyStartScript(stage: Stage, host: FileHost): FaultyStartScript | undefined {
  const start = stage.entrypoint ?? stage.command;
  const { instruction } = start ?? {};
  const words = instruction && instruction.name !== 'HEALTHCHECK' ? instruction.exec : undefined;
  const peeled = words && peel(words);
  if (!words || !peeled || peeled.script) return undefined;
  const word = peeled.programWord;
  const path = pathOf(word, stage);
  // uv hands files of Python to Python: https://docs.astral.sh/uv/reference/cli/#uv-run
  if (path === undefined || (peeled.wrappers.at(-1) === 'uv run' && path.endsWith('.py'))) return undefined;
  const state = stage.final.files.lookup(path);
  if (state.state !== 'present' || state.kind !== 'file' || state.source === undefined) return undefined;
  const source = host.read(state.source);
  const copy = copyOf(stage, state.evidence);
  if (!source || !copy) return undefined;
  const script = { at: word.at, path, source, copy, interpreter: interpreterOf(source) };
  const isDirect = word === words[0];
  const fault = faultOf(script, { stage, host, isDirect });
  const firstLine = within({ at: { file: source, span: source.span } }, 0, Math.max(0, source.text.search(/\r?\n|$/)));
  const proof: Note[] = [{ at: copy.instruction.keyword.at, note: 'copied here' }];
  if (fault !== undefined && fault !== 'mode') proof.push({ at: firstLine.at, note: 'its first line' });
  return fault && { ...script, fault, proof };
}

/** The path of a program that is written with a folder; what is looked for on PATH is left alone. */
function pathOf(word: Word, { final }: Stage): string | undefined {
  const { value } = word;
  if (value === undefined || !value.includes('/')) return undefined;
  if (value.startsWith('/')) return join('/', value);
  return final.workdir.known ? join(final.workdir.value, value) : undefined;
}

/** The COPY from the context that is the last word about a file. */
function copyOf(stage: Stage, evidence: readonly Note[]): Copy | undefined {
  const at = evidence.at(-1)?.at;
  return stageChain(stage)
    .flatMap(({ copies }) => copies)
    .find(
      (copy) =>
        (!copy.from && copy.instruction.name === 'COPY' && copy.at === at) ||
        (copy.at.file === at?.file && copy.at.span.start === at.span.start && !copy.from),
    );
}

/** The program that a `#!` line names: of `#!/usr/bin/env bash` that is bash; undefined without such a line. */
function interpreterOf({ text }: SourceFile): string | undefined {
  const line = /^#![ \t]*(\S+)(?:[ \t]+([^\s-]\S*))?/.exec(text);
  if (!line) return undefined;
  const program = basename(line[1]!);
  return program === 'env' ? line[2] : program;
}

interface Surroundings {
  readonly stage: Stage;
  readonly host: FileHost;
  /** Whether the container starts it itself, and no init program that would fall back on a shell. */
  readonly isDirect: boolean;
}

function faultOf(
  { path, source, copy, interpreter }: Omit<FaultyStartScript, 'fault' | 'proof'>,
  { stage, host, isDirect }: Surroundings,
): ScriptFault | undefined {
  const commands = stageChain(stage).flatMap((each) => each.commands);
  if (isNotExecutable(source.path, host) && !isMadeExecutable(path, copy, commands)) return 'mode';
  const { text } = source;
  if (/^#![^\n]*\r\n/.test(text)) return commands.some((command) => changesLineEnds(command)) ? undefined : 'line-ends';
  if (!text.startsWith('#!')) return isDirect && isShellScript(source) ? 'no-interpreter-line' : undefined;
  const isMissing =
    interpreter !== undefined && isSystemTool(interpreter) && valueOf(stageTool(stage, interpreter)) === false;
  return isMissing ? 'interpreter-missing' : undefined;
}

function isNotExecutable(path: string, host: FileHost): boolean {
  const mode = host.modeOf(path);
  return mode !== undefined && (mode & 0o111) === 0;
}

/** Whether a file without `#!` is a script: by its name, and by being text that no loader knows. */
const isShellScript = ({ path, text }: SourceFile): boolean =>
  /\.(?:sh|bash)$/.test(path) && text.trim() !== '' && !text.startsWith('\u007fELF');

/** Whether the COPY or a later command may make a file executable. */
const isMadeExecutable = (path: string, { instruction, at }: Copy, commands: readonly Command[]): boolean =>
  instruction.flags.some(({ name }) => name === 'chmod') ||
  commands.some(
    (command) => (command.at.file !== at.file || command.at.span.start > at.span.start) && mayChangeMode(command, path),
  );

function mayChangeMode(command: Command, path: string): boolean {
  const { program, instruction } = command;
  if (program === undefined) return true;
  // A script of its own, or another interpreter, may do anything.
  if (shells.has(program) || command.programWord.value?.includes('.sh') || instruction.heredocs.length > 0) return true;
  if (program === 'install' || program === 'find' || program === 'xargs' || program === 'setfacl') return true;
  if (program !== 'chmod') return false;
  const paths = givenMode(command)?.paths;
  return (
    paths === undefined ||
    paths.length === 0 ||
    paths.some((word) => {
      const value = valueOf(expand(word, command.state.environment, 'unknown'));
      const target = pathIn(command, word);
      return value === undefined || target === undefined || /[*?[{]/.test(value) || isInside(target, path);
    })
  );
}

/** `dos2unix`, `sed 's/\r//'`, `tr -d '\r'`, and what may be such. */
const changesLineEnds = ({ program, programWord, arguments: behind }: Command): boolean =>
  program === undefined ||
  shells.has(program) ||
  programWord.value?.includes('.sh') === true ||
  /^(?:dos2unix|fromdos|tofrodos)$/.test(program) ||
  (/^(?:sed|tr|perl|awk|find|xargs|python|vim|ex)$/.test(program) &&
    behind.some(({ raw, value }) => /\\r|\\015|\r|\^M|dos2unix|fileformat/.test(`${raw} ${value ?? ''}`)));

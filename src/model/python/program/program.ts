// What Python code a running command starts with, and where it looks for modules.
import { serverOf, type Server, valueOptionsOf } from '../../../knowledge/servers.js';
import type { Word } from '../../../parser/word.js';
import type { Located } from '../../../text/location.js';
import { basename, dirname, join, relativeTo } from '../../../text/path.js';
import { operandsOf } from '../../command/options.js';
import { pythonOperand } from '../../command/peel.js';
import type { CommandLine } from '../../command.js';
import type { Environment } from '../../environment.js';
import { type Fact, known, unknown } from '../../known.js';
import { lazy } from '../../lazy.js';
import { type ImageReader, readImageFile } from '../../process/image-file.js';
import { lookUpModule, type ModuleLookup } from './module-lookup.js';
import { type Reachable, reachableFrom } from './reachable.js';

/** The Python code that a container starts with. `at` is the word that names it. */
export interface PythonProgram extends Located {
  /**
   * `script`: the path of a file, for Python (`python src/main.py`) or a server (`streamlit run app.py`); `module`: `python -m pkg.mod`;
   * `application`: `module:attribute` for a server.
   */
  readonly kind: 'script' | 'module' | 'application';
  /** The word that names it; that of the server where none does. */
  readonly word: Word;
  /** As written: `src/main.py`, `pkg.mod`, `main:app`. */
  readonly text: string;
  /** The server that imports it; undefined where Python runs it. */
  readonly server: Server | undefined;
  /** The dotted module name; undefined for a script. */
  readonly module: string | undefined;
  /** What is behind the colon, as written, such as `app` and `create_app()`; undefined where nothing is. */
  readonly attribute: string | undefined;
  /** The folders of the image that come before the standard library and what is installed, in order. */
  readonly searchPath: Fact<readonly string[]>;
  /** Where the entry is. */
  readonly entry: ModuleLookup;
  /** What the entry imports, and what that imports. Parsed when it is first asked for. */
  readonly reachable: Reachable;
  readonly environment: Environment;
  readonly reader: ImageReader;
}

/** A command that runs, where it runs and what its files are read with. */
export interface ProgramCommand {
  readonly line: CommandLine;
  readonly workdir: Fact<string>;
  readonly environment: Environment;
  readonly reader: ImageReader;
}

/** The Python code that a command starts with; unknown where it starts none that is seen. */
export function pythonProgram(command: ProgramCommand): Fact<PythonProgram> {
  const named = namedEntry(command);
  if (!named.known) return named;
  const { word, kind, text, server } = named.value;
  const [module, attribute] =
    kind === 'application' ? splitTarget(text) : [kind === 'module' ? text : undefined, undefined];
  const searchPath = searchPathOf(named.value, command);
  const entry = entryOf(named.value, module, searchPath, command);
  const reachable = lazy(() => reachableFrom(entry, searchPath, command.reader));
  return known({
    at: word.at,
    word,
    kind,
    text,
    server,
    module,
    attribute,
    searchPath,
    entry,
    environment: command.environment,
    reader: command.reader,
    get reachable() {
      return reachable();
    },
  });
}

interface NamedEntry {
  readonly word: Word;
  readonly kind: PythonProgram['kind'];
  readonly text: string;
  readonly server: Server | undefined;
  /** The folder that is put on the search path first. */
  readonly folder: Fact<string>;
}

function namedEntry(command: ProgramCommand): Fact<NamedEntry> {
  const { line } = command;
  if (line.program === undefined) return unknown('the program is not known');
  const found = serverOf(
    line.program,
    line.arguments.map(({ value }) => value),
  );
  if (found?.row.target) return servedEntry(found.row, found.rest, command);
  if (line.program === 'python') return scriptEntry(line.arguments[pythonOperand(line.arguments)], command);
  if (line.wrappers.at(-1)?.endsWith('python -m')) return moduleEntry(command);
  return line.programWord.value?.endsWith('.py')
    ? scriptEntry(line.programWord, command)
    : unknown('it runs no Python code that is seen');
}

function scriptEntry(word: Word | undefined, command: ProgramCommand, server?: Server): Fact<NamedEntry> {
  if (!word) return unknown('python runs no file');
  if (word.value === undefined) return unknown('the file that python runs is not known');
  if (/^\w+:\/\//.test(word.value)) return unknown('a page of the web is run');
  // `python -` and `python -c` run no file.
  if (word.value.startsWith('-')) return unknown('python runs no file');
  const path = inWorkdir(word.value, command);
  const folder: Fact<string> = path.known ? known(dirname(path.value)) : path;
  return known({ word, kind: 'script', text: word.value, server, folder });
}

function moduleEntry({ line, workdir }: ProgramCommand): Fact<NamedEntry> {
  const { value } = line.programWord;
  if (value === undefined) return unknown('the module that python runs is not known');
  return known({ word: line.programWord, kind: 'module', text: value, server: undefined, folder: workdir });
}

/** What a server is told to serve: an option, the first operand, or a variable. */
function servedEntry(row: Server, rest: number, command: ProgramCommand): Fact<NamedEntry> {
  const { line } = command;
  const target = row.target!;
  const values = valueOptionsOf(row);
  const word =
    line.option(...target.options)?.value ??
    (target.options.length > 0 && target.form !== 'file'
      ? undefined
      : operandsOf(line.arguments.slice(rest), (name) => values.has(name) || undefined)[0]);
  if (!word) return unnamedEntry(row, command);
  if (word.value === undefined) return unknown('what is served is not known');
  if (target.form === 'file' || /\.py$|\//.test(word.value)) {
    const isFile = target.form === 'file' || target.form === 'any';
    const module = importsFiles.has(row.name) ? fileAsModule(word, row, command) : undefined;
    if (module) return module;
    return isFile ? scriptEntry(word, command, row) : known(application(word, row, command));
  }
  return known(application(word, row, command));
}

/** What a server serves that no word names: a variable says it, or it looks for usual names. */
function unnamedEntry(row: Server, command: ProgramCommand): Fact<NamedEntry> {
  const { line, environment, reader, workdir } = command;
  const text = row
    .target!.variables.map((name) => environment.value(name))
    .find((value) => !value.known || value.value !== undefined);
  if (text && !text.known) return unknown('a variable says what is served');
  const usual = usualTargets.get(row.name);
  const folder = servedFolder(row, command);
  if (!text && !usual) return unknown(`${row.name} looks for its application by itself`);
  if (!workdir.known) return workdir;
  if (!folder.known) return folder;
  // python-dotenv reads them, where it is installed, and they may name another one.
  if (row.name === 'flask run' && ['.flaskenv', '.env'].some((name) => !isAbsent(join(workdir.value, name), reader)))
    return unknown('a file of variables may say what is served');
  const names = text?.value ? [text.value] : (usual ?? []);
  for (const name of names) {
    const isPath = /\.py$|\//.test(name);
    const found = isPath
      ? fileAt(join(workdir.value, name), reader)
      : lookUpModule(reader, [folder.value], splitTarget(name)[0]);
    if (found.kind === 'unknown') return unknown(found.because);
    if (found.kind !== 'file') continue;
    const entry = { word: line.programWord, kind: 'application', server: row } as const;
    return known(isPath ? { ...entry, ...moduleOfFile(found.path, reader) } : { ...entry, text: name, folder });
  }
  return unknown(`${row.name} looks for its application by itself`);
}

/** A file as a module: the folder above its packages comes first on the search path. */
function moduleOfFile(path: string, reader: ImageReader): { readonly text: string; readonly folder: Fact<string> } {
  let folder = dirname(path);
  while (folder !== '/' && !isAbsent(join(folder, '__init__.py'), reader)) folder = dirname(folder);
  const inside = relativeTo(folder, path) ?? basename(path);
  return { text: inside.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.'), folder: known(folder) };
}

const isAbsent = (path: string, { files }: ImageReader): boolean => files.lookup(path).state === 'absent';

/**
 * The modules, or the files, that a server looks for in the working directory when nothing is named, in order.
 * Sources: https://flask.palletsprojects.com/en/stable/cli/#application-discovery,
 * https://github.com/fastapi/fastapi-cli/blob/main/src/fastapi_cli/discover.py
 */
const usualTargets: ReadonlyMap<string, readonly string[]> = new Map([
  ['flask run', ['wsgi', 'app']],
  ['fastapi run', ['main.py', 'app.py', 'api.py', 'app/main.py', 'app/app.py', 'app/api.py']],
  ['fastapi dev', ['main.py', 'app.py', 'api.py', 'app/main.py', 'app/app.py', 'app/api.py']],
]);

/**
 * Servers that import the file they are given by the name that it has in the packages around it.
 * Sources: prepare_import in flask/cli.py, get_module_data_from_path in fastapi_cli/discover.py
 */
const importsFiles: ReadonlySet<string> = new Set(['fastapi run', 'fastapi dev', 'flask run', 'quart run']);

/** A file as such a server imports it; undefined where it is not seen. */
function fileAsModule(word: Word, row: Server, command: ProgramCommand): Fact<NamedEntry> | undefined {
  const [named] = splitTarget(word.value!);
  const path = inWorkdir(named, command);
  const file = path.known ? fileAt(path.value, command.reader) : undefined;
  if (file?.kind !== 'file') return undefined;
  const { text, folder } = moduleOfFile(file.path, command.reader);
  return known({ word, kind: 'application', server: row, text: text + word.value!.slice(named.length), folder });
}

const application = (word: Word, row: Server, command: ProgramCommand): NamedEntry => ({
  word,
  kind: 'application',
  text: word.value!,
  server: row,
  folder: servedFolder(row, command),
});

/** The folder that a server imports from: `--app-dir`, `--chdir`, else where it runs. */
function servedFolder({ target }: Server, command: ProgramCommand): Fact<string> {
  const option = command.line.option(...(target?.directoryOptions ?? []));
  if (!option) return command.workdir;
  const value = option.value?.value;
  return value === undefined ? unknown(`the value of ${option.name} is not known`) : inWorkdir(value, command);
}

const inWorkdir = (path: string, { workdir }: ProgramCommand): Fact<string> => {
  if (path.startsWith('/')) return known(join('/', path));
  return workdir.known ? known(join(workdir.value, path)) : workdir;
};

/** `module:attribute`, split at the first colon. */
function splitTarget(text: string): readonly [string, string | undefined] {
  const colon = text.indexOf(':');
  return colon === -1 ? [text, undefined] : [text.slice(0, colon), text.slice(colon + 1)];
}

/** The first folder, where a server runs, then those of PYTHONPATH, relative ones counted from the working directory. */
function searchPathOf({ folder, server }: NamedEntry, command: ProgramCommand): Fact<readonly string[]> {
  if (!folder.known) return folder;
  const variable = command.environment.value('PYTHONPATH');
  if (!variable.known) return unknown(`PYTHONPATH may be set: ${variable.because}`);
  const folders = [folder.value];
  // `python -m` searches where it runs, too, and gunicorn does whatever `--pythonpath` adds.
  const isModule = command.line.wrappers.at(-1)?.endsWith('python -m');
  if (server && (isModule || server.name === 'gunicorn')) {
    if (!command.workdir.known) return command.workdir;
    folders.push(command.workdir.value);
  }
  for (const part of (variable.value ?? '').split(':')) {
    if (part === '') continue;
    const path = inWorkdir(part, command);
    if (!path.known) return path;
    folders.push(path.value);
  }
  return known([...new Set(folders)], ...folder.evidence, ...variable.evidence);
}

function entryOf(
  { kind, text, folder }: NamedEntry,
  module: string | undefined,
  searchPath: Fact<readonly string[]>,
  command: ProgramCommand,
): ModuleLookup {
  const { reader } = command;
  if (kind === 'script') {
    const path = inWorkdir(text, command);
    return path.known ? fileAt(path.value, reader) : { kind: 'unknown', because: path.because };
  }
  if (!folder.known) return { kind: 'unknown', because: folder.because };
  // What stands in the first folder counts, whatever PYTHONPATH adds behind it.
  const found = lookUpModule(reader, searchPath.known ? searchPath.value : [folder.value], module!);
  if (!searchPath.known && found.kind === 'absent') return { kind: 'unknown', because: searchPath.because };
  if (kind === 'application' || (found.kind === 'file' && !found.path.endsWith('/__init__.py'))) return found;
  const main = lookUpModule(reader, searchPath.known ? searchPath.value : [folder.value], `${module}.__main__`);
  return found.kind === 'absent' ? found : main;
}

function fileAt(path: string, reader: ImageReader): ModuleLookup {
  const itself = reader.files.lookup(path);
  const target = itself.state === 'present' && itself.kind === 'directory' ? join(path, '__main__.py') : path;
  const file = readImageFile(reader, target);
  if (!file.known) return { kind: 'unknown', because: file.because };
  return file.value ? { kind: 'file', path: target, file: file.value } : { kind: 'absent', tried: [target] };
}

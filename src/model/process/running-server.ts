// The server that a command line or the Python file behind it starts, and how.
import { hasConsoleInDebug, serverOf, valueOptionsOf, workerOf } from '../../knowledge/servers.js';
import { fold } from '../../parser/python/fold.js';
import { dottedName } from '../../parser/python/tree.js';
import type { Note } from '../../text/location.js';
import { basename, dirname, join } from '../../text/path.js';
import type { SourceFile } from '../../text/source.js';
import { operandsOf } from '../command/options.js';
import { pythonOperand } from '../command/peel.js';
import type { CommandLine } from '../command.js';
import type { Environment } from '../environment.js';
import { type Fact, known, mapFact, unknown } from '../known.js';
import type { DebugMode, FlaskApp, ListeningSocket, RunningServer } from '../process.js';
import { settingsOf } from './config-file.js';
import { djangoDebug, type DjangoProcess, isDjangoEntry } from './django-settings.js';
import { flaskApp } from './flask-app.js';
import { type ImageReader, moduleFile, pythonModule, readImageFile } from './image-file.js';
import { programSockets, type StartedServer } from './program-sockets.js';
import { argumentOf, callSockets, type RunningScript, serverCall, type ServerCall } from './python-script.js';
import type { RunningCommand } from './running-command.js';

/** What is known of the server in a process. */
export interface ServerFacts {
  readonly server: RunningServer | undefined;
  readonly script: Fact<SourceFile>;
  readonly sockets: Fact<readonly ListeningSocket[]>;
  readonly flaskApp: Fact<FlaskApp> | undefined;
}

/** Finds the server of a running command: a program of the tables, or a call in the Python file that runs. */
export function serverFacts(command: RunningCommand, reader: ImageReader): ServerFacts {
  const { line, others } = command;
  const facts = factsOf(command, reader);
  const sockets = others === undefined ? facts.sockets : unknown(others);
  return { ...facts, sockets: line.program === undefined ? unknown('the program is not known') : sockets };
}

function factsOf(command: RunningCommand, reader: ImageReader): ServerFacts {
  const { line, environment, workdir } = command;
  const nothing = { server: undefined, script: unknown('it runs no Python file'), flaskApp: undefined } as const;
  if (line.program === undefined) return { ...nothing, sockets: unknown('the program is not known') };
  const values = line.arguments.map(({ value }) => value);
  const found = serverOf(line.program, values);
  if (found) {
    const started: StartedServer = { row: found.row, rest: found.rest, line, environment, workdir, reader };
    const app = found.row.name === 'flask run' ? flaskApp(started) : undefined;
    const script = app ? appFile(app) : targetFile(started);
    return {
      server: programServer(started, script),
      script,
      sockets: programSockets(started),
      flaskApp: app,
    };
  }
  const script = scriptOf(command, reader);
  if (workerOf(line.program, values)) return { ...nothing, script: fileOf(script), sockets: known([]) };
  if (!script.known) return { ...nothing, script, sockets: unknown(`where ${line.program} listens is not known`) };
  return { ...nothing, script: fileOf(script), ...scriptServer(script.value, command, reader) };
}

interface Script {
  readonly file: SourceFile;
  readonly path: string;
  readonly rest: number;
}

const fileOf = (script: Fact<Script>): Fact<SourceFile> =>
  script.known ? known(script.value.file, ...script.evidence) : script;

const appFile = (app: Fact<FlaskApp>): Fact<SourceFile> =>
  !app.known ? app : app.value.found ? known(app.value.file, ...app.evidence) : unknown('flask finds no application');

/** The Python file that runs as the main program: `python x.py`, `python -m x`, `./x.py`. */
function scriptOf({ line, workdir }: RunningCommand, reader: ImageReader): Fact<Script> {
  const isModule = line.wrappers.at(-1)?.endsWith('python -m') === true;
  if (line.program === 'python') {
    const index = pythonOperand(line.arguments);
    const word = line.arguments[index];
    if (!word) return unknown('python runs no file');
    return word.value === undefined
      ? unknown('the file that python runs is not known')
      : scriptAt(word.value, index + 1);
  }
  const name = line.programWord.value;
  if (isModule && name !== undefined) return moduleMain(name);
  return name?.endsWith('.py') ? scriptAt(name, 0) : unknown('it runs no Python file');

  function scriptAt(name: string, rest: number): Fact<Script> {
    if (!name.startsWith('/') && !workdir.known) return workdir;
    const path = join(workdir.known ? workdir.value : '/', name);
    const isFolder = reader.files.lookup(path);
    const main = isFolder.state === 'present' && isFolder.kind === 'directory' ? join(path, '__main__.py') : path;
    return found(readImageFile(reader, main), main, rest);
  }

  function moduleMain(name: string): Fact<Script> {
    if (!workdir.known) return workdir;
    const path = join(workdir.value, name.replaceAll('.', '/'));
    for (const candidate of [`${path}/__main__.py`, `${path}.py`]) {
      const file = readImageFile(reader, candidate);
      // The folder that `-m` starts in is the first on the search path, whatever the module's own folder is.
      if (!file.known || file.value) return found(file, join(workdir.value, basename(candidate)), 0);
    }
    return unknown(`${name} may be an installed module`);
  }

  function found(file: Fact<SourceFile | undefined>, path: string, rest: number): Fact<Script> {
    if (!file.known) return file;
    return file.value
      ? known({ file: file.value, path, rest }, ...file.evidence)
      : unknown(`${path} is not in the image`);
  }
}

/** The file of `module:attribute`, of a file, or of a folder that a server is told to serve. */
function targetFile({ row, rest, line, workdir, reader }: StartedServer): Fact<SourceFile> {
  const { target } = row;
  if (!target || !workdir.known) return unknown('it runs no Python file that is seen');
  const option = line.option(...target.options)?.value;
  const values = valueOptionsOf(row);
  const operand = option ?? operandsOf(line.arguments.slice(rest), (name) => values.has(name) || undefined)[0];
  const text = operand?.value?.split(':')[0];
  if (text === undefined || text === '') return unknown('what it serves is not known');
  const folder = line.option(...target.directoryOptions)?.value?.value;
  const base = folder === undefined ? workdir.value : join(workdir.value, folder);
  const file = text.endsWith('.py') ? readImageFile(reader, join(base, text)) : moduleFile(reader, base, text);
  if (!file.known) return file;
  return file.value ? known(file.value, ...file.evidence) : unknown(`${text} is not seen in the image`);
}

function programServer(started: StartedServer, script: Fact<SourceFile>): RunningServer {
  const { row, line } = started;
  return {
    at: line.programWord.at,
    name: row.name,
    program: row,
    call: undefined,
    development: programDevelopment(started),
    debug: programDebugMode(started, script),
  };
}

const startsHere = ({ row, line }: StartedServer): Note => ({
  at: line.programWord.at,
  note: `${row.name} starts here`,
});

const isOpen = ({ arguments: words }: CommandLine): boolean =>
  words.some((word) => word.value === undefined && !word.quoted);

function programDevelopment(started: StartedServer): Fact<Note | undefined> {
  const { row, line } = started;
  if (row.development) return known(startsHere(started));
  const option = line.option(...row.reloadOptions);
  if (option) return known({ at: option.at, note: 'reloading is switched on here' });
  return isOpen(line) ? unknown('some of its arguments are not known') : known(undefined);
}

const debugModeOf = (of: string, debug: Fact<Note | undefined>): Fact<DebugMode | undefined> =>
  mapFact(debug, (note) => note && { ...note, of, runsCode: hasConsoleInDebug.has(of) });

/** The debug mode of the server, else that of the Django project that it serves. */
function programDebugMode(started: StartedServer, script: Fact<SourceFile>): Fact<DebugMode | undefined> {
  const own = programDebug(started);
  const django = own.known && own.value ? undefined : djangoProcess(started, script);
  return django ? debugModeOf('Django', djangoDebug(django)) : debugModeOf(started.row.name, own);
}

/** What runs Django's settings: `manage.py runserver`, or a server of its `wsgi.py` or `asgi.py`. */
function djangoProcess(started: StartedServer, script: Fact<SourceFile>): DjangoProcess | undefined {
  const { row, line, environment, workdir, reader } = started;
  if (!workdir.known) return undefined;
  const manage = [line.programWord, ...line.arguments].find(({ value }) => basename(value ?? '') === 'manage.py');
  const path = manage?.value === undefined ? undefined : join(workdir.value, manage.value);
  const entry = path === undefined ? script : readImageFile(reader, path);
  if (!entry.known || !entry.value || !isDjangoEntry(entry.value)) return undefined;
  const given = path === undefined ? line.option(...(row.target?.directoryOptions ?? [])) : undefined;
  if (given && given.value?.value === undefined) return undefined;
  const folder = path === undefined ? join(workdir.value, given?.value?.value ?? '.') : dirname(path);
  const named = row.name === 'runserver' ? line.option('--settings')?.value?.value : undefined;
  return { entry: entry.value, folder, named, environment, reader };
}

function programDebug({ row, line, environment, workdir, reader }: StartedServer): Fact<Note | undefined> {
  if (row.name === 'runserver') return unknown('the settings of Django say so');
  const option = line.option(...row.debugOptions);
  if (option) return known({ at: option.at, note: 'debug mode is switched on here' });
  if (line.has('--no-debug')) return known(undefined);
  if (isOpen(line) && row.debugOptions.length > 0) return unknown('some of its arguments are not known');
  for (const name of row.debugVariables) {
    const variable = debugVariable(environment, name);
    if (!variable.known || variable.value) return variable;
    if (environment.get(name)) continue;
    for (const file of row.configFiles) {
      const settings = settingsOf(file, undefined, { reader, environment, workdir });
      const setting = settings.known ? settings.value?.(name) : settings;
      if (setting && !setting.known) return setting;
      if (setting?.value && isOn(String(setting.value.value)))
        return known({ at: setting.value.at, note: `${name} is set here` });
    }
  }
  return known(undefined);
}

/** Flask's reading of FLASK_DEBUG: https://github.com/pallets/flask/blob/main/src/flask/helpers.py (get_debug_flag). */
const isOn = (value: string): boolean => value !== '' && !['0', 'false', 'no'].includes(value.toLowerCase());

function debugVariable(environment: Environment, name: string): Fact<Note | undefined> {
  const found = environment.value(name);
  if (!found.known) return unknown(`${name} may be set: ${found.because}`);
  if (!isOn(found.value ?? '')) return known(undefined);
  return known({ at: environment.get(name)!.at, note: `${name} is set here` });
}

function scriptServer(
  { file, path, rest }: Script,
  { line, environment }: RunningCommand,
  reader: ImageReader,
): Pick<ServerFacts, 'server' | 'sockets'> {
  const module = pythonModule(reader, file);
  if (!module.known) return { server: undefined, sockets: module };
  const script: RunningScript = { module: module.value, path, line, rest, environment, reader };
  const call = serverCall(script);
  if (!call.known) return { server: undefined, sockets: call };
  return { server: callServer(call.value, environment), sockets: callSockets(call.value, environment) };
}

function callServer(call: ServerCall, environment: Environment): RunningServer {
  const { row, site } = call;
  return {
    at: site.at,
    name: row.name,
    program: undefined,
    call: row,
    development: callDevelopment(call),
    debug: debugModeOf(row.name, callDebug(call, environment)),
  };
}

function callDevelopment({ row, site, scope }: ServerCall): Fact<Note | undefined> {
  const here: Note = { at: site.at, note: `${row.name} starts here` };
  if (row.development) return known(here);
  const reload = row.reloadArgument && argumentOf(site.call, row.reloadArgument);
  if (!reload) {
    if (site.call.starred && row.reloadArgument) return unknown('its arguments are not written out');
    return known(row.reloadByDefault ? { at: site.at, note: `${row.name} reloads by default` } : undefined);
  }
  const folded = fold(reload, scope);
  if (!folded.known) return unknown(folded.because);
  return known(folded.value ? { at: reload.at, note: 'reloading is switched on here' } : undefined);
}

function callDebug({ row, site, scope }: ServerCall, environment: Environment): Fact<Note | undefined> {
  const debug = row.debugArgument && argumentOf(site.call, row.debugArgument);
  if (debug) {
    const folded = fold(debug, scope);
    if (!folded.known) return unknown(folded.because);
    if (folded.value !== null)
      return known(folded.value ? { at: debug.at, note: 'debug mode is switched on here' } : undefined);
  } else if (site.call.starred && row.debugArgument) return unknown('its arguments are not written out');
  if (!row.classes.includes('flask.Flask')) return known(undefined);
  const variable = debugVariable(environment, 'FLASK_DEBUG');
  if (!variable.known || variable.value || environment.get('FLASK_DEBUG')) return variable;
  const receiver = site.name?.slice(0, site.name.lastIndexOf('.'));
  const assigned = scope.module.memberAssignments.filter(({ target }) => dottedName(target) === `${receiver}.debug`);
  const [only, second] = assigned;
  if (!only) return known(undefined);
  const value =
    !second && !only.conditional && only.value ? fold(only.value, scope) : unknown('it is set in several places');
  if (!value.known) return unknown(value.because);
  return known(value.value ? { at: only.at, note: 'debug mode is switched on here' } : undefined);
}

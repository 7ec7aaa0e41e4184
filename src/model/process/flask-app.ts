import type { Server } from '../../knowledge/servers.js';
import { mentions } from '../../parser/python/prefilter.js';
import { dottedName, type PythonBinding, type PythonModule } from '../../parser/python/tree.js';
import { type Edit, insertLinesAbove } from '../../text/location.js';
import { join } from '../../text/path.js';
import type { SourceFile } from '../../text/source.js';
import type { CommandLine } from '../command.js';
import { isStart } from '../dockerfile/start-instruction.js';
import type { Environment } from '../environment.js';
import { type Fact, known, unknown } from '../known.js';
import type { FlaskApp, Process } from '../process.js';
import type { Stage } from '../stage.js';
import { settingsOf } from './config-file.js';
import { type ImageReader, pythonModule, readImageFile } from './image-file.js';

/** A `flask run` and where it runs. */
export interface FlaskRun {
  readonly row: Server;
  readonly line: CommandLine;
  readonly environment: Environment;
  readonly workdir: Fact<string>;
  readonly reader: ImageReader;
}

/** How many files of a folder are looked at for applications that might be meant. */
const mostCandidates = 50;

/**
 * How `flask run` finds its application: `--app`, FLASK_APP (also from `.flaskenv` and `.env` where python-dotenv is installed), else the
 * modules `wsgi` and `app` in the working directory. That there is none is only said when every place is surely empty.
 * Source: https://flask.palletsprojects.com/en/stable/cli/#application-discovery, flask/cli.py (ScriptInfo.load_app).
 */
export function flaskApp(run: FlaskRun): Fact<FlaskApp> {
  const { workdir } = run;
  if (!workdir.known) return workdir;
  const named = namedApp(run);
  if (!named.known) return named;
  return named.value === undefined ? usualApp(run, workdir.value) : appNamed(run, workdir.value, named.value);
}

/** What says where the application is; undefined where nothing does. */
function namedApp({ row, line, environment, workdir, reader }: FlaskRun): Fact<string | undefined> {
  const option = line.option('--app', '-A');
  if (option) {
    const value = option.value?.value;
    return value === undefined
      ? unknown(`the value of ${option.name} is not known`)
      : known(value, { at: option.at, note: 'the application is named here' });
  }
  if (line.arguments.some((word) => word.value === undefined && !word.quoted))
    return unknown('some of its arguments are not known');
  const variable = environment.value('FLASK_APP');
  if (!variable.known || variable.value) return variable;
  for (const file of row.configFiles) {
    const settings = settingsOf(file, undefined, { reader, environment, workdir });
    if (!settings.known) return settings;
    const setting = settings.value?.('FLASK_APP');
    if (setting && !setting.known) return setting;
    if (setting?.value)
      return known(String(setting.value.value), { at: setting.value.at, note: 'FLASK_APP is set here' });
  }
  return known(undefined);
}

/** `pkg.mod`, `path/to/mod.py`, `mod:attr`, `mod:create_app('x')`. */
function appNamed({ reader }: FlaskRun, folder: string, name: string): Fact<FlaskApp> {
  const [path = '', attribute] = name.split(/:(?![\\/])/, 2);
  const isPath = path.endsWith('.py') || path.includes('/');
  const base = join(folder, isPath ? path.replace(/\.py$/, '') : path.replaceAll('.', '/'));
  const tried = [`${base}.py`, `${base}/__init__.py`];
  for (const candidate of tried) {
    const file = readImageFile(reader, candidate);
    if (!file.known) return file;
    if (!file.value) continue;
    if (attribute !== undefined) return known({ found: true, file: file.value });
    return appIn(reader, file.value, folder, candidate);
  }
  // A module may be installed, or on PYTHONPATH; a path may not.
  if (!isPath) return unknown(`${path} may be an installed module`);
  return known({ found: false, tried, without: undefined, candidates: candidatesIn(reader, folder) });
}

/** The modules `wsgi` and `app`; a package of one of these names works as well. */
function usualApp({ reader, environment }: FlaskRun, folder: string): Fact<FlaskApp> {
  const path = environment.value('PYTHONPATH');
  if (!path.known) return unknown(`PYTHONPATH may be set: ${path.because}`);
  const folders = [
    folder,
    ...(path.value ?? '')
      .split(':')
      .filter((each) => each !== '')
      .map((each) => join(folder, each)),
  ];
  const tried = ['wsgi', 'app'].flatMap((name) =>
    [...new Set(folders)].flatMap((each) => [`${each}/${name}/__init__.py`, `${each}/${name}.py`]),
  );
  for (const candidate of tried.map((each) => join('/', each))) {
    const file = readImageFile(reader, candidate);
    if (!file.known) return file;
    if (file.value) return appIn(reader, file.value, folder, candidate);
  }
  return known({
    found: false,
    tried: ['wsgi.py', 'app.py'].map((name) => join(folder, name)),
    without: undefined,
    candidates: candidatesIn(reader, folder),
  });
}

/** Whether a module has an application that Flask takes without being told its name. */
function appIn(reader: ImageReader, file: SourceFile, folder: string, path: string): Fact<FlaskApp> {
  const module = pythonModule(reader, file);
  if (!module.known) return module;
  const { bindings, syntaxErrors, starImport, dynamic } = module.value;
  if (syntaxErrors.length > 0 || starImport || dynamic) return known({ found: true, file });
  const names = new Set(bindings.map(({ name }) => name));
  if (['app', 'application', 'create_app', 'make_app'].some((name) => names.has(name)))
    return known({ found: true, file });
  if (bindings.some((binding) => mayBeApp(binding, module.value))) return known({ found: true, file });
  return known({ found: false, tried: [path], without: path, candidates: candidatesIn(reader, folder) });
}

/** Whether a name may be bound to a Flask object: by a call, or by an import of something that is no class. */
function mayBeApp({ kind, value, name }: PythonBinding, module: PythonModule): boolean {
  if (kind === 'import') {
    const isModule = module.imports.some(
      (each) => each.kind === 'import' && (each.asName ?? each.module.split('.')[0]) === name,
    );
    return !isModule && !/^[A-Z]/.test(name);
  }
  return (
    kind === 'assignment' &&
    !['string', 'number', 'boolean', 'none', 'list', 'tuple', 'dict', 'set'].includes(value?.kind ?? '')
  );
}

/** The modules of a folder that make a Flask object, by file name. */
function candidatesIn(reader: ImageReader, folder: string): readonly string[] {
  return reader.files
    .list(folder)
    .filter((name) => name.endsWith('.py'))
    .slice(0, mostCandidates)
    .filter((name) => {
      const file = readImageFile(reader, join(folder, name));
      if (!file.known || !file.value || !mentions(file.value, 'Flask')) return false;
      const module = pythonModule(reader, file.value);
      return module.known && makesFlask(module.value);
    });
}

const makesFlask = ({ calls, canonical }: PythonModule): boolean =>
  calls.some(({ call }) => canonical(dottedName(call.callee) ?? '') === 'flask.Flask');

/**
 * Writes FLASK_APP above the start command, where that is the image's own and there is one module to choose. Undefined where the application
 * is named already.
 */
export function nameFlaskApp(
  { command, environment }: Process,
  candidates: readonly string[],
  { steps }: Stage,
): Edit | undefined {
  const [module, ...others] = candidates;
  const start = steps.find(({ instruction }) => isStart(instruction) && instruction.at.file === command.at.file);
  if (!start || module === undefined || others.length > 0 || !/^[\w./-]+$/.test(module)) return undefined;
  if (environment.get('FLASK_APP') || command.option('--app', '-A')) return undefined;
  return insertLinesAbove(start.instruction, [`ENV FLASK_APP=${module}`]);
}

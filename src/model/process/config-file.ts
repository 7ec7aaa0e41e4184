// What a server's configuration file says about its address.
import type { ServerConfigFile } from '../../knowledge/servers.js';
import { parseDotenv } from '../../parser/dotenv.js';
import { fold, type PythonValue } from '../../parser/python/fold.js';
import { dottedName, type PythonExpression, type PythonModule } from '../../parser/python/tree.js';
import { at as tomlAt, locateTomlKey, parseToml } from '../../parser/toml.js';
import { type Located, place } from '../../text/location.js';
import { join } from '../../text/path.js';
import type { SourceFile } from '../../text/source.js';
import type { Environment } from '../environment.js';
import { expand } from '../expand.js';
import { type Fact, known, unknown } from '../known.js';
import { findUpward, type ImageReader, moduleFile, pythonModule, readImageFile, readOwnFile } from './image-file.js';
import { lookUp } from './python-environment.js';

/** A value of a file and where it stands. */
export interface Setting extends Located {
  readonly value: PythonValue;
}

/** The keys that a file sets, by name; a key that is not there is surely not set. */
export type Settings = (key: string) => Fact<Setting | undefined>;

/** What a configuration file is looked for with. */
export interface ConfigContext {
  readonly reader: ImageReader;
  readonly environment: Environment;
  readonly workdir: Fact<string>;
}

/**
 * The settings of the file that a server reads: the one that its options name, else the first of its usual ones. Undefined where
 * surely none is there.
 * @param named the value of the option that names it
 */
export function settingsOf(
  row: ServerConfigFile,
  named: Fact<string> | undefined,
  context: ConfigContext,
): Fact<Settings | undefined> {
  if (named && !named.known) return named;
  if (!named && row.format === 'dotenv') return usualDotenv(row, context);
  const file = named ? namedFile(row, named.value, context) : usualFile(row, context);
  if (!file.known || !file.value) return file as Fact<undefined>;
  return readSettings(row, file.value, context);
}

/** All files of variables that are there; what the later ones set wins. */
function usualDotenv(row: ServerConfigFile, context: ConfigContext): Fact<Settings | undefined> {
  const { reader, workdir } = context;
  if (!workdir.known) return workdir;
  const found: Settings[] = [];
  for (const path of row.paths) {
    const file = findUpward(reader, workdir.value, path);
    if (!file.known) return file;
    const settings = file.value && dotenvSettings(file.value, context);
    if (settings) found.unshift(settings);
  }
  return known((key) => {
    for (const settings of found) {
      const setting = settings(key);
      if (!setting.known || setting.value) return setting;
    }
    return known(undefined);
  });
}

function namedFile(
  row: ServerConfigFile,
  name: string,
  { reader, workdir }: ConfigContext,
): Fact<SourceFile | undefined> {
  if (!workdir.known) return workdir;
  const module = /^python:(.+)$/.exec(name)?.[1];
  const file = module
    ? moduleFile(reader, workdir.value, module)
    : readImageFile(reader, join(workdir.value, name.replace(/^file:/, '')));
  if (!file.known) return file;
  // A file that is named and missing is somebody else's finding.
  if (!file.value) return unknown(`${name} is not in the image`);
  const isPython = module !== undefined || file.value.path.endsWith('.py');
  return isPython === (row.format === 'python') ? file : unknown(`${name} is in another format`);
}

function usualFile(row: ServerConfigFile, { reader, workdir }: ConfigContext): Fact<SourceFile | undefined> {
  for (const path of row.paths) {
    if (!path.startsWith('/') && !workdir.known) return workdir;
    const file = readOwnFile(reader, join(workdir.known ? workdir.value : '/', path));
    if (!file.known || file.value) return file;
  }
  return known(undefined);
}

function readSettings(row: ServerConfigFile, file: SourceFile, context: ConfigContext): Fact<Settings | undefined> {
  switch (row.format) {
    case 'python': {
      const module = pythonModule(context.reader, file);
      return module.known ? known((key) => pythonSetting(module.value, key, context.environment)) : module;
    }
    case 'toml':
      return tomlSettings(file);
    case 'dotenv':
      return known(dotenvSettings(file, context));
    default:
      return unknown(`${file.path} is in a format that is not read`);
  }
}

/** A name, or a member such as `c.ServerApp.ip`, that a Python file assigns once and unconditionally. */
function pythonSetting(module: PythonModule, key: string, environment: Environment): Fact<Setting | undefined> {
  const assigned: (Located & { value: PythonExpression | undefined; conditional: boolean })[] = key.includes('.')
    ? module.memberAssignments.filter(({ target }) => dottedName(target) === key)
    : module.bindings.filter(({ name }) => name === key);
  const [binding, second] = assigned;
  if (module.dynamic || module.starImport)
    return unknown(`${module.file.path} may set ${key} in a way that is not seen`);
  if (!binding)
    return module.syntaxErrors.length > 0 ? unknown(`${module.file.path} cannot be read`) : known(undefined);
  if (second || binding.conditional || !binding.value)
    return unknown(`${key} is not set plainly in ${module.file.path}`);
  const folded = fold(binding.value, { module, environment: lookUp(environment) });
  return folded.known ? known({ at: binding.value.at, value: folded.value }) : unknown(folded.because);
}

function tomlSettings(file: SourceFile): Fact<Settings> {
  const { value, problem } = parseToml(file);
  if (problem) return unknown(`${file.path} cannot be read`);
  return known((key) => {
    const path = key.split('.');
    const found = tomlAt(value, ...path);
    if (found === undefined) return known(undefined);
    const where = locateTomlKey(file, path) ?? { at: place(file, 0, 0) };
    return isPlain(found) ? known({ ...where, value: found }) : unknown(`${key} is odd in ${file.path}`);
  });
}

const isPlain = (value: unknown): value is PythonValue =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));

/** A file of variables, which only counts where python-dotenv is installed. */
function dotenvSettings(file: SourceFile, { reader, environment }: ConfigContext): Settings {
  const installed = reader.isInstalled('python-dotenv');
  if (installed.known && !installed.value) return () => known(undefined);
  const { entries } = parseDotenv(file);
  return (name) => {
    const entry = entries.findLast(({ key }) => key.text === name);
    if (!entry) return known(undefined);
    if (!installed.known) return unknown(`whether ${file.path} is read depends on python-dotenv`);
    const value = entry.value && expand(entry.value, environment);
    if (!value?.known) return unknown(`${name} has no plain value in ${file.path}`);
    return known({ at: entry.at, value: value.value });
  };
}

// Whether the application that a server is told to serve is there.
import { type Importer, importerOf } from '../../../knowledge/applications.js';
import type { PythonFunction, PythonModule } from '../../../parser/python/tree.js';
import type { Note } from '../../../text/location.js';
import { join } from '../../../text/path.js';
import type { CommandLine } from '../../command.js';
import { type Fact, known, unknown, valueOf } from '../../known.js';
import type { Process } from '../../process.js';
import { settingsOf } from '../../process/config-file.js';
import { pythonModule } from '../../process/image-file.js';
import type { Stage } from '../../stage.js';
import { applicationObjects, applicationTargets, hasOwnCode } from './objects.js';
import { lookUpModule, type ModuleLookup } from '../program/module-lookup.js';
import { mayBeInstalled } from '../program/own-modules.js';
import type { PythonProgram } from '../program/program.js';

/** Why a server cannot import what it is told to serve. */
export interface ApplicationFault {
  readonly kind:
    | 'module' // The module is nowhere on the search path.
    | 'path' // A path of a file stands in the place of a module: `main.py:app`, `src/main:app`.
    | 'unnamed' // The attribute is left out, and the server takes none by itself.
    | 'attribute' // The module never binds it.
    | 'call' // A call stands where the server takes a name only: `main:create_app()`.
    | 'dots' // Dots stand where the server takes one name only.
    | 'factory'; // A function that makes the application would be called as if it were it.
  /** The module as written. */
  readonly module: string;
  /** The attribute as written, or the default one. */
  readonly attribute: string | undefined;
  /** Where it was looked for, or the file that has no such name. */
  readonly tried: readonly string[];
  /** The files and lines that prove it. */
  readonly evidence: readonly Note[];
  /** What could be written instead, the likeliest first. */
  readonly candidates: readonly string[];
}

/** A process that serves an application, and the stage of its image. */
export interface Serving {
  readonly process: Process;
  readonly stage: Stage | undefined;
}

/** A server, with what it is told to serve. */
interface Target extends Serving {
  readonly program: PythonProgram;
  readonly importer: Importer;
  readonly module: string;
  readonly attribute: string | undefined;
}

/** What is wrong with the target of a server; undefined where nothing is, unknown where that cannot be told. */
export function applicationFault(serving: Serving): Fact<ApplicationFault | undefined> {
  const found = targetOf(serving);
  if (!found.known) return found;
  const target = found.value;
  const written = writtenFault(target);
  if (written) return known({ ...written, candidates: candidatesOf(target) });
  const entry = entryOf(target);
  if (entry.kind === 'unknown') return unknown(entry.because);
  if (entry.kind === 'file') {
    const module = pythonModule(target.program.reader, entry.file);
    return module.known ? attributeFault(target, module.value, entry.path) : module;
  }
  const elsewhere = importsElsewhere(target);
  if (elsewhere !== undefined) return unknown(elsewhere);
  // A folder without `__init__.py` is importable, and has no names.
  const tried = entry.kind === 'absent' ? entry.tried : entry.folders;
  const kind = entry.kind === 'absent' ? 'module' : 'attribute';
  return known({ ...faultOf(target, kind), tried, candidates: candidatesOf(target) });
}

/**
 * Where the module is. What PYTHONPATH may add matters only to what is not found in the folder that comes first: a package there
 * hides all others of its name, those of its modules that it lacks too.
 */
function entryOf({ program, process, module, importer }: Target): ModuleLookup {
  const { entry, server, reader } = program;
  const { workdir, command } = process;
  if (entry.kind !== 'unknown' || program.searchPath.known || !workdir.known || !importer.folderFirst) return entry;
  if (command.option(...(server?.target?.directoryOptions ?? []))) return entry;
  const [first = ''] = module.split('.');
  const top = lookUpModule(reader, [workdir.value], first);
  return top.kind === 'file' ? lookUpModule(reader, [workdir.value], module) : entry;
}

const faultOf = ({ module, attribute }: Target, kind: ApplicationFault['kind']): ApplicationFault => ({
  ...{ kind, module, attribute, tried: [], evidence: [], candidates: [] },
});

function targetOf(serving: Serving): Fact<Target> {
  const { program } = serving.process;
  if (!program.known) return program;
  const { kind, server, module, attribute } = program.value;
  const importer = server && importerOf(server.name);
  if (kind !== 'application' || !importer || module === undefined || module === '')
    return unknown('no server is told which application to serve');
  if (importer.takesPaths && /\/|\.py$/.test(module)) return unknown('it is named by its file');
  // `hypercorn asgi:main:app` says how the application is called.
  if (attribute?.includes(':')) return unknown('its target has several colons');
  const replaced = replacedTarget(serving.process);
  if (replaced !== undefined) return unknown(replaced);
  return known({
    ...{ ...serving, program: program.value, importer, module },
    attribute: attribute === undefined || attribute === '' ? importer.defaultAttribute : attribute,
  });
}

/** Why a server may import from elsewhere than its command line says: gunicorn's settings, and options that add folders. */
function replacedTarget({ command, environment, workdir, program }: Process): string | undefined {
  const { server, reader } = valueOf(program)!;
  if (command.has('--pythonpath', '--paste', '--paster') || command.option('--pythonpath', '--paste'))
    return 'an option adds folders';
  if (command.wrappers.at(-1)?.endsWith('python -m') && command.option('--app-dir')) return 'two folders are searched';
  for (const name of ['GUNICORN_CMD_ARGS', 'UVICORN_APP_DIR', 'GRANIAN_WORKING_DIR']) {
    const value = environment.get(name)?.value;
    if (value && !(value.known && !/chdir|path|_DIR/i.test(name + value.value)))
      return `${name} may say another folder`;
  }
  const [file] = server?.name === 'gunicorn' ? server.configFiles : [];
  if (!file) return undefined;
  const option = command.option(...file.options)?.value;
  const named = option && (option.value === undefined ? unknown('its settings are not known') : known(option.value));
  const settings = settingsOf(file, named, { reader, environment, workdir });
  if (!settings.known) return settings.because;
  const sets = ['chdir', 'pythonpath', 'wsgi_app', 'paste'].find((key) => {
    const value = settings.value?.(key);
    return value && !(value.known && value.value === undefined);
  });
  return sets && `its settings have ${sets}`;
}

/** What is wrong with the words alone. */
function writtenFault(target: Target): ApplicationFault | undefined {
  const { module, attribute, importer } = target;
  if (!importer.takesPaths && /^[\w./-]+\.py$/.test(module)) return faultOf(target, 'path');
  if (!importer.takesPaths && /^\.?[\w-]+(?:\/[\w-]+)+$/.test(module)) return faultOf(target, 'path');
  // waitress walks the dots where no colon stands.
  if (attribute === undefined) return importer.server === 'waitress-serve' ? undefined : faultOf(target, 'unnamed');
  if (!importer.takesCalls && /^\w+\(.*\)$/s.test(attribute)) return faultOf(target, 'call');
  if (!importer.takesDots && /^\w+(?:\.\w+)+$/.test(attribute) && !isOld(target)) return faultOf(target, 'dots');
  return undefined;
}

/** Whether gunicorn may be one that evaluated the attribute: before 20. */
function isOld({ program }: Target): boolean {
  const pinned = program.reader.isInstalled('gunicorn');
  const text = pinned.known ? pinned.evidence.map(({ at }) => at.file.slice(at.span)).join(' ') : '';
  return /[=<]\s*1?\d(?!\d)/.test(text);
}

/** Why a module that is not on the search path may be importable. */
function importsElsewhere({ program, process, stage, module, importer }: Target): string | undefined {
  const { reader, searchPath } = program;
  // The folder that comes first has its package.
  if (!searchPath.known) return undefined;
  if (importer.server === 'waitress-serve' && !module.includes(':') && !program.text.includes(':'))
    return 'its last part may be the attribute';
  const [first = ''] = module.split('.');
  const top = lookUpModule(reader, searchPath.value, first);
  if (top.kind === 'unknown') return top.because;
  if (!hasOwnCode(reader, searchPath.value[0])) return 'the image has no Python files of the project';
  // Where the first part is found for sure, Python looks for the rest inside it only.
  if (top.kind === 'file' && importer.folderFirst) return undefined;
  return mayBeInstalled(first, { reader, stage, wrappers: process.command.wrappers });
}

/** Whether a module lacks the name, or binds it to something that the server cannot serve. */
function attributeFault(target: Target, module: PythonModule, path: string): Fact<ApplicationFault | undefined> {
  const { attribute, program, importer, process } = target;
  const name = /^\w+/.exec(attribute ?? '')?.[0];
  if (name === undefined) return known(undefined);
  const bindings = module.bindings.filter((binding) => binding.name === name);
  if (bindings.length === 0) {
    const hidden = mayBindUnseen(module, name, path, program);
    if (hidden !== undefined) return unknown(hidden);
    const evidence = [{ at: { file: module.file, span: { start: 0, end: 0 } }, note: `it binds no ${name}` }];
    return known({ ...faultOf(target, 'attribute'), tried: [path], evidence, candidates: candidatesOf(target) });
  }
  const [only, second] = bindings;
  const made = module.functions.find((each) => each.name === name);
  const isCalled = attribute !== name || importer.callsFactories || isFactory(process.command, importer);
  if (second || only!.kind !== 'function' || !made || isCalled || !makesApplication(made, module))
    return known(undefined);
  const evidence = [{ at: made.at, note: `${name} makes the application` }];
  return known({ ...faultOf(target, 'factory'), tried: [path], evidence, candidates: candidatesOf(target) });
}

const isFactory = (command: CommandLine, { factoryOption }: Importer): boolean =>
  factoryOption !== undefined && command.has(factoryOption);

/** Whether a function makes an application, and cannot be one: it takes too few arguments to be called as one. */
const makesApplication = ({ name, parameters, at }: PythonFunction, module: PythonModule): boolean =>
  parameters.every(({ star }) => star === '') &&
  parameters.length < 2 &&
  !/@[^\n]*\n\s*(?:async\s+)?def\s+$/.test(at.file.text.slice(Math.max(0, at.span.start - 200), at.span.start)) &&
  applicationObjects(module).some((object) => object.isFactory && object.name === name);

/** Why a module may have a name that it does not seem to bind. */
function mayBindUnseen(
  { file, syntaxErrors, starImport, dynamic }: PythonModule,
  name: string,
  path: string,
  { reader, module }: PythonProgram,
): string | undefined {
  if (syntaxErrors.length > 0) return `${file.path} is not understood`;
  if (starImport || dynamic || /\bsys\s*\.\s*modules\b/.test(file.text)) return `${file.path} may bind ${name} unseen`;
  if (!path.endsWith('/__init__.py')) return undefined;
  const inside = lookUpModule(reader, [join(path, '../..')], `${module?.split('.').at(-1)}.${name}`);
  return inside.kind === 'absent' ? undefined : `${name} may be a module of the package`;
}

/** The targets that could be meant, those of the same module first. */
function candidatesOf({
  program: { reader, searchPath },
  process,
  module,
  importer,
  attribute,
}: Target): readonly string[] {
  const folder = searchPath.known ? searchPath.value[0] : valueOf(process.workdir);
  if (folder === undefined) return [];
  const near = (target: string): number => {
    const [name, object] = target.split(':');
    const last = (text: string | undefined) => text?.replace(/\.py$/, '').split(/[./]/).at(-1);
    const sameName = object?.replace('()', '') === attribute?.replace(/\(.*$/s, '');
    return (name === module ? 4 : last(name) === last(module) ? 2 : 0) + (sameName ? 1 : 0);
  };
  return applicationTargets(reader, folder)
    .map((target) => (importer.takesCalls ? target : target.replace('()', '')))
    .sort((first, second) => near(second) - near(first));
}

// How a server calls its application, and how the application wants to be called.
import {
  type ApplicationInterface,
  importerOf,
  interfaceOf,
  interfaceOfWorker,
} from '../../../knowledge/applications.js';
import { dottedName, type PythonExpression, type PythonModule } from '../../../parser/python/tree.js';
import type { Note } from '../../../text/location.js';
import { type Fact, known, unknown } from '../../known.js';
import type { Process } from '../../process.js';
import { settingsOf } from '../../process/config-file.js';
import { pythonModule } from '../../process/image-file.js';
import { interfaceMade } from './objects.js';
import type { PythonProgram } from '../program/program.js';

/** `rsgi` is granian's own interface, which no framework of the tables has. */
export type ServedInterface = ApplicationInterface | 'rsgi';

/** A server that calls an application in a way that it does not take. */
export interface InterfaceMismatch {
  /** What the server takes its application for; of gunicorn, with the worker that does. */
  readonly served: ServedInterface;
  readonly worker: string | undefined;
  readonly wanted: ApplicationInterface;
  readonly program: PythonProgram;
  readonly evidence: readonly Note[];
}

/** How many imports and factories are followed. */
const deepest = 5;

/** Whether a server calls its application in a way that it surely does not take. */
export function interfaceMismatch(process: Process): Fact<InterfaceMismatch | undefined> {
  const { program } = process;
  if (!program.known) return program;
  const served = servedInterface(process, program.value);
  if (!served.known) return served;
  const wanted = applicationInterface(program.value);
  if (!wanted.known || wanted.value === served.value.interface) return wanted.known ? known(undefined) : wanted;
  const { interface: type, worker } = served.value;
  const evidence = [...served.evidence, ...wanted.evidence];
  return known({ served: type, worker, wanted: wanted.value, program: program.value, evidence });
}

interface Served {
  readonly interface: ServedInterface;
  readonly worker: string | undefined;
}

function servedInterface(process: Process, { server }: PythonProgram): Fact<Served> {
  switch (server?.name) {
    case 'gunicorn':
      return gunicornInterface(process);
    case 'uvicorn':
      return optionInterface(process, 'UVICORN_INTERFACE', 'asgi');
    case 'granian':
      return optionInterface(process, 'GRANIAN_INTERFACE', 'rsgi');
    default: {
      const type = server && importerOf(server.name)?.interface;
      return type ? known({ interface: type, worker: undefined }) : unknown('it may take both');
    }
  }
}

const interfacesByOption: ReadonlyMap<string, ServedInterface> = new Map([
  ['asgi', 'asgi'],
  ['asginl', 'asgi'],
  ['asgi2', 'asgi'],
  ['asgi3', 'asgi'],
  ['auto', 'asgi'],
  ['wsgi', 'wsgi'],
  ['rsgi', 'rsgi'],
]);

/** What `--interface` or its variable says. */
function optionInterface(
  { command, environment }: Process,
  variable: string,
  otherwise: ServedInterface,
): Fact<Served> {
  const option = command.option('--interface');
  const given = option
    ? option.value?.value === undefined
      ? unknown('its interface is not known')
      : known(option.value.value)
    : (environment.get(variable)?.value ?? known(undefined));
  if (!given.known) return given;
  if (!given.value && command.arguments.some(({ value, quoted }) => value === undefined && !quoted))
    return unknown('some of its arguments are not known');
  const type = given.value ? interfacesByOption.get(given.value.toLowerCase()) : otherwise;
  return type ? known({ interface: type, worker: undefined }) : unknown('its interface is not known');
}

/** What the worker class says: the option, else the settings, else `sync`. */
function gunicornInterface({ command, environment, workdir, program }: Process): Fact<Served> {
  const { server, reader } = (program as Fact<PythonProgram> & { known: true }).value;
  const option = command.option('-k', '--worker-class');
  if (option) {
    const { value } = option.value ?? {};
    return value === undefined ? unknown('its worker is not known') : workerInterface(value);
  }
  if (command.arguments.some(({ value, quoted }) => value === undefined && !quoted))
    return unknown('some of its arguments are not known');
  const words = environment.value('GUNICORN_CMD_ARGS');
  if (!words.known || words.value) return unknown('GUNICORN_CMD_ARGS may say its worker');
  const file = server!.configFiles[0]!;
  const named = command.option(...file.options)?.value;
  const path = named && (named.value === undefined ? unknown('its settings are not known') : known(named.value));
  const settings = settingsOf(file, path, { reader, environment, workdir });
  if (!settings.known) return settings;
  const setting = settings.value?.('worker_class');
  if (setting && !setting.known) return setting;
  if (!setting?.value) return workerInterface('sync');
  const { at, value } = setting.value;
  if (typeof value !== 'string') return unknown('its worker is not known');
  return workerInterface(value, { at, note: 'the worker is chosen here' });
}

function workerInterface(worker: string, ...evidence: readonly Note[]): Fact<Served> {
  const type = interfaceOfWorker(worker);
  return type ? known({ interface: type, worker }, ...evidence) : unknown(`what ${worker} serves is not known`);
}

/** How the application of a program is called. */
export function applicationInterface(program: PythonProgram): Fact<ApplicationInterface> {
  const { kind, entry, attribute, server, reader } = program;
  if (kind !== 'application' || entry.kind !== 'file') return unknown('its application is not seen');
  const module = pythonModule(reader, entry.file);
  if (!module.known) return module;
  const text = attribute ?? (server && importerOf(server.name)?.defaultAttribute);
  const [, name, call] = /^(\w+)(\(.*\))?$/s.exec(text ?? '') ?? [];
  if (name === undefined) return unknown('its application is no plain name');
  const found: Place = { module: module.value, path: entry.path, program };
  return call === undefined ? interfaceOfName(name, found, 0) : interfaceOfCall(name, found, 0);
}

interface Place {
  readonly module: PythonModule;
  readonly path: string;
  readonly program: PythonProgram;
}

/** Of all that a name of a module is bound to, where it agrees. */
function interfaceOfName(name: string, here: Place, depth: number): Fact<ApplicationInterface> {
  const { module } = here;
  const bindings = module.bindings.filter((binding) => binding.name === name);
  if (bindings.length === 0 || module.dynamic || module.syntaxErrors.length > 0 || depth > deepest)
    return unknown(`what ${name} is bound to is not seen`);
  let agreed: (Fact<ApplicationInterface> & { known: true }) | undefined;
  for (const { kind, value, at } of bindings) {
    const found = kind === 'import' ? importedName(name, here, depth) : interfaceOfValue(value, here, depth);
    if (!found.known) return found;
    if (agreed && agreed.value !== found.value) return unknown(`${name} is bound several times`);
    agreed = kind === 'import' ? found : known(found.value, { at, note: `${name} is made here` });
  }
  return agreed!;
}

function interfaceOfValue(value: PythonExpression | undefined, here: Place, depth: number): Fact<ApplicationInterface> {
  const direct = interfaceMade(value, here.module);
  if (direct) return known(direct);
  const name = value?.kind === 'call' ? dottedName(value.callee) : undefined;
  return name !== undefined && /^\w+$/.test(name)
    ? interfaceOfCall(name, here, depth + 1)
    : unknown('the application is made in a way that is not known');
}

/** Of what a function makes: one of this module, or one that is imported from another of the project. */
function interfaceOfCall(name: string, here: Place, depth: number): Fact<ApplicationInterface> {
  const call = { kind: 'call', callee: { kind: 'name', name } } as const as unknown as PythonExpression;
  const made = interfaceMade(call, here.module);
  if (made) {
    const at = here.module.functions.find((each) => each.name === name)?.at;
    return at ? known(made, { at, note: `${name} makes the application` }) : known(made);
  }
  const from = depth > deepest ? undefined : importedFrom(name, here);
  return from ? interfaceOfCall(from.name, from, depth + 1) : unknown(`what ${name} makes is not known`);
}

function importedName(name: string, here: Place, depth: number): Fact<ApplicationInterface> {
  const direct = interfaceOf(here.module.canonical(name));
  if (direct) return unknown(`${name} is a class`);
  const from = importedFrom(name, here);
  return from ? interfaceOfName(from.name, from, depth + 1) : unknown(`${name} is imported from elsewhere`);
}

/** The module of the project that a name is imported from, and its name there. */
function importedFrom(name: string, { path, program }: Place): (Place & { readonly name: string }) | undefined {
  for (const { statement, importer, lookup } of program.reachable.imports) {
    if (importer.path !== path || statement.kind !== 'from' || lookup.kind !== 'file') continue;
    const imported = statement.names.find((each) => (each.asName ?? each.name) === name);
    // The import of a submodule by `from package import submodule` is no object.
    if (!imported || lookup.path.endsWith(`/${imported.name}.py`)) continue;
    const module = pythonModule(program.reader, lookup.file);
    return module.known ? { module: module.value, path: lookup.path, program, name: imported.name } : undefined;
  }
  return undefined;
}

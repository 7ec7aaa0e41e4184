// The call in a Python file that starts a server.
import {
  type CodeArgument,
  type CodeServer,
  codeServerOfFunction,
  codeServerOfMethod,
  codeServers,
} from '../../knowledge/code-servers.js';
import { isLoopback } from '../../knowledge/servers.js';
import { fold, type Folded, type FoldScope, type LookedUp, type PythonValue } from '../../parser/python/fold.js';
import { mentions } from '../../parser/python/prefilter.js';
import {
  dottedName,
  type PythonBinding,
  type PythonCall,
  type PythonCallSite,
  type PythonExpression,
  type PythonModule,
} from '../../parser/python/tree.js';
import { parseDotenv } from '../../parser/dotenv.js';
import type { Located, Note } from '../../text/location.js';
import { dirname } from '../../text/path.js';
import type { CommandLine } from '../command.js';
import type { Environment } from '../environment.js';
import { expand } from '../expand.js';
import { type Fact, known, unknown } from '../known.js';
import type { ListeningSocket } from '../process.js';
import { hostIn, parseHostPort } from './address.js';
import { findUpward, type ImageReader, moduleFile, pythonModule } from './image-file.js';
import { lookUp } from './python-environment.js';

/** A Python file that runs as the main program. */
export interface RunningScript {
  readonly module: PythonModule;
  /** Its path in the image; its folder is the first on the module search path. */
  readonly path: string;
  readonly line: CommandLine;
  /** Index of the first argument behind the script among the line's arguments. */
  readonly rest: number;
  readonly environment: Environment;
  readonly reader: ImageReader;
}

/** A call that starts a server, with the scope that its arguments are worth something in. */
export interface ServerCall {
  readonly row: CodeServer;
  readonly site: PythonCallSite;
  /** The call that made the object whose method it is. */
  readonly constructor: PythonCall | undefined;
  readonly scope: FoldScope;
}

/** How many names of a factory function are looked at. */
const mostBindings = 12;

/** How many functions that call functions are followed from the top level. */
const deepestFunction = 4;

/**
 * The call of a script that starts a server when it runs as the main program. Unknown where it has none that is
 * recognised, several, or one that may be skipped.
 */
export function serverCall(script: RunningScript): Fact<ServerCall> {
  const { module } = script;
  const { path } = module.file;
  const reached = reachedFunctions(module);
  const candidates: { call: ServerCall; sure: boolean }[] = [];
  for (const site of module.calls) {
    const found = serverOfCall(site, script);
    if (!found) continue;
    const certainty = site.within === undefined ? 'sure' : reached.get(site.within);
    if (certainty === undefined) continue;
    candidates.push({ call: found, sure: certainty === 'sure' && !site.conditional && site.where !== 'class' });
  }
  // `uvicorn.Server(uvicorn.Config(…)).run()` names the configuration once.
  const [first, second] = candidates;
  if (!first) return unknown(`no call that starts a server is recognised in ${path}`);
  if (second) return unknown(`${path} has several calls that start a server`);
  return first.sure ? known(first.call) : unknown(`${path} starts a server under a condition`);
}

/** The calls that start a server as soon as something imports the module: those at its top level, under no condition. */
export function serverCallsOnImport(script: RunningScript): readonly ServerCall[] {
  return script.module.calls.flatMap((site) => {
    const found = site.where === 'module' && !site.conditional ? serverOfCall(site, script) : undefined;
    return found ? [found] : [];
  });
}

/** The top-level functions that run, by whether they surely do. */
function reachedFunctions(module: PythonModule): ReadonlyMap<string, 'sure' | 'maybe'> {
  const reached = new Map<string, 'sure' | 'maybe'>();
  const names = new Set(module.functions.map(({ name }) => name));
  const decorated = new Set<string>();
  for (let round = 0; round < deepestFunction; round++) {
    let changed = false;
    for (const { name, within, where, conditional } of module.calls) {
      if (name === undefined || !names.has(name) || where === 'class') continue;
      const around = within === undefined ? 'sure' : reached.get(within);
      if (around === undefined) continue;
      const certainty = around === 'sure' && !conditional ? 'sure' : 'maybe';
      if (reached.get(name) === 'sure' || reached.get(name) === certainty) continue;
      reached.set(name, certainty);
      changed = true;
    }
    if (!changed) break;
  }
  // A function that is handed over (`asyncio.run(main)`, `typer.run(main)`, a thread's target) may run as well.
  for (const { call } of module.calls) {
    for (const argument of [...call.arguments, ...call.keywords.map(({ value }) => value)]) {
      if (argument.kind === 'name' && names.has(argument.name)) decorated.add(argument.name);
    }
  }
  for (const name of decorated) if (!reached.has(name)) reached.set(name, 'maybe');
  return reached;
}

function serverOfCall(site: PythonCallSite, script: RunningScript): ServerCall | undefined {
  const { module } = script;
  const { call, name } = site;
  const scope = scopeOf(script, site.within);
  const row = name === undefined ? undefined : codeServerOfFunction(module.canonical(name));
  if (row) return { row, site, constructor: undefined, scope };
  const { callee } = call;
  if (callee.kind !== 'attribute' || !serverMethods.has(callee.name)) return undefined;
  const made = constructorOf(callee.object, site.within, module, script, 0);
  const method = made && codeServerOfMethod(made.className, callee.name);
  return method && { row: method, site, constructor: made.call, scope };
}

interface Made {
  /** The full name of the constructor. */
  readonly className: string;
  readonly call: PythonCall | undefined;
}

/** The methods that return the object itself: `demo.queue().launch()`. */
const chaining: ReadonlySet<string> = new Set(['queue']);

/** The constructor of an object: in the file, in the file that it is imported from, or in a factory function of either. */
function constructorOf(
  expression: PythonExpression,
  within: string | undefined,
  module: PythonModule,
  script: RunningScript,
  depth: number,
): Made | undefined {
  if (depth > deepestFunction) return undefined;
  if (expression.kind === 'call') {
    const { callee } = expression;
    if (callee.kind === 'attribute' && chaining.has(callee.name)) {
      return constructorOf(callee.object, within, module, script, depth + 1);
    }
    const name = dottedName(callee);
    if (name === undefined) return undefined;
    return factoryOf(name, module, script, depth) ?? { className: module.canonical(name), call: expression };
  }
  if (expression.kind !== 'name') return undefined;
  const binding = onlyBinding(expression.name, within, module);
  if (!binding) return undefined;
  if (binding.kind === 'import') return importedMaker(expression.name, module, script, depth);
  const value = binding.value ?? enteredContext(binding, module);
  return value && constructorOf(value, within, module, script, depth + 1);
}

/** The call of `with Blocks() as demo:`, whose object is its own context. */
function enteredContext({ at }: PythonBinding, { calls, file }: PythonModule): PythonCall | undefined {
  const isBefore = ({ call }: PythonCallSite): boolean =>
    call.at.span.end < at.span.start &&
    /^\s+as\s+$/.test(file.text.slice(call.at.span.end, Math.min(at.span.start, call.at.span.end + 20)));
  return calls.find(isBefore)?.call;
}

/** The one binding of a name; undefined where it has several. */
function onlyBinding(name: string, within: string | undefined, module: PythonModule): PythonBinding | undefined {
  const local = within === undefined ? [] : (module.localBindings.get(within) ?? []);
  const inFunction = local.filter((binding) => binding.name === name);
  const bindings = inFunction.length > 0 ? inFunction : module.bindings.filter((binding) => binding.name === name);
  return bindings.length === 1 ? bindings[0] : undefined;
}

/** `app` of `from package import app`, by the file of that module. */
function importedMaker(name: string, module: PythonModule, script: RunningScript, depth: number): Made | undefined {
  const found = importedFrom(name, module, script);
  return (
    found &&
    constructorOf(
      { kind: 'name', name: found.name, at: module.file && found.at },
      undefined,
      found.module,
      script,
      depth + 1,
    )
  );
}

function importedFrom(name: string, module: PythonModule, script: RunningScript) {
  for (const { kind, module: from, level, names } of module.imports) {
    const imported = kind === 'from' ? names.find((each) => (each.asName ?? each.name) === name) : undefined;
    if (!imported || level > 0) continue;
    const file = moduleFile(script.reader, dirname(script.path), from);
    const parsed = file.known && file.value ? pythonModule(script.reader, file.value) : undefined;
    return parsed?.known ? { name: imported.name, at: imported.at, module: parsed.value } : undefined;
  }
  return undefined;
}

/** What a factory function returns, where it makes one object that is a server's: `create_app()`. */
function factoryOf(name: string, module: PythonModule, script: RunningScript, depth: number): Made | undefined {
  if (name.includes('.')) return undefined;
  const imported = importedFrom(name, module, script);
  const home = imported?.module ?? module;
  const local = imported?.name ?? name;
  if (!home.functions.some((each) => each.name === local)) return undefined;
  const classes = new Map<string, PythonCall>();
  for (const { value } of (home.localBindings.get(local) ?? []).slice(0, mostBindings)) {
    const made = value?.kind === 'call' ? constructorOf(value, local, home, script, depth + 1) : undefined;
    if (made && isServerClass(made.className)) classes.set(made.className, made.call ?? (value as PythonCall));
  }
  const [only, second] = classes;
  return only && !second ? { className: only[0], call: only[1] } : undefined;
}

const serverMethods: ReadonlySet<string> = new Set(codeServers.flatMap(({ methods }) => methods));

const isServerClass = (className: string): boolean =>
  [...serverMethods].some((method) => codeServerOfMethod(className, method) !== undefined);

function scopeOf(script: RunningScript, within: string | undefined): FoldScope {
  return {
    module: script.module,
    within,
    environment: lookUp(script.environment),
    dotenv: (name) => dotenvValue(script, name),
    arguments: (flags) => givenOption(script, flags),
  };
}

/** What `load_dotenv()` adds: the `.env` beside the script or above it. */
function dotenvValue({ reader, path, environment }: RunningScript, name: string): LookedUp {
  const file = findUpward(reader, dirname(path), '.env');
  if (!file.known) return file;
  const entry = file.value && parseDotenv(file.value).entries.findLast(({ key }) => key.text === name);
  if (!entry) return { known: true, value: undefined };
  const value: Fact<string> = entry.value ? expand(entry.value, environment) : unknown(`${name} has no value`);
  return value.known ? { known: true, value: value.value, places: [entry] } : value;
}

/** The value of an option on the command line, behind the script. */
function givenOption({ line, rest }: RunningScript, flags: readonly string[]): LookedUp {
  const behind = line.arguments.slice(rest);
  const option = line.options(...flags).at(-1);
  if (!option) {
    const open = behind.some((word) => word.value === undefined && !word.quoted);
    return open ? unknown('some of its arguments are not known') : { known: true, value: undefined };
  }
  const value = option.value?.value;
  return value === undefined
    ? unknown(`the value of ${option.name} is not known`)
    : { known: true, value, places: [option] };
}

/** Where the call listens. Empty for a transport without port. */
export function callSockets(
  { row, site, constructor, scope }: ServerCall,
  environment: Environment,
): Fact<readonly ListeningSocket[]> {
  if (!row.verified) return unknown(`where ${row.name} listens is not known for sure`);
  const { call } = site;
  if (row.listensWith) {
    const transport = argumentOf(call, row.listensWith.argument);
    const folded = transport && fold(transport, scope);
    if (folded && !folded.known) return unknown(folded.because);
    if (!folded && call.starred) return unknown('its arguments are not written out');
    if (!folded || !row.listensWith.values.includes(String(folded.value))) return known([]);
  }
  const other = row.otherSockets.filter((name) => argumentOf(call, { keywords: [name], position: undefined }));
  if (other.some((name) => name !== 'ssl_context')) return unknown(`${other[0]} says where ${row.name} listens`);
  if (row.addressArgument) return addressSocket(row.addressArgument, call, scope, row);
  const inConfiguration = scope.module.file && mentions(scope.module.file, 'SERVER_NAME');
  const given = (argument: CodeArgument | undefined): PythonExpression | undefined =>
    argument &&
    (argumentOf(call, argument) ??
      (row.inConstructor && constructor ? argumentOf(constructor, { ...argument, position: undefined }) : undefined));
  const fallback = (
    value: string | number | undefined,
    variables: readonly string[],
  ): Fact<{ value: PythonValue; by: Located }> => {
    if (call.starred || (row.inConstructor && constructor?.starred))
      return unknown('its arguments are not written out');
    if (inConfiguration) return unknown('SERVER_NAME may say where it listens');
    for (const name of variables) {
      const found = environment.value(name);
      if (!found.known) return unknown(`${name} may be set: ${found.because}`);
      if (found.value) return known({ value: found.value, by: environment.get(name)! }, ...found.evidence);
    }
    if (value === undefined) return unknown(`${row.name} has no default for it`);
    return known({ value, by: site }, { at: site.at, note: `${row.name} starts here` });
  };
  const host = valueOf(given(row.hostArgument), scope, () => fallback(row.host, row.hostVariables), 'host');
  const port = valueOf(
    given(row.portArgument),
    scope,
    () => fallback(other.length > 0 ? undefined : row.port, row.portVariables),
    'port',
  );
  const by = (host.known ? host.value.by : port.known ? port.value.by : undefined) ?? site;
  const address = host.known ? textHost(host.value.value, host.evidence) : host;
  return known([
    {
      at: by.at,
      host: address,
      port: port.known ? numberPort(port.value.value, port.evidence) : port,
      loopback: address.known && isLoopback(address.value),
    },
  ]);
}

/** The expression given for an argument, by keyword or position. */
export function argumentOf(call: PythonCall, { keywords, position }: CodeArgument): PythonExpression | undefined {
  const named = call.keywords.find(({ name }) => keywords.includes(name))?.value;
  return named ?? (position === undefined ? undefined : call.arguments[position]);
}

/** What an argument is worth; `None` and a missing one mean the default. */
function valueOf(
  expression: PythonExpression | undefined,
  scope: FoldScope,
  fallback: () => Fact<{ value: PythonValue; by: Located }>,
  name: string,
): Fact<{ value: PythonValue; by: Located }> {
  if (!expression) return fallback();
  const folded: Folded = fold(expression, scope);
  if (!folded.known) return unknown(folded.because);
  if (folded.value === null) return fallback();
  return known(
    { value: folded.value, by: expression },
    { at: expression.at, note: `the ${name} is given here` },
    ...notesOf(folded, expression),
  );
}

/** The places that a folded value comes from, besides the expression itself. */
const notesOf = (folded: Folded & { known: true }, expression: Located): readonly Note[] =>
  folded.places
    .filter(
      ({ at }) =>
        at.file !== expression.at.file ||
        at.span.start < expression.at.span.start ||
        at.span.end > expression.at.span.end,
    )
    .map((found) => ('note' in found ? (found as Note) : { at: found.at, note: 'its value comes from here' }));

const textHost = (value: PythonValue, evidence: readonly Note[]): Fact<string> =>
  typeof value === 'string' ? known(hostIn(value), ...evidence) : unknown('its host is no text');

function numberPort(value: PythonValue, evidence: readonly Note[]): Fact<number> {
  const port =
    typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  return Number.isInteger(port) && port >= 0 && port <= 65_535
    ? known(port, ...evidence)
    : unknown('its port is no number');
}

/** `("", 8000)` and `"[::]:50051"`. */
function addressSocket(
  argument: CodeArgument,
  call: PythonCall,
  scope: FoldScope,
  row: CodeServer,
): Fact<readonly ListeningSocket[]> {
  const expression = argumentOf(call, argument);
  if (!expression) return unknown(`the address of ${row.name} is not written out`);
  const folded = fold(expression, scope);
  if (!folded.known) return unknown(folded.because);
  const evidence: readonly Note[] = [
    { at: expression.at, note: 'the address is given here' },
    ...notesOf(folded, expression),
  ];
  const { value } = folded;
  const address = typeof value === 'string' ? parseHostPort(value) : undefined;
  const [host, port] = Array.isArray(value)
    ? (value as readonly PythonValue[])
    : [address?.host ?? null, address?.port ?? null];
  if (typeof host !== 'string' || typeof port !== 'number')
    return unknown(`the address of ${row.name} is no plain address`);
  return known([
    {
      at: expression.at,
      host: known(hostIn(host), ...evidence),
      port: numberPort(port, evidence),
      loopback: isLoopback(hostIn(host)),
    },
  ]);
}

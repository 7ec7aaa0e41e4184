// Scripts that make a web application, serve it nowhere, and end.
import { interfaceOf, isFramework } from '../../../knowledge/applications.js';
import { dottedName, type PythonCallSite, type PythonExpression } from '../../../parser/python/tree.js';
import type { Located } from '../../../text/location.js';
import { type Fact, known, unknown } from '../../known.js';
import type { Process } from '../../process.js';
import type { PythonProgram } from '../program/program.js';
import type { ReachableModule } from '../program/reachable.js';

/** A script that ends although it makes something that wants to be served. `at` is where it does. */
export interface UnservedScript extends Located {
  readonly program: PythonProgram;
  /** `FastAPI`, `Flask`. */
  readonly framework: string;
  /** `main:app`. */
  readonly target: string;
}

/** How many functions that call functions are followed. */
const deepest = 12;

/**
 * Words in the names of functions that may serve, wait, work on or hand over to something else. A script that calls anything of
 * such a name when it runs is left alone, whatever it is.
 */
const mayStayBusy =
  /run|serv|start|launch|listen|loop|forever|main|cli|wait|join|sleep|spawn|exec|invoke|poll|consum|worker|watch|schedul|daemon|process|bot|subscribe|system|popen|fire|quickstart|import_module|__import__|eval|compile|input|test_|testclient|app_context|request_context|create_all|drop_all|openapi|handle|call|dispatch|work|thread|task|tick|block|play|stream|receive|accept|connect|manage|do_|execute|command|train|fit|dump|write|export|generate/i;

/** Methods and functions of the same look that surely come back. */
const harmless: ReadonlySet<string> = new Set([
  ...[
    'add_middleware',
    'include_router',
    'add_exception_handler',
    'exception_handler',
    'middleware',
    'register_blueprint',
  ],
  ...[
    'add_api_route',
    'add_url_rule',
    'add_route',
    'mount',
    'on_event',
    'add_event_handler',
    'errorhandler',
    'before_request',
  ],
  ...['route', 'get', 'post', 'put', 'patch', 'delete', 'websocket', 'after_request', 'teardown_appcontext', 'dirname'],
  ...[
    'getLogger',
    'basicConfig',
    'load_dotenv',
    'StaticFiles',
    'Jinja2Templates',
    'APIRouter',
    'Blueprint',
    'CORSMiddleware',
  ],
]);

/** Methods that give a web application something to answer: without one of them it may be no more than a prop. */
const answering: ReadonlySet<string> = new Set([
  ...[
    'route',
    'get',
    'post',
    'put',
    'patch',
    'delete',
    'websocket',
    'api_route',
    'include_router',
    'register_blueprint',
  ],
  ...['add_api_route', 'add_url_rule', 'add_route', 'mount', 'head', 'options'],
]);

/**
 * The web application of a script that surely serves nothing: it is made at the top level of the file that Python runs, gets routes,
 * and none of the calls that run, here or in the modules of the project that are imported, could serve it or keep the script busy.
 */
export function unservedApplication(process: Process): Fact<UnservedScript | undefined> {
  const program = scriptOf(process);
  if (!program.known) return program;
  const [entry] = program.value.reachable.modules;
  if (!entry) return unknown('its script is not seen');
  const { module } = entry;
  const made = module.bindings.find(
    ({ kind, value, where }) => kind === 'assignment' && where === 'module' && frameworkOf(value, entry) !== undefined,
  );
  if (!made) return known(undefined);
  const answers = module.calls.some(
    ({ call }) =>
      call.callee.kind === 'attribute' &&
      answering.has(call.callee.name) &&
      dottedName(call.callee.object) === made.name,
  );
  if (!answers) return known(undefined);
  const busy = mayStay(program.value);
  if (busy !== undefined) return unknown(busy);
  const framework = frameworkOf(made.value, entry)!;
  const name = entry.path.replace(/^.*\//, '').replace(/\.py$/, '');
  return known({ at: made.at, program: program.value, framework, target: `${name}:${made.name}` });
}

/** Streamlit's functions that show something. */
const showing: ReadonlySet<string> = new Set([
  ...[
    'title',
    'write',
    'header',
    'subheader',
    'markdown',
    'text',
    'text_input',
    'button',
    'sidebar',
    'set_page_config',
  ],
  ...['selectbox', 'dataframe', 'file_uploader', 'slider', 'columns', 'form', 'chat_input', 'image', 'tabs', 'radio'],
]);

/** The script of a process that Streamlit should run: it shows things with it, and nothing starts Streamlit. */
export function streamlitScript(process: Process): Fact<UnservedScript | undefined> {
  const program = scriptOf(process);
  if (!program.known) return program;
  const [entry] = program.value.reachable.modules;
  if (!entry) return unknown('its script is not seen');
  const { module } = entry;
  const shown = module.calls.filter(({ name }) => {
    const [first, method] = name === undefined ? [] : module.canonical(name).split('.');
    return first === 'streamlit' && showing.has(method ?? '');
  });
  const [first] = shown;
  if (!first || shown.length < 2) return known(undefined);
  const busy = mayStay(program.value, 'streamlit');
  if (busy !== undefined) return unknown(busy);
  return known({ at: first.at, program: program.value, framework: 'Streamlit', target: program.value.text });
}

/** The file that a plain `python x.py` or `python -m x` runs. */
function scriptOf(process: Process): Fact<PythonProgram> {
  const { command, program, server } = process;
  if (!program.known) return program;
  const { kind, reachable } = program.value;
  if (kind === 'application' || program.value.server) return unknown('a server runs it');
  if (server) return unknown('it starts a server');
  const options = command.arguments.map(({ value }) => value);
  if (command.program === 'python' && options.some((value) => value === undefined || value === '-i'))
    return unknown('its options are not known');
  const wrapper = command.wrappers.find((name) => !quietWrappers.has(name) && !name.endsWith('python -m'));
  if (wrapper !== undefined) return unknown(`${wrapper} runs it`);
  return reachable.incomplete === undefined ? program : unknown(reachable.incomplete);
}

/** Wrappers that do nothing but run it; others may serve what it makes, or start it again. */
const quietWrappers: ReadonlySet<string> = new Set([
  ...['exec', 'env', 'nice', 'tini', 'dumb-init', 'docker-init', 'gosu', 'su-exec', 'sh', 'bash', 'sh -c', 'bash -c'],
  ...['uv run', 'poetry run', 'pipenv run', 'pdm run'],
]);

function frameworkOf(value: PythonExpression | undefined, { module }: ReachableModule): string | undefined {
  const name = value?.kind === 'call' ? dottedName(value.callee) : undefined;
  const full = name === undefined ? undefined : module.canonical(name);
  return full !== undefined && isFramework(full) && interfaceOf(full) ? full.split('.').at(-1) : undefined;
}

/** What may keep a script from ending; undefined where surely nothing does. */
function mayStay({ reachable }: PythonProgram, quiet?: string): string | undefined {
  const odd = reachable.modules.find(
    ({ module }) =>
      module.syntaxErrors.length > 0 || module.dynamic || /^\s*(?:while|async\s+for)\b/m.test(module.file.text),
  );
  if (odd) return `${odd.path} may stay in a loop, or is not understood`;
  // A module of the project that is not read may do anything; so may one that a star or a condition brings in.
  const unread = reachable.imports.find(({ lookup }) => lookup.kind === 'unknown');
  if (unread) return `${unread.name} is not read`;
  const functions = new Set(reachable.modules.flatMap(({ module }) => module.functions.map(({ name }) => name)));
  const bodies = new Set(
    reachable.modules.flatMap(({ module }) => module.calls.flatMap(({ within }) => within?.split('.').at(-1) ?? [])),
  );
  const reached = reachedFunctions(reachable.modules, new Set([...functions, ...bodies]));
  for (const each of reachable.modules) {
    for (const site of each.module.calls) {
      if (!isReached(site, reached)) continue;
      const name = calledName(site, each);
      if (name === undefined) return 'it calls what is not known';
      const last = name.split('.').at(-1)!;
      const isLocal = functions.has(last) && !name.includes('.');
      if (isLocal || harmless.has(last) || name === `${quiet}.${last}`) continue;
      if (mayStayBusy.test(last)) return `${name}() may keep it running`;
      // Calling an object that was made: `app()` of Typer, `cli()` of Click.
      if (isObjectCall(name, each)) return `${name}() may be anything`;
    }
  }
  return undefined;
}

function calledName({ call, name }: PythonCallSite, { module }: ReachableModule): string | undefined {
  if (name !== undefined) return module.canonical(name);
  const { callee } = call;
  // `make().method()`: the method counts.
  return callee.kind === 'attribute' ? `?.${callee.name}` : undefined;
}

const isObjectCall = (name: string, { module }: ReachableModule): boolean =>
  !name.includes('.') && module.bindings.some((binding) => binding.name === name && binding.kind === 'assignment');

const isReached = ({ within, where }: PythonCallSite, reached: ReadonlySet<string>): boolean =>
  within === undefined || where === 'class' || reached.has(within.split('.').at(-1)!);

/** The names of functions and methods that may run: called by name or handed over, at the top level or in one that may run. */
function reachedFunctions(modules: readonly ReachableModule[], functions: ReadonlySet<string>): ReadonlySet<string> {
  const reached = new Set<string>(['__init__', '__new__', '__enter__', '<lambda>']);
  for (let round = 0; round < deepest; round++) {
    const before = reached.size;
    for (const { module } of modules) {
      for (const site of module.calls) {
        if (!isReached(site, reached)) continue;
        for (const name of namesIn(site)) if (functions.has(name)) reached.add(name);
      }
    }
    if (reached.size === before) break;
  }
  return reached;
}

function namesIn({ call, name }: PythonCallSite): readonly string[] {
  const given = [...call.arguments, ...call.keywords.map(({ value }) => value)];
  const last = name?.split('.').at(-1) ?? (call.callee.kind === 'attribute' ? call.callee.name : undefined);
  return [...(last === undefined ? [] : [last]), ...given.flatMap((one) => (one.kind === 'name' ? [one.name] : []))];
}

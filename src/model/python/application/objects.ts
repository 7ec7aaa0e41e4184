// The web applications that a Python module makes.
import { type ApplicationInterface, interfaceOf, isFramework } from '../../../knowledge/applications.js';
import { mentions } from '../../../parser/python/prefilter.js';
import { dottedName, type PythonExpression, type PythonModule } from '../../../parser/python/tree.js';
import type { Located } from '../../../text/location.js';
import { join, relativeTo } from '../../../text/path.js';
import { type ImageReader, pythonModule, readImageFile } from '../../process/image-file.js';

/** A name of a module that is bound to a web application, or to a function that makes one. `at` is where. */
export interface ApplicationObject extends Located {
  readonly name: string;
  readonly interface: ApplicationInterface;
  readonly isFactory: boolean;
}

/** How many files are looked at for applications that might be meant, and how deep they may lie. */
const mostFiles = 200;
const deepest = 4;

/** The last names of what makes applications: a file without any of them makes none. */
const makerNames: readonly string[] = [
  ...['FastAPI', 'Starlette', 'Quart', 'Litestar', 'Sanic', 'Flask', 'APIFlask', 'Bottle', 'App'],
  ...['get_wsgi_application', 'get_asgi_application', 'ProtocolTypeRouter'],
];

/** The applications at the top level of a module, and the functions there that make one, in the order of the text. */
export function applicationObjects(module: PythonModule): readonly ApplicationObject[] {
  const objects = module.bindings.flatMap((binding): readonly ApplicationObject[] => {
    const type = binding.kind === 'assignment' ? interfaceMade(binding.value, module) : undefined;
    return type ? [{ at: binding.at, name: binding.name, interface: type, isFactory: false }] : [];
  });
  const factories = module.functions.flatMap((made): readonly ApplicationObject[] => {
    const type = interfaceOfFactory(made.name, module);
    return type ? [{ at: made.at, name: made.name, interface: type, isFactory: true }] : [];
  });
  return [...objects, ...factories];
}

/** How the application that an expression makes is called: `FastAPI()`, `Flask(__name__)`, `create_app()`. */
export function interfaceMade(
  expression: PythonExpression | undefined,
  module: PythonModule,
): ApplicationInterface | undefined {
  if (expression?.kind !== 'call') return undefined;
  const name = dottedName(expression.callee);
  if (name === undefined) return undefined;
  return interfaceOf(module.canonical(name)) ?? interfaceOfFactory(name, module);
}

/** The interface of what a function makes: that of all the makers that it calls, where they agree. */
function interfaceOfFactory(name: string, module: PythonModule): ApplicationInterface | undefined {
  if (!module.functions.some((each) => each.name === name)) return undefined;
  const types = new Set<ApplicationInterface>();
  let makes = false;
  for (const site of module.calls) {
    if (site.within !== name || site.name === undefined) continue;
    const maker = module.canonical(site.name);
    const type = interfaceOf(maker);
    if (type) types.add(type);
    makes ||= isFramework(maker);
  }
  const [only, second] = types;
  return makes && !second ? only : undefined;
}

/**
 * The targets that a server could be given, as `module:attribute`, among the Python files below a folder of the image: at most a
 * few, the ones that lie highest first.
 */
export function applicationTargets(reader: ImageReader, folder: string): readonly string[] {
  return pythonFiles(reader, folder).flatMap((path) => {
    const file = readImageFile(reader, path);
    if (!file.known || !file.value || !mentions(file.value, ...makerNames)) return [];
    const module = pythonModule(reader, file.value);
    const name = dottedModule(folder, path);
    if (!module.known || name === undefined) return [];
    return applicationObjects(module.value).map((object) => `${name}:${object.name}${object.isFactory ? '()' : ''}`);
  });
}

/**
 * Whether the image has Python files of the project: in what is copied, or below a folder. One without is meant to get them when it is
 * started, by a mount that nobody sees here.
 */
export const hasOwnCode = (reader: ImageReader, folder: string | undefined): boolean =>
  reader.files.copied.some(({ path }) => path.endsWith('.py')) ||
  (folder !== undefined && pythonFiles(reader, folder).length > 0);

/** `a.b` of `/app/a/b.py` below `/app`. */
function dottedModule(folder: string, path: string): string | undefined {
  const name = relativeTo(folder, path)
    ?.replace(/(?:\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
  return name !== undefined && /^[^\W\d]\w*(?:\.[^\W\d]\w*)*$/u.test(name) ? name : undefined;
}

/** The Python files below a folder, those in it first. */
function pythonFiles({ files }: ImageReader, top: string): readonly string[] {
  const found: string[] = [];
  let level = [top];
  for (let depth = 0; depth < deepest && found.length < mostFiles; depth++) {
    const below: string[] = [];
    for (const folder of level.slice(0, mostFiles)) {
      for (const name of files.list(folder)) {
        const path = join(folder, name);
        if (name.endsWith('.py')) found.push(path);
        else if (!/^\.|\./.test(name) && !/^(?:tests?|node_modules|venv)$/.test(name)) below.push(path);
      }
    }
    level = below;
  }
  return found.slice(0, mostFiles);
}

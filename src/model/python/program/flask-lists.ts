// Views of Flask that return a list, which older releases refuse.
import { compareVersions, parseVersion } from '../../../parser/python-version.js';
import { dottedName, type PythonModule, type PythonReturn } from '../../../parser/python/tree.js';
import type { Note } from '../../../text/location.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { pythonModule } from '../../process/image-file.js';
import { distributionsOf, type InstalledDistribution } from '../installs/distributions.js';
import { ownFiles } from './own-code.js';
import type { ImageProcess } from './starts.js';

/** A list that a view returns to a Flask that takes none. */
export interface ReturnedList {
  readonly value: PythonReturn;
  readonly flask: InstalledDistribution;
  readonly trail: readonly Note[];
}

/** The first release whose views may return lists: https://flask.palletsprojects.com/en/stable/changes/#version-2-2-0 */
const firstWithLists = '2.2';

/** The lists that views return where the image has a Flask before 2.2. */
export function returnedLists(start: ImageProcess, host: FileHost): readonly ReturnedList[] {
  const flask = start.stage && distributionsOf(start.stage, host).get('flask');
  const version = flask?.version === undefined ? undefined : parseVersion(flask.version);
  if (!flask || !version || compareVersions(version, parseVersion(firstWithLists)!) >= 0) return [];
  return ownFiles(start).flatMap(({ file, trail }) => {
    const module = valueOf(pythonModule(start.process.reader, file));
    return module ? listsOf(module).map((value) => ({ value, flask, trail })) : [];
  });
}

/** The lists that functions return that have no decorators but routes of a Flask object or blueprint of the file. */
function listsOf(module: PythonModule): readonly PythonReturn[] {
  const apps = new Set(
    module.bindings
      .filter(({ value }) => value?.kind === 'call' && isApp(module.canonical(dottedName(value.callee) ?? '')))
      .map(({ name }) => name),
  );
  const views = new Set(
    module.functions
      .filter(({ decorators }) => decorators.length > 0 && decorators.every((name) => isRoute(name, apps)))
      .map(({ name }) => name),
  );
  return module.returns.filter(({ within, isList }) => isList && within !== undefined && views.has(within));
}

const isApp = (name: string): boolean => name === 'flask.Flask' || name === 'flask.Blueprint';

function isRoute(decorator: string | undefined, apps: ReadonlySet<string>): boolean {
  const [app = '', method = '', more] = decorator?.split('.') ?? [];
  return more === undefined && apps.has(app) && /^(?:route|get|post|put|patch|delete)$/.test(method);
}

// Imports of the standard library that the Python of an image does not have.
import {
  isStdlibModule,
  type Lifetime,
  moduleLifetime,
  nameLifetime,
  python2Replacement,
} from '../../../knowledge/python-stdlib.js';
import type { Located, Note } from '../../../text/location.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { distributionsOf } from '../installs/distributions.js';
import { interpreterVersion } from '../environments/interpreter.js';
import type { ReachableImport } from './reachable.js';
import type { PythonStart } from './starts.js';

/** An import that fails because the standard library of the image's Python lacks it. `at` is the name in the statement. */
export interface MissingStdlib extends Located {
  /** The module, or the module and the name in it: `distutils`, `typing.Self`. */
  readonly name: string;
  readonly lifetime: Lifetime;
  /** The minor version of the image's Python, and where that shows. */
  readonly version: string;
  readonly evidence: readonly Note[];
  readonly by: ReachableImport;
  /** Whether nothing that is installed can bring it; false where a dependency of a dependency might. */
  readonly sure: boolean;
}

/**
 * Distributions that need setuptools, with which `distutils` comes back, or one of the modules that left with Python 3.13, in one of
 * their releases. Source: the `Requires-Dist` of the distributions on https://pypi.org.
 */
const bringers =
  /^(?:setuptools|wheel|tensor.*|torch.*|triton|numba|llvmlite|spacy.*|thinc|zope-.*|gevent|supervisor|dash.*|pyramid|ipython|mlflow.*|lightning.*|pytorch-lightning|ray|apscheduler|kfp|google-.*|grpcio-tools|honcho|pyinstaller|cython|pbr|openstack.*|fs|kubeflow.*|datasette|pymorphy.*|discord-py|py-cord|nextcord|disnake|speechrecognition|librosa|audioread|pydub|webob|yattag|feedparser|pysaml2|legacy-.*|standard-.*|jupyter.*|notebook|nltk|gradio|crewai.*|chromadb|ansible.*|pre-commit|nodeenv|virtualenv|pip-tools|tables|pycaret|rasa.*|keras.*|jax.*|onnx.*|tf-.*|aiortc|wandb|sentry-sdk|pyqt.*|selenium-wire|undetected-chromedriver|sphinx.*|mkdocs.*|webrtcvad|resemblyzer|clearml|paddle.*|modelscope|openai-whisper)$/;

/**
 * The imports that surely run and that the standard library does not have: modules and names that are gone, that are too new, or that
 * only Python 2 has. Those that a distribution brings back are not among them.
 */
export function missingStdlib(start: PythonStart, host: FileHost): readonly MissingStdlib[] {
  const version = interpreterVersion(start);
  if (!version.known || !version.value.startsWith('3.') || !start.stage) return [];
  const minor = minorOf(version.value);
  const found: MissingStdlib[] = [];
  for (const by of start.program.reachable.imports) {
    if (by.guarded || by.lookup.kind !== 'absent' || by.statement.level > 0) continue;
    for (const { at, name, lifetime } of candidates(by)) {
      const isThere =
        !(lifetime.since && minor < minorOf(lifetime.since)) && !(lifetime.until && minor >= minorOf(lifetime.until));
      if (isThere) continue;
      const sure = lifetime.backports.length === 0 ? true : isNotBrought(lifetime.backports, start, host);
      if (sure === undefined) continue;
      found.push({ at, name, lifetime, version: version.value, evidence: version.evidence, by, sure });
    }
  }
  return found;
}

const minorOf = (version: string): number => Number(version.split('.')[1]);

interface Candidate extends Located {
  readonly name: string;
  readonly lifetime: Lifetime;
}

/** What an import statement needs of the standard library, with when it is there. */
function candidates({ at, name, statement }: ReachableImport): readonly Candidate[] {
  const [top = ''] = name.split('.');
  const instead = python2Replacement(top);
  if (instead !== undefined)
    return [{ at, name: top, lifetime: { since: undefined, until: '3.0', backports: [], instead } }];
  if (!isStdlibModule(top)) return [];
  const module = moduleLifetime(top);
  if (module) return [{ at, name: top, lifetime: module }];
  const submodule = nameLifetime(name);
  if (submodule) return [{ at, name, lifetime: submodule }];
  if (statement.kind !== 'from' || statement.module !== name) return [];
  return statement.names.flatMap((each) => {
    const lifetime = nameLifetime(`${name}.${each.name}`);
    return lifetime ? [{ at: each.at, name: `${name}.${each.name}`, lifetime }] : [];
  });
}

/** Whether none of some distributions is installed: surely (true), as far as is listed (false); undefined where one may be. */
function isNotBrought(names: readonly string[], { stage }: PythonStart, host: FileHost): boolean | undefined {
  const distributions = distributionsOf(stage!, host);
  if (names.some((name) => distributions.get(name)) || distributions.open !== undefined) return undefined;
  if (names.every((name) => valueOf(distributions.has(name)) === false)) return true;
  return distributions.unresolved.some(({ name }) => bringers.test(name)) ? undefined : false;
}

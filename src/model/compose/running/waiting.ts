import { textOf } from '../../../text/location.js';
import { join } from '../../../text/path.js';
import type { Service } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { type Fact, known, unknown, valueOf } from '../../known.js';
import type { Process } from '../../process.js';
import type { Stage } from '../../stage.js';

/** Words of commands, scripts and Python code that wait for something, or try again. */
const waitingWords =
  /wait|dockerize|\bnc\s+-|pg_isready|mysqladmin|cqlsh|\buntil\b|while\s+(?:!|not|true|:|\[)|\/dev\/tcp|retr(?:y|ies)|tenacity|backoff|pre[-_]?start|\bsleep\b|ready|healthy|attempt|OperationalError|ConnectionError|ConnectionRefused/i;

/**
 * Whether a service connects without waiting as far as its files tell: neither its command nor the start scripts and Python files that
 * it names have a word of waiting or of trying again. Unknown for images that are not built here, for programs that are not
 * Python's, and where a start script cannot be read.
 */
export function startsAtOnce(service: Service, host: FileHost): Fact<boolean> {
  const stage = service.stage && valueOf(service.stage);
  if (!stage) return unknown('what it starts is not built here');
  const { process } = service;
  if (!process.known) return process;
  // Celery connects again until its broker answers: https://docs.celeryq.dev/en/stable/userguide/configuration.html
  if (process.value.command.program === 'celery') return known(false);
  if (!process.value.server && !hasPython(stage)) return unknown('it is no program of Python');
  const parts = [service.entrypoint, service.command, stage.entrypoint, stage.command];
  const texts = parts.flatMap((part) => (part ? [textOf(part)] : []));
  const own = texts.length;
  const seen = new Set<string>();
  for (const [index, text] of texts.entries()) {
    if (waitingWords.test(text)) return known(false);
    for (const { name, paths } of startFiles(text, process.value)) {
      const path = paths.find((one) => process.value.files.lookup(one).state === 'present');
      if (path === undefined && index < own && /\.(?:ba)?sh$/.test(name)) return unknown(`${name} is not here`);
      if (path === undefined || seen.has(path) || seen.size >= mostFiles) continue;
      seen.add(path);
      const state = process.value.files.lookup(path);
      if (state.state !== 'present' || state.kind !== 'file') continue;
      const file = state.source === undefined ? undefined : host.read(state.source);
      if (!file) return unknown(`${path} cannot be read`);
      texts.push(file.text);
    }
  }
  return known(true);
}

/** How many files are followed: scripts name scripts. */
const mostFiles = 40;

const hasPython = ({ rootBase }: Stage): boolean => rootBase.kind === 'image' && rootBase.facts?.hasPython === true;

/** Where programs are looked for besides the working directory. */
const programFolders = ['/', '/usr/local/bin', '/usr/bin'];

interface StartFile {
  readonly name: string;
  /** Where it may be in the image. */
  readonly paths: readonly string[];
}

/** The files that a text may mean: scripts by their names, and modules as servers name them (`shop.main:app`). */
function startFiles(text: string, { workdir }: Process): readonly StartFile[] {
  const folder = valueOf(workdir);
  const folders = folder === undefined ? programFolders : [folder, ...programFolders];
  const words = text.split(/[^\w./:-]+/);
  const scripts = words.filter((word) => word.startsWith('/') || /\.(?:sh|bash|py)$/.test(word));
  const modules = words.flatMap((word) => {
    const name = /^([A-Za-z_][\w.]*):[A-Za-z_]\w*$/.exec(word)?.[1];
    return name === undefined ? [] : [`${name.replaceAll('.', '/')}.py`];
  });
  return [...scripts, ...modules].map((name) => ({
    name,
    paths: name.startsWith('/') ? [join('/', name)] : folders.map((one) => join(one, name)),
  }));
}

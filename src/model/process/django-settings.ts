// Whether Django's settings switch on DEBUG, as https://docs.djangoproject.com/en/stable/topics/settings/ finds them.
import { fold } from '../../parser/python/fold.js';
import { mentions } from '../../parser/python/prefilter.js';
import type { Note } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import type { Environment } from '../environment.js';
import { type Fact, known, unknown } from '../known.js';
import { type ImageReader, moduleFile, pythonModule } from './image-file.js';
import { lookUp } from './python-environment.js';

const variable = 'DJANGO_SETTINGS_MODULE';

/** A process of Django. */
export interface DjangoProcess {
  /** `manage.py`, `wsgi.py` or `asgi.py`, which name the settings unless the environment does. */
  readonly entry: SourceFile;
  /** The folder that modules are looked for in. */
  readonly folder: string;
  /** The value of `--settings`. */
  readonly named: string | undefined;
  readonly environment: Environment;
  readonly reader: ImageReader;
}

/** Whether a Python file is the entry to a Django project. */
export const isDjangoEntry = (file: SourceFile): boolean => mentions(file, variable);

/** Where the settings of a Django process set DEBUG to something true; undefined where they surely do not. */
export function djangoDebug(process: DjangoProcess): Fact<Note | undefined> {
  const { environment, folder, reader } = process;
  const name = settingsModule(process);
  if (!name.known) return name;
  const file = moduleFile(reader, folder, name.value);
  if (!file.known) return file;
  if (!file.value) return unknown(`${name.value} is not seen in the image`);
  const module = pythonModule(reader, file.value);
  if (!module.known) return module;
  const { bindings, syntaxErrors, starImport, dynamic } = module.value;
  const [binding, second] = bindings.filter((each) => each.name === 'DEBUG');
  if (syntaxErrors.length > 0 || starImport || dynamic) return unknown(`${file.value.path} may set DEBUG unseen`);
  // Django's own default is False.
  if (!binding) return known(undefined);
  if (second || binding.conditional || !binding.value) return unknown('DEBUG is not set plainly');
  const debug = fold(binding.value, { module: module.value, environment: lookUp(environment) });
  if (!debug.known) return unknown(debug.because);
  return known(debug.value ? { at: binding.value.at, note: 'DEBUG is switched on here' } : undefined);
}

function settingsModule({ entry, named, environment, reader }: DjangoProcess): Fact<string> {
  if (named !== undefined) return known(named);
  const given = environment.value(variable);
  if (!given.known) return unknown(`${variable} may be set: ${given.because}`);
  if (given.value) return known(given.value);
  const module = pythonModule(reader, entry);
  if (!module.known) return module;
  const scope = { module: module.value, environment: lookUp(environment) };
  const defaults = module.value.calls.flatMap(({ name, call }) => {
    const [key, value] = call.arguments.map((argument) => fold(argument, scope));
    const isDefault = name?.endsWith('environ.setdefault') && key?.known && key.value === variable;
    return isDefault ? [value] : [];
  });
  const [only, second] = defaults;
  return only?.known && typeof only.value === 'string' && !second
    ? known(only.value)
    : unknown(`${entry.path} does not name the settings plainly`);
}

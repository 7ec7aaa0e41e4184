// The application that `celery -A` names.
import type { Word } from '../../../parser/word.js';
import { join } from '../../../text/path.js';
import { type Fact, known, unknown } from '../../known.js';
import { type ImageReader, pythonModule } from '../../process/image-file.js';
import type { Process } from '../../process.js';
import type { Stage } from '../../stage.js';
import { hasOwnCode } from './objects.js';
import { lookUpModule, type ModuleLookup } from '../program/module-lookup.js';
import { mayBeInstalled } from '../program/own-modules.js';

/** A `celery` that imports nothing under the name it is given. */
export interface CeleryFault {
  /** The word that names the application. */
  readonly word: Word;
  readonly text: string;
  readonly tried: readonly string[];
  /** Modules that mention Celery and could be meant. */
  readonly candidates: readonly string[];
}

/**
 * Whether `celery -A name` imports nothing: neither a module of the name, nor one of its front part with the rest as attribute.
 * Source: https://github.com/celery/celery/blob/main/celery/app/utils.py (find_app), which was run.
 */
export function celeryFault(process: Process, stage: Stage | undefined): Fact<CeleryFault | undefined> {
  const { command, workdir, environment, reader } = process;
  if (command.program !== 'celery') return known(undefined);
  const word = command.option('-A', '--app')?.value;
  const text = word?.value;
  if (!word || text === undefined) return unknown('the application of celery is not known');
  if (!workdir.known) return workdir;
  if (command.option('--workdir')) return unknown('celery runs in another folder');
  const path = environment.value('PYTHONPATH');
  if (!path.known) return path;
  const folders = [workdir.value, ...(path.value ?? '').split(':').filter((folder) => folder !== '')].map((folder) =>
    join(workdir.value, folder),
  );
  const [module = '', attribute] = text.split(':', 2);
  const found = lookUpModule(reader, folders, module);
  if (found.kind !== 'absent') return known(undefined);
  const front = module.includes('.') && attribute === undefined ? module.slice(0, module.lastIndexOf('.')) : undefined;
  const above: ModuleLookup = front === undefined ? found : lookUpModule(reader, folders, front);
  if (above.kind === 'unknown') return unknown(above.because);
  if (above.kind === 'file' && mayBind(module.slice(front!.length + 1), above, reader)) return known(undefined);
  const [first = ''] = module.split('.');
  const top = lookUpModule(reader, folders, first);
  if (!hasOwnCode(reader, workdir.value)) return unknown('the image has no Python files of the project');
  const elsewhere =
    top.kind === 'file' ? undefined : mayBeInstalled(first, { reader, stage, wrappers: command.wrappers });
  if (elsewhere !== undefined) return unknown(elsewhere);
  return known({ word, text, tried: found.tried, candidates: candidatesIn(reader, workdir.value) });
}

function mayBind(name: string, found: ModuleLookup & { readonly kind: 'file' }, reader: ImageReader): boolean {
  const module = pythonModule(reader, found.file);
  if (!module.known) return true;
  const { bindings, syntaxErrors, starImport, dynamic } = module.value;
  return syntaxErrors.length > 0 || starImport || dynamic || bindings.some((binding) => binding.name === name);
}

/** The modules in a folder and right below it that are called like Celery applications. */
function candidatesIn({ files }: ImageReader, folder: string): readonly string[] {
  const usual = /^(?:celery\w*|worker|tasks)\.py$/;
  const inside = files.list(folder).flatMap((name) => {
    const below = /^\w+$/.test(name) ? files.list(join(folder, name)) : [];
    return [name, ...below.map((each) => `${name}/${each}`)];
  });
  return inside
    .filter((path) => usual.test(path.split('/').at(-1)!))
    .map((path) => path.replace(/\.py$/, '').replace('/', '.'));
}

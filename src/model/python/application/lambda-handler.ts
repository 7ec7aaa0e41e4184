// The function that AWS Lambda is told to call.
import type { Word } from '../../../parser/word.js';
import { type Fact, known, unknown } from '../../known.js';
import { pythonModule } from '../../process/image-file.js';
import type { Process } from '../../process.js';
import type { Stage } from '../../stage.js';
import { lookUpModule } from '../program/module-lookup.js';
import { mayBeInstalled } from '../program/own-modules.js';
import { hasOwnCode } from './objects.js';

/** Why Lambda cannot call what it is told to. */
export interface HandlerFault {
  /** The word that names the handler. */
  readonly word: Word;
  /** `form`: it is no `module.function`; `module`: the module is nowhere; `function`: the module never binds the name. */
  readonly kind: 'form' | 'module' | 'function';
  readonly module: string;
  readonly name: string;
  /** Where the module was looked for, or the file that has no such name. */
  readonly tried: readonly string[];
}

/** What takes the handler as its first word: the start script of AWS's images, and the runtime client for other images. */
const runtimes: ReadonlySet<string> = new Set(['lambda-entrypoint.sh', 'awslambdaric']);

/**
 * Whether the handler of a Lambda function is there: `package.module.function`, or `package/module.function`, below the working
 * directory. Undefined where it is, or where no function is started.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html and `_get_handler` of
 * https://github.com/aws/aws-lambda-python-runtime-interface-client
 */
export function handlerFault(
  { command, workdir, environment, reader }: Process,
  stage: Stage | undefined,
): Fact<HandlerFault | undefined> {
  if (!runtimes.has(command.program ?? '')) return known(undefined);
  const [word] = command.arguments;
  const text = word?.value;
  if (!word || text === undefined) return unknown('the handler is not known');
  if (!workdir.known) return workdir;
  // The runtime's own default is that of the images.
  if (environment.get('PYTHONPATH') || environment.get('LAMBDA_TASK_ROOT')?.origin === 'environment')
    return unknown('another folder may be searched');
  const dot = text.lastIndexOf('.');
  const fault = {
    word,
    module: text.slice(0, Math.max(0, dot)).replaceAll('/', '.'),
    name: text.slice(dot + 1),
    tried: [],
  };
  if (dot < 0) return known({ ...fault, kind: 'form' });
  const found = lookUpModule(reader, [workdir.value], fault.module);
  if (found.kind === 'unknown') return unknown(found.because);
  if (found.kind === 'file')
    return lacksName(fault.name, found.file, reader)
      ? known({ ...fault, kind: 'function', tried: [found.path] })
      : known(undefined);
  if (!hasOwnCode(reader, workdir.value)) return unknown('the image has no Python files of the project');
  const [first = ''] = fault.module.split('.');
  const elsewhere = mayBeInstalled(first, { reader, stage, wrappers: command.wrappers });
  if (elsewhere !== undefined) return unknown(elsewhere);
  return known({ ...fault, kind: 'module', tried: found.kind === 'absent' ? found.tried : found.folders });
}

function lacksName(name: string, file: Parameters<typeof pythonModule>[1], reader: Process['reader']): boolean {
  const module = pythonModule(reader, file);
  if (!module.known) return false;
  const { bindings, syntaxErrors, starImport, dynamic } = module.value;
  return syntaxErrors.length === 0 && !starImport && !dynamic && !bindings.some((binding) => binding.name === name);
}

// `uvicorn.run()` with an application that it cannot start anew in other processes.
import { codeServerOfFunction } from '../../../knowledge/code-servers.js';
import { fold, type FoldScope } from '../../../parser/python/fold.js';
import type { PythonCall, PythonExpression, PythonModule } from '../../../parser/python/tree.js';
import type { Located } from '../../../text/location.js';
import { pythonOperand } from '../../command/peel.js';
import { type Fact, known, unknown } from '../../known.js';
import type { Process } from '../../process.js';
import { pythonModule } from '../../process/image-file.js';
import { serverCall } from '../../process/python-script.js';
import { interfaceMade } from './objects.js';

/** A call that gives an object where only a name can be imported again. `at` is the object. */
export interface ObjectRun extends Located {
  /** As written. */
  readonly object: string;
  /** What asks for other processes: `workers=4`, `reload=True`, `WEB_CONCURRENCY=4`. */
  readonly reason: string;
  readonly by: Located;
}

/**
 * Whether the script of a process surely calls `uvicorn.run(app, workers=2)` or `reload=True` with an object: uvicorn says so and ends
 * with code 3. Source: https://www.uvicorn.org/deployment/#running-programmatically, and it was run.
 */
export function objectRun(process: Process): Fact<ObjectRun | undefined> {
  if (process.server?.call?.name !== 'uvicorn.run()') return known(undefined);
  const { program, command, environment, reader } = process;
  if (!program.known) return program;
  const { entry } = program.value;
  if (entry.kind !== 'file') return unknown('its script is not seen');
  const module = pythonModule(reader, entry.file);
  if (!module.known) return module;
  const rest = command.program === 'python' ? pythonOperand(command.arguments) + 1 : 0;
  const found = serverCall({ module: module.value, path: entry.path, line: command, rest, environment, reader });
  if (!found.known) return found;
  const { call } = found.value.site;
  if (call.starred || codeServerOfFunction('uvicorn.run') !== found.value.row) return known(undefined);
  const object = call.arguments[0] ?? call.keywords.find(({ name }) => name === 'app')?.value;
  if (!object || !isObject(object, module.value)) return known(undefined);
  const reason = processesOf(call, found.value.scope, process);
  if (!reason.known || !reason.value) return reason as Fact<undefined>;
  return known({ at: object.at, object: object.at.file.slice(object.at.span), ...reason.value });
}

/** Whether an expression surely is no text: a web application that is made on the spot, or a name that is only bound to such. */
function isObject(expression: PythonExpression, module: PythonModule): boolean {
  if (expression.kind !== 'name') return interfaceMade(expression, module) !== undefined;
  const bindings = module.bindings.filter(({ name }) => name === expression.name);
  return bindings.length > 0 && bindings.every(({ value }) => interfaceMade(value, module) !== undefined);
}

function processesOf(
  call: PythonCall,
  scope: FoldScope,
  { environment }: Process,
): Fact<Pick<ObjectRun, 'reason' | 'by'> | undefined> {
  for (const { name, value, at } of call.keywords) {
    if (name !== 'workers' && name !== 'reload') continue;
    const folded = fold(value, scope);
    if (!folded.known) return unknown(folded.because);
    const asks = name === 'reload' ? Boolean(folded.value) : typeof folded.value === 'number' && folded.value > 1;
    if (asks) return known({ reason: `${name}=${at.file.slice(value.at.span)}`, by: { at } });
    // A number of workers that is given wins over the variable.
    if (name === 'workers' && folded.value !== null) return known(undefined);
  }
  const variable = environment.value('WEB_CONCURRENCY');
  if (!variable.known) return variable;
  const by = environment.get('WEB_CONCURRENCY');
  return known(by && Number(variable.value) > 1 ? { reason: `WEB_CONCURRENCY=${variable.value}`, by } : undefined);
}

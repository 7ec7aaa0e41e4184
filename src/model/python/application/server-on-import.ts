// Calls that start a server while another server imports its application.
import { importerOf } from '../../../knowledge/applications.js';
import { valueOf } from '../../known.js';
import type { Process } from '../../process.js';
import { serverCallsOnImport, type ServerCall } from '../../process/python-script.js';
import type { PythonProgram } from '../program/program.js';
import type { ReachableModule } from '../program/reachable.js';

/** A call that never comes back, so that the import never ends. */
export interface ServerOnImport {
  readonly call: ServerCall;
  readonly module: ReachableModule;
  readonly program: PythonProgram;
}

/** Calls that block until their server ends; the others only set one up. Each was run below a server, or calls one that was. */
const blocking: ReadonlySet<string> = new Set([
  ...['Flask app.run()', 'Quart app.run()', 'Dash app.run()', 'socketio.run()', 'uvicorn.run()', 'waitress.serve()'],
  ...['bottle.run()', 'web.run_app()', 'run_simple()'],
]);

/** The first call, on the way of imports, that starts a server of its own when the server of a process imports its application. */
export function serverOnImport(process: Process): ServerOnImport | undefined {
  const program = valueOf(process.program);
  if (program?.kind !== 'application' || !program.server || !importerOf(program.server.name)) return undefined;
  const { command: line, environment, reader } = process;
  for (const module of program.reachable.modules) {
    if (module.guarded) continue;
    const { path } = module;
    const call = serverCallsOnImport({
      ...{ module: module.module, path, line, rest: line.arguments.length, environment, reader },
    }).find(({ row }) => blocking.has(row.name));
    if (call) return { call, module, program };
  }
  return undefined;
}

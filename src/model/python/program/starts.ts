// The containers that start Python code, for rules about that code.
import { join } from '../../../text/path.js';
import type { Service } from '../../compose.js';
import { servicesOf } from '../../compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../known.js';
import type { Process } from '../../process.js';
import type { Role, Stage } from '../../stage.js';
import type { PythonProgram } from './program.js';

/** A process, and the image that it runs in. */
export interface ImageProcess {
  readonly process: Process;
  /** The stage that the image is built from; undefined for an image that is not built here. */
  readonly stage: Stage | undefined;
  readonly role: Role;
  /** The folders that a compose file mounts something over, whatever it is. */
  readonly volumes: readonly string[];
}

/** A process that runs Python code. */
export interface PythonStart extends ImageProcess {
  readonly program: PythonProgram;
}

/**
 * What a stage starts by itself; undefined for one that is not shipped, for one that compose services start, which may mount and say
 * otherwise, and where it is not known.
 */
export const startOfStage = (stage: Stage): ImageProcess | undefined =>
  stage.isShipped && servicesOf(stage).length === 0 ? startOf(stage.process, stage, stage.role, []) : undefined;

/** What a service starts; undefined where it is not known. */
export const startOfService = (service: Service): ImageProcess | undefined =>
  startOf(
    service.process,
    valueOf(service.stage),
    service.role,
    service.mounts.map(({ target }) => join('/', valueOf(target) ?? '/')),
  );

/** The same where it is Python code. */
export const pythonStartOfStage = (stage: Stage): PythonStart | undefined => pythonStart(startOfStage(stage));
export const pythonStartOfService = (service: Service): PythonStart | undefined => pythonStart(startOfService(service));

const startOf = (
  fact: Fact<Process>,
  stage: Stage | undefined,
  role: Role,
  volumes: readonly string[],
): ImageProcess | undefined => (fact.known ? { process: fact.value, stage, role, volumes } : undefined);

function pythonStart(start: ImageProcess | undefined): PythonStart | undefined {
  const program = valueOf(start?.process.program);
  return start && program && { ...start, program };
}

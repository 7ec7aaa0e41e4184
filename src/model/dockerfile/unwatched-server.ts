import { isPythonImage } from '../../knowledge/base-images.js';
import type { Edit } from '../../text/location.js';
import type { Service } from '../compose.js';
import { servicesOf } from '../compose/names/services-of-stage.js';
import { valueOf } from '../known.js';
import { portSockets } from '../process/ports.js';
import type { Process } from '../process.js';
import type { Stage } from '../stage.js';
import { someInChain } from './stage-chain.js';
import { insertAboveStart } from './start-instruction.js';

/**
 * The server that a stage's image starts without a health check: none in the Dockerfile, surely none in the base image, and not one in
 * every service that starts a server from it. Undefined also where HEALTHCHECK NONE says that there is to be none.
 */
export function unwatchedServer(stage: Stage): Process | undefined {
  const { healthcheck, rootBase } = stage;
  if (healthcheck || isRefused(stage)) return undefined;
  if (rootBase.kind !== 'scratch' && !(rootBase.kind === 'image' && rootBase.facts?.complete)) return undefined;
  const process = valueOf(stage.process);
  if (!process?.server) return undefined;
  const services = servicesOf(stage);
  return services.length > 0 && services.every(isMinded) ? undefined : process;
}

/** Whether a service checks its container, or starts no server that could be checked. */
const isMinded = (service: Service): boolean =>
  service.attribute('healthcheck') !== undefined ||
  (service.process.known && !service.process.value.server && valueOf(service.process.value.sockets)?.length === 0);

/** `HEALTHCHECK NONE`, here or in a stage below. */
const isRefused = someInChain(({ steps }) =>
  steps.some(({ instruction }) => instruction.name === 'HEALTHCHECK' && !instruction.command),
);

/**
 * A HEALTHCHECK before the start command of a stage that asks its server for any answer at all. Undefined where the image has no Python of its
 * own, and for servers of several ports or with certificates.
 */
export function healthcheckFor(process: Process, stage: Stage): Edit | undefined {
  const { rootBase, exposed } = stage;
  const [socket, ...others] = portSockets(process);
  const isPython = rootBase.kind === 'image' && isPythonImage(rootBase.facts);
  if (!socket || others.length > 0 || exposed.length > 1 || !isPython) return undefined;
  if (process.command.words.some(({ value }) => value === undefined || /ssl|cert|https/.test(value))) return undefined;
  const code = `import http.client; c = http.client.HTTPConnection('localhost', ${socket.port.value}); c.request('GET', '/'); c.getresponse()`;
  return insertAboveStart(stage, [`HEALTHCHECK CMD ["python", "-c", "${code}"]`]);
}

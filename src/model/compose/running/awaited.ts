import type { Service } from '../../compose.js';
import { dependentsOf } from '../names/dependencies.js';

/** Whether another service of the project starts only when this one has done its work. */
export const isAwaited = (service: Service): boolean =>
  dependentsOf(service).some(({ condition }) => condition === 'service_completed_successfully');

/** Whether another service of the project starts only when this one is healthy. */
export const isHealthAwaited = (service: Service): boolean =>
  dependentsOf(service).some(({ condition, required }) => required && condition === 'service_healthy');

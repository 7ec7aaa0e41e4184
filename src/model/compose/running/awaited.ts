import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';

/** Whether another service of the project starts only when this one has done its work. */
export const isAwaited = ({ name, project }: Service): boolean =>
  [...project.services.values()].some(({ dependsOn }) =>
    dependsOn.some(
      ({ name: needed, condition }) => condition === 'service_completed_successfully' && valueOf(needed) === name,
    ),
  );

/** Whether another service of the project starts only when this one is healthy. */
export const isHealthAwaited = ({ name, project }: Service): boolean =>
  [...project.services.values()].some(({ dependsOn }) =>
    dependsOn.some(
      ({ name: needed, condition, required }) =>
        required && condition === 'service_healthy' && valueOf(needed) === name,
    ),
  );

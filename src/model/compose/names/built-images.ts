import type { ComposeProject } from '../../compose.js';

/** The names of the images that the services and jobs of some projects build. */
export const builtImages = (projects: readonly ComposeProject[]): ReadonlySet<string> =>
  new Set(
    projects.flatMap((project) =>
      [...project.services.values(), ...project.jobs.values()].flatMap(({ build, image }) =>
        build && image?.reference.known ? [image.reference.value.name] : [],
      ),
    ),
  );

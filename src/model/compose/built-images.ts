import type { ComposeProject } from '../compose.js';

/** The names of the images that services build: nobody else moves their tags. */
export const builtImages = (projects: readonly ComposeProject[]): ReadonlySet<string> =>
  new Set(
    projects.flatMap((project) =>
      [...project.services.values()].flatMap(({ build, image }) =>
        build && image?.reference.known ? [image.reference.value.name] : [],
      ),
    ),
  );

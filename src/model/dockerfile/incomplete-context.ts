import { dirname, join } from '../../text/path.js';
import type { FileHost } from '../files.js';
import type { Stage } from '../stage.js';
import { someInChain } from './stage-chain.js';

/**
 * Whether what lies here is not all that a build gets, so that a file which is missing in the image may be there after all: a COPY whose
 * source is missing or kept out by .dockerignore, submodules that are not fetched.
 */
export function isIncomplete(stage: Stage, host: FileHost): boolean {
  if (copiesNothing(stage)) return true;
  const { context, file } = stage.dockerfile;
  const root = host.rootOf(context.known ? context.value.context.directory : dirname(file.path));
  return host.kindOf(join(root, '.gitmodules')) !== undefined;
}

/** Whether a COPY or ADD of a stage, or of one that it is built on, names a path that the build context does not send. */
const copiesNothing = someInChain(({ copies, dockerfile: { context } }) => {
  if (!context.known) return false;
  const { matches } = context.value.context;
  return copies.some(({ from, sources }) =>
    sources.some(({ value }) => {
      // A pattern may match nothing, and URLs are not looked for in the context.
      if (from || !value.known || /[*?[]|^\w+:\/\/|^git@|^<</.test(value.value)) return false;
      const found = matches(value.value);
      return found.known && found.value.length === 0;
    }),
  );
});

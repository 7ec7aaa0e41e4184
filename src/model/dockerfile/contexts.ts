import type { CopyInstruction, DockerfileTree } from '../../parser/dockerfile/tree.js';
import { dirname, isInside } from '../../text/path.js';
import type { BuildContext, ContextUse } from '../context.js';
import type { FileHost } from '../files.js';
import { type Fact, known, unknown } from '../known.js';
import { buildContext } from './build-context.js';

/** How far up from a Dockerfile its build context is looked for. */
const maximumAncestors = 8;

/**
 * The build contexts of a Dockerfile: those that compose services name, or else by convention its own folder or one above it.
 * Nothing says from which folder a Dockerfile below the project's root is built, so that the convention counts as known only where
 * one folder alone has all that the file copies.
 */
export function contextsOf(
  tree: DockerfileTree,
  named: readonly ContextUse[],
  host: FileHost,
): { readonly contexts: readonly ContextUse[]; readonly context: Fact<ContextUse> } {
  const path = tree.file.path;
  if (named.length > 0) {
    const folders = new Set(named.map((use) => use.context.directory));
    const first = named[0]!;
    return {
      contexts: named,
      context:
        folders.size === 1
          ? known(first, ...(first.by ? [{ ...first.by, note: 'compose gives the build context here' }] : []))
          : unknown('compose services build it from several contexts'),
    };
  }
  const own = dirname(path);
  const root = host.rootOf(path);
  const contexts = ancestors(own, root).map((directory) => ({
    context: buildContext(directory, path, host),
    by: undefined,
  }));
  if (own === root) return { contexts, context: known(contexts[0]!) };
  const sources = literalSources(tree);
  const fitting = contexts.filter(({ context }) => sources.every((source) => isThere(context, source)));
  if (fitting.length === 1) return { contexts, context: known(fitting[0]!) };
  return { contexts, context: unknown('nothing says from which folder it is built') };
}

const isThere = (context: BuildContext, source: string): boolean => {
  const matches = context.matches(source);
  return !matches.known || matches.value.length > 0;
};

/** The folder and those above it up to the root, nearest first. */
function ancestors(folder: string, root: string): readonly string[] {
  const found = [folder];
  let at = folder;
  while (at !== root && isInside(root, at) && found.length < maximumAncestors) {
    at = dirname(at);
    found.push(at);
  }
  return found;
}

/** The sources copied from the context that hold no variable and say something about the folder; `.` fits every one. */
function literalSources(tree: DockerfileTree): readonly string[] {
  return tree.instructions
    .filter((instruction): instruction is CopyInstruction => instruction.name === 'COPY' || instruction.name === 'ADD')
    .filter((copy) => !copy.flags.some((flag) => flag.name === 'from'))
    .flatMap((copy) =>
      copy.sources.flatMap(({ value }) => (value === undefined || isWholeOrRemote(value) ? [] : [value])),
    );
}

const isWholeOrRemote = (source: string): boolean =>
  /^[./]*$/.test(source) || /^(https?|git|ssh|ftp):\/\/|^git@/.test(source) || /[*?[]/.test(source);

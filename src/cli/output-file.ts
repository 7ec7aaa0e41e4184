import { closeSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Problem } from '../diagnostic.js';
import { kindByName } from '../engine/file-kinds.js';
import type { NodeHost } from '../host/node.js';
import { dirname } from '../text/path.js';

/**
 * Writes a document, given in pieces, to a file that the user named, but never over what is linted or where a link of the repository leads.
 * `what` is how messages call it, such as `report`. What went wrong is the result.
 */
export function writeOutput(
  path: string,
  document: readonly string[],
  what: string,
  host: NodeHost,
): Problem | undefined {
  const target = host.absolute(host.toProjectPath(path));
  const refuse = (message: string): Problem => ({ kind: 'io', path, message });
  if (kindByName(target) !== undefined) {
    return refuse(`A ${what} is not written over a Dockerfile or compose file.`);
  }
  const folder = host.confinement.real(dirname(target));
  if ([target, folder].some((one) => one?.split(/[\\/]/).includes('.git')))
    return refuse(`A ${what} is not written into .git.`);
  if (host.confinement.leavesByLink(target))
    return refuse(`A ${what} is not written through a link out of the project.`);
  try {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink())
      return refuse(`A ${what} is not written through a link.`);
    const descriptor = openSync(target, 'w');
    try {
      for (const piece of document) writeFileSync(descriptor, piece);
    } finally {
      closeSync(descriptor);
    }
    return undefined;
  } catch (error) {
    return refuse(`The ${what} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
  }
}

/**
 * Writes a document as `writeOutput` does, in a file beside it that then takes its place: whatever happens, the file holds the old
 * document or the new one.
 */
export function replaceOutput(path: string, document: string, what: string, host: NodeHost): Problem | undefined {
  const target = host.absolute(host.toProjectPath(path));
  if (!lstatSync(target, { throwIfNoEntry: false })?.isFile()) return writeOutput(path, [document], what, host);
  const beside = `${target}.${process.pid}.tmp`;
  const problem = writeOutput(beside, [document], what, host);
  if (problem) return { ...problem, path };
  try {
    renameSync(beside, target);
    return undefined;
  } catch (error) {
    rmSync(beside, { force: true });
    return { kind: 'io', path, message: `The ${what} cannot be written: ${(error as NodeJS.ErrnoException).code}.` };
  }
}

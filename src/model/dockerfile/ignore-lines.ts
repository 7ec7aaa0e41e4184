// The lines that are written into a .dockerignore.
import { appendLines, type Edit } from '../../text/location.js';
import type { IgnoreFile } from '../context.js';

/** Whether a path stands for itself in a pattern, and needs no quotes anywhere. */
const isPlain = (path: string): boolean => /^[\w./-]+$/.test(path);

/** Takes a path, relative to the build context, back into the build; undefined for a name that would mean something else as a pattern. */
export const addException = ({ file }: Pick<IgnoreFile, 'file'>, path: string): Edit | undefined =>
  isPlain(path) ? appendLines(file, [`!${path}`]) : undefined;

/** Keeps paths, relative to the build context, out of the build; undefined where one of the names would mean something else as a pattern. */
export const addExclusions = ({ file }: Pick<IgnoreFile, 'file'>, paths: readonly string[]): Edit | undefined =>
  paths.every(isPlain) ? appendLines(file, paths) : undefined;

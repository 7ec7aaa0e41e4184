import { isInside } from '../../text/path.js';
import type { ImageFilesystem } from '../filesystem.js';

/** A file system of which nothing is known. */
export const unknownFiles = (because: string): ImageFilesystem => ({
  lookup: () => ({ state: 'unknown', because }),
  list: () => [],
  copied: [],
});

/** The file system of `FROM scratch`: only the root is there. */
export const emptyFiles: ImageFilesystem = {
  lookup: (path) =>
    path === '/' ? { state: 'present', kind: 'directory', source: undefined, evidence: [] } : { state: 'absent' },
  list: () => [],
  copied: [],
};

/** Where a Linux distribution keeps files of its own, in the root: below these nothing is said about a file that no step made. */
const systemFolders: ReadonlySet<string> = new Set([
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/sys',
  '/tmp',
  '/usr',
  '/var',
]);
/** Folders that base images have and leave empty. */
const emptyFolders = ['/home', '/media', '/mnt', '/opt', '/srv', '/usr/src', '/usr/local/src'];

/** Whether a distribution keeps files of its own at an absolute path. */
export const isSystemPath = (path: string): boolean =>
  systemFolders.has(folderInRoot(path)) && !emptyFolders.some((folder) => isInside(folder, path));

/** The folder in the root that an absolute path is or lies below. */
function folderInRoot(path: string): string {
  const slash = path.indexOf('/', 1);
  return slash === -1 ? path : path.slice(0, slash);
}

/**
 * The file system of a base image that is known to hold a distribution and a language runtime and nothing else, as the
 * official python, debian, ubuntu and alpine images do: an application folder that no step made is absent.
 */
export const distributionFiles: ImageFilesystem = {
  lookup(path) {
    if (path === '/' || emptyFolders.includes(path) || systemFolders.has(path)) {
      return { state: 'present', kind: 'directory', source: undefined, evidence: [] };
    }
    return isSystemPath(path)
      ? { state: 'unknown', because: `the base image has files of its own in ${path.slice(0, path.indexOf('/', 1))}` }
      : { state: 'absent' };
  },
  list: () => [],
  copied: [],
};

/** The files of a base image that also has a folder with nothing in it. @param folder an absolute path */
export const withEmptyFolder = (files: ImageFilesystem, folder: string): ImageFilesystem => ({
  ...files,
  lookup(path) {
    if (!isInside(folder, path)) return files.lookup(path);
    return path === folder
      ? { state: 'present', kind: 'directory', source: undefined, evidence: [] }
      : { state: 'absent' };
  },
});

/** Folders of a Linux system that an image needs for itself, and what becomes of a container when they are hidden. */

/** A folder of the image. */
export interface SystemFolder {
  readonly path: string;
  /** Whether a container surely fails to start without what the image has there. */
  readonly isFatal: boolean;
  /** Completes a sentence behind "so that". */
  readonly effect: string;
}

const noPrograms = 'its programs are gone';
const noSettings = 'its users and settings are gone';
const noDevices = 'its devices are gone';

/** `/` is refused by Docker; the places of programs and libraries by the Filesystem Hierarchy Standard: https://refspecs.linuxfoundation.org/fhs.shtml */
const systemFolders: ReadonlyMap<string, SystemFolder> = new Map(
  [
    { path: '/', isFatal: true, effect: 'Docker refuses to start it' },
    { path: '/bin', isFatal: true, effect: noPrograms },
    { path: '/sbin', isFatal: true, effect: noPrograms },
    { path: '/lib', isFatal: true, effect: noPrograms },
    { path: '/lib64', isFatal: true, effect: noPrograms },
    { path: '/usr', isFatal: true, effect: noPrograms },
    { path: '/usr/bin', isFatal: true, effect: noPrograms },
    { path: '/usr/lib', isFatal: true, effect: noPrograms },
    // Where the official Python images have Python; other images may have nothing there.
    { path: '/usr/local', isFatal: false, effect: 'what is installed there is gone' },
    { path: '/usr/local/bin', isFatal: false, effect: 'what is installed there is gone' },
    { path: '/usr/local/lib', isFatal: false, effect: 'what is installed there is gone' },
    { path: '/etc', isFatal: false, effect: noSettings },
    { path: '/dev', isFatal: false, effect: noDevices },
    // runc allows no mount over it: https://github.com/opencontainers/runc
    { path: '/proc', isFatal: true, effect: 'Docker refuses to start it' },
    { path: '/sys', isFatal: false, effect: 'what the kernel shows there is gone' },
  ].map((folder) => [folder.path, folder]),
);

/** The system folder that an absolute path of a container is; undefined for all others. A slash at the end does not count. */
export const systemFolder = (path: string): SystemFolder | undefined =>
  systemFolders.get(path.replace(/(?<=.)\/+$/, ''));

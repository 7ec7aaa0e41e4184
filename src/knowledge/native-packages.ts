/** Python distributions that need something of the operating system: to be built, to be imported, or at all. */

import { words } from './words.js';

/** A distribution that is compiled when it is installed, because it has no wheels for Linux. */
export interface BuiltFromSource {
  /** The programs that its build calls, in the order in which it stops for them. */
  readonly tools: readonly string[];
  readonly apt: string;
  readonly apk: string;
  /** A distribution of the same use that has wheels. */
  readonly instead: string | undefined;
  /** The first release without wheels; undefined where no release has any. */
  readonly from: string | undefined;
}

const built = (
  tools: string,
  apt: string,
  apk: string,
  more: Partial<Pick<BuiltFromSource, 'instead' | 'from'>> = {},
): BuiltFromSource => ({ tools: words(tools), apt, apk, instead: undefined, from: undefined, ...more });

/**
 * Distributions of which `pip download --only-binary :all: --platform manylinux_2_28_x86_64` found no wheel on 2026-11-20.
 * Sources: https://www.psycopg.org/docs/install.html, https://github.com/PyMySQL/mysqlclient#install,
 * https://uwsgi-docs.readthedocs.io/en/latest/Install.html, https://www.python-ldap.org/en/latest/installing.html,
 * https://pycairo.readthedocs.io/en/latest/getting_started.html, https://people.csail.mit.edu/hubert/pyaudio/
 */
const builtFromSource: ReadonlyMap<string, BuiltFromSource> = new Map([
  [
    'psycopg2',
    built('pg_config gcc', 'gcc libpq-dev', 'gcc musl-dev postgresql-dev', { instead: 'psycopg2-binary', from: '2.8' }),
  ],
  [
    'mysqlclient',
    built('mariadb_config gcc', 'gcc pkg-config default-libmysqlclient-dev', 'gcc musl-dev pkgconf mariadb-dev'),
  ],
  ['uwsgi', built('gcc', 'gcc libc6-dev', 'gcc musl-dev linux-headers', { instead: 'pyuwsgi' })],
  ['python-ldap', built('gcc', 'gcc libldap2-dev libsasl2-dev', 'gcc musl-dev openldap-dev')],
  ['pycairo', built('gcc', 'gcc libcairo2-dev pkg-config', 'gcc musl-dev cairo-dev pkgconf')],
  ['pyaudio', built('gcc', 'gcc portaudio19-dev', 'gcc musl-dev portaudio-dev')],
]);

/** What the build of a distribution needs; undefined where nothing is known. @param name normalised */
export const buildNeeds = (name: string): BuiltFromSource | undefined => builtFromSource.get(name);

/** A distribution that loads a library of the system when it is imported. */
export interface LoadedLibrary {
  /** The module whose import fails. */
  readonly module: string;
  readonly library: string;
  readonly apt: string;
  readonly instead: string | undefined;
}

/**
 * Read in the wheels of opencv-python 4.11 and 5.0 (NEEDED libGL.so.1) and in the loaders of python-magic and pyzbar, whose imports were
 * seen to fail without the library.
 */
const loadedLibraries: ReadonlyMap<string, LoadedLibrary> = new Map([
  [
    'opencv-python',
    { module: 'cv2', library: 'libGL.so.1', apt: 'libgl1 libglib2.0-0', instead: 'opencv-python-headless' },
  ],
  [
    'opencv-contrib-python',
    { module: 'cv2', library: 'libGL.so.1', apt: 'libgl1 libglib2.0-0', instead: 'opencv-contrib-python-headless' },
  ],
  ['python-magic', { module: 'magic', library: 'libmagic.so.1', apt: 'libmagic1', instead: undefined }],
  ['pyzbar', { module: 'pyzbar', library: 'libzbar.so.0', apt: 'libzbar0', instead: undefined }],
]);

/** What a distribution loads when it is imported; undefined where nothing is known. @param name normalised */
export const libraryOf = (name: string): LoadedLibrary | undefined => loadedLibraries.get(name);

/**
 * Distributions with wheels for glibc and none for musl: `pip download --only-binary :all:` found none for `musllinux_1_2_x86_64` and
 * Python 3.12 on 2026-11-20. The value tells whether there is a source archive that could be built.
 */
const withoutMuslWheels: ReadonlyMap<string, boolean> = new Map([
  ['torch', false],
  ['tensorflow', false],
  ['onnxruntime', false],
  ['numba', true],
  ['opencv-python-headless', true],
]);

/** Whether a distribution can be built from source where it has no wheels for musl; undefined for all that have some. @param name normalised */
export const sourceWithoutMuslWheels = (name: string): boolean | undefined => withoutMuslWheels.get(name);

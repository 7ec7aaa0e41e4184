/** Names that people give to pip for something that has another name. */

import { words } from './words.js';

/** A name that pip cannot install. */
export interface MisnamedDistribution {
  /** What is meant: the distribution, or `undefined` for a module that Python brings. */
  readonly instead: string | undefined;
  /** Whether nothing of this name was ever released; otherwise the newest release refuses to be installed. */
  readonly isMissing: boolean;
}

/** Modules of Python of whose names PyPI has no release; it lets nobody take them. */
const modules = words(
  `os sys re json math time random string collections itertools threading subprocess socket csv shutil glob base64 struct unittest pickle
   copy traceback tempfile abc io signal queue platform xml zipfile warnings contextlib inspect types operator decimal fractions
   calendar getpass urllib smtplib tkinter sqlite3`,
);

/** Modules of Python whose names have old releases that no Python 3 can build. */
const unbuildableModules = words('email html http secrets ssl multiprocessing wsgiref functools32');

/**
 * By normalised name. Source: `pip install NAME` with Python 3.8, 3.12 and 3.13 and the index of https://pypi.org on 2026-12-01; the releases of
 * `sklearn` and `fitz` say themselves that they refuse, and what is meant.
 */
const misnamed: ReadonlyMap<string, MisnamedDistribution> = new Map<string, MisnamedDistribution>([
  ...modules.map((name) => [name, { instead: undefined, isMissing: true }] as const),
  ...unbuildableModules.map((name) => [name, { instead: undefined, isMissing: false }] as const),
  ...Object.entries({
    cv2: 'opencv-python-headless',
    opencv: 'opencv-python-headless',
    'python-opencv': 'opencv-python-headless',
    pil: 'pillow',
    yaml: 'pyyaml',
    dateutil: 'python-dateutil',
    mysqldb: 'mysqlclient',
    'speech-recognition': 'SpeechRecognition',
    magic: 'python-magic',
    'psycopg2-bin': 'psycopg2-binary',
  }).map(([name, instead]) => [name, { instead, isMissing: true }] as const),
  ...Object.entries({
    sklearn: 'scikit-learn',
    skimage: 'scikit-image',
    fitz: 'pymupdf',
    'mysql-python': 'mysqlclient',
    distribute: 'setuptools',
  }).map(([name, instead]) => [name, { instead, isMissing: false }] as const),
]);

/** What a name stands for that pip cannot install; undefined for every other one. @param name normalised */
export const misnamedDistribution = (name: string): MisnamedDistribution | undefined => misnamed.get(name);

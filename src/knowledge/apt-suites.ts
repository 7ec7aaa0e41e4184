/** Suites of Debian and Ubuntu: which one an image has, which are gone from the mirrors, and which packages they no longer have. */

/** Code names by release: https://www.debian.org/releases/, https://wiki.ubuntu.com/Releases */
const releases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'debian 7': 'wheezy',
    'debian 8': 'jessie',
    'debian 9': 'stretch',
    'debian 10': 'buster',
    'debian 11': 'bullseye',
    'debian 12': 'bookworm',
    'debian 13': 'trixie',
    'ubuntu 20.10': 'groovy',
    'ubuntu 21.04': 'hirsute',
    'ubuntu 21.10': 'impish',
    'ubuntu 22.10': 'kinetic',
    'ubuntu 23.04': 'lunar',
    'ubuntu 23.10': 'mantic',
    'ubuntu 24.10': 'oracular',
  }),
);

/**
 * The suites that answered 404 at deb.debian.org and archive.ubuntu.com on 2026-11-20; bullseye, and Ubuntu's releases with long support
 * from xenial on, were still there. Older ones than these went before.
 */
const archived: ReadonlySet<string> = new Set(
  'wheezy jessie stretch buster groovy hirsute impish kinetic lunar mantic oracular'.split(' '),
);

/** Whether a suite is gone from the mirrors, so that `apt-get update` fails. */
export const isArchivedSuite = (suite: string): boolean => archived.has(suite);

/** Code names that tags carry. */
const codeName = /(?:^|-)(wheezy|jessie|stretch|buster|bullseye|bookworm|trixie)(?:-|$)/;

/**
 * The suites behind tags of the Python image that name none: those of a minor version that nobody builds any more stand still.
 * Source: https://github.com/docker-library/official-images/commits/master/library/python
 */
const pythonSuites: ReadonlyMap<string, string> = new Map(
  Object.entries({
    2: 'buster',
    2.7: 'buster',
    3.5: 'buster',
    3.6: 'bullseye',
    3.7: 'bookworm',
    3.8: 'bookworm',
    3.9: 'trixie',
    '3.10': 'trixie',
    3.11: 'trixie',
    3.12: 'trixie',
    3.13: 'trixie',
    3.14: 'trixie',
  }),
);

/**
 * The suite of an image; undefined where its tag does not tell.
 * @param name as people call it: `python`, `debian`, `node`
 * @param tag as written; undefined means `latest`
 */
export function suiteOf(name: string, tag: string | undefined): string | undefined {
  const text = tag ?? 'latest';
  if (/alpine|windows|nanoserver/.test(text)) return undefined;
  const named = codeName.exec(text)?.[1];
  if (named !== undefined) return named;
  if (name === 'debian' || name === 'ubuntu') {
    const release = releases.get(`${name} ${/^(\d+(?:\.\d+)?)/.exec(text)?.[1] ?? ''}`);
    const major = name === 'debian' ? releases.get(`debian ${/^(\d+)/.exec(text)?.[1] ?? ''}`) : undefined;
    const suite = text.replace(/-slim$/, '');
    return release ?? major ?? ([...releases.values()].includes(suite) ? suite : undefined);
  }
  // A patch release has the suite of its day.
  const minor = name === 'python' ? /^(\d(?:\.\d+)?)(?:-slim)?$/.exec(text)?.[1] : undefined;
  return minor === undefined ? undefined : pythonSuites.get(minor);
}

/** A package that a suite no longer has. */
export interface RemovedPackage {
  /** What to install instead; undefined where there is nothing. */
  readonly instead: string | undefined;
}

/** Packages by suite with what has taken their place: each failed in `apt-get install --simulate` there on 2026-11-20. */
const removed: ReadonlyMap<string, ReadonlyMap<string, string | undefined>> = new Map([
  [
    'bookworm',
    new Map<string, string | undefined>([
      ['netcat', 'netcat-openbsd'],
      ['mysql-client', 'default-mysql-client'],
      ['mysql-server', 'default-mysql-server'],
      ['libmysqlclient-dev', 'default-libmysqlclient-dev'],
      ['python', 'python3'],
      ['python-pip', 'python3-pip'],
      ['python-dev', 'python3-dev'],
      ['libssl1.1', 'libssl3'],
      ['libtiff5', 'libtiff6'],
      ['libwebp6', 'libwebp7'],
      ['libffi7', 'libffi8'],
      ['libjpeg8-dev', 'libjpeg-dev'],
      ['libjasper-dev', undefined],
      ['mongodb', undefined],
      ['openjdk-11-jdk', 'openjdk-17-jdk'],
    ]),
  ],
  [
    'trixie',
    new Map<string, string | undefined>([
      ['netcat', 'netcat-openbsd'],
      ['mysql-client', 'default-mysql-client'],
      ['mysql-server', 'default-mysql-server'],
      ['libmysqlclient-dev', 'default-libmysqlclient-dev'],
      ['python', 'python3'],
      ['python-pip', 'python3-pip'],
      ['python-dev', 'python3-dev'],
      ['libssl1.1', 'libssl3t64'],
      ['libtiff5', 'libtiff6'],
      ['libwebp6', 'libwebp7'],
      ['libffi7', 'libffi8'],
      ['libjpeg8-dev', 'libjpeg-dev'],
      ['libjasper-dev', undefined],
      ['mongodb', undefined],
      ['libgl1-mesa-glx', 'libgl1'],
      ['python3-distutils', 'python3-setuptools'],
      ['software-properties-common', undefined],
      ['wkhtmltopdf', undefined],
      ['mime-support', 'media-types'],
      ['libpcre3', 'libpcre2-8-0'],
      ['libpcre3-dev', 'libpcre2-dev'],
      ['libgdk-pixbuf2.0-0', 'libgdk-pixbuf-2.0-0'],
      ['libatlas-base-dev', 'libopenblas-dev'],
      ['libaio1', 'libaio1t64'],
      ['libncurses5', 'libncurses6'],
      ['libgconf-2-4', undefined],
      ['libappindicator1', 'libayatana-appindicator1'],
      ['openjdk-11-jdk', 'openjdk-21-jdk'],
      ['openjdk-17-jre-headless', 'openjdk-21-jre-headless'],
    ]),
  ],
]);

/** What is known of a package that a suite no longer has; undefined for all others. */
export function removedPackage(suite: string, name: string): RemovedPackage | undefined {
  const packages = removed.get(suite);
  return packages?.has(name) ? { instead: packages.get(name) } : undefined;
}

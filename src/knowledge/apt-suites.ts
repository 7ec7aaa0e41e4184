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

/** A package that a suite does not have. */
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

/** The minor version of Python 3 of Debian's suites: packages of another one are not in them. Source: https://packages.debian.org/python3 */
const debianPythons: ReadonlyMap<string, string> = new Map([
  ['stretch', '5'],
  ['buster', '7'],
  ['bullseye', '9'],
  ['bookworm', '11'],
  ['trixie', '13'],
]);

/**
 * Packages of Alpine and Red Hat, by what Debian calls them: `apt-get install --simulate` located none of them in bookworm on 2026-12-01, and
 * no suite of Debian had them before.
 */
const foreignNames: ReadonlyMap<string, string> = new Map(
  `build-base build-essential, alpine-sdk build-essential, postgresql-dev libpq-dev, postgresql-devel libpq-dev, postgresql-libs libpq5,
   jpeg-dev libjpeg-dev, libjpeg-turbo-dev libjpeg-dev, zlib-dev zlib1g-dev, openssl-dev libssl-dev, openssl-devel libssl-dev,
   libressl-dev libssl-dev, mariadb-dev libmariadb-dev, mariadb-connector-c-dev libmariadb-dev, mysql-dev default-libmysqlclient-dev,
   py3-pip python3-pip, py3-setuptools python3-setuptools, python3-devel python3-dev, libffi-devel libffi-dev, sqlite-dev libsqlite3-dev,
   bzip2-dev libbz2-dev, readline-dev libreadline-dev, freetype-dev libfreetype-dev, tiff-dev libtiff-dev, lcms2-dev liblcms2-dev,
   openjpeg-dev libopenjp2-7-dev, harfbuzz-dev libharfbuzz-dev, fribidi-dev libfribidi-dev, yaml-dev libyaml-dev, xz-dev liblzma-dev,
   krb5-dev libkrb5-dev, openldap-dev libldap2-dev, geos-dev libgeos-dev, gdal-dev libgdal-dev, proj-dev libproj-dev, su-exec gosu,
   hdf5-dev libhdf5-dev, openblas-dev libopenblas-dev, lapack-dev liblapack-dev, icu-dev libicu-dev, gmp-dev libgmp-dev,
   cairo-dev libcairo2-dev, pango-dev libpango1.0-dev`
    .split(',')
    .map((row): [string, string] => row.trim().split(' ') as [string, string]),
);

/** What is known of a package that a suite does not have, or no longer; undefined for all others. */
export function removedPackage(suite: string, name: string): RemovedPackage | undefined {
  const packages = removed.get(suite);
  if (packages?.has(name)) return { instead: packages.get(name) };
  const python = debianPythons.get(suite);
  if (python === undefined) return undefined;
  const minor = /^python3\.(\d+)(?:-(?:dev|venv|minimal|distutils|full))?$/.exec(name)?.[1];
  if (minor !== undefined && minor !== python) return { instead: undefined };
  return foreignNames.has(name) ? { instead: foreignNames.get(name) } : undefined;
}

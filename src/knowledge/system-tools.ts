/** Programs of the operating system that builds, health checks and scripts use: which images lack them, and which packages bring them. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** The package managers of the systems that the tables know. */
export type SystemFamily = 'debian' | 'ubuntu' | 'alpine';

interface Tool {
  /** Packages that surely bring it; the first one is what to install. */
  readonly apt: string;
  readonly apk: string;
  /** Packages that bring it in some releases, or with what they recommend. */
  readonly perhaps?: string;
  /** Whether managers of Python packages may bring it, too, and an environment may have it. */
  readonly isPythons?: boolean;
}

const processTools: Tool = {
  apt: 'procps',
  apk: 'procps procps-ng',
  perhaps: `apache2 chromium chromium-driver cmake default-jdk default-jre ffmpeg firefox-esr gdb latexmk libatk-bridge2.0-0 libatspi2.0-0 libgtk-3-0 libreoffice msmtp openssh-server postgis postgresql postgresql-contrib r-base sendmail ssh texlive texlive-latex-base valgrind wkhtmltopdf`,
};
const postgresTools: Tool = {
  apt: 'postgresql-client postgresql postgresql-contrib',
  apk: 'postgresql-client postgresql',
  perhaps: 'postgis postgresql-client-common',
};

/** What brings Python, some of it in some releases only. */
const pythonPackages = `cargo chromium chromium-driver clang ffmpeg gdal-bin gunicorn libboost-all-dev libcairo2-dev libgirepository1.0-dev
  libglib2.0-dev libgtk2.0-dev libpango1.0-dev libreoffice npm python-dev-is-python3 python-is-python3 python3 python3-dev python3-pip
  python3-psycopg2 python3-setuptools python3-venv python3-wheel rustc sendmail software-properties-common supervisor nodejs git-lfs
  lsb-release gdb ninja-build mercurial py3-pip py3-setuptools uwsgi-python3 cython`;

/** Source: what `apt-get install --simulate` brings on Debian bookworm and trixie; https://pkgs.alpinelinux.org/contents. */
const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ['curl', { apt: 'curl', apk: 'curl', perhaps: 'gettext libgtk2.0-dev' }],
  ['wget', { apt: 'wget', apk: 'wget' }],
  ['nc', { apt: 'netcat-openbsd netcat-traditional', apk: 'netcat-openbsd nmap-ncat', perhaps: 'netcat ncat' }],
  ['netcat', { apt: 'netcat-openbsd netcat-traditional', apk: 'netcat-openbsd', perhaps: 'netcat ncat' }],
  ['ncat', { apt: 'ncat', apk: 'nmap-ncat', perhaps: 'nmap' }],
  ['ps', processTools],
  ['pgrep', processTools],
  ['pkill', processTools],
  ['pg_isready', postgresTools],
  ['psql', postgresTools],
  ['redis-cli', { apt: 'redis-tools redis-server redis', apk: 'redis' }],
  ['mysqladmin', { apt: 'default-mysql-client mariadb-client', apk: 'mysql-client mariadb-client' }],
  ['jq', { apt: 'jq', apk: 'jq' }],
  ['telnet', { apt: 'telnet inetutils-telnet', apk: 'busybox-extras' }],
  ['bash', { apt: 'bash', apk: 'bash' }],
  ['git', { apt: 'git git-lfs', apk: 'git git-lfs alpine-sdk', perhaps: 'npm chromium chromium-driver' }],
  [
    'gcc',
    {
      apt: 'gcc build-essential g++ gfortran',
      apk: 'gcc build-base g++ gfortran alpine-sdk cargo rust',
      perhaps: `cargo cmake flex libboost-all-dev libgdal-dev libgirepository1.0-dev libgtk2.0-dev libtool npm python3-pip rustc
        libopenmpi-dev mpich r-base golang golang-go musl-dev varnish clang`,
    },
  ],
  ['pg_config', { apt: 'libpq-dev', apk: 'postgresql-dev libpq-dev', perhaps: 'libgdal-dev postgresql gdal-dev' }],
  [
    'mariadb_config',
    {
      apt: 'default-libmysqlclient-dev libmariadb-dev libmariadb-dev-compat',
      apk: 'mariadb-dev mariadb-connector-c-dev mysql-dev',
      perhaps: 'libgdal-dev libmysqlclient-dev gdal-dev',
    },
  ],
  // Libraries, by the names that programs load them by.
  [
    'libGL.so.1',
    {
      apt: 'libgl1 libgl1-mesa-glx libgl1-mesa-dev libgl-dev ffmpeg',
      apk: 'mesa-gl',
      perhaps: `default-jdk default-jre libreoffice npm xvfb chromium chromium-driver firefox-esr r-base texlive texlive-latex-base
        latexmk wkhtmltopdf libgtk2.0-dev libgtk-3-0 imagemagick`,
    },
  ],
  [
    'libmagic.so.1',
    {
      apt: 'libmagic1 libmagic-dev file',
      apk: 'libmagic file',
      perhaps:
        'libboost-all-dev libgdal-dev libgtk2.0-dev libtool sox libopenmpi-dev mpich mime-support build-essential',
    },
  ],
  ['libzbar.so.0', { apt: 'libzbar0 libzbar-dev zbar-tools', apk: 'zbar', perhaps: 'libreoffice' }],
  ['zsh', { apt: 'zsh', apk: 'zsh' }],
  // Of these, what else brings them was resolved on bookworm alone.
  [
    'make',
    {
      apt: 'make build-essential',
      apk: 'make build-base alpine-sdk',
      perhaps: 'cmake libgirepository1.0-dev libgtk2.0-dev npm python3-pip r-base sendmail autoconf automake libtool',
    },
  ],
  ['unzip', { apt: 'unzip', apk: 'unzip', perhaps: 'gradle libreoffice r-base ruby zip' }],
  ['zip', { apt: 'zip', apk: 'zip', perhaps: 'r-base ruby' }],
  ['sudo', { apt: 'sudo', apk: 'sudo' }],
  ['rsync', { apt: 'rsync', apk: 'rsync' }],
  ['cmake', { apt: 'cmake', apk: 'cmake', isPythons: true }],
  ['node', { apt: 'nodejs', apk: 'nodejs', perhaps: 'npm', isPythons: true }],
  ['npm', { apt: 'npm', apk: 'npm', perhaps: 'nodejs', isPythons: true }],
  [
    'java',
    {
      apt: 'default-jre default-jdk default-jre-headless openjdk-17-jre-headless openjdk-21-jre-headless',
      apk: 'openjdk17-jre',
      perhaps: 'ant gradle libreoffice maven',
    },
  ],
  ['go', { apt: 'golang golang-go', apk: 'go' }],
  ['cargo', { apt: 'cargo', apk: 'cargo', perhaps: 'rustc rust' }],
  ['useradd', { apt: 'passwd', apk: 'shadow' }],
  ['groupadd', { apt: 'passwd', apk: 'shadow' }],
  ['usermod', { apt: 'passwd', apk: 'shadow' }],
  // Python and pip where an image has none.
  ['pip', { apt: 'python3-pip', apk: 'py3-pip', perhaps: pythonPackages, isPythons: true }],
  ['pip3', { apt: 'python3-pip', apk: 'py3-pip', perhaps: pythonPackages, isPythons: true }],
  ['python3', { apt: 'python3', apk: 'python3', perhaps: pythonPackages, isPythons: true }],
  // What pip brings, and no image of a system or of Python.
  ...['poetry', 'pipenv', 'pdm', 'hatch', 'pipx', 'uv', 'uvx', 'pytest', 'tox', 'nox'].map((name): [string, Tool] => [
    name,
    { apt: `python3-${name} ${name}`, apk: `${name} py3-${name}`, isPythons: true },
  ]),
  ...['conda', 'mamba', 'micromamba'].map((name): [string, Tool] => [name, { apt: '', apk: '', isPythons: true }]),
  // The package managers of other systems.
  ['apk', { apt: '', apk: 'apk-tools' }],
  ['apt-get', { apt: 'apt', apk: '' }],
  ['apt', { apt: 'apt', apk: '' }],
  ['yum', { apt: '', apk: '' }],
  ['dnf', { apt: '', apk: '' }],
]);

/** Whether the tables know a program. */
export const isKnownTool = (name: string): boolean => tools.has(name);

/** Whether a program comes from the system's packages alone. */
export const isSystemTool = (name: string): boolean => tools.has(name) && !isPythonsTool(name);

/** Whether a wheel, a manager of Pythons or an environment may have a program. */
export const isPythonsTool = (name: string): boolean => tools.get(name)?.isPythons === true;

/** Programs that may bring such a program. */
const managersOfPythons = words(
  'python python2 python3 pypy3 pip pip3 uv poetry pdm pipenv pipx conda mamba hatch rye npm npx yarn pnpm node corepack',
);

export const isPythonsManager = (name: string): boolean => managersOfPythons.has(name);

const pythonsPrograms = words('poetry pipenv pdm hatch pipx uv uvx pytest tox nox conda mamba micromamba');

/** Package managers: an image has that of its system. */
const packageManagers = words('apk apt apt-get yum dnf conda mamba micromamba');

/** The command that installs a program, or the one to use in its place; undefined for what the tables do not have. */
export function installCommand(name: string, system: SystemFamily): string | undefined {
  if (packageManagers.has(name)) return system === 'alpine' ? 'apk add' : 'apt-get install';
  if (pythonsPrograms.has(name)) return `pip install ${name === 'uvx' ? 'uv' : name}`;
  const packageName = packageFor(name, system);
  return packageName && `${system === 'alpine' ? 'apk add' : 'apt-get install'} ${packageName}`;
}

/** The package to install for a program; undefined for one that the tables do not have. */
export const packageFor = (name: string, system: SystemFamily): string | undefined =>
  tools.get(name)?.[system === 'alpine' ? 'apk' : 'apt'].split(' ', 1)[0] || undefined;

/** Whether a package brings a program: undefined where it may. */
export function bringsTool(packageName: string, tool: string, system: SystemFamily): boolean | undefined {
  const row = tools.get(tool);
  if (row && row[system === 'alpine' ? 'apk' : 'apt'].split(' ').includes(packageName)) return true;
  if (row?.perhaps?.split(' ').includes(packageName)) return undefined;
  return isExaminedPackage(packageName, system) ? false : undefined;
}

/**
 * What small Debian images lack, besides what the base image table says: https://github.com/debuerreotype/docker-debian-artifacts
 * (rootfs.manifest of each suite from buster on).
 */
const absentInSmallDebian = words(
  `nc netcat ncat pg_isready psql redis-cli mysqladmin jq telnet zsh ps pgrep pkill gcc pg_config mariadb_config libGL.so.1 libmagic.so.1
   libzbar.so.0 make unzip zip sudo rsync cmake node npm java go cargo apk yum dnf`,
);
/** What buildpack-deps lacks, too: https://github.com/docker-library/buildpack-deps */
const absentInFullDebian = words(
  `nc netcat ncat pg_isready psql redis-cli mysqladmin jq telnet zsh libGL.so.1 libzbar.so.0 zip sudo rsync cmake node npm java go cargo
   apk yum dnf`,
);
/** Ubuntu's image has procps: https://git.launchpad.net/cloud-images/+oci/ubuntu-base */
const absentInUbuntu = words(
  `nc netcat ncat pg_isready psql redis-cli mysqladmin jq telnet zsh make unzip zip sudo rsync cmake node npm java go cargo apk yum dnf`,
);
const absentInAlpine = words(
  `bash zsh curl ncat pg_isready psql redis-cli mysqladmin jq gcc pg_config mariadb_config make zip sudo rsync cmake node npm java go
   cargo useradd groupadd usermod apt-get apt yum dnf`,
);
/** Applets of BusyBox: https://git.alpinelinux.org/aports/tree/main/busybox/busyboxconfig */
const presentInAlpine = words('wget nc ps pgrep pkill');

/** An image as far as its tools go. */
export interface ToolImage {
  readonly family: string;
  readonly system: string | undefined;
  /** Whether it is a slim variant, or has no other one. */
  readonly slim: boolean;
}

const officialFamilies = words('python pypy uv-python uv-system debian ubuntu alpine node');

/** Whether a family of images brings a system and a language, and nothing else. */
export const isPlainImage = (family: string): boolean => officialFamilies.has(family);

/** Whether an image has a program as it comes: undefined where the tables do not say. */
export function imageHasTool({ family, system, slim }: ToolImage, tool: string): boolean | undefined {
  if (!officialFamilies.has(family)) return undefined;
  if (pythonsPrograms.has(tool)) return family.startsWith('uv') ? undefined : false;
  if (system === 'alpine') return presentInAlpine.has(tool) ? true : absentInAlpine.has(tool) ? false : undefined;
  if (system === 'ubuntu') return absentInUbuntu.has(tool) ? false : undefined;
  if (system !== 'debian') return undefined;
  return (slim ? absentInSmallDebian : absentInFullDebian).has(tool) ? false : undefined;
}

/**
 * Packages of which is known what they pull in: dependencies and recommended packages were resolved on Debian bookworm and trixie with
 * `apt-get install --simulate --install-recommends`. Others may bring anything.
 */
const examinedAptPackages = words(
  `adduser ant apache2 apt-transport-https apt-utils aria2 autoconf automake bash bc binutils bison build-essential busybox bzip2
   ca-certificates cargo ccache chromium chromium-driver clang cmake coreutils cron curl debconf default-jdk default-jre
   default-jre-headless default-libmysqlclient-dev default-mysql-client dialog dirmngr dnsmasq dnsutils dos2unix dumb-init espeak
   espeak-ng exiftool ffmpeg file findutils firefox-esr flex fontconfig fonts-dejavu fonts-liberation fonts-noto-cjk
   fonts-noto-color-emoji fonts-unifont freetds-dev g++ gcc gdal-bin gdb gettext gfortran ghostscript git git-lfs gnupg gnupg2 golang
   golang-go gosu gpg gpg-agent gradle graphviz groff gunicorn haproxy htop imagemagick inetutils-ping init-system-helpers inotify-tools
   iproute2 iptables iputils-ping iputils-tracepath jq latexmk less libaio1 libasound2 libasound2-dev libatk-bridge2.0-0 libatk1.0-0
   libatlas-base-dev libatspi2.0-0 libblas-dev libboost-all-dev libbz2-dev libc-dev libc6-dev libcairo2 libcairo2-dev libcap2-bin
   libcups2 libcurl4-openssl-dev libdbus-1-dev libdrm2 libeigen3-dev libenchant-2-2 libev-dev libevent-dev libexpat1 libffi-dev
   libfftw3-dev libfontconfig1 libfreetype6-dev libgbm1 libgdal-dev libgdk-pixbuf-2.0-0 libgdk-pixbuf2.0-0 libgeos-dev
   libgirepository1.0-dev libgl1 libgl1-mesa-glx libglib2.0-0 libglib2.0-0t64 libglib2.0-dev libgmp-dev libgomp1 libgtk-3-0
   libgtk2.0-dev libharfbuzz0b libhdf5-dev libicu-dev libjpeg-dev libjpeg62-turbo libjpeg62-turbo-dev libkrb5-dev liblapack-dev
   liblcms2-dev libldap2-dev libleptonica-dev liblz4-dev liblzma-dev libmagic-dev libmagic1 libmariadb-dev libmariadb-dev-compat
   libmariadb3 libmaxminddb-dev libmemcached-dev libmpc-dev libmpfr-dev libncurses5-dev libnss3 libnuma1 libopenblas-dev libopenjp2-7
   libopenmpi-dev libpango-1.0-0 libpango1.0-dev libpangocairo-1.0-0 libpangoft2-1.0-0 libpcap-dev libpcre3 libpcre3-dev libpng-dev
   libportaudio2 libpq-dev libpq5 libproj-dev libreadline-dev libreoffice libsasl2-dev libsm6 libsndfile1 libspatialindex-dev
   libsqlite3-dev libssl-dev libssl3 libsuitesparse-dev libtesseract-dev libtiff-dev libtiff5-dev libtool libusb-1.0-0 libwebp-dev
   libx11-6 libx11-xcb1 libxcb1 libxcomposite1 libxdamage1 libxext6 libxi6 libxkbcommon0 libxml2 libxml2-dev libxmlsec1-dev libxrandr2
   libxrender1 libxslt1-dev libxslt1.1 libxss1 libxtst6 libyaml-dev libzbar0 libzmq3-dev locales logrotate lsb-release lsof lua5.3
   mailutils make mariadb-client maven media-types mediainfo memcached mime-support mpich msmtp musl-dev nano nasm net-tools netbase
   netcat-openbsd netcat-traditional nginx ninja-build nodejs npm numactl openjdk-17-jre-headless openjdk-21-jre-headless openmpi-bin
   openssh-client openssh-server openssl p7zip-full pandoc passwd patch perl pkg-config pkgconf poppler-utils portaudio19-dev postgis
   postgresql postgresql-client postgresql-contrib procps proj-bin psmisc python-dev-is-python3 python-is-python3 python3 python3-dev
   python3-pip python3-psycopg2 python3-setuptools python3-venv python3-wheel r-base redis-server redis-tools rsync rsyslog ruby runit
   rustc s6 screen sendmail shared-mime-info software-properties-common sox sqlite3 ssh ssmtp strace stunnel4 sudo supervisor swig tar
   telnet tesseract-ocr tesseract-ocr-eng texlive texlive-latex-base tini tmux tree tzdata unixodbc unixodbc-dev unzip util-linux
   uuid-dev valgrind varnish vim vim-tiny wait-for-it wget wkhtmltopdf xauth xfonts-75dpi xfonts-base xmlsec1 xvfb xz-utils yasm zip
   zlib1g zlib1g-dev zsh zstd`,
);

/** The same for Alpine, whose packages recommend nothing. Source: https://pkgs.alpinelinux.org/packages */
const examinedApkPackages = words(
  `alpine-sdk autoconf automake bash binutils bison brotli-libs build-base bzip2-dev ca-certificates cairo cairo-dev cargo clang cmake
   cython dumb-init ffmpeg ffmpeg-dev file flex fontconfig font-noto freetype freetype-dev fribidi-dev g++ gcc gdal gdal-dev geos geos-dev
   gettext gettext-dev git gmp-dev gnupg gfortran graphviz harfbuzz-dev hdf5-dev icu-dev icu-data-full jpeg jpeg-dev krb5-dev lapack
   lapack-dev lcms2-dev libc-dev libc6-compat libcurl libev-dev libevent-dev libexif-dev libffi libffi-dev libgcc libgomp libjpeg
   libjpeg-turbo libjpeg-turbo-dev libmagic libmemcached-dev libpng libpng-dev libpq libpq-dev libressl-dev libsass libsodium-dev libstdc++
   libtool libwebp libwebp-dev libxml2 libxml2-dev libxslt libxslt-dev libzmq linux-headers make mariadb-connector-c
   mariadb-connector-c-dev mariadb-dev musl musl-dev musl-locales ncurses-dev ninja openblas openblas-dev openjpeg-dev openldap-dev
   openssh-client openssl openssl-dev pango pango-dev patch pcre pcre-dev pkgconf pkgconfig poppler-utils postgresql-dev postgresql-libs
   proj proj-dev proj-util py3-pip py3-setuptools python3 python3-dev readline-dev rust shared-mime-info sqlite sqlite-dev sqlite-libs
   su-exec swig tar tcl-dev tesseract-ocr tiff-dev tini tk-dev ttf-dejavu ttf-freefont tzdata unixodbc unixodbc-dev unzip util-linux-dev
   uwsgi-python3 xmlsec xmlsec-dev xz xz-dev yaml-dev zeromq-dev zip zlib zlib-dev`,
);

/** Whether it is known what a package pulls in. */
const isExaminedPackage = (packageName: string, system: SystemFamily): boolean =>
  (system === 'alpine' ? examinedApkPackages : examinedAptPackages).has(packageName);

/** Programs that bring no program of the operating system and make no user, whatever they are told. */
const neutral = words(
  `pip uv poetry pdm pipenv pipx conda mamba hatch rye python python2 pypy3 npm yarn pnpm npx node corepack cargo rustup gem bundle mkdir rmdir
   chmod chown chgrp rm cd pushd popd echo printf cat ls pwd true false : test [ [[ date env id whoami uname which command type sleep
   basename dirname tr cut head tail wc sort uniq grep egrep awk stat du df sha256sum md5sum nproc arch seq expr yes file sync getconf
   export unset set shopt alias ulimit umask hash exit return trap wait read local declare shift touch ldconfig locale-gen update-locale
   localedef update-ca-certificates fc-cache ldd git django-admin manage.py flask celery alembic pytest ruff black mypy playwright
   make groupadd addgroup groupmod passwd chpasswd setcap useradd adduser usermod find xargs sed gpg apt-key apt-mark
   debconf-set-selections`,
);

/** Programs that every image with a package manager has in the folders of its system. */
export const everywhere = words('mkdir rm cp mv ln chmod chown ls cat touch sed grep find tar');

/** Daemons whose packages make users of their own. */
const userMakingPackages = words(
  `apache2 cron dnsmasq haproxy libreoffice memcached msmtp nginx openssh-server postgis postgresql postgresql-contrib r-base redis-server
   rsyslog runit sendmail ssh stunnel4 varnish postgresql-dev`,
);

/** Whether installing a package surely makes no user that an application is run as. */
export const makesNoUser = (packageName: string, system: SystemFamily): boolean =>
  isExaminedPackage(packageName, system) && !userMakingPackages.has(packageName);

/** Whether a program brings no other program to where the system looks for programs, and makes no user but by its own tables. */
export const isNeutralProgram = (name: string): boolean => neutral.has(name);

/**
 * The standard library of Python: which module and which name came and went with which version.
 * Read from the interpreters 2.7 and 3.6 to 3.13 themselves, and for 3.14 from https://docs.python.org/3/whatsnew/3.14.html.
 */

import { words } from './words.js';

/** A module or a name of the standard library that not every Python 3 has; undefined for what has always or never been there. */
export interface Lifetime {
  /** The first version that has it, `3.11`; undefined if it is older than 3.6. */
  readonly since: string | undefined;
  /** The first version without it; undefined if it is still there. */
  readonly until: string | undefined;
  /** The distributions that bring it where the standard library does not, normalised: a module of the same name. */
  readonly backports: readonly string[];
  /** What to use instead; undefined where nothing is as good. */
  readonly instead: string | undefined;
}

/** All top-level modules of any Python from 3.6 on, those that are gone too. */
const modules: ReadonlySet<string> = new Set([
  ...words(`annotationlib compression
   abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex
   bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys
   compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses
   datetime dbm decimal difflib dis distutils doctest dummy_threading email encodings ensurepip enum errno
   faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc genericpath getopt getpass
   gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io
   ipaddress itertools json keyword lib2to3 linecache locale logging lzma macpath macurl2path mailbox mailcap
   marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path
   numbers opcode operator optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform
   plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue
   quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil
   signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat
   statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile
   telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback
   tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref
   webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo`),
]);

/** The top-level modules that only Python 2 has. */
const python2Modules: ReadonlyMap<string, string> = new Map(
  Object.entries({
    BaseHTTPServer: 'http.server',
    CGIHTTPServer: 'http.server',
    ConfigParser: 'configparser',
    Cookie: 'http.cookies',
    HTMLParser: 'html.parser',
    Queue: 'queue',
    SimpleHTTPServer: 'http.server',
    SimpleXMLRPCServer: 'xmlrpc.server',
    SocketServer: 'socketserver',
    StringIO: 'io.StringIO',
    UserDict: 'collections.UserDict',
    cPickle: 'pickle',
    cStringIO: 'io',
    cookielib: 'http.cookiejar',
    copy_reg: 'copyreg',
    htmlentitydefs: 'html.entities',
    httplib: 'http.client',
    robotparser: 'urllib.robotparser',
    urllib2: 'urllib.request',
    urlparse: 'urllib.parse',
    xmlrpclib: 'xmlrpc.client',
  }),
);

/** `since`, the modules that came with it. */
const added: readonly (readonly [string, string])[] = [
  ['3.7', 'contextvars dataclasses'],
  ['3.9', 'graphlib zoneinfo'],
  ['3.11', 'tomllib'],
  ['3.14', 'annotationlib compression'],
];

/** `until`, the modules that went with it. */
const removed: readonly (readonly [string, string])[] = [
  ['3.9', 'dummy_threading'],
  ['3.10', 'formatter parser symbol'],
  ['3.11', 'binhex'],
  ['3.12', 'asynchat asyncore distutils imp smtpd'],
  [
    '3.13',
    `aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes sndhdr spwd sunau
     telnetlib uu xdrlib`,
  ],
];

/** Distributions with a module of the name: the `standard-*` family is https://github.com/youknowone/python-deadlib. */
const backports: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    dataclasses: 'dataclasses',
    contextvars: 'contextvars',
    zoneinfo: '',
    graphlib: 'graphlib-backport',
    tomllib: '',
    distutils: 'setuptools standard-distutils',
    imp: 'zombie-imp standard-imp',
    asyncore: 'pyasyncore standard-asyncore',
    asynchat: 'pyasynchat standard-asynchat',
    smtpd: 'standard-smtpd',
    cgi: 'legacy-cgi standard-cgi',
    cgitb: 'legacy-cgi standard-cgitb',
    audioop: 'audioop-lts',
    lib2to3: 'lib2to3 standard-lib2to3',
    crypt: 'legacycrypt standard-crypt',
    ...Object.fromEntries(
      words('aifc chunk imghdr mailcap nntplib pipes sndhdr sunau telnetlib uu xdrlib').map((name) => [
        name,
        `standard-${name}`,
      ]),
    ),
  }).map(([name, text]) => [name, text === '' ? [] : words(text)] as const),
);

/** What to write instead; PEP 594 and the pages of What's New name them. */
const replacements: ReadonlyMap<string, string> = new Map(
  Object.entries({
    distutils: 'setuptools',
    imp: 'importlib',
    asyncore: 'asyncio',
    asynchat: 'asyncio',
    smtpd: 'the distribution aiosmtpd',
    cgi: 'email.message and urllib.parse, or the distribution legacy-cgi',
    cgitb: 'the distribution legacy-cgi',
    crypt: 'the distribution bcrypt or passlib',
    imghdr: 'the distribution filetype or puremagic',
    sndhdr: 'the distribution filetype or puremagic',
    telnetlib: 'the distribution telnetlib3',
    pipes: 'shlex and subprocess',
    audioop: 'the distribution audioop-lts',
    nntplib: 'the distribution standard-nntplib',
    uu: 'base64',
    binhex: 'base64',
    tomllib: 'the distribution tomli',
    zoneinfo: 'the distribution backports.zoneinfo',
    graphlib: 'the distribution graphlib-backport',
    dataclasses: 'the distribution dataclasses',
    compression: 'the distribution backports.zstd',
  }),
);

/** `since`, the names that came with it, with their module. */
const addedNames: readonly (readonly [string, string])[] = [
  [
    '3.7',
    `asyncio.run asyncio.create_task asyncio.get_running_loop contextlib.nullcontext contextlib.asynccontextmanager
     contextlib.AsyncExitStack importlib.resources queue.SimpleQueue`,
  ],
  [
    '3.8',
    `typing.Literal typing.Final typing.Protocol typing.TypedDict typing.runtime_checkable typing.get_args
     typing.get_origin typing.final typing.SupportsIndex functools.cached_property functools.singledispatchmethod
     math.prod math.dist math.isqrt math.comb unittest.mock.AsyncMock importlib.metadata
     unittest.IsolatedAsyncioTestCase statistics.fmean threading.excepthook shlex.join multiprocessing.shared_memory`,
  ],
  ['3.9', 'typing.Annotated functools.cache asyncio.to_thread math.lcm random.randbytes ast.unparse'],
  [
    '3.10',
    `typing.TypeAlias typing.ParamSpec typing.Concatenate typing.TypeGuard itertools.pairwise contextlib.aclosing
     types.UnionType types.NoneType types.EllipsisType dataclasses.KW_ONLY`,
  ],
  [
    '3.11',
    `typing.Self typing.LiteralString typing.Never typing.NotRequired typing.Required typing.Unpack
     typing.TypeVarTuple typing.assert_never typing.assert_type typing.reveal_type typing.dataclass_transform
     enum.StrEnum enum.EnumType enum.verify datetime.UTC asyncio.TaskGroup asyncio.timeout asyncio.Runner
     asyncio.Barrier contextlib.chdir math.cbrt hashlib.file_digest logging.getLevelNamesMapping sqlite3.Blob
     wsgiref.types`,
  ],
  ['3.12', 'typing.override typing.TypeAliasType itertools.batched collections.abc.Buffer logging.getHandlerNames'],
  ['3.13', 'typing.ReadOnly typing.TypeIs typing.NoDefault warnings.deprecated copy.replace queue.ShutDown'],
  ['3.14', 'string.templatelib concurrent.interpreters'],
];

/** `until`, the names that went with it. */
const removedNames: readonly (readonly [string, string])[] = [
  ['3.8', 'cgi.escape time.clock platform.linux_distribution platform.dist'],
  ['3.9', 'fractions.gcd base64.decodestring base64.encodestring'],
  [
    '3.10',
    `collections.Mapping collections.MutableMapping collections.Iterable collections.Iterator collections.Callable
     collections.Sequence collections.MutableSequence collections.Set collections.MutableSet collections.Hashable
     collections.Sized collections.Container collections.Generator collections.Awaitable collections.Coroutine
     collections.KeysView collections.ItemsView collections.ValuesView`,
  ],
  ['3.11', 'asyncio.coroutine inspect.getargspec inspect.formatargspec gettext.lgettext'],
  ['3.12', 'locale.format ssl.wrap_socket ssl.match_hostname configparser.SafeConfigParser pkgutil.ImpImporter'],
  ['3.13', 'typing.io typing.re unittest.makeSuite re.template'],
];

/** What replaces a name. */
const nameReplacements: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'cgi.escape': 'html.escape',
    'time.clock': 'time.perf_counter',
    'platform.linux_distribution': 'the distribution distro',
    'platform.dist': 'the distribution distro',
    'fractions.gcd': 'math.gcd',
    'base64.decodestring': 'base64.decodebytes',
    'base64.encodestring': 'base64.encodebytes',
    'inspect.getargspec': 'inspect.getfullargspec',
    'locale.format': 'locale.format_string',
    'ssl.wrap_socket': 'ssl.SSLContext.wrap_socket',
    'configparser.SafeConfigParser': 'configparser.ConfigParser',
    'importlib.metadata': 'the distribution importlib-metadata',
    'importlib.resources': 'the distribution importlib-resources',
  }),
);

const versionsOf = (rows: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map(rows.flatMap(([version, names]) => words(names).map((name) => [name, version] as const)));

const [moduleSince, moduleUntil] = [versionsOf(added), versionsOf(removed)];
const [nameSince, nameUntil] = [versionsOf(addedNames), versionsOf(removedNames)];

/** Whether some Python from 3.6 on has a top-level module in its standard library, internal ones included. */
export const isStdlibModule = (name: string): boolean => name.startsWith('_') || modules.has(name);

/** What replaces a top-level module that only Python 2 has; undefined for all others. */
export const python2Replacement = (module: string): string | undefined => python2Modules.get(module);

/** When a top-level module is in the standard library of Python 3; undefined for one that has always or never been there. */
export function moduleLifetime(name: string): Lifetime | undefined {
  const [since, until] = [moduleSince.get(name), moduleUntil.get(name)];
  if (since === undefined && until === undefined) return undefined;
  return { since, until, backports: backports.get(name) ?? [], instead: replacements.get(name) };
}

/**
 * The same for a name in a module of the standard library, or a submodule: `typing.Self`, `importlib.metadata`. A name that is not in
 * the table has always been there as far as is known.
 */
export function nameLifetime(name: string): Lifetime | undefined {
  const [since, until] = [nameSince.get(name), nameUntil.get(name)];
  if (since === undefined && until === undefined) return undefined;
  const extensions = since !== undefined && name.startsWith('typing.') ? 'typing_extensions' : undefined;
  const abstract = until === '3.10' ? name.replace('collections.', 'collections.abc.') : undefined;
  return { since, until, backports: [], instead: nameReplacements.get(name) ?? abstract ?? extensions };
}

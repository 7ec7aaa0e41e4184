// The addresses that the Python code of a service connects to.
import {
  type Client,
  type ClientArgument,
  clientOf,
  type UrlReader,
  urlSettings,
} from '../../knowledge/python-clients.js';
import { dottedName, type PythonCallSite, type PythonExpression, type PythonSite } from '../../parser/python/tree.js';
import { type Located, type Note, textOf } from '../../text/location.js';
import { hole } from '../compose/values/interpolate.js';
import type { Service } from '../compose.js';
import { valueOf } from '../known.js';
import type { PythonProgram } from '../python/program/program.js';
import type { ReachableModule } from '../python/program/reachable.js';
import { type Address, addressOf, parseConnectionWords, parseTarget, type Piece } from './address.js';
import type { Connection } from './connection.js';
import { djangoSettings } from './django.js';
import { codeScope, type CodeScope, resolve, resolveText, type Site } from './resolve.js';

/** The connections that the reachable code of a service makes, as far as their addresses can be told. */
export function codeConnections(service: Service): readonly Connection[] {
  const program = service.process.known ? valueOf(service.process.value.program) : undefined;
  if (!program) return [];
  return connectionsOfProgram(program, service);
}

function connectionsOfProgram(program: PythonProgram, service: Service): readonly Connection[] {
  const { reachable, environment } = program;
  if (reachable.modules.length === 0) return [];
  const scope = codeScope(reachable, environment);
  const context: Context = { service, scope };
  const own = scope.modules.filter((module) => isExecuted(module));
  return [
    ...own.flatMap((module) =>
      module.module.calls
        .filter((site) => runs(site, module))
        .flatMap((site) => callConnections(site, module, context)),
    ),
    ...own.flatMap((module) => settingConnections(module, context)),
    ...djangoSettings(program).flatMap((found) => djangoConnections(found, context)),
  ];
}

interface Context {
  readonly service: Service;
  readonly scope: CodeScope;
}

/** Whether a module surely belongs to what runs: nothing on the way to it is under a condition, and it is no test. */
const isExecuted = ({ by, path }: ReachableModule): boolean =>
  by?.statement.conditional !== true &&
  !/(?:^|\/)(?:tests?|conftest|examples?)(?:\/|\.py$)|\/test_[^/]*\.py$/.test(path);

/** Whether a call may run when the program does, and under no condition once its function is called. */
const runs = ({ conditional, where, within }: PythonSite, { name }: ReachableModule): boolean =>
  !conditional && (where !== 'main' || name === '__main__') && !/(?:^|\.)test_/.test(within ?? '');

function callConnections(site: PythonCallSite, module: ReachableModule, context: Context): readonly Connection[] {
  const { call } = site;
  const callee = site.name === undefined ? undefined : module.module.canonical(site.name);
  const row = callee === undefined ? undefined : clientOf(callee);
  if (!row || call.starred || row.unless.some((name) => call.keywords.some((given) => given.name === name))) return [];
  const at: Site = { module, within: site.within };
  const subject = `${callee!.split('.').slice(-2).join('.')}()`;
  const given = (argument: ClientArgument | undefined): PythonExpression | undefined =>
    argument &&
    (call.keywords.find(({ name }) => argument.keywords.includes(name))?.value ??
      (argument.position === undefined ? undefined : call.arguments[argument.position]));
  const addresses = row.addresses.flatMap((argument) => {
    const expression = given(argument);
    return expression ? addressConnections(expression, at, row, subject, context) : [];
  });
  const host = given(row.host);
  if (addresses.length > 0 || (!host && row.addresses.some((argument) => given(argument)))) return addresses;
  return hostConnection({ row, site, at, given, subject }, context);
}

interface ClientCall {
  readonly row: Client;
  readonly site: PythonCallSite;
  readonly at: Site;
  readonly given: (argument: ClientArgument | undefined) => PythonExpression | undefined;
  readonly subject: string;
}

/** `host=…, port=…`, and the library's own host where none is given. */
function hostConnection({ row, site, at, given, subject }: ClientCall, context: Context): readonly Connection[] {
  const { scope } = context;
  const piece = (argument: ClientArgument | undefined): Piece<string> => {
    const expression = given(argument);
    if (!expression) return { known: true, value: undefined };
    const value = resolve(expression, at, scope)?.value;
    if (value === null) return { known: true, value: undefined };
    return typeof value === 'string' || typeof value === 'number'
      ? { known: true, value: String(value) || undefined }
      : { known: false };
  };
  const expression = given(row.host);
  const host = expression ? resolve(expression, at, scope) : undefined;
  if (expression && typeof host?.value !== 'string') return [];
  const written = typeof host?.value === 'string' ? host.value : row.defaultHost;
  if (written === undefined || !/^[\w.:-]+$/.test(written)) return [];
  const port = piece(row.port);
  const number = port.known ? Number(port.value ?? row.defaultPort) : undefined;
  const address = addressOf({
    kind: row.kind,
    host: written,
    port: number !== undefined && Number.isInteger(number) ? number : undefined,
    user: piece(row.user),
    password: piece(row.password),
    database: piece(row.database),
  });
  const place = host && expression ? placeOf(written, host.places, expression) : site;
  const isDefault = !host;
  return [connection(address, place, { subject, row, isDefault, site: expression ?? site }, context)];
}

/** A URL, a `host:port`, a tuple of both, or a list of such. */
function addressConnections(
  expression: PythonExpression,
  at: Site,
  row: Client,
  subject: string,
  context: Context,
): readonly Connection[] {
  const items = expression.kind === 'list' ? expression.items : [expression];
  return items.flatMap((item) => {
    const found = addressIn(item, at, row, context.scope);
    if (!found) return [];
    const place = placeOf(found.address.host, found.places, item);
    return [connection(found.address, place, { subject, row, isDefault: false, site: item }, context)];
  });
}

function addressIn(
  expression: PythonExpression,
  at: Site,
  row: Client,
  scope: CodeScope,
): { readonly address: Address; readonly places: readonly Located[] } | undefined {
  const tuple = resolve(expression, at, scope);
  if (Array.isArray(tuple?.value)) {
    const [host, port] = tuple.value as readonly unknown[];
    if (typeof host !== 'string' || typeof port !== 'number' || !/^[\w.-]+$/.test(host)) return undefined;
    return { address: addressOf({ kind: row.kind, host, port }), places: tuple.places };
  }
  const text = resolveText(expression, at, scope);
  if (!text) return undefined;
  // A name alone is no address of a client that takes a URL.
  const isUrl = text.text.includes('://');
  const address = isUrl
    ? parseTarget(text.text, row.kind, row.defaultPort)
    : row.kind === 'postgresql'
      ? parseConnectionWords(text.text)
      : row.host === undefined && !text.text.startsWith(hole) && /^[\w.-]+:\d+$/.test(text.text)
        ? parseTarget(text.text, row.kind, row.defaultPort)
        : undefined;
  return address && { address, places: text.places };
}

/** The place where a host is written: a variable of a compose file, a constant of the code, else the expression itself. */
const placeOf = (host: string, places: readonly Located[], expression: Located): Located =>
  places.find((place) => names(place, host)) ??
  places.find((place) => !place.at.file.path.endsWith('.py')) ??
  expression;

/** Whether a host stands at a place by itself, and not within another name. */
function names(place: Located, host: string): boolean {
  const text = textOf(place).toLowerCase();
  for (let at = text.indexOf(host); at !== -1; at = text.indexOf(host, at + 1)) {
    const around = `${text[at - 1] ?? ''}${text[at + host.length] ?? ''}`;
    if (!/[\w.-]/.test(around)) return true;
  }
  return false;
}

function connection(
  address: Address,
  place: Located,
  about: {
    readonly subject: string;
    readonly row: { readonly reader: UrlReader | undefined };
    readonly isDefault: boolean;
    readonly site: Located;
  },
  { service }: Context,
): Connection {
  const { environment } = service;
  const isCode = place.at.file.path.endsWith('.py');
  const variable = isCode
    ? undefined
    : environment.variables.find((one) => one.at.file === place.at.file && one.at.span.start === place.at.span.start);
  const evidence: readonly Note[] = isCode ? [] : [{ at: about.site.at, note: `${about.subject} reads it here` }];
  return {
    ...address,
    at: place.at,
    service,
    subject: variable?.name ?? about.subject,
    origin: about.isDefault
      ? 'default'
      : isCode
        ? 'code'
        : variable?.origin === 'env-file'
          ? 'env-file'
          : 'environment',
    isFallback: !isCode && /\$\{[^}]*:?-/.test(textOf(place)),
    kindKnown: true,
    reader: about.row.reader,
    isRead: true,
    evidence,
  };
}

/** More settings than a module has; the others are not looked at. */
const mostSettings = 100;

/** URLs that a module gives to a framework: `app.config["SQLALCHEMY_DATABASE_URI"] = …`, `class Config: MONGO_URI = …`. */
function settingConnections(module: ReachableModule, context: Context): readonly Connection[] {
  const { memberAssignments, bindings, localBindings } = module.module;
  const found: { readonly name: string; readonly value: PythonExpression; readonly site: Site }[] = [];
  for (const { target, value, conditional, within } of memberAssignments) {
    if (!value || conditional) continue;
    const isConfig = target.kind === 'subscript' && /(?:^|\.)(?:config|conf)$/.test(dottedName(target.object) ?? '');
    if (isConfig && target.index.kind === 'string')
      found.push({ name: target.index.value, value, site: { module, within } });
    const isCelery = target.kind === 'attribute' && dottedName(target.object)?.endsWith('.conf');
    if (isCelery) found.push({ name: target.name, value, site: { module, within } });
  }
  for (const { name, value, conditional } of bindings)
    if (value && !conditional) found.push({ name, value, site: { module, within: undefined } });
  for (const [within, names] of localBindings) {
    // Of several classes of settings nobody here knows which one counts.
    if (!/^(?:Base)?(?:Config|Settings)$/.test(within)) continue;
    for (const { name, value, conditional, where } of names)
      if (value && !conditional && where === 'class') found.push({ name, value, site: { module, within } });
  }
  const settings = found.filter(({ name }) => urlSettings.has(name));
  return settings.slice(0, mostSettings).flatMap(({ name, value, site }) => {
    // Of several values nobody here knows which one counts.
    if (settings.filter((one) => one.name === name).length > 1) return [];
    const row = { reader: urlSettings.get(name) };
    const text = resolveText(value, site, context.scope);
    const address = text?.text.includes('://') ? parseTarget(text.text, 'http', undefined) : undefined;
    if (!text || !address || address.kind === 'http') return [];
    const place = placeOf(address.host, text.places, value);
    return [connection(address, place, { subject: name, row, isDefault: false, site: value }, context)];
  });
}

const engines: ReadonlyMap<string, 'postgresql' | 'mysql'> = new Map([
  ['django.db.backends.postgresql', 'postgresql'],
  ['django.db.backends.postgresql_psycopg2', 'postgresql'],
  ['django.contrib.gis.db.backends.postgis', 'postgresql'],
  ['django_prometheus.db.backends.postgresql', 'postgresql'],
  ['django.db.backends.mysql', 'mysql'],
  ['mysql.connector.django', 'mysql'],
]);

/** `DATABASES` and `CACHES` of Django. Source: https://docs.djangoproject.com/en/stable/ref/settings/#databases */
function djangoConnections(
  { name, entry, site, scope }: ReturnType<typeof djangoSettings>[number],
  { service }: Context,
): readonly Connection[] {
  const context: Context = { service, scope };
  const key = (wanted: string): PythonExpression | undefined =>
    entry.entries.find((one) => one.key.kind === 'string' && one.key.value === wanted)?.value;
  const about = { subject: name, row: { reader: 'django' }, isDefault: false } as const;
  if (name === 'CACHES') {
    const location = key('LOCATION');
    const items = location?.kind === 'list' || location?.kind === 'tuple' ? location.items : location ? [location] : [];
    return items.flatMap((item) => {
      const text = resolveText(item, site, scope);
      const address = text?.text.includes('://') ? parseTarget(text.text, 'redis', 6379) : undefined;
      if (!text || !address) return [];
      return [connection(address, placeOf(address.host, text.places, item), { ...about, site: item }, context)];
    });
  }
  const engine = key('ENGINE');
  const kind = engine && engines.get(String(resolve(engine, site, scope)?.value));
  const hostExpression = key('HOST');
  const host = hostExpression && resolve(hostExpression, site, scope);
  if (!kind || !hostExpression || typeof host?.value !== 'string' || !/^[\w.-]+$/.test(host.value)) return [];
  const piece = (wanted: string): Piece<string> => {
    const expression = key(wanted);
    if (!expression) return { known: true, value: undefined };
    const value = resolve(expression, site, scope)?.value;
    if (value === null || value === '') return { known: true, value: undefined };
    return typeof value === 'string' || typeof value === 'number'
      ? { known: true, value: String(value) }
      : { known: false };
  };
  const port = piece('PORT');
  const usual = kind === 'postgresql' ? 5432 : 3306;
  const number = port.known ? Number(port.value ?? usual) : NaN;
  const address = addressOf({
    kind,
    host: host.value,
    port: Number.isInteger(number) ? number : undefined,
    user: piece('USER'),
    password: piece('PASSWORD'),
    database: piece('NAME'),
  });
  const place = placeOf(address.host, host.places, hostExpression);
  return [connection(address, place, { ...about, site: hostExpression }, context)];
}

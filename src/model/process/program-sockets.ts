// Where a server listens that is started from the command line.
import { isLoopback, type Server, valueOptionsOf } from '../../knowledge/servers.js';
import { parseShell } from '../../parser/shell.js';
import type { PythonValue } from '../../parser/python/fold.js';
import type { Word } from '../../parser/word.js';
import type { Located, Note } from '../../text/location.js';
import { MappedText } from '../../text/mapped-text.js';
import { findOptions, operandsOf } from '../command/options.js';
import type { ExpandedWord } from '../command/shell-variables.js';
import { literalPrefix } from '../command/word-text.js';
import type { CommandLine, Option } from '../command.js';
import type { Environment } from '../environment.js';
import { type Fact, known, unknown } from '../known.js';
import type { ListeningSocket } from '../process.js';
import { hostIn, parseBind, parseRunserver, portIn } from './address.js';
import { type ConfigContext, type Setting, type Settings, settingsOf } from './config-file.js';
import type { ImageReader } from './image-file.js';

/** A server with its command line and what it finds around it. */
export interface StartedServer {
  readonly row: Server;
  readonly line: CommandLine;
  /** Index into the line's arguments of the first one behind the subcommand. */
  readonly rest: number;
  readonly environment: Environment;
  readonly workdir: Fact<string>;
  readonly reader: ImageReader;
}

/** A value with the place where a person would change it, or undefined where nobody gives one. */
type Given<T> = Fact<{ readonly value: T; readonly by: Located } | undefined>;

/**
 * The sockets of a server: what its options say, then its variables (or the other way round), its configuration files, and its
 * defaults. Empty where it listens on no TCP port.
 */
export function programSockets(started: StartedServer): Fact<readonly ListeningSocket[]> {
  const { row, line } = started;
  if (!row.verified) return unknown(`where ${row.name} listens is not known for sure`);
  const words = wordsOf(started, line.arguments);
  const other = words.options(row.otherSocketOptions).at(-1);
  if (other) return otherSocket(other);
  if (row.bindOptions.length > 0) return boundSockets(started, words);
  const address = row.addressOperand === undefined ? known(undefined) : operandAddress(started, words);
  if (!address.known) return address;
  const config = configOf(started, words);
  const host = firstGiven(
    address.value?.host === undefined
      ? known(undefined)
      : known({ value: address.value.host, by: address.value.by }, ...address.evidence),
    ...sources(started, words, config, 'host'),
  );
  const port = firstGiven(
    address.value?.port === undefined
      ? known(undefined)
      : known({ value: String(address.value.port), by: address.value.by }, ...address.evidence),
    ...sources(started, words, config, 'port'),
  );
  // `runserver 8000`: who wants another host writes it there.
  const place = address.value?.by;
  return known([
    socketOf(started, defaulted(host, row.host, started, place), defaulted(port, row.port?.toString(), started)),
  ]);
}

/** Options that replace the TCP socket: a Unix socket listens on no port; anything else is not known. */
function otherSocket({ name }: Option): Fact<readonly ListeningSocket[]> {
  return /unix|uds|sock|path|^-[uU]$/.test(name) ? known([]) : unknown(`${name} says where it listens`);
}

/** The words of a server with what may hide among them. */
interface ServerWords {
  readonly words: readonly Word[];
  options(names: readonly string[]): readonly Option[];
  /** Why an option may be there that is not seen. */
  readonly open: string | undefined;
}

function wordsOf({ row }: StartedServer, words: readonly Word[]): ServerWords {
  const values = valueOptionsOf(row);
  const takesValue = (option: string): boolean | undefined => values.has(option) || undefined;
  const open = operandsOf(words, takesValue).some((word) => word.value === undefined && !word.quoted);
  return {
    words,
    options: (names) => (names.length === 0 ? [] : findOptions(words, names, takesValue)),
    open: open ? 'some of its arguments are not known' : undefined,
  };
}

/** Where a host or a port may come from, strongest first. */
function sources(
  started: StartedServer,
  words: ServerWords,
  config: readonly Fact<Settings | undefined>[],
  which: 'host' | 'port',
): readonly (() => Given<string>)[] {
  const { row, environment } = started;
  const fromOption = () => optionValue(words, which === 'host' ? row.hostOptions : row.portOptions);
  const fromVariable = () => variableValue(environment, which === 'host' ? row.hostVariables : row.portVariables);
  const keys = row.configFiles.map((file) => (which === 'host' ? file.hostKeys : file.portKeys));
  const fromFiles = config.map((settings, index) => () => fileValue(settings, keys[index]!));
  return row.variablesWin ? [fromVariable, fromOption, ...fromFiles] : [fromOption, fromVariable, ...fromFiles];
}

/** The first source that gives a value; one that cannot be known ends the search. */
function firstGiven(first: Given<string>, ...others: readonly (() => Given<string>)[]): Given<string> {
  let given = first;
  for (const next of others) {
    if (!given.known || given.value) return given;
    given = next();
  }
  return given;
}

function optionValue(words: ServerWords, names: readonly string[]): Given<string> {
  const option = words.options(names).at(-1);
  if (!option) return words.open && names.length > 0 ? unknown(words.open) : known(undefined);
  const { value } = option;
  if (value?.value === undefined) return unknown(`the value of ${option.name} is not known`);
  return known(
    { value: value.value, by: option },
    { at: option.at, note: `${option.name} is given here` },
    ...evidenceOf(value),
  );
}

/** The places where the variables of a word were set. */
const evidenceOf = (word: Word): readonly Note[] => (word as ExpandedWord).evidence ?? [];

/** Variables that are empty count as unset: click and the like read them so. */
function variableValue(environment: Environment, names: readonly string[]): Given<string> {
  for (const name of names) {
    const found = environment.value(name);
    if (!found.known) return unknown(`${name} may be set: ${found.because}`);
    if (!found.value) continue;
    const variable = environment.get(name)!;
    const notes = found.evidence.length > 0 ? found.evidence : [{ at: variable.at, note: `${name} is set here` }];
    return known({ value: found.value, by: variable }, ...notes);
  }
  return known(undefined);
}

function fileValue(settings: Fact<Settings | undefined> | undefined, keys: readonly string[]): Given<string> {
  const found = fileSetting(settings, keys);
  if (!found.known || !found.value) return found as Fact<undefined>;
  const { value, by } = found.value;
  if (typeof value !== 'string' && typeof value !== 'number') return unknown('its configuration file is odd');
  return known({ value: String(value), by }, ...found.evidence);
}

function fileSetting(settings: Fact<Settings | undefined> | undefined, keys: readonly string[]): Given<PythonValue> {
  if (!settings || keys.length === 0) return known(undefined);
  if (!settings.known) return settings;
  for (const key of settings.value ? keys : []) {
    const setting: Fact<Setting | undefined> = settings.value!(key);
    if (!setting.known) return setting;
    if (setting.value) {
      const { at, value } = setting.value;
      return known({ value, by: { at } }, { at, note: `${key} is set here` });
    }
  }
  return known(undefined);
}

function configOf(
  { row, environment, workdir, reader }: StartedServer,
  words: ServerWords,
): readonly Fact<Settings | undefined>[] {
  const context: ConfigContext = { reader, environment, workdir };
  return row.configFiles.map((file) => {
    const named = words.options(file.options).at(-1);
    if (!named && words.open && file.options.length > 0) return unknown(words.open);
    const name: Fact<string> | undefined =
      named &&
      (named.value?.value === undefined
        ? unknown(`the value of ${named.name} is not known`)
        : known(named.value.value));
    return settingsOf(file, name, context);
  });
}

interface OperandAddress {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly by: Located;
}

/** The operand with the address: `runserver 0.0.0.0:8000`, `http.server 8000`. */
function operandAddress({ row, rest, line }: StartedServer, { open }: ServerWords): Fact<OperandAddress | undefined> {
  const values = valueOptionsOf(row);
  const [operand] = operandsOf(line.arguments.slice(rest), (option) => values.has(option) || undefined);
  if (!operand) return known(undefined);
  if (operand.value === undefined) return unknown(open ?? 'its address is not known');
  const address =
    row.addressOperand === 'port' ? { host: undefined, port: portIn(operand.value) } : parseRunserver(operand.value);
  if (!address || address.port === undefined) return unknown(`${operand.value} is no address`);
  return known(
    { ...address, by: operand },
    { at: operand.at, note: 'the address is given here' },
    ...evidenceOf(operand),
  );
}

/** A value with its evidence: what was given, else the default of the server. */
function defaulted(
  given: Given<string>,
  fallback: string | undefined,
  { row, line }: StartedServer,
  place?: Located,
): Given<string> {
  if (!given.known || given.value) return given;
  if (fallback === undefined) return unknown(`${row.name} has no default for it`);
  const by = line.programWord;
  return known({ value: fallback, by: place ?? by }, { at: by.at, note: `${row.name} starts here` });
}

function socketOf({ line }: StartedServer, host: Given<string>, port: Given<string>): ListeningSocket {
  const by = (host.known ? host.value?.by : undefined) ?? (port.known ? port.value?.by : undefined) ?? line.programWord;
  const address = host.known ? known(hostIn(host.value!.value), ...host.evidence) : host;
  const number = port.known ? portIn(port.value!.value) : undefined;
  return {
    at: by.at,
    host: address,
    port: port.known
      ? number === undefined
        ? unknown('its port is no number')
        : known(number, ...port.evidence)
      : port,
    loopback: address.known && isLoopback(address.value),
  };
}

/** Servers with `--bind`: every occurrence is a socket, and the strongest source that has one counts alone. */
function boundSockets(started: StartedServer, words: ServerWords): Fact<readonly ListeningSocket[]> {
  const { row } = started;
  const onCommandLine = words.options(row.bindOptions);
  if (onCommandLine.length > 0) return bindings(started, onCommandLine);
  if (words.open) return unknown(words.open);
  const more = argumentsInVariables(started);
  if (!more.known) return more;
  const inVariable = wordsOf(started, more.value).options(row.bindOptions);
  if (inVariable.length > 0) return bindings(started, inVariable);
  const inBoth = wordsOf(started, [...more.value, ...words.words]);
  for (const [index, settings] of configOf(started, inBoth).entries()) {
    const given = fileSetting(settings, row.configFiles[index]!.bindKeys);
    if (!given.known) return given;
    if (given.value) return boundInFile(started, given.value.value, given.value.by, given.evidence);
  }
  if (words.options(row.otherBindOptions).length > 0) return unknown('it listens for another protocol');
  const port = firstGiven(known(undefined), ...sources(started, words, [], 'port'));
  const host =
    row.hostWithPortVariable === undefined
      ? firstGiven(known(undefined), ...sources(started, words, [], 'host'))
      : hostWithPort(row.hostWithPortVariable, port);
  return known([socketOf(started, defaulted(host, row.host, started), defaulted(port, row.port?.toString(), started))]);
}

/** The host of a server that listens elsewhere when a variable gives the port: gunicorn with PORT. */
const hostWithPort = (host: string, port: Given<string>): Given<string> =>
  port.known && port.value ? known({ value: host, by: port.value.by }, ...port.evidence) : port;

/** The words that a variable such as GUNICORN_CMD_ARGS adds; each stands where the variable is set. */
function argumentsInVariables({ row, environment }: StartedServer): Fact<readonly Word[]> {
  const words: Word[] = [];
  for (const name of row.argumentVariables) {
    const found = environment.value(name);
    if (!found.known) return unknown(`${name} may be set: ${found.because}`);
    const variable = environment.get(name);
    if (!found.value || !variable) continue;
    const { file, span } = variable.at;
    words.push(...(parseShell(new MappedText(file, [{ text: found.value, span }])).commands[0]?.words ?? []));
  }
  return known(words);
}

function bindings(started: StartedServer, options: readonly Option[]): Fact<readonly ListeningSocket[]> {
  const sockets: ListeningSocket[] = [];
  for (const option of options) {
    const text = option.value?.value;
    if (text === undefined) {
      const because = `the value of ${option.name} is not known`;
      const partial = option.value && knownHost(option.value);
      sockets.push({
        at: option.at,
        host:
          partial === undefined
            ? unknown(because)
            : known(partial, { at: option.at, note: 'the address is given here' }),
        port: unknown(because),
        loopback: partial !== undefined && isLoopback(partial),
      });
      continue;
    }
    const note: Note = { at: option.at, note: 'the address is given here' };
    const socket = boundTo(started, text, option, [note, ...evidenceOf(option.value!)]);
    if (!socket) return unknown(`${text} is no address`);
    if (socket !== 'none') sockets.push(socket);
  }
  return known(sockets);
}

/** The host of `0.0.0.0:$PORT`. */
function knownHost(word: Word): string | undefined {
  const host = /^([^:[\]]*|\[[^\]]*\]):$/.exec(literalPrefix(word))?.[1];
  return host === undefined ? undefined : hostIn(host);
}

function boundTo(
  { row, line }: StartedServer,
  text: string,
  by: Located,
  evidence: readonly Note[],
): ListeningSocket | 'none' | undefined {
  const address = parseBind(text);
  if (address === 'none' || address === undefined) return address;
  const host = address.host ?? row.host;
  if (host === undefined) return undefined;
  const port =
    address.port !== undefined
      ? known(address.port, ...evidence)
      : row.port === undefined
        ? unknown('no port is given')
        : known(row.port, { at: line.programWord.at, note: `${row.name} starts here` });
  return { at: by.at, host: known(host, ...evidence), port, loopback: isLoopback(host) };
}

function boundInFile(
  started: StartedServer,
  value: PythonValue,
  by: Located,
  evidence: readonly Note[],
): Fact<readonly ListeningSocket[]> {
  const texts = Array.isArray(value) ? value : [value];
  const sockets: ListeningSocket[] = [];
  for (const text of texts) {
    const socket = typeof text === 'string' ? boundTo(started, text, by, evidence) : undefined;
    if (!socket) return unknown('its configuration file is odd');
    if (socket !== 'none') sockets.push(socket);
  }
  return known(sockets);
}

import { isDataService, serviceImage } from '../../../knowledge/service-images.js';
import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { Remembered } from '../../lazy.js';
import { exposureOf } from './exposure.js';
import { pulledImage } from '../values/image-name.js';
import { maximumDepth } from '../values/nodes.js';
import { mayRunTogether } from '../names/profiles.js';

/** A database beside a service that anybody reaches and that has nothing to do with it. */
export interface NeedlessNeighbour {
  readonly database: Service;
  /** The services that use it. */
  readonly users: readonly Service[];
  readonly network: string;
}

/**
 * The databases that share a network with a published service although only other services use them. Who uses what is
 * known from what is written: a proxy, or a service that speaks of such another service, and never of the database.
 */
export function needlessNeighbours(service: Service): readonly NeedlessNeighbour[] {
  const { project } = service;
  if (exposureOf(service).reach !== 'everybody' || project.services.size < 3 || isAssistant(service)) return [];
  const databases = usersOfDatabases(project);
  const words = databases.size > 0 ? wordsOf(service) : undefined;
  if (!words) return [];
  const runsBeside = (other: Service) => other !== service && mayRunTogether(service, other);
  return [...databases].flatMap(([database, all]) => {
    const network = runsBeside(database) ? sharedNetwork(service, database) : undefined;
    if (network === undefined || speaksOf(words, database)) return [];
    const users = all.filter(runsBeside);
    const isApart = kindOf(service) === 'proxy' || users.some((user) => speaksOf(words, user));
    return users.length > 0 && isApart ? [{ database, users, network }] : [];
  });
}

const remembered = new Remembered<ComposeProject, ReadonlyMap<Service, readonly Service[]>>();

/** The databases of a project that have users, with these; both in the order of the project. */
function usersOfDatabases(project: ComposeProject): ReadonlyMap<Service, readonly Service[]> {
  const users = remembered.get(project) ?? findUsers(project);
  remembered.set(project, users);
  return users;
}

function findUsers({ services }: ComposeProject): ReadonlyMap<Service, readonly Service[]> {
  const found = new Map([...services.values()].filter(isDatabase).map((database) => [database, [] as Service[]]));
  if (found.size === 0) return found;
  for (const user of services.values()) {
    // Their words are many, and databases that they speak of are few.
    for (const name of isAssistant(user) ? [] : (wordsOf(user) ?? [])) {
      const database = services.get(name);
      if (database && database !== user && sharedNetwork(user, database) !== undefined) found.get(database)?.push(user);
    }
  }
  return new Map([...found].filter(([, users]) => users.length > 0));
}

const kindOf = (service: Service) => serviceImage(valueOf(pulledImage(service)) ?? '')?.kind;

function isDatabase(service: Service): boolean {
  const row = serviceImage(valueOf(pulledImage(service)) ?? '');
  return row !== undefined && isDataService(row);
}

/** What people look into databases with, and what measures them: who uses it says the address. */
const isAssistant = (service: Service): boolean =>
  isDatabase(service) || ['ui', 'monitoring'].includes(kindOf(service) ?? '');

/** The first network that both are in; undefined where one of them is in none or its networks are not known. */
function sharedNetwork(one: Service, other: Service): string | undefined {
  const theirs = new Set(networksOf(other));
  return networksOf(one).find((name) => theirs.has(name));
}

function networksOf({ networks, networkMode }: Service): readonly string[] {
  if (networkMode) return [];
  const names = networks.flatMap(({ name }) => (name.known ? [name.value] : []));
  return networks.length === 0 ? ['default'] : names;
}

/** Names of services, in texts such as `postgres://shop@db:5432/shop`. */
const separators = /[^\w-]+/;

const speaksOf = (words: ReadonlySet<string>, { name }: Service): boolean => words.has(name);

/** Every word that a service's attributes and files of variables have; undefined where such a file cannot be read. */
function wordsOf({ node, environment, attribute }: Service): ReadonlySet<string> | undefined {
  if (attribute('env_file') && environment.incomplete !== undefined) return undefined;
  const words = new Set<string>();
  const add = (text: string): void => {
    for (const word of text.split(separators)) words.add(word);
  };
  for (const { value } of environment.variables) if (value.known) add(value.value);
  collect(node, add, 0);
  return words;
}

function collect(node: ComposeNode, add: (text: string) => void, depth: number): void {
  if (depth > maximumDepth) return;
  if (node.kind === 'scalar') return add(node.text);
  if (node.kind === 'list') return node.items.forEach((item) => collect(item, add, depth + 1));
  for (const [key, { value }] of node.entries) {
    add(key);
    collect(value, add, depth + 1);
  }
}

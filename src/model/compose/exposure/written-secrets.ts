import { isAccessKeyName, isClientPassword, isOwnPassword } from '../../../knowledge/client-passwords.js';
import { findTokens, findUrlPasswords } from '../../../knowledge/secrets.js';
import { isDataService, serviceImage } from '../../../knowledge/service-images.js';
import type { ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import { basename } from '../../../text/path.js';
import type { ComposeProject, Service } from '../../compose.js';
import type { Environment, Variable } from '../../environment.js';
import { valueOf } from '../../known.js';
import { Remembered } from '../../lazy.js';
import { secretIn, type SecretMatch } from '../../secrets.js';
import { commandSecrets } from './command-secrets.js';
import { exposureOf } from './exposure.js';
import { assignmentsOf, child, maximumDepth } from '../values/nodes.js';

/** Attributes whose texts may hold a secret, besides those that set variables. */
const texts = ['command', 'entrypoint', 'healthcheck', 'labels', 'annotations', 'logging'] as const;

/** Commands and their places in a service; what they are told is read word by word. */
const commands = [['command'], ['entrypoint'], ['healthcheck', 'test']] as const;

/** Labels and their kind. */
const labels = [['labels'], ['annotations'], ['build', 'labels'], ['deploy', 'labels']] as const;

/** A secret in an attribute of a service. */
export interface WrittenSecret extends Located {
  /** The attribute, the option, or the label that holds it. */
  readonly name: string;
  readonly secret: SecretMatch;
}

/** The secrets that stand in a service's commands and labels; variables have theirs by themselves. */
export function writtenSecrets(service: Service): readonly WrittenSecret[] {
  const known = found.get(service) ?? secretsOf(service);
  found.set(service, known);
  return known;
}

/** Rules ask, and whoever takes secrets out of reports. */
const found = new Remembered<Service, readonly WrittenSecret[]>();

function secretsOf({ node, project }: Service): readonly WrittenSecret[] {
  const isGuessed = (value: string): boolean => userNamesOf(project).has(value);
  const anywhere = texts.flatMap((attribute) =>
    scalarsIn(child(node, attribute), 0).flatMap((scalar) =>
      secretsIn(scalar).map(({ at, secret }) => ({ at, secret, name: attribute })),
    ),
  );
  const told = commands.flatMap((path) => {
    const isStart = path[0] !== 'healthcheck';
    return commandSecrets(scalarsIn(below(node, path), 0), isGuessed).filter(
      ({ name, secret }) => secret.kind === 'named' || (isStart && !isClientPassword(name)),
    );
  });
  return [...anywhere, ...told, ...labels.flatMap((path) => labelSecrets(below(node, path)))];
}

const below = (node: ComposeNode, path: readonly string[]): ComposeNode | undefined =>
  path.reduce<ComposeNode | undefined>(child, node);

/** Values of labels whose names end in a secret word, as `homepage.widget.password` does. */
const labelSecrets = (node: ComposeNode | undefined): readonly WrittenSecret[] =>
  assignmentsOf(node).items.flatMap(({ key, value }) => {
    const secret = value && secretIn(key.text.replace(/^.*[./]/s, ''), value.word);
    return secret?.kind === 'named' ? [{ at: value!.at, name: key.text, secret }] : [];
  });

function scalarsIn(node: ComposeNode | undefined, depth: number): readonly ComposeScalar[] {
  if (!node || depth > maximumDepth) return [];
  if (node.kind === 'scalar') return [node];
  const children = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value);
  return children.flatMap((below) => scalarsIn(below, depth + 1));
}

function secretsIn({ text, mapped }: ComposeScalar): readonly (Located & { readonly secret: SecretMatch })[] {
  const tokens = findTokens(text).map(({ start, end, provider }) => ({
    at: mapped.locate(start, end),
    secret: { kind: 'token' as const, provider },
  }));
  const passwords = findUrlPasswords(text).flatMap(({ start, end, placeholder }) =>
    placeholder
      ? []
      : [{ at: mapped.locate(start, end), secret: { kind: 'url-password' as const, provider: undefined } }],
  );
  return [...tokens, ...passwords];
}

/**
 * Whether anybody guesses a secret of a service: a stand-in such as `changeme`, the value of a variable that is no secret, as the
 * password `shop` of the user `shop` is, or what is such a password at another service.
 */
export function isGuessable(variable: Variable, { declared, project }: Service): boolean {
  if (variable.secret?.kind !== 'named') return variable.secret?.kind === 'placeholder';
  const value = valueOf(variable.value);
  return isUserName(variable, declared) || (value !== undefined && userNamesOf(project).has(value));
}

/** Whether a secret is equal to a variable beside it that is none. */
function isUserName({ name, value }: Variable, { variables }: Environment): boolean {
  const isUser = (other: Variable): boolean =>
    other.name !== name && (!other.secret || isAccessKeyName(name) || isAccessKeyName(other.name));
  return value.known && variables.some((other) => isUser(other) && valueOf(other.value) === value.value);
}

/** The secrets of all services that are the names of their users. */
function userNamesOf(project: ComposeProject): ReadonlySet<string> {
  const known = userNames.get(project);
  if (known) return known;
  const names = new Set<string>();
  for (const { declared } of project.services.values()) {
    for (const variable of declared.variables)
      if (variable.secret?.kind === 'named' && isUserName(variable, declared)) names.add(valueOf(variable.value)!);
  }
  userNames.set(project, names);
  return names;
}

const userNames = new Remembered<ComposeProject, ReadonlySet<string>>();

/** The service that a URL leads to, behind `user:password@`. */
const urlHost = /:\/\/[^\s/]*@([\w.-]+)/;

/**
 * The service that a variable of a service opens: the one that its URL leads to, else the service itself. Undefined where
 * it opens something else, such as a database for its client: there is the place to judge.
 */
export function openedService({ name, value }: Variable, service: Service): Service | undefined {
  const host = value.known ? urlHost.exec(value.value)?.[1] : undefined;
  if (host !== undefined) return service.project.services.get(host);
  if (isServer(service) || isOwnPassword(name, programNames(service))) return service;
  const isOfAnother = [...service.project.services.values()].some((other) => isOwnPassword(name, programNames(other)));
  return isOfAnother || isClientPassword(name) ? undefined : service;
}

/** Whether a service stores what others read: its passwords are its own. */
function isServer({ image }: Service): boolean {
  const reference = image && valueOf(image.reference);
  const row = reference && serviceImage(reference.name);
  return row !== undefined && (isDataService(row) || row.kind === 'storage');
}

/** What a service may be called in the name of a variable: its own name, and its image's. */
function programNames({ name, image }: Service): readonly string[] {
  const reference = image && valueOf(image.reference);
  return reference ? [name, basename(reference.name)] : [name];
}

/** Whether a service is surely reachable from outside the host. */
export const isOutside = (service: Service): boolean => exposureOf(service).reach === 'everybody';

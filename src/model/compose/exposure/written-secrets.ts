import { isAccessKeyName, isClientPassword } from '../../../knowledge/client-passwords.js';
import { findTokens, findUrlPasswords } from '../../../knowledge/secrets.js';
import { isDataService, serviceImage } from '../../../knowledge/service-images.js';
import type { ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import type { Service } from '../../compose.js';
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

function secretsOf({ node }: Service): readonly WrittenSecret[] {
  const anywhere = texts.flatMap((attribute) =>
    scalarsIn(child(node, attribute), 0).flatMap((scalar) =>
      secretsIn(scalar).map(({ at, secret }) => ({ at, secret, name: attribute })),
    ),
  );
  const told = commands.flatMap((path) => {
    const isServer = path[0] !== 'healthcheck';
    return commandSecrets(scalarsIn(below(node, path), 0)).filter(
      ({ name, secret }) => secret.kind === 'named' || (isServer && !isClientPassword(name)),
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
 * Whether anybody guesses a secret: a stand-in such as `changeme`, or the value of a variable that is no secret, as the
 * password `shop` of the user `shop` is.
 */
export function isGuessable({ name, value, secret }: Variable, { variables }: Environment): boolean {
  if (secret?.kind !== 'named') return secret?.kind === 'placeholder';
  const isUser = (other: Variable): boolean =>
    other.name !== name && (!other.secret || isAccessKeyName(name) || isAccessKeyName(other.name));
  return value.known && variables.some((other) => isUser(other) && valueOf(other.value) === value.value);
}

/** The service that a URL leads to, behind `user:password@`. */
const urlHost = /:\/\/[^\s/]*@([\w.-]+)/;

/**
 * The service that a variable of a service opens: the one that its URL leads to, else the service itself. Undefined where
 * it opens something else, such as a database for its client: there is the place to judge.
 */
export function openedService({ name, value }: Variable, service: Service): Service | undefined {
  const host = value.known ? urlHost.exec(value.value)?.[1] : undefined;
  if (host !== undefined) return service.project.services.get(host);
  const reference = service.image && valueOf(service.image.reference);
  const row = reference && serviceImage(reference.name);
  const isServer = row !== undefined && (isDataService(row) || row.kind === 'storage');
  return isServer || !isClientPassword(name) ? service : undefined;
}

/** Whether a service is surely reachable from outside the host. */
export const isOutside = (service: Service): boolean => exposureOf(service).reach === 'everybody';

import { isAccessKeyName, isClientPassword } from '../../knowledge/client-passwords.js';
import { findTokens, findUrlPasswords } from '../../knowledge/secrets.js';
import { isDataService, serviceImage } from '../../knowledge/service-images.js';
import type { ComposeNode, ComposeScalar } from '../../parser/compose/tree.js';
import type { Located } from '../../text/location.js';
import type { Service } from '../compose.js';
import type { Environment, Variable } from '../environment.js';
import { valueOf } from '../known.js';
import type { SecretMatch } from '../secrets.js';
import { child, maximumDepth } from './nodes.js';

/** Attributes whose texts may hold a secret, besides those that set variables. */
const texts = ['command', 'entrypoint', 'healthcheck', 'labels', 'annotations', 'logging'] as const;

/** A token or the password of a URL in an attribute of a service. */
export interface WrittenSecret extends Located {
  readonly attribute: string;
  readonly secret: SecretMatch;
}

/** The secrets that stand in a service's commands and labels; variables have theirs by themselves. */
export const writtenSecrets = ({ node }: Service): readonly WrittenSecret[] =>
  texts.flatMap((attribute) =>
    scalarsIn(child(node, attribute), 0).flatMap((scalar) =>
      secretsIn(scalar).map(({ at, secret }) => ({ at, secret, attribute })),
    ),
  );

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

/** Whether nobody outside reaches a service: it publishes nothing, and has a network of its own. */
export const isInside = ({ ports, networkMode }: Service): boolean => ports.length === 0 && networkMode === undefined;

/**
 * What an image reference says, normalised as Docker does it: `python:3.13` is `docker.io/library/python:3.13`.
 * Source of grammar and defaults: https://github.com/distribution/reference
 */
export interface ImageReference {
  /** Host and port; `docker.io` where none is written. */
  readonly registry: string;
  /** The path on the registry: `library/python` for `python`. */
  readonly repository: string;
  /** As people call it: `python`, `tiangolo/uvicorn-gunicorn`, `ghcr.io/astral-sh/uv`. */
  readonly name: string;
  /** As written; the absence of a tag and a digest means `latest`. */
  readonly tag: string | undefined;
  /** With its algorithm: `sha256:…`. */
  readonly digest: string | undefined;
}

const HUB = 'docker.io';
const OFFICIAL = 'library/';
/** The longest path that a registry takes. */
const LONGEST_PATH = 255;

const TAG = /^\w[\w.-]{0,127}$/;
const IDENTIFIER = /^[a-f0-9]{64}$/;
const PORT = /^[0-9]+$/;
const HOST_LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const IPV6 = /^\[[a-fA-F0-9:]+\]$/;
const PATH_UNITS = /^[a-z0-9][a-z0-9._-]*$/;
/** Hexadecimal digits of the digest algorithms that Docker registers. */
const DIGEST_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/** Reads a reference without variables in it; undefined if Docker refuses it. */
export function parseImageReference(text: string): ImageReference | undefined {
  if (IDENTIFIER.test(text)) return undefined;
  const [rest, digest, ...more] = text.split('@');
  if (more.length > 0 || (digest !== undefined && !isDigest(digest))) return undefined;
  const { registry, path } = splitRegistry(rest!);
  const colon = path.indexOf(':');
  const repository = colon === -1 ? path : path.slice(0, colon);
  const tag = colon === -1 ? undefined : path.slice(colon + 1);
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  if (!isRegistry(registry) || !isRepository(repository)) return undefined;
  return { registry, repository, name: familiarName(registry, repository), tag, digest };
}

/** The part before the first slash is a registry only if it looks like a host; else the image is on Docker Hub. */
function splitRegistry(text: string): { readonly registry: string; readonly path: string } {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isHost = first === 'localhost' || /[.:]/.test(first) || first.toLowerCase() !== first;
  const registry = !isHost || first === 'index.docker.io' ? HUB : first;
  const path = isHost ? text.slice(slash + 1) : text;
  return { registry, path: registry === HUB && !path.includes('/') ? OFFICIAL + path : path };
}

function isRegistry(text: string): boolean {
  const ipv6 = text.startsWith('[') ? text.slice(0, text.indexOf(']') + 1) : '';
  const host = ipv6 || text.split(':')[0]!;
  const port = text.slice(host.length);
  if (port !== '' && (port[0] !== ':' || !PORT.test(port.slice(1)))) return false;
  return ipv6 ? IPV6.test(ipv6) : host.split('.').every((label) => HOST_LABEL.test(label));
}

const isRepository = (text: string): boolean => text.length <= LONGEST_PATH && text.split('/').every(isPathComponent);

/** Lower-case letters and digits, with one dot, one or two underscores, or any number of dashes between them. */
function isPathComponent(text: string): boolean {
  if (!PATH_UNITS.test(text) || /[._-]$/.test(text)) return false;
  return (text.match(/[._-]+/g) ?? []).every((gap) => gap === '.' || gap === '_' || gap === '__' || /^-+$/.test(gap));
}

function isDigest(text: string): boolean {
  const colon = text.indexOf(':');
  const length = DIGEST_LENGTHS.get(text.slice(0, Math.max(colon, 0)));
  const encoded = text.slice(colon + 1);
  return length === encoded.length && /^[a-f0-9]+$/.test(encoded);
}

function familiarName(registry: string, repository: string): string {
  if (registry !== HUB) return `${registry}/${repository}`;
  const short = repository.startsWith(OFFICIAL) ? repository.slice(OFFICIAL.length) : repository;
  return short.includes('/') ? repository : short;
}

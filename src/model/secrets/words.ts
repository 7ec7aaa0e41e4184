import type { SecretMatch } from '../secrets.js';

/** What a secret is, in words for a message: never the value. */
export function describeSecret({ kind, provider }: SecretMatch, name: string): string {
  if (kind === 'token')
    return `${name} holds ${provider === 'private key' ? 'a private key' : `a token of ${provider}`}`;
  if (kind === 'url-password') return `${name} holds a URL with a password`;
  return name.startsWith('-') ? `${name} is told a secret in plain text` : `${name} holds a secret in plain text`;
}

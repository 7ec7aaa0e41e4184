import { findTokens, findUrlPasswords, longestScanned, privateKeys } from '../../knowledge/secrets.js';

/** A secret in a text, whoever's name it has. Offsets are UTF-16, half-open. */
export interface WrittenSecret {
  readonly start: number;
  readonly end: number;
  /** Part of a sentence: `a token of GitHub`, `a private key`, `the password of a URL`. */
  readonly what: string;
  /** A stand-in or a well-known development value. */
  readonly placeholder: boolean;
}

/** Half a window: what is at most this long is whole in one of them. */
const step = longestScanned / 2;

/** Every token, private key and password of a URL in a text of any length, in order and without overlaps. Takes linear time. */
export function secretsInText(text: string): readonly WrittenSecret[] {
  const found: WrittenSecret[] = privateKeys(text).map((key) => ({
    ...key,
    what: 'a private key',
    placeholder: false,
  }));
  for (let from = 0; from === 0 || from + step < text.length; from += step) {
    const window = text.slice(from, from + longestScanned);
    const isLast = from + longestScanned >= text.length;
    const secrets = [
      ...findTokens(window).map((token) => ({ ...token, what: `a token of ${token.provider}`, placeholder: false })),
      ...findUrlPasswords(window).map((password) => ({ ...password, what: 'the password of a URL' })),
    ];
    for (const { start, end, what, placeholder } of secrets) {
      // The next window has it too, and whole.
      if (start < step || isLast) found.push({ start: from + start, end: from + end, what, placeholder });
    }
  }
  return withoutOverlaps(found);
}

function withoutOverlaps(found: WrittenSecret[]): readonly WrittenSecret[] {
  const kept: WrittenSecret[] = [];
  for (const secret of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (secret.start >= (kept.at(-1)?.end ?? 0)) kept.push(secret);
  }
  return kept;
}

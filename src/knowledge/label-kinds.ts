/** What the value of a label can be, and how its key is to be written. */
import { isSpdxExpression } from './spdx-licenses.js';

/** A kind of value. */
export interface LabelKind {
  /** How a sentence names it: `a URL`. */
  readonly name: string;
  /** Whether a value that is not empty is of the kind. */
  readonly accepts: (value: string) => boolean;
  readonly example: string;
  readonly source: string;
}

/** The kinds, by the word that a configuration has for them. */
export const labelKinds: ReadonlyMap<string, LabelKind> = new Map([
  [
    'url',
    {
      name: 'a URL',
      accepts: (value) => /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value) && URL.canParse(value),
      example: 'https://example.org/shop',
      source: 'https://www.rfc-editor.org/rfc/rfc3986',
    },
  ],
  [
    'rfc3339',
    {
      name: 'a time of RFC 3339',
      accepts: isTime,
      example: '2026-11-20T08:30:00Z',
      source: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
    },
  ],
  [
    'spdx',
    {
      name: 'an SPDX licence expression',
      accepts: isSpdxExpression,
      example: 'Apache-2.0',
      source: 'https://spdx.org/licenses/',
    },
  ],
  [
    'hash',
    {
      name: 'a git commit',
      // SHA-1 or SHA-256, or the start of one as git abbreviates it.
      accepts: (value) => /^[0-9a-f]{7,64}$/.test(value),
      example: '2fd4e1c67a2d28fced849ee1bb76e7391b93eb12',
      source: 'https://git-scm.com/docs/gitrevisions',
    },
  ],
  ['semver', { name: 'a semantic version', accepts: isVersion, example: '1.4.0', source: 'https://semver.org' }],
  [
    'email',
    {
      name: 'an e-mail address',
      accepts: (value) => /^[^\s@<>]+@[^\s@<>.]+\.[^\s@<>]*[^\s@<>.]$/.test(value),
      example: 'shop@example.org',
      source: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1',
    },
  ],
  [
    'text',
    {
      name: 'a text',
      accepts: () => true,
      example: 'Shop',
      source: 'https://docs.docker.com/reference/dockerfile/#label',
    },
  ],
]);

function isTime(value: string): boolean {
  const found = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/i.exec(value);
  if (!found) return false;
  const [year, month, day, hour, minute, second, ...offset] = found.slice(1).map((digits) => Number(digits ?? 0));
  const days = new Date(Date.UTC(year!, month!, 0)).getUTCDate();
  const isDay = month! >= 1 && month! <= 12 && day! >= 1 && day! <= days;
  return isDay && hour! <= 23 && minute! <= 59 && second! <= 60 && offset[0]! <= 23 && offset[1]! <= 59;
}

function isVersion(value: string): boolean {
  const found = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/.exec(value);
  if (!found) return false;
  const [, major, minor, patch, before, build] = found;
  const numbers = [major!, minor!, patch!, ...(before?.split('.') ?? []).filter((each) => /^\d+$/.test(each))];
  const identifiers = [...(before?.split('.') ?? []), ...(build?.split('.') ?? [])];
  return numbers.every((digits) => !/^0\d/.test(digits)) && identifiers.every((each) => each !== '');
}

/**
 * What is wrong with the key of a label, as the end of a sentence; undefined where nothing is.
 * Source: https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations
 */
export function labelKeyFlaw(key: string): string | undefined {
  const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./.exec(key);
  if (reserved) return `begins with ${reserved[0]}, which Docker keeps for itself`;
  if (/[^a-z0-9.-]/.test(key)) return 'has other characters than lower-case letters, digits, periods and hyphens';
  if (/\.\.|--/.test(key)) return 'has two periods or hyphens in a row';
  return /^[a-z](?:.*[a-z0-9])?$/.test(key) ? undefined : 'does not begin with a letter, or ends in a period or hyphen';
}

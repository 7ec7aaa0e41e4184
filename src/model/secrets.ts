import { classifySecretValue } from '../knowledge/secrets.js';
import type { Word, WordPart } from '../parser/word.js';

/** What makes a value a secret. The value itself is never kept: reports could not leak it even by mistake. */
export interface SecretMatch {
  /**
   * `token`: a format that only secrets have; `url-password`: a URL with `user:password@`; `named`: a literal under a
   * secret-like name; `placeholder`: a stand-in such as `changeme`, or a well-known development value, under such a name.
   */
  readonly kind: 'token' | 'url-password' | 'named' | 'placeholder';
  /** Who issues tokens of this format. */
  readonly provider: string | undefined;
}

/** Deeper than anybody nests defaults. */
const maximumDepth = 40;

/**
 * Whether the value written for a variable is a secret. What is judged is the text in the file: a variable in it is a
 * reference and no secret, but its default (`${NAME:-default}`) is written here, and counts under either name.
 */
export function secretIn(name: string, value: Word | string): SecretMatch | undefined {
  if (typeof value === 'string') return classifySecretValue(name, value);
  return classifySecretValue(name, writtenText(value.parts, 0)) ?? secretDefault(value.parts, 0);
}

type VariablePart = Extract<WordPart, { kind: 'variable' }>;

const hasDefault = ({ operator }: VariablePart): boolean => operator === '-' || operator === ':-';

/** The text with defaults in the place of their variables; other variables stay references. */
function writtenText(parts: readonly WordPart[], depth: number): string {
  if (depth > maximumDepth) return '${}';
  return parts
    .map((part) => {
      if (part.kind === 'literal') return part.text;
      if (part.kind === 'opaque') return '${}';
      return hasDefault(part) ? writtenText(part.operand, depth + 1) : `\${${part.name}}`;
    })
    .join('');
}

/** A secret among the defaults under the names of their own variables. */
function secretDefault(parts: readonly WordPart[], depth: number): SecretMatch | undefined {
  if (depth > maximumDepth) return undefined;
  for (const part of parts) {
    if (part.kind !== 'variable' || !hasDefault(part)) continue;
    const match =
      classifySecretValue(part.name, writtenText(part.operand, depth + 1)) ?? secretDefault(part.operand, depth + 1);
    if (match) return match;
  }
  return undefined;
}

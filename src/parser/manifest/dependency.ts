import type { Located } from '../../text/location.js';
import { normalizeName } from '../requirements.js';
import type { Dependency } from './tree.js';

/**
 * A dependency as PEP 508 writes it: `name[extra]>=1; marker`, `name @ https://…`. Undefined for what has no name.
 * Source: https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
export function parseDependency(text: string, { at }: Located): Dependency | undefined {
  const match =
    /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(?:@\s*([^\s;]+)|\(?([^;()]*)\)?)\s*(?:;(.*))?$/s.exec(
      text,
    );
  if (!match) return undefined;
  const [, name = '', extras = '', location, specifier = '', marker] = match;
  return {
    at,
    name: normalizeName(name),
    extras: extras
      .split(',')
      .map((extra) => normalizeName(extra.trim()))
      .filter((extra) => extra !== ''),
    specifier: location === undefined ? specifier.replaceAll(/\s+/g, '') : '',
    marker: marker?.trim() || undefined,
    source: location === undefined ? 'index' : sourceOf(location),
    location,
    editable: false,
  };
}

/** What kind of thing a URL or path names. */
export function sourceOf(location: string): Dependency['source'] {
  if (/^(?:git|hg|svn|bzr)\+|^git@/.test(location)) return 'vcs';
  if (location.startsWith('file:')) return 'path';
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(location) ? 'url' : 'path';
}

/**
 * A version constraint of Poetry as a specifier of PEP 440: `^2.1` is `>=2.1,<3.0`, `~2.1` is `>=2.1,<2.2`, `2.1.*` and `*` as they
 * read. Alternatives (`||`) have no such form: undefined. Source: https://python-poetry.org/docs/dependency-specification/
 */
export function poetrySpecifier(constraint: string): string | undefined {
  if (/\|/.test(constraint)) return undefined;
  const clauses = constraint.split(/\s*,\s*|(?<=[\d*])\s+(?=[<>=!~^])/).map((clause) => poetryClause(clause.trim()));
  return clauses.includes(undefined) ? undefined : clauses.filter((clause) => clause !== '').join(',');
}

function poetryClause(clause: string): string | undefined {
  if (clause === '*' || clause === '') return '';
  const match = /^(\^|~=|~|===|==|=|!=|>=|<=|>|<)?\s*v?(\d[\w.+!*-]*)$/.exec(clause);
  if (!match) return undefined;
  const [, operator = '', version = ''] = match;
  const numbers = version.split('.').map(Number);
  if (operator === '^') return numbers.every(Number.isInteger) ? `>=${version},<${caretEnd(numbers)}` : undefined;
  if (operator === '~') {
    const end = numbers.length < 2 ? [numbers[0]! + 1] : [numbers[0]!, numbers[1]! + 1];
    return numbers.every(Number.isInteger) ? `>=${version},<${end.join('.')}` : undefined;
  }
  return operator === '' || operator === '=' ? `==${version}` : `${operator}${version}`;
}

/** The first version that a caret leaves out: the leftmost number that is not zero goes up. */
function caretEnd(numbers: readonly number[]): string {
  const at = numbers.findIndex((number) => number !== 0);
  const raised = at === -1 ? numbers.length - 1 : at;
  return numbers
    .slice(0, raised + 1)
    .map((number, index) => (index === raised ? number + 1 : number))
    .join('.');
}

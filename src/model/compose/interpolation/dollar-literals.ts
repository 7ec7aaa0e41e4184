import { isSecretName } from '../../../knowledge/secrets.js';
import { isSetOutside } from '../../../knowledge/shell-variables.js';
import { type Located, textOf } from '../../../text/location.js';
import type { ComposeProject } from '../../compose.js';
import { environmentAt } from '../../environment.js';
import type { FileHost } from '../../files.js';
import { Remembered } from '../../lazy.js';
import { documentedNames } from './documented-variables.js';
import { placeKey, type VariableUse, variableUses } from './interpolation-uses.js';

/** A dollar sign in a secret that Compose takes for a variable. */
export interface DollarLiteral extends Located {
  /** What the value is for: the name of a variable or a label. */
  readonly name: string;
  /** The whole value. */
  readonly value: Located;
}

/**
 * The dollar signs of passwords and hashes that start a variable by accident: bare `$name` in the middle of a written secret, where
 * neither a file nor another value of the project knows such a variable. One for each value.
 */
export function dollarLiterals(project: ComposeProject, host: FileHost): readonly DollarLiteral[] {
  const known = found.get(project) ?? literalsIn(project, host);
  found.set(project, known);
  return known;
}

/** A project has one host. */
const found = new Remembered<ComposeProject, readonly DollarLiteral[]>();

function literalsIn(project: ComposeProject, host: FileHost): readonly DollarLiteral[] {
  const uses = variableUses(project);
  const suspects = uses.filter((use) => isBare(use) && (isInHash(use) || isInPassword(use)));
  if (suspects.length === 0) return [];
  const documented = documentedNames(project, host);
  const places = new Set(suspects.map(placeKey));
  const elsewhere = new Set(uses.flatMap((use) => (places.has(placeKey(use)) ? [] : [use.name])));
  const literals = new Map<string, DollarLiteral>();
  for (const use of suspects) {
    const key = placeKey(use.scalar);
    const isVariable =
      documented.has(use.name) || elsewhere.has(use.name) || environmentAt(project.interpolation, use).get(use.name);
    if (!literals.has(key) && !isVariable) literals.set(key, { at: use.at, name: assigned(use), value: use.scalar });
  }
  return [...literals.values()];
}

/** `$name` without braces, with nothing said for the case that it is not set. */
const isBare = (use: VariableUse): boolean => use.operator === undefined && !textOf(use).includes('{');

/** What a value is assigned to: the last key, or what stands before `=` in an item of a list. */
function assigned({ path, scalar, at }: VariableUse): string {
  const before = scalar.at.file.text.slice(scalar.at.span.start, at.span.start);
  const [, item] = /^["']?([\w.-]+)=/.exec(before) ?? [];
  return item ?? path.at(-1) ?? '';
}

/** The text of a scalar as written before a use, behind the name in an item of a list. */
function textBefore({ scalar, at }: VariableUse): string {
  const before = scalar.at.file.text.slice(scalar.at.span.start, at.span.start);
  return before.replace(/^["']/, '').replace(/^[\w.-]+=/, '');
}

/** The schemes of crypt(5) and of Apache, as they start a password hash. */
const hashStart = /(?:^|[^$\w])\$(?:apr1|2[abxy]?|[156y]|argon2(?:id?|d)?|scrypt|pbkdf2[\w-]*)\$[^\s]*$/;

/** Whether a use is a part of a password hash, such as `user:$apr1$salt$hash`. */
function isInHash(use: VariableUse): boolean {
  const { file, span } = use.at;
  const before = textBefore(use);
  return hashStart.test(before) || hashStart.test(`${before}${file.text.slice(span.start, span.end + 1)}`);
}

/** Whether a use stands in the middle of a password that is written out, in a variable of a secret name or in a URL. */
function isInPassword(use: VariableUse): boolean {
  const { name } = use;
  // `PREFIX-$STAGE`: in capitals it is a variable, as everybody writes them.
  if (isSetOutside(name) || /^[A-Z_][A-Z0-9_]+$/.test(name)) return false;
  const before = textBefore(use);
  if (/:\/\/[^\s:@/]*:[^\s@/$]*[^\s@/$]$/.test(before)) return true;
  return isSecretName(assigned(use)) && /[\w!#%&*+.,;?^~@=-]$/.test(before) && !/[\s/]|:\/\//.test(before);
}

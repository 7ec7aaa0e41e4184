import type { ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import { parseDotenv } from '../../../parser/dotenv.js';
import type { Located } from '../../../text/location.js';
import { place } from '../../../text/location.js';
import { join } from '../../../text/path.js';
import type { SourceFile } from '../../../text/source.js';
import {
  type Environment,
  environmentAt,
  environmentOf,
  type Variable,
  type VariableOrigin,
} from '../../environment.js';
import type { FileHost } from '../../files.js';
import { type Fact, known, unknown, valueOf } from '../../known.js';
import { secretIn } from '../../secrets.js';
import { evaluate, scalarText, scalarValue, shellMaySetIt } from './interpolate.js';
import { assignmentsOf, itemsOf, scalarChild } from './nodes.js';
import type { Scope } from '../loading/scope.js';

/** Variables with what else may be set. */
export interface Variables {
  readonly variables: readonly Variable[];
  readonly incomplete: string | undefined;
}

/**
 * What interpolation sees: the `.env` of the project directory. Never whole, since the shell's variables come first;
 * a value that `.env` gives counts as known all the same.
 */
export function interpolationOf(host: FileHost, directory: string): Environment {
  const path = join(directory, '.env');
  const file = host.read(path);
  if (file) return environmentOf(dotenvVariables(file, environmentOf([], shellMaySetIt)), shellMaySetIt);
  const hidden = host.kindOf(path) !== undefined && host.kindOf(path) !== 'directory';
  return environmentOf([], hidden ? `${path} cannot be read` : shellMaySetIt);
}

/**
 * What interpolation sees in a file that `include` names: the variables around it, then those of its environment files, of
 * which the later counts.
 *
 * Source: https://docs.docker.com/reference/compose-file/include/#env_file
 */
export function includedInterpolation(host: FileHost, paths: readonly string[], outer: Environment): Environment {
  const files = paths.map((path) => host.read(path));
  const own = files.flatMap((file) => (file ? dotenvVariables(file, outer) : []));
  const hidden = paths.find((_, index) => !files[index]);
  return environmentOf(
    [...own, ...outer.variables],
    hidden === undefined ? outer.incomplete : `${hidden} cannot be read`,
  );
}

/** The variables of an environment file; names it uses are looked up in what it has set so far, then outside. */
function dotenvVariables(file: SourceFile, outside: Environment): readonly Variable[] {
  const sofar = new Map<string, Variable>();
  const environment: Environment = {
    ...outside,
    get: (name) => sofar.get(name) ?? outside.get(name),
    value: (name) => sofar.get(name)?.value ?? outside.value(name),
  };
  const variables: Variable[] = [];
  for (const { key, value, at } of parseDotenv(file).entries) {
    const variable: Variable = {
      name: key.text,
      at: value?.at ?? at,
      value: value ? proved(key.text, evaluate(value, environment), value) : inherited(key.text, outside),
      origin: 'env-file',
      secret: value && secretIn(key.text, value),
    };
    variables.push(variable);
    sofar.set(variable.name, variable);
  }
  return variables;
}

/** `format: raw`: everything behind `=` is the value. */
function rawVariables(file: SourceFile): readonly Variable[] {
  const variables: Variable[] = [];
  for (let line = 1; line <= file.lineCount; line++) {
    const span = file.lineSpan(line);
    const text = file.slice(span);
    const equals = text.indexOf('=');
    if (equals < 1 || text.startsWith('#')) continue;
    const at = place(file, span.start + equals + 1, span.end);
    const name = text.slice(0, equals);
    const value = text.slice(equals + 1);
    variables.push({
      name,
      at,
      value: proved(name, known(value), { at }),
      origin: 'env-file',
      secret: secretIn(name, value),
    });
  }
  return variables;
}

const proved = (name: string, fact: Fact<string>, { at }: Located): Fact<string> =>
  fact.known ? { ...fact, evidence: [{ at, note: `${name} gets its value here` }, ...fact.evidence] } : fact;

/** The value of a name without one: what interpolation sees under it, else the shell's secret. */
function inherited(name: string, interpolation: Environment): Fact<string> {
  const fact = interpolation.value(name);
  return fact.known && fact.value !== undefined
    ? known(fact.value, ...fact.evidence)
    : unknown(`${name} takes its value from the shell`);
}

/** The variables of `environment:` or `args:` in either form, each at its value's place, duplicates included. */
export function assignedVariables(
  node: ComposeNode | undefined,
  interpolation: Environment,
  origin: VariableOrigin,
): Variables {
  const { items, odd } = assignmentsOf(node);
  const variables = items.map(({ key, value, at }): Variable => {
    if (!value)
      return {
        name: key.text,
        at,
        value: inherited(key.text, environmentAt(interpolation, { at })),
        origin: 'shell',
        secret: undefined,
      };
    return {
      name: key.text,
      at: value.at,
      value: proved(key.text, scalarValue(value, interpolation), value),
      origin,
      secret: secretOf(key.text, value),
    };
  });
  return { variables, incomplete: odd ? 'some of its variables have no name that can be read' : undefined };
}

const secretOf = (name: string, value: ComposeScalar) =>
  secretIn(name, typeof value.value === 'string' ? value.word : scalarText(value));

/** The variables of `env_file`: a path, a list of paths, or a list of `{path, required, format}`. Later files win. */
export function envFileVariables(node: ComposeNode | undefined, scope: Scope): Variables {
  const variables: Variable[] = [];
  let incomplete: string | undefined;
  for (const item of itemsOf(node)) {
    const read = envFile(item, scope);
    variables.push(...read.variables);
    incomplete ??= read.incomplete;
  }
  return { variables, incomplete };
}

function envFile(item: ComposeNode, scope: Scope): Variables {
  const scalar = item.kind === 'scalar' ? item : scalarChild(item, 'path');
  if (!scalar) return { variables: [], incomplete: 'an env_file has no path' };
  const path = scope.pathOf(scalar);
  if (!path.known) return { variables: [], incomplete: `the path of an env_file is unknown: ${path.because}` };
  const file = scope.host.read(path.value);
  if (!file) return { variables: [], incomplete: missing(item, path.value, scope) };
  const format = scalarChild(item, 'format');
  if (!format) return { variables: dotenvVariables(file, scope.interpolation), incomplete: undefined };
  const name = valueOf(scalarValue(format, scope.interpolation));
  if (name === 'raw') return { variables: rawVariables(file), incomplete: undefined };
  if (name === 'default') return { variables: dotenvVariables(file, scope.interpolation), incomplete: undefined };
  return { variables: [], incomplete: `the format of ${path.value} is unknown` };
}

/** A file that is not there sets nothing if it need not be there, unless git hides it: then it may be elsewhere. */
function missing(item: ComposeNode, path: string, { host, interpolation }: Scope): string | undefined {
  const required = scalarChild(item, 'required');
  const optional = required && /^(?:false|no|n|off|0)$/i.test(valueOf(scalarValue(required, interpolation)) ?? '');
  if (optional && host.kindOf(path) === undefined && !host.isGitIgnored(path)) return undefined;
  return `the env_file ${path} cannot be read`;
}

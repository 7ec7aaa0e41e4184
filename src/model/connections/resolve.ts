// What an expression of a Python program is worth, followed through the names that its modules import from one another.
import { fold, type LookedUp, type PythonValue } from '../../parser/python/fold.js';
import { mentions } from '../../parser/python/prefilter.js';
import { dottedName, type PythonBinding, type PythonExpression, type PythonImport } from '../../parser/python/tree.js';
import type { Located } from '../../text/location.js';
import { hole } from '../compose/values/interpolate.js';
import type { Environment } from '../environment.js';
import { lookUp } from '../process/python-environment.js';
import type { Reachable, ReachableModule } from '../python/program/reachable.js';

/** What expressions are resolved in. */
export interface CodeScope {
  readonly modules: readonly ReachableModule[];
  readonly imports: Reachable['imports'];
  /** The variables that the program starts with, unknown where its own code may set them. */
  readonly environment: (name: string) => LookedUp;
}

/** A value with the places that it is known from. */
export interface Resolved {
  readonly value: PythonValue;
  readonly places: readonly Located[];
}

/** An expression and where it stands. */
export interface Site {
  readonly module: ReachableModule;
  /** The function or class around it. */
  readonly within: string | undefined;
}

/** What reads files of variables: what the environment leaves open may then come from one. */
const dotenvReaders = ['load_dotenv', 'dotenv_values', 'read_env', 'read_dotenv', 'load_env'];

/** The scope of a program: variables that one of its modules sets, or that a .env file may set, are unknown. */
export function codeScope({ modules, imports }: Reachable, environment: Environment): CodeScope {
  const plain = lookUp(environment);
  const readsDotenv = modules.some(({ module }) => mentions(module.file, ...dotenvReaders));
  const set = new Set<string>();
  let setsAny = false;
  for (const { module } of modules) {
    for (const { target } of module.memberAssignments) {
      if (target.kind !== 'subscript' || module.canonical(dottedName(target.object) ?? '') !== 'os.environ') continue;
      if (target.index.kind === 'string') set.add(target.index.value);
      else setsAny = true;
    }
    for (const { call, name } of module.calls) {
      const called = module.canonical(name ?? '');
      if (called === 'os.environ.update') setsAny = true;
      const [key] = call.arguments;
      if (called === 'os.environ.setdefault' && key?.kind === 'string') set.add(key.value);
    }
  }
  return {
    modules,
    imports,
    environment(name) {
      if (setsAny || set.has(name)) return { known: false, because: `the program may set ${name}` };
      const found = plain(name);
      const isOpen = found.known && found.value === undefined && readsDotenv;
      return isOpen ? { known: false, because: `${name} may come from a .env file` } : found;
    },
  };
}

/** How many names and calls are followed inside one another. */
const deepest = 12;

/** How many parts one expression may have, its names followed: `a = b + b`, `b = c + c`, … doubles them with each name. */
const mostParts = 200;

/** A scope with the parts that are left, shared by all of one expression. */
interface CountedScope extends CodeScope {
  readonly parts: { left: number };
}

/** What an expression is worth; undefined where that cannot be told. */
export const resolve = (expression: PythonExpression, site: Site, scope: CodeScope): Resolved | undefined =>
  resolveAt(expression, site, { ...scope, parts: { left: mostParts } }, 0);

/** The text that an expression is, unknown pieces of it as `hole`; undefined for what is surely no text or wholly unknown. */
export function resolveText(
  expression: PythonExpression,
  site: Site,
  scope: CodeScope,
): { readonly text: string; readonly places: readonly Located[] } | undefined {
  const pieces = piecesOf(expression, site, { ...scope, parts: { left: mostParts } }, 0);
  const text = pieces.map((piece) => piece?.value ?? hole).join('');
  return text === '' || text === hole ? undefined : { text, places: pieces.flatMap((piece) => piece?.places ?? []) };
}

interface TextPiece {
  readonly value: string;
  readonly places: readonly Located[];
}

function piecesOf(
  expression: PythonExpression,
  site: Site,
  scope: CountedScope,
  depth: number,
): readonly (TextPiece | undefined)[] {
  if (depth > deepest || scope.parts.left-- <= 0) return [undefined];
  const resolved = resolveAt(expression, site, scope, depth);
  if (resolved) return [asText(resolved)];
  if (expression.kind === 'format')
    return expression.parts.flatMap((part) =>
      typeof part === 'string' ? [{ value: part, places: [expression] }] : piecesOf(part, site, scope, depth + 1),
    );
  if (expression.kind === 'binary' && expression.operator === '+')
    return [expression.left, expression.right].flatMap((part) => piecesOf(part, site, scope, depth + 1));
  const behind = behindName(expression, site, scope);
  return behind ? piecesOf(behind.expression, behind.site, scope, depth + 1) : [undefined];
}

const asText = ({ value, places }: Resolved): TextPiece | undefined =>
  typeof value === 'string' || typeof value === 'number' ? { value: String(value), places } : undefined;

function resolveAt(expression: PythonExpression, site: Site, scope: CountedScope, depth: number): Resolved | undefined {
  if (depth > deepest || scope.parts.left-- <= 0) return undefined;
  const folded = fold(expression, {
    module: site.module.module,
    within: site.within,
    environment: scope.environment,
  });
  if (folded.known) return { value: folded.value, places: folded.places };
  const inner = (part: PythonExpression): Resolved | undefined => resolveAt(part, site, scope, depth + 1);
  const setting = expression.kind === 'attribute' ? fieldOf(expression, site, scope, depth) : undefined;
  if (setting) return setting;
  const behind = behindName(expression, site, scope);
  if (behind) return resolveAt(behind.expression, behind.site, scope, depth + 1);
  switch (expression.kind) {
    case 'call':
      return resolveCall(expression, site, scope, inner);
    case 'format':
      return joined(
        expression.parts.map((part) =>
          typeof part === 'string' ? { value: part, places: [expression] } : inner(part),
        ),
      );
    case 'binary': {
      if (expression.operator === '+') return joined([inner(expression.left), inner(expression.right)], true);
      if (expression.operator !== 'or') return undefined;
      const left = inner(expression.left);
      return left && (left.value === null || left.value === '') ? inner(expression.right) : left;
    }
    default:
      return undefined;
  }
}

/** Texts put together; numbers count only in format strings. */
function joined(parts: readonly (Resolved | undefined)[], textsOnly = false): Resolved | undefined {
  let value = '';
  for (const part of parts) {
    if (typeof part?.value !== 'string' && (textsOnly || typeof part?.value !== 'number')) return undefined;
    value += String(part.value);
  }
  return { value, places: parts.flatMap((part) => part?.places ?? []) };
}

/** `os.getenv(name, default)` whose default is followed elsewhere, and `str` and `int` of what is. */
function resolveCall(
  call: PythonExpression & { readonly kind: 'call' },
  { module }: Site,
  scope: CodeScope,
  inner: (part: PythonExpression) => Resolved | undefined,
): Resolved | undefined {
  const callee = module.module.canonical(dottedName(call.callee) ?? '');
  const [first, second] = call.arguments;
  if (!first || call.starred) return undefined;
  if (callee === 'os.getenv' || callee === 'os.environ.get') {
    const name = inner(first)?.value;
    const found = typeof name === 'string' ? scope.environment(name) : undefined;
    if (!found?.known) return undefined;
    if (found.value !== undefined) return { value: found.value, places: found.places ?? [] };
    return second && inner(second);
  }
  const value = callee === 'str' || callee === 'int' ? inner(first) : undefined;
  if (!value || second) return undefined;
  if (callee === 'str') return { ...value, value: String(value.value) };
  const number = Number(value.value);
  return Number.isInteger(number) && value.value !== '' && value.value !== null
    ? { ...value, value: number }
    : undefined;
}

/** The expression that a name or a member of a module stands for, where the module binds it exactly once. */
function behindName(
  expression: PythonExpression,
  site: Site,
  scope: CodeScope,
): { readonly expression: PythonExpression; readonly site: Site } | undefined {
  if (expression.kind === 'name') {
    if (isLocal(expression.name, site)) return undefined;
    const found = bindingBehind(expression.name, site.module, scope, 0);
    return (
      found?.binding.value && { expression: found.binding.value, site: { module: found.module, within: undefined } }
    );
  }
  if (expression.kind !== 'attribute' || expression.object.kind !== 'name') return undefined;
  if (isLocal(expression.object.name, site)) return undefined;
  const target = moduleBehind(expression.object.name, site.module, scope);
  const found = target && bindingBehind(expression.name, target, scope, 0);
  return found?.binding.value && { expression: found.binding.value, site: { module: found.module, within: undefined } };
}

/** Whether the function around a place binds a name itself. */
function isLocal(name: string, { module, within }: Site): boolean {
  for (let at = within; at !== undefined && at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    if (module.module.localBindings.get(at)?.some((binding) => binding.name === name)) return true;
  }
  return false;
}

interface FoundBinding {
  readonly binding: PythonBinding;
  readonly module: ReachableModule;
}

/** The one unconditional binding of a name at the top level of a module, followed through imports. */
function bindingBehind(
  name: string,
  module: ReachableModule,
  scope: CodeScope,
  depth: number,
): FoundBinding | undefined {
  if (depth > deepest || module.module.dynamic) return undefined;
  const [binding, second] = module.module.bindings.filter((each) => each.name === name);
  if (!binding || second || binding.conditional) return undefined;
  if (binding.kind !== 'import') return { binding, module };
  const statement = module.module.imports.find(
    (one) => one.kind === 'from' && one.names.some((each) => (each.asName ?? each.name) === name),
  );
  const original = statement?.names.find((each) => (each.asName ?? each.name) === name)?.name;
  const target = statement && moduleOf(statement, statement, module, scope);
  return target && original ? bindingBehind(original, target, scope, depth + 1) : undefined;
}

/** The module that a name is bound to by an import. */
function moduleBehind(name: string, module: ReachableModule, scope: CodeScope): ReachableModule | undefined {
  for (const statement of module.module.imports) {
    if (statement.kind === 'import') {
      const bound = statement.asName ?? (statement.module.includes('.') ? undefined : statement.module);
      if (bound === name) return moduleOf(statement, statement, module, scope);
      continue;
    }
    const imported = statement.names.find((each) => (each.asName ?? each.name) === name);
    if (imported) return moduleOf(statement, imported, module, scope);
  }
  return undefined;
}

/** The module that an import statement, or one name of it, leads to. */
function moduleOf(
  statement: PythonImport,
  { at }: Located,
  importer: ReachableModule,
  { imports, modules }: CodeScope,
): ReachableModule | undefined {
  const found = imports.find(
    (one) => one.importer.path === importer.path && one.statement === statement && one.at.span.start === at.span.start,
  );
  const path = found?.lookup.kind === 'file' ? found.lookup.path : undefined;
  return path === undefined ? undefined : modules.find((module) => module.path === path);
}

/**
 * A field of a class: `Config.URL`, and `settings.url` where `settings = Settings()`. Of classes of pydantic-settings a variable of the
 * field's name wins, in whatever case. Source: https://docs.pydantic.dev/latest/concepts/pydantic_settings/
 */
function fieldOf(
  { object, name }: PythonExpression & { readonly kind: 'attribute' },
  site: Site,
  scope: CountedScope,
  depth: number,
): Resolved | undefined {
  if (object.kind !== 'name' || isLocal(object.name, site)) return undefined;
  const found = bindingBehind(object.name, site.module, scope, 0);
  const owner = found && classOf(found, scope);
  if (!owner) return undefined;
  const { module, className } = owner;
  const { file } = module.module;
  const [binding, second] = (module.module.localBindings.get(className) ?? []).filter((each) => each.name === name);
  const isSettings = mentions(file, 'BaseSettings');
  if (isSettings) {
    if (mentions(file, ...changers)) return undefined;
    for (const variable of new Set([name, name.toUpperCase(), name.toLowerCase()])) {
      const value = scope.environment(variable);
      if (!value.known) return undefined;
      if (value.value !== undefined) return { value: value.value, places: value.places ?? [] };
    }
    if (mentions(file, 'env_file', '_env_file', 'secrets_dir')) return undefined;
  }
  if (!binding?.value || second || binding.conditional) return undefined;
  return resolveAt(binding.value, { module, within: className }, scope, depth + 1);
}

/** What makes a field of pydantic-settings something else than its variable or its default. */
const changers = [
  'env_prefix',
  'alias',
  'validation_alias',
  'settings_customise_sources',
  'field_validator',
  'model_validator',
  'validator',
  'root_validator',
  'BeforeValidator',
  'AfterValidator',
];

/** The class that a binding is, or makes an object of. */
function classOf(
  { binding, module }: FoundBinding,
  scope: CodeScope,
): { readonly module: ReachableModule; readonly className: string } | undefined {
  if (binding.kind === 'class') return { module, className: binding.name };
  const { value } = binding;
  const isPlain = value?.kind === 'call' && value.arguments.length === 0 && value.keywords.length === 0;
  if (!isPlain || value.starred || value.callee.kind !== 'name') return undefined;
  const found = bindingBehind(value.callee.name, module, scope, 0);
  return found?.binding.kind === 'class' ? { module: found.module, className: found.binding.name } : undefined;
}

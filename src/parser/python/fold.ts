import type { Located } from '../../text/location.js';
import { dottedName } from './tree.js';
import type { PythonBinding, PythonCall, PythonExpression, PythonImport, PythonModule } from './tree.js';

/** A constant of Python: `None` is null, tuples, lists and sets are arrays, whole and broken numbers are numbers. */
export type PythonValue = string | number | boolean | null | readonly PythonValue[];

/** What an expression is worth, with the places that it is known from, or why it cannot be known. */
export type Folded =
  | { readonly known: true; readonly value: PythonValue; readonly places: readonly Located[] }
  | { readonly known: false; readonly because: string };

/** What is known of a variable that is looked up; `value` undefined means that it is certainly not set. */
export type LookedUp =
  | { readonly known: true; readonly value: string | undefined; readonly places?: readonly Located[] }
  | { readonly known: false; readonly because: string };

/** What an expression is folded in. */
export interface FoldScope {
  readonly module: PythonModule;
  /** The function or class that the expression stands in (`PythonSite.within`): its names count first. */
  readonly within?: string | undefined;
  /** The value of an environment variable when the program starts. */
  readonly environment: (name: string) => LookedUp;
  /** What `load_dotenv()` finds for a variable that is not set. Without it, that is unknown. */
  readonly dotenv?: ((name: string) => LookedUp) | undefined;
  /**
   * What the command line gives for an option, by its flags (`--port`, `-p`). Without it, what `argparse` yields is
   * unknown; with it, an option that is certainly not given has its default.
   */
  readonly arguments?: ((flags: readonly string[]) => LookedUp) | undefined;
}

/** How many names and operators are followed inside one another. */
const deepest = 50;

/** How many steps one expression may take: `a = b + b`, `b = c + c`, … doubles them with each name. */
const mostSteps = 1000;

/** The longest text that is put together, for the same reason. */
const longestText = 10_000;

/** A scope with the steps that are left, shared by all parts of one expression. */
interface CountedScope extends FoldScope {
  readonly steps: { left: number };
}

/**
 * Works out what an expression is worth when it runs, without running it: constants, names that are bound exactly once,
 * `os.environ` and `os.getenv`, `int`, `str`, `bool`, `or`, `and`, `not`, conditions, comparisons, `+` of strings,
 * format strings, `.lower()` and its kin, and options of `argparse`. Everything else is unknown.
 *
 * Pure and total. What would raise in Python is unknown, with the reason.
 */
export function fold(expression: PythonExpression, scope: FoldScope): Folded {
  return foldAt(expression, { ...scope, steps: { left: mostSteps } }, 0);
}

const unknown = (because: string): Folded => ({ known: false, because });

function foldAt(expression: PythonExpression, scope: CountedScope, depth: number): Folded {
  if (depth > deepest || scope.steps.left-- <= 0) return unknown('it takes too many steps');
  const inner = (part: PythonExpression): Folded => foldAt(part, scope, depth + 1);
  const constant = (value: PythonValue): Folded => ({ known: true, value, places: [expression] });
  switch (expression.kind) {
    case 'string':
    case 'boolean':
      return constant(expression.value);
    case 'none':
      return constant(null);
    case 'number':
      // A whole float prints with a point, which a number here does not remember.
      return expression.float && Number.isInteger(expression.value)
        ? unknown('it is a float')
        : constant(expression.value);
    case 'list':
    case 'tuple':
    case 'set':
      return foldAll(expression.items, inner, (values) => ({ known: true, value: values, places: [expression] }));
    case 'format':
      return foldFormat(expression.parts, inner);
    case 'name':
      return foldName(expression.name, scope, depth);
    case 'attribute':
      return foldAttribute(expression, scope, depth);
    case 'subscript':
      return foldSubscript(expression, scope, inner);
    case 'call':
      return foldCall(expression, scope, inner);
    case 'unary':
      return then(inner(expression.operand), (value) => foldUnary(expression.operator, value));
    case 'binary':
      return foldBinary(expression, inner);
    case 'conditional':
      return then(inner(expression.test), (test) => inner(truthy(test) ? expression.then : expression.otherwise));
    default:
      return unknown('it is computed when the program runs');
  }
}

/** Goes on with a known value; the places of both count. */
function then(folded: Folded, next: (value: PythonValue) => Folded): Folded {
  if (!folded.known) return folded;
  const result = next(folded.value);
  return result.known ? { ...result, places: [...folded.places, ...result.places] } : result;
}

/** A value that follows from others, and so has no place of its own. */
const derived = (value: PythonValue): Folded => ({ known: true, value, places: [] });

function foldAll(
  parts: readonly PythonExpression[],
  inner: (part: PythonExpression) => Folded,
  next: (values: readonly PythonValue[]) => Folded,
): Folded {
  const values: PythonValue[] = [];
  const places: Located[] = [];
  for (const part of parts) {
    const folded = inner(part);
    if (!folded.known) return folded;
    values.push(folded.value);
    places.push(...folded.places);
  }
  const result = next(values);
  return result.known ? { ...result, places: [...new Set([...places, ...result.places])] } : result;
}

function foldFormat(parts: readonly (string | PythonExpression)[], inner: (part: PythonExpression) => Folded): Folded {
  const expressions = parts.filter((part) => typeof part !== 'string');
  return foldAll(expressions, inner, (values) => {
    let text = '';
    let index = 0;
    for (const part of parts) {
      const piece = typeof part === 'string' ? part : printed(values[index++]!);
      if (piece === undefined) return unknown('it formats a list');
      text += piece;
    }
    return text.length > longestText ? unknown('it is too long') : derived(text);
  });
}

/** What `str()` makes of a value; undefined for lists. */
function printed(value: PythonValue): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === null ? 'None' : undefined;
}

const truthy = (value: PythonValue): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** The bindings of a name as code in a function sees it: those of the function, of the functions around it, or the module's. */
function bindingsOf(
  name: string,
  scope: CountedScope,
): { bindings: readonly PythonBinding[]; within: string | undefined } {
  for (let within = scope.within; within !== undefined; within = outerOf(within)) {
    const bindings = scope.module.localBindings.get(within)?.filter((binding) => binding.name === name) ?? [];
    const visible = bindings.length > 0 && (within === scope.within || bindings[0]!.where === 'function');
    if (visible) return { bindings, within };
  }
  return { bindings: scope.module.bindings.filter((binding) => binding.name === name), within: undefined };
}

function outerOf(within: string): string | undefined {
  const dot = within.lastIndexOf('.');
  return dot === -1 ? undefined : within.slice(0, dot);
}

function foldName(name: string, scope: CountedScope, depth: number): Folded {
  const { bindings, within } = bindingsOf(name, scope);
  const [binding, second] = bindings;
  if (!binding) return unknown(`${name} is not a constant of ${scope.module.file.path}`);
  if (second) return unknown(`${name} is assigned more than once`);
  if (binding.kind === 'parameter') return unknown(`${name} is a parameter`);
  if (binding.kind !== 'assignment' || !binding.value) return unknown(`${name} is not a constant`);
  if (within === undefined && mayBeReplaced(binding, scope.module)) return unknown(`${name} may be assigned elsewhere`);
  return foldAt(binding.value, { ...scope, within }, depth + 1);
}

/** Whether something that is not seen may bind the name of a top-level binding again, or instead. */
function mayBeReplaced(binding: PythonBinding, module: PythonModule): boolean {
  if (module.dynamic || (binding.conditional && module.starImport)) return true;
  const isLaterStar = ({ names, at }: PythonImport): boolean =>
    at.span.start > binding.at.span.start && names.some(({ name }) => name === '*');
  return module.starImport && module.imports.some(isLaterStar);
}

/** The full dotted name of an expression, unless its first name is bound in the function around it to something else. */
function canonicalOf(expression: PythonExpression, scope: CountedScope): string | undefined {
  const name = dottedName(expression);
  if (name === undefined) return undefined;
  const { bindings } = bindingsOf(name.split('.')[0]!, scope);
  return bindings.every(({ kind }) => kind === 'import') ? scope.module.canonical(name) : undefined;
}

function foldAttribute(
  expression: PythonExpression & { readonly kind: 'attribute' },
  scope: CountedScope,
  depth: number,
): Folded {
  const name = dottedName(expression) ?? expression.name;
  if (expression.object.kind !== 'name') return unknown(`${name} is not a constant`);
  const { bindings } = bindingsOf(expression.object.name, scope);
  const [binding] = bindings;
  const isNamespace = binding?.value?.kind === 'call' && methodOf(binding.value) === 'parse_args';
  if (!isNamespace || bindings.length !== 1) return unknown(`${name} is not a constant`);
  return foldOption(expression.name, name, scope, depth);
}

/** The value of an option that `argparse` reads: https://docs.python.org/3/library/argparse.html#the-add-argument-method */
function foldOption(destination: string, name: string, scope: CountedScope, depth: number): Folded {
  if (!scope.arguments) return unknown(`${name} comes from the command line`);
  const { calls } = scope.module;
  const options = calls.filter(({ call }) => methodOf(call) === 'add_argument' && destinationOf(call) === destination);
  const changed = calls.some(({ call }) => methodOf(call) === 'set_defaults');
  const [option] = options;
  if (!option || options.length > 1 || changed || option.call.starred)
    return unknown(`${name} comes from the command line`);
  const flags = option.call.arguments.flatMap((flag) => (flag.kind === 'string' ? [flag.value] : []));
  const keyword = (wanted: string) => option.call.keywords.find((given) => given.name === wanted)?.value;
  if (keyword('action') || keyword('nargs')) return unknown(`${name} comes from the command line`);
  const given = scope.arguments(flags);
  if (!given.known) return unknown(given.because);
  const type = keyword('type');
  const converted = (value: PythonValue): Folded => {
    if (!type || typeof value !== 'string') return derived(value);
    return builtins.get(dottedName(type) ?? '')?.(value) ?? unknown(`${name} is converted when the program runs`);
  };
  if (given.value !== undefined) {
    return then({ known: true, value: given.value, places: given.places ?? [] }, converted);
  }
  const fallback = keyword('default');
  if (!fallback) return { known: true, value: null, places: [option] };
  const definedIn: CountedScope = { ...scope, within: option.within };
  return then(foldAt(fallback, definedIn, depth + 1), converted);
}

const methodOf = ({ callee }: PythonCall): string | undefined =>
  callee.kind === 'attribute' ? callee.name : undefined;

/** The attribute that an option is stored in: `dest`, or its first long flag with `_` for `-`, or its short flag. */
function destinationOf(call: PythonCall): string | undefined {
  const given = call.keywords.find(({ name }) => name === 'dest')?.value;
  if (given) return given.kind === 'string' ? given.value : undefined;
  const flags = call.arguments.flatMap((flag) => (flag.kind === 'string' ? [flag.value] : []));
  const flag = flags.find((written) => written.startsWith('--')) ?? flags[0];
  // A positional argument has no flag, and cannot be left out.
  return flag?.startsWith('-') ? flag.replace(/^-{1,2}/, '').replaceAll('-', '_') : undefined;
}

function foldSubscript(
  expression: PythonExpression & { readonly kind: 'subscript' },
  scope: CountedScope,
  inner: (part: PythonExpression) => Folded,
): Folded {
  if (canonicalOf(expression.object, scope) === 'os.environ') {
    return then(inner(expression.index), (name) => {
      const found = variable(name, scope);
      return found.known && found.value === null ? unknown(`${String(name)} is not set`) : found;
    });
  }
  return then(inner(expression.object), (list) =>
    then(inner(expression.index), (index) => {
      const item = Array.isArray(list) && typeof index === 'number' ? list.at(index) : undefined;
      return item === undefined ? unknown('it is an item of something unknown') : derived(item);
    }),
  );
}

/** An environment variable, null if it is not set. What the module itself sets is unknown. */
function variable(name: PythonValue, scope: CountedScope): Folded {
  if (typeof name !== 'string') return unknown('the name of a variable is not a string');
  const changes = environmentChanges(scope.module);
  if (changes.anything || changes.set.has(name)) return unknown(`${name} is set in ${scope.module.file.path}`);
  const found = scope.environment(name);
  if (!found.known || found.value !== undefined) return lookedUp(found);
  if (changes.defaults.has(name)) return unknown(`${name} is set in ${scope.module.file.path}`);
  if (!changes.dotenv) return lookedUp(found);
  return scope.dotenv ? lookedUp(scope.dotenv(name)) : unknown(`${name} may come from a .env file`);
}

const lookedUp = (found: LookedUp): Folded =>
  found.known ? { known: true, value: found.value ?? null, places: found.places ?? [] } : found;

/** What a module does to its own environment. */
interface EnvironmentChanges {
  /** It may set any variable. */
  readonly anything: boolean;
  readonly set: ReadonlySet<string>;
  /** It sets these if they are not set. */
  readonly defaults: ReadonlySet<string>;
  /** It reads a .env file. */
  readonly dotenv: boolean;
}

const changesOf = new WeakMap<PythonModule, EnvironmentChanges>();

function environmentChanges(module: PythonModule): EnvironmentChanges {
  let changes = changesOf.get(module);
  if (!changes) changesOf.set(module, (changes = findEnvironmentChanges(module)));
  return changes;
}

function findEnvironmentChanges(module: PythonModule): EnvironmentChanges {
  const set = new Set<string>();
  const defaults = new Set<string>();
  let anything = false;
  let dotenv = false;
  const isEnvironment = (object: PythonExpression): boolean =>
    module.canonical(dottedName(object) ?? '') === 'os.environ';
  const add = (names: Set<string>, name: PythonExpression | undefined): void => {
    if (name?.kind === 'string') names.add(name.value);
    else anything = true;
  };
  for (const { target } of module.memberAssignments) {
    if (target.kind === 'subscript' && isEnvironment(target.object)) add(set, target.index);
  }
  for (const { call, name } of module.calls) {
    const called = module.canonical(name ?? '');
    if (called === 'os.environ.setdefault') add(defaults, call.arguments[0]);
    if (called === 'os.putenv' || called === 'os.environ.pop') add(set, call.arguments[0]);
    if (called === 'os.environ.update' || called === 'os.environ.clear') anything = true;
    if (!called.endsWith('load_dotenv')) continue;
    dotenv = true;
    if (call.keywords.some((keyword) => keyword.name === 'override')) anything = true;
  }
  return { anything, set, defaults, dotenv };
}

function foldCall(call: PythonCall, scope: CountedScope, inner: (part: PythonExpression) => Folded): Folded {
  const name = canonicalOf(call.callee, scope);
  if (call.starred) return unknown('its arguments are not written out');
  if (name === 'os.getenv' || name === 'os.environ.get') return foldGetenv(call, scope, inner);
  const builtin = name === undefined ? undefined : builtins.get(name);
  const [argument] = call.arguments;
  if (builtin) {
    if (!argument || call.arguments.length > 1 || call.keywords.length > 0) return unknown(`${name} is called oddly`);
    return then(inner(argument), builtin);
  }
  const { callee } = call;
  const method = callee.kind === 'attribute' ? methods.get(callee.name) : undefined;
  if (method && callee.kind === 'attribute' && call.keywords.length === 0) {
    return then(inner(callee.object), (text) =>
      foldAll(call.arguments, inner, (values) => {
        const result = typeof text === 'string' ? method(text, values) : undefined;
        return result === undefined ? unknown(`${callee.name} is called oddly`) : derived(result);
      }),
    );
  }
  return unknown(`${dottedName(callee) ?? 'a function'} is called when the program runs`);
}

function foldGetenv(call: PythonCall, scope: CountedScope, inner: (part: PythonExpression) => Folded): Folded {
  const keyword = (wanted: string) => call.keywords.find(({ name }) => name === wanted)?.value;
  const key = call.arguments[0] ?? keyword('key');
  const fallback = call.arguments[1] ?? keyword('default');
  if (!key) return unknown('the name of a variable is not given');
  return then(inner(key), (name) => {
    const found = variable(name, scope);
    if (!found.known || found.value !== null) return found;
    return fallback ? inner(fallback) : { known: true, value: null, places: [call] };
  });
}

const wholeNumber = /^[+-]?\d+(?:_\d+)*$/;
const brokenNumber = /^[+-]?(?:\d+\.\d*|\.\d+|\d+)$/;

const builtins: ReadonlyMap<string, (value: PythonValue) => Folded> = new Map([
  ['int', toInteger],
  ['float', toFloat],
  ['bool', (value) => derived(truthy(value))],
  ['str', (value) => wrap(printed(value), 'a list is made into text')],
  ['list', (value) => wrap(Array.isArray(value) ? value : undefined, 'something is made into a list')],
  ['tuple', (value) => wrap(Array.isArray(value) ? value : undefined, 'something is made into a tuple')],
] satisfies [string, (value: PythonValue) => Folded][]);

const wrap = (value: PythonValue | undefined, because: string): Folded =>
  value === undefined ? unknown(because) : derived(value);

function toInteger(value: PythonValue): Folded {
  if (typeof value === 'number') return derived(Math.trunc(value));
  if (typeof value === 'boolean') return derived(Number(value));
  const text = typeof value === 'string' ? value.trim() : '';
  const number = wholeNumber.test(text) ? Number(text.replaceAll('_', '')) : NaN;
  return Number.isSafeInteger(number) ? derived(number) : unknown(`int() cannot read ${shown(value)}`);
}

function toFloat(value: PythonValue): Folded {
  const text = typeof value === 'string' ? value.trim() : '';
  const number = typeof value === 'number' ? value : brokenNumber.test(text) ? Number(text) : NaN;
  // A whole float prints with a point, which a number here does not remember.
  return Number.isNaN(number) || Number.isInteger(number) ? unknown('it is a float') : derived(number);
}

/** A value in a reason. Strings are not shown: they may be secrets. */
const shown = (value: PythonValue): string =>
  typeof value === 'string' ? 'the text' : Array.isArray(value) ? 'a list' : (printed(value) ?? 'it');

type Method = (text: string, values: readonly PythonValue[]) => PythonValue | undefined;

const withoutArguments =
  (change: (text: string) => PythonValue): Method =>
  (text, values) =>
    values.length === 0 ? change(text) : undefined;

const withString =
  (change: (text: string, argument: string) => PythonValue | undefined): Method =>
  (text, [argument, more]) =>
    typeof argument === 'string' && more === undefined ? change(text, argument) : undefined;

const methods: ReadonlyMap<string, Method> = new Map([
  ['lower', withoutArguments((text) => text.toLowerCase())],
  ['casefold', withoutArguments((text) => text.toLowerCase())],
  ['upper', withoutArguments((text) => text.toUpperCase())],
  ['strip', withoutArguments((text) => text.trim())],
  ['startswith', withString((text, start) => text.startsWith(start))],
  ['endswith', withString((text, end) => text.endsWith(end))],
  ['split', withString((text, separator) => (separator === '' ? undefined : text.split(separator)))],
] satisfies [string, Method][]);

function foldUnary(operator: string, value: PythonValue): Folded {
  if (operator === 'not') return derived(!truthy(value));
  if (operator === '-' && typeof value === 'number') return derived(-value);
  if (operator === '+' && typeof value === 'number') return derived(value);
  return unknown('it is computed when the program runs');
}

function foldBinary(
  { operator, left, right }: PythonExpression & { readonly kind: 'binary' },
  inner: (part: PythonExpression) => Folded,
): Folded {
  if (operator === 'or' || operator === 'and') {
    const first = inner(left);
    if (!first.known) return first;
    // What is not taken proves nothing, but that it is not taken does.
    return truthy(first.value) === (operator === 'or') ? first : then(first, () => inner(right));
  }
  return then(inner(left), (a) =>
    then(inner(right), (b) => wrap(operate(operator, a, b), 'it is computed when the program runs')),
  );
}

/** The result of an operator, undefined where Python would raise or this is not followed. */
function operate(operator: string, left: PythonValue, right: PythonValue): PythonValue | undefined {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case 'is':
      return left === null || right === null ? left === right : undefined;
    case 'is not':
      return left === null || right === null ? left !== right : undefined;
    case 'in':
      return contains(right, left);
    case 'not in': {
      const found = contains(right, left);
      return found === undefined ? undefined : !found;
    }
    case '+':
      if (typeof left === 'string' && typeof right === 'string') return concatenated(left, right);
      return arithmetic(left, right, (a, b) => a + b);
    case '-':
      return arithmetic(left, right, (a, b) => a - b);
    case '*':
      return arithmetic(left, right, (a, b) => a * b);
    case '<':
      return compare(left, right, (order) => order < 0);
    case '>':
      return compare(left, right, (order) => order > 0);
    case '<=':
      return compare(left, right, (order) => order <= 0);
    case '>=':
      return compare(left, right, (order) => order >= 0);
    default:
      return undefined;
  }
}

const concatenated = (left: string, right: string): string | undefined =>
  left.length + right.length > longestText ? undefined : left + right;

/** Whole numbers only: broken ones print otherwise. */
function arithmetic(
  left: PythonValue,
  right: PythonValue,
  operation: (a: number, b: number) => number,
): number | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  const result = operation(left, right);
  return Number.isInteger(left) && Number.isInteger(right) && Number.isSafeInteger(result) ? result : undefined;
}

function compare(left: PythonValue, right: PythonValue, holds: (order: number) => boolean): boolean | undefined {
  return typeof left === 'number' && typeof right === 'number' ? holds(left - right) : undefined;
}

/** Equality as Python has it: `True == 1`, but `1 != "1"`. */
function equal(left: PythonValue, right: PythonValue): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]!));
  }
  const plain = (value: PythonValue): PythonValue => (typeof value === 'boolean' ? Number(value) : value);
  return plain(left) === plain(right);
}

function contains(container: PythonValue, item: PythonValue): boolean | undefined {
  if (Array.isArray(container)) return container.some((each) => equal(each, item));
  return typeof container === 'string' && typeof item === 'string' ? container.includes(item) : undefined;
}

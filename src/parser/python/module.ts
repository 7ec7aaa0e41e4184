import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Located } from '../../text/location.js';
import { place } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import { childrenOf, expressionReader, isPointedNumber, splitAtCommas } from './expression.js';
import { newerAnnotation, newerNodes, newerSyntax } from './newer-syntax.js';
import { dottedName } from './tree.js';
import type {
  PythonBinding,
  PythonCallSite,
  PythonExpression,
  PythonFunction,
  PythonImport,
  PythonMemberAssignment,
  PythonModule,
  PythonParameter,
  PythonReturn,
  PythonSite,
  NewerSyntax,
} from './tree.js';

/** Where the walk is: what stands here runs so, and binds its names in this scope. */
interface Surroundings extends PythonSite {
  readonly guarded: boolean;
  readonly bindings: PythonBinding[];
}

/**
 * Reads one Python file. Never throws, and takes linear time: places that are no Python stand in `syntaxErrors`, and
 * what is around them is still read. Parsing costs about 200 ms a megabyte; see `mentions` for a cheap question first.
 */
export function parsePython(file: SourceFile): PythonModule {
  return new ModuleReader(file).read();
}

/** One walk over the syntax tree of one file. */
class ModuleReader {
  readonly #file: SourceFile;
  readonly #expressions;
  readonly #bindings: PythonBinding[] = [];
  readonly #localBindings = new Map<string, PythonBinding[]>();
  readonly #memberAssignments: PythonMemberAssignment[] = [];
  readonly #imports: PythonImport[] = [];
  readonly #functions: PythonFunction[] = [];
  readonly #returns: PythonReturn[] = [];
  readonly #tries: Located[] = [];
  readonly #calls: PythonCallSite[] = [];
  readonly #syntaxErrors: Located[] = [];
  readonly #newerSyntax: NewerSyntax[] = [];
  /** Those of annotations that are evaluated unless a future import puts that off. */
  readonly #newerAnnotations: NewerSyntax[] = [];
  #dynamic = false;
  /** The surroundings of bodies still to be entered, by the offset that they start at. */
  readonly #bodies = new Map<number, Surroundings>();
  #here: Surroundings;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#expressions = expressionReader(file);
    this.#here = {
      where: 'module',
      within: undefined,
      conditional: false,
      guarded: false,
      bindings: this.#bindings,
    };
  }

  read(): PythonModule {
    const left: Surroundings[] = [];
    const opens = (name: string): boolean => name === 'Body' || name === 'LambdaExpression';
    parser.parse(withoutBareYields(this.#file.text)).iterate({
      enter: (ref) => {
        if (ref.type.isError && !this.#isGrammarGap(ref.node)) this.#syntaxErrors.push(this.#located(ref));
        if (opens(ref.name)) {
          left.push(this.#here);
          this.#here = ref.name === 'Body' ? (this.#bodies.get(ref.from) ?? this.#here) : this.#inFunction('<lambda>');
        }
        const visit = visitors.get(ref.name);
        if (visit) visit(this, ref.node);
        const newer = mayBeNewer.has(ref.name) ? newerSyntax(ref.node, this.#file) : undefined;
        if (newer) this.#newerSyntax.push(newer);
      },
      leave: (ref) => {
        if (opens(ref.name)) this.#here = left.pop()!;
      },
    });
    const imports = this.#imports;
    const bindings = this.#bindings;
    for (const list of [bindings, ...this.#localBindings.values()]) list.sort(byStart);
    return {
      file: this.#file,
      imports,
      bindings,
      localBindings: this.#localBindings,
      memberAssignments: this.#memberAssignments,
      starImport: imports.some(({ names }) => names.some(({ name }) => name === '*')),
      dynamic: this.#dynamic || bindings.some(({ name }) => name === '__getattr__'),
      functions: this.#functions,
      returns: this.#returns,
      tries: this.#tries,
      calls: this.#calls,
      syntaxErrors: this.#syntaxErrors,
      newerSyntax: this.#allNewerSyntax(),
      canonical: canonicalNames(imports, bindings),
    };
  }

  #allNewerSyntax(): readonly NewerSyntax[] {
    const isPutOff = this.#imports.some(
      ({ module, names }) => module === '__future__' && names.some(({ name }) => name === 'annotations'),
    );
    return isPutOff ? this.#newerSyntax : [...this.#newerSyntax, ...this.#newerAnnotations].sort(byStart);
  }

  visitAssign(node: SyntaxNode): void {
    const children = childrenOf(node).filter(({ name }) => name !== 'TypeDef');
    const sides: SyntaxNode[][] = [[]];
    for (const child of children) {
      if (child.name === 'AssignOp') sides.push([]);
      else sides.at(-1)!.push(child);
    }
    // `x: int` alone binds nothing.
    if (sides.length < 2) return;
    const value = this.#expressions.readAll(sides.pop()!);
    for (const targets of sides) this.#bindTargets(targets, value);
  }

  visitUpdate(node: SyntaxNode): void {
    if (node.firstChild) this.#bindTargets([node.firstChild], undefined);
  }

  visitFor(node: SyntaxNode): void {
    const children = childrenOf(node);
    const start = children.findIndex(({ name }) => name === 'for') + 1;
    const end = children.findIndex(({ name }) => name === 'in');
    this.#bindTargets(children.slice(start, Math.max(start, end)), undefined);
    this.#enterBodies(children, { ...this.#here, conditional: true });
  }

  visitWhile(node: SyntaxNode): void {
    this.#enterBodies(childrenOf(node), { ...this.#here, conditional: true });
  }

  visitWith(node: SyntaxNode): void {
    this.#bindAliases(childrenOf(node));
  }

  visitMatchClause(node: SyntaxNode): void {
    this.#enterBodies(childrenOf(node), { ...this.#here, conditional: true });
  }

  visitIf(node: SyntaxNode): void {
    let main = false;
    for (const child of childrenOf(node)) {
      if (child.name === 'Body') this.#bodies.set(child.from, this.#inBranch(main));
      else main = child.name !== 'else' && this.#isMainGuard(child);
    }
  }

  visitTry(node: SyntaxNode): void {
    const children = childrenOf(node);
    this.#bindAliases(children);
    const caught = children.some((child, index) => child.name === 'except' && this.#catchesImport(children, index));
    let keyword = '';
    for (const child of children) {
      if (child.name !== 'Body') {
        if (/^(?:try|except|else|finally)$/.test(child.name)) keyword = child.name;
        continue;
      }
      const maybe = keyword === 'except' || keyword === 'else';
      if (keyword === 'try' && children.some(({ name }) => name === 'except')) this.#tries.push(this.#located(child));
      const guarded = this.#here.guarded || maybe || (keyword === 'try' && caught);
      this.#bodies.set(child.from, { ...this.#here, guarded, conditional: this.#here.conditional || maybe });
    }
  }

  visitImport(node: SyntaxNode): void {
    const children = childrenOf(node).filter(({ name }) => name !== '(' && name !== ')');
    const from = children[0]?.name === 'from';
    const importAt = children.findIndex(({ name }) => name === 'import');
    if (importAt === -1) return;
    const items = splitAtCommas(children.slice(importAt + 1));
    if (from) this.#importFrom(children.slice(1, importAt), items, node);
    else for (const item of items) this.#importModule(item);
  }

  visitFunction(node: SyntaxNode): void {
    const children = childrenOf(node);
    const name = children.find((child) => child.name === 'VariableName');
    const body = children.find((child) => child.name === 'Body');
    if (!name) return;
    const site = this.#site();
    this.#bind(name, 'function', undefined);
    const parameters = this.#parameters(children.find((child) => child.name === 'ParamList'));
    if (site.within === undefined) {
      const returns = children.find((child) => child.name === 'TypeDef');
      this.#functions.push({
        ...this.#located(name),
        ...site,
        name: this.#text(name),
        parameters,
        returns: returns && this.#text(returns).replace(/^->\s*/, ''),
        decorators: this.#decorators(node),
      });
    }
    const inside = this.#inFunction(this.#text(name));
    for (const parameter of parameters) {
      inside.bindings.push({ ...siteOf(inside), ...parameterBinding(parameter) });
    }
    if (body) this.#bodies.set(body.from, inside);
  }

  #decorators({ parent }: SyntaxNode): readonly (string | undefined)[] {
    if (parent?.name !== 'DecoratedStatement') return [];
    return parent.getChildren('Decorator').map((decorator) => {
      const text = this.#text(decorator).slice(0, 200);
      return /^@\s*([\w.]+)\s*(?:\(|$|#)/.exec(text)?.[1];
    });
  }

  visitReturn(node: SyntaxNode): void {
    const values = childrenOf(node).slice(1);
    const [first] = values;
    const value = this.#expressions.readAll(values);
    if (!first || !value || first.type.isError) return;
    const isList = /^Array(?:Comprehension)?Expression$/.test(first.name) && (values[1]?.name ?? ',') === ',';
    this.#returns.push({ at: value.at, ...this.#site(), value, isList });
  }

  visitClass(node: SyntaxNode): void {
    const name = node.getChild('VariableName');
    const body = node.getChild('Body');
    if (!name) return;
    this.#bind(name, 'class', undefined);
    const within = this.#nameWithin(this.#text(name));
    const bindings = this.#scope(within);
    if (body) this.#bodies.set(body.from, { ...this.#here, where: 'class', within, bindings });
  }

  visitScope(node: SyntaxNode): void {
    const [keyword, ...names] = childrenOf(node);
    if (keyword?.name !== 'global' || this.#here.bindings === this.#bindings) return;
    for (const name of names.filter((child) => child.name === 'VariableName')) {
      this.#bindings.push(this.#binding(name, 'assignment', undefined));
    }
  }

  visitNamed(node: SyntaxNode): void {
    if (node.firstChild) this.#bindTargets([node.firstChild], undefined);
  }

  visitCapture(node: SyntaxNode): void {
    const name = node.lastChild;
    if (name?.name === 'VariableName' && this.#text(name) !== '_') this.#bind(name, 'assignment', undefined);
  }

  visitTypeDefinition(node: SyntaxNode): void {
    const name = node.getChild('VariableName');
    if (name) this.#bind(name, 'assignment', undefined);
  }

  visitTypeDef(node: SyntaxNode): void {
    // Annotations of the variables of a function are not evaluated.
    const { where, conditional, guarded } = this.#here;
    if (where === 'function' || conditional || guarded) return;
    const newer = newerAnnotation(node, this.#file);
    if (newer) this.#newerAnnotations.push(newer);
  }

  visitCall(node: SyntaxNode): void {
    const call = this.#expressions.call(node);
    const name = dottedName(call.callee);
    this.#calls.push({ at: call.at, ...this.#site(), call, name });
    if (this.#here.bindings === this.#bindings && name !== undefined && dynamicCalls.has(name)) this.#dynamic = true;
  }

  visitDecorator(node: SyntaxNode): void {
    if (node.getChild('ArgList')) this.visitCall(node);
  }

  visitPython2Print(node: SyntaxNode): void {
    this.#syntaxErrors.push(this.#located(node));
  }

  /**
   * Whether Python takes what the grammar marks: `20.`, `lambda x, /: …`, `case C():`, and parentheses around
   * all of what `with` opens.
   */
  #isGrammarGap(error: SyntaxNode): boolean {
    const { parent } = error;
    if (!parent) return false;
    if (parent.name === 'MemberExpression') return isPointedNumber(parent);
    if (this.#isInEmptyClassPattern(error)) return true;
    if (parent.name === 'ParamList') return this.#file.text.startsWith('/', error.from);
    const header = parent.name === 'WithStatement' ? parent : parent.parent;
    return header?.name === 'WithStatement' && /^(?:async\s+)?with\s*\(/.test(this.#text(header).slice(0, 100));
  }

  /** Whether an error stands in `case …:` with a class without arguments, from which the grammar recovers anywhere. */
  #isInEmptyClassPattern(error: SyntaxNode): boolean {
    let node = error.parent;
    for (let depth = 0; node && /Pattern/.test(node.name) && depth < 20; depth++) node = node.parent;
    if (node?.name !== 'MatchClause') return false;
    const body = node.getChild('Body');
    return this.#file.text.slice(node.from, body?.from ?? node.to).includes('()');
  }

  #text({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#file.text.slice(from, to);
  }

  #located({ from, to }: { readonly from: number; readonly to: number }): Located {
    return { at: place(this.#file, from, to) };
  }

  #site(): PythonSite {
    return siteOf(this.#here);
  }

  #binding(name: SyntaxNode, kind: PythonBinding['kind'], value: PythonExpression | undefined): PythonBinding {
    return { ...this.#located(name), ...this.#site(), name: this.#text(name), kind, value };
  }

  #bind(name: SyntaxNode, kind: PythonBinding['kind'], value: PythonExpression | undefined): void {
    this.#here.bindings.push(this.#binding(name, kind, value));
  }

  /** Binds the names among assignment targets; a tuple of values is shared out to as many targets. */
  #bindTargets(targets: readonly SyntaxNode[], value: PythonExpression | undefined, depth = 0): void {
    const items = splitAtCommas(targets);
    const several = targets.length > 1;
    const values =
      several && isSequence(value) && value.items.length === items.length ? value.items : several ? undefined : [value];
    items.forEach((item, index) => {
      const target = item.at(-1)!;
      // `*rest` takes a list, and shifts what stands behind it.
      const starred = items.some(([first]) => first?.name === '*');
      this.#bindTarget(target, starred ? undefined : values?.[index], depth);
    });
  }

  #bindTarget(target: SyntaxNode, value: PythonExpression | undefined, depth: number): void {
    if (target.name === 'VariableName') return this.#bind(target, 'assignment', value);
    if (target.name === 'MemberExpression') {
      const expression = this.#expressions.read(target);
      this.#memberAssignments.push({ at: expression.at, ...this.#site(), target: expression, value });
      return;
    }
    if (!/^(?:Tuple|Array|Parenthesized)Expression$/.test(target.name) || depth > 20) return;
    const inner = childrenOf(target).slice(1, -1);
    const single = inner.length === 1 && target.name !== 'ParenthesizedExpression';
    this.#bindTargets(inner, single ? undefined : value, depth + 1);
  }

  /** Binds the names behind `as`, in `with` and `except`. */
  #bindAliases(children: readonly SyntaxNode[]): void {
    children.forEach((child, index) => {
      const name = children[index + 1];
      if (child.name === 'as' && name?.name === 'VariableName') this.#bind(name, 'assignment', undefined);
    });
  }

  #enterBodies(children: readonly SyntaxNode[], surroundings: Surroundings): void {
    const inside = { ...surroundings, guarded: surroundings.guarded || surroundings.conditional };
    for (const child of children) if (child.name === 'Body') this.#bodies.set(child.from, inside);
  }

  /** A branch of an `if`: that of `if __name__ == "__main__"`, or any other. */
  #inBranch(main: boolean): Surroundings {
    if (!main || this.#here.where !== 'module') return { ...this.#here, conditional: true, guarded: true };
    return { ...this.#here, where: 'main' };
  }

  #inFunction(name: string): Surroundings {
    const within = this.#nameWithin(name);
    return { where: 'function', within, conditional: false, guarded: true, bindings: this.#scope(within) };
  }

  #nameWithin(name: string): string {
    const { within } = this.#here;
    // Functions in functions in functions would make names of quadratic length.
    if (within === undefined || within.length > 200) return name;
    return `${within}.${name}`;
  }

  #scope(within: string): PythonBinding[] {
    let bindings = this.#localBindings.get(within);
    if (!bindings) this.#localBindings.set(within, (bindings = []));
    return bindings;
  }

  #isMainGuard(test: SyntaxNode): boolean {
    if (test.name === 'ParenthesizedExpression')
      return /^\(\s*__name__\s*==\s*(["'])__main__\1\s*\)$/.test(this.#text(test));
    return /^(?:__name__\s*==\s*(["'])__main__\1|(["'])__main__\2\s*==\s*__name__)$/.test(this.#text(test));
  }

  /** Whether the `except` at an index catches a failed import: it names one of its classes, or catches all. */
  #catchesImport(children: readonly SyntaxNode[], index: number): boolean {
    const caught = children[index + 1];
    if (!caught || caught.name === 'Body') return true;
    return /\b(?:ImportError|ModuleNotFoundError|Exception|BaseException)\b/.test(this.#text(caught));
  }

  #importModule(item: readonly SyntaxNode[]): void {
    const { dotted, alias } = splitAtAs(item);
    const first = dotted[0];
    if (!first) return;
    const module = dotted.map((node) => this.#text(node)).join('');
    this.#imports.push({
      at: place(this.#file, first.from, dotted.at(-1)!.to),
      ...this.#site(),
      kind: 'import',
      module,
      level: 0,
      asName: alias && this.#text(alias),
      names: [],
      guarded: this.#here.guarded,
    });
    this.#bind(alias ?? first, 'import', undefined);
  }

  #importFrom(source: readonly SyntaxNode[], items: readonly SyntaxNode[][], node: SyntaxNode): void {
    const written = source.map((part) => this.#text(part)).join('');
    const [dots] = /^\.*/.exec(written)!;
    const names = [];
    for (const item of items) {
      const { dotted, alias } = splitAtAs(item);
      const name = dotted[0];
      if (!name || name.type.isError) continue;
      names.push({ ...this.#located(name), name: this.#text(name), asName: alias && this.#text(alias) });
      if (name.name === 'VariableName') this.#bind(alias ?? name, 'import', undefined);
    }
    const first = source[0] ?? node;
    this.#imports.push({
      at: place(this.#file, first.from, (source.at(-1) ?? node).to),
      ...this.#site(),
      kind: 'from',
      module: written.slice(dots.length),
      level: dots.length,
      asName: undefined,
      names,
      guarded: this.#here.guarded,
    });
  }

  #parameters(list: SyntaxNode | undefined): PythonParameter[] {
    if (!list) return [];
    const inner = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')');
    const parameters: PythonParameter[] = [];
    for (const item of splitAtCommas(inner)) {
      const name = item.find((child) => child.name === 'VariableName');
      if (!name) continue;
      const star = item[0]!.name === '*' || item[0]!.name === '**' ? item[0]!.name : '';
      const hasDefault = item.some((child) => child.name === 'AssignOp');
      parameters.push({ ...this.#located(name), name: this.#text(name), star, hasDefault });
    }
    return parameters;
  }
}

/**
 * The text with a name of the same length for every `yield` without a value: the grammar wants one, and takes the next
 * line for it. Only the parser sees this; all text is read from the file.
 */
const withoutBareYields = (text: string): string =>
  text.includes('yield') ? text.replace(/\byield\b(?=[ \t]*(?:[)\]};,#\r\n]|$))/g, '_____') : text;

const byStart = (a: Located, b: Located): number => a.at.span.start - b.at.span.start;

const siteOf = ({ where, within, conditional }: PythonSite): PythonSite => ({ where, within, conditional });

const parameterBinding = ({ at, name }: PythonParameter) =>
  ({ at, name, kind: 'parameter', value: undefined }) as const;

const isSequence = (value: PythonExpression | undefined): value is PythonExpression & { kind: 'tuple' | 'list' } =>
  value?.kind === 'tuple' || value?.kind === 'list';

/** The dotted name and the name behind `as` of one imported thing. */
function splitAtAs(item: readonly SyntaxNode[]): { dotted: readonly SyntaxNode[]; alias: SyntaxNode | undefined } {
  const as = item.findIndex(({ name }) => name === 'as');
  if (as === -1) return { dotted: item, alias: undefined };
  const alias = item[as + 1];
  return { dotted: item.slice(0, as), alias: alias?.name === 'VariableName' ? alias : undefined };
}

const mayBeNewer: ReadonlySet<string> = new Set(newerNodes());

const dynamicCalls: ReadonlySet<string> = new Set(['globals', 'vars', 'locals', 'exec', 'setattr']);

const visitors: ReadonlyMap<string, (reader: ModuleReader, node: SyntaxNode) => void> = new Map([
  ['AssignStatement', (reader, node) => reader.visitAssign(node)],
  ['UpdateStatement', (reader, node) => reader.visitUpdate(node)],
  ['ForStatement', (reader, node) => reader.visitFor(node)],
  ['WhileStatement', (reader, node) => reader.visitWhile(node)],
  ['WithStatement', (reader, node) => reader.visitWith(node)],
  ['MatchClause', (reader, node) => reader.visitMatchClause(node)],
  ['IfStatement', (reader, node) => reader.visitIf(node)],
  ['TryStatement', (reader, node) => reader.visitTry(node)],
  ['ImportStatement', (reader, node) => reader.visitImport(node)],
  ['FunctionDefinition', (reader, node) => reader.visitFunction(node)],
  ['ClassDefinition', (reader, node) => reader.visitClass(node)],
  ['ScopeStatement', (reader, node) => reader.visitScope(node)],
  ['NamedExpression', (reader, node) => reader.visitNamed(node)],
  ['CapturePattern', (reader, node) => reader.visitCapture(node)],
  ['AsPattern', (reader, node) => reader.visitCapture(node)],
  ['TypeDefinition', (reader, node) => reader.visitTypeDefinition(node)],
  ['ReturnStatement', (reader, node) => reader.visitReturn(node)],
  ['TypeDef', (reader, node) => reader.visitTypeDef(node)],
  ['CallExpression', (reader, node) => reader.visitCall(node)],
  ['Decorator', (reader, node) => reader.visitDecorator(node)],
  ['PrintStatement', (reader, node) => reader.visitPython2Print(node)],
] satisfies [string, (reader: ModuleReader, node: SyntaxNode) => void][]);

/** What the first segment of a dotted name stands for, by imports; names with two meanings are left alone. */
function canonicalNames(
  imports: readonly PythonImport[],
  bindings: readonly PythonBinding[],
): PythonModule['canonical'] {
  const meanings = new Map<string, string | undefined>();
  const mean = (name: string, meaning: string): void => {
    meanings.set(name, meanings.has(name) && meanings.get(name) !== meaning ? undefined : meaning);
  };
  for (const { kind, module, level, asName, names } of imports) {
    if (kind === 'import' && asName !== undefined) mean(asName, module);
    if (kind === 'import' && asName === undefined) mean(module.split('.')[0]!, module.split('.')[0]!);
    const prefix = `${'.'.repeat(level)}${module}${module === '' ? '' : '.'}`;
    for (const { name, asName: alias } of names) if (name !== '*') mean(alias ?? name, prefix + name);
  }
  for (const { name, kind } of bindings) if (kind !== 'import') meanings.delete(name);
  return (name) => {
    const dot = name.indexOf('.');
    const first = dot === -1 ? name : name.slice(0, dot);
    const meaning = meanings.get(first);
    return meaning === undefined ? name : meaning + name.slice(first.length);
  };
}

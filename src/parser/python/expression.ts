import type { SyntaxNode } from '@lezer/common';
import { place } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import { readStringLiteral, unescapeString } from './string-literal.js';
import type { PythonCall, PythonExpression } from './tree.js';

/** Turns nodes of the syntax tree into expressions. Calls are kept, so that nested ones are read once. */
export interface ExpressionReader {
  /** What is nested deeper than a bound is `other`. */
  readonly read: (node: SyntaxNode) => PythonExpression;
  readonly call: (node: SyntaxNode) => PythonCall;
  /** Several expressions with commas between them are a tuple; none are `other`. */
  readonly readAll: (nodes: readonly SyntaxNode[]) => PythonExpression | undefined;
}

/** Deeper than any constant that a person writes, and far from the end of the stack. */
const deepest = 100;

/** The nodes directly below a node, comments left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

/** Whether a node is a number such as `20.`, which the grammar reads as a number and an attribute without a name. */
export function isPointedNumber(node: SyntaxNode): boolean {
  const [number, point, error] = node.name === 'MemberExpression' ? childrenOf(node) : [];
  return number?.name === 'Number' && point?.name === '.' && error !== undefined && error.type.isError;
}

const keywordOperators: ReadonlySet<string> = new Set(['or', 'and', 'in', 'not', 'is']);
const symbolOperators: ReadonlySet<string> = new Set(['ArithOp', 'BitOp', 'CompareOp']);
const isOperator = ({ name }: SyntaxNode): boolean => symbolOperators.has(name) || keywordOperators.has(name);

/** A reader of the expressions of one file. */
export function expressionReader(file: SourceFile): ExpressionReader {
  const calls = new Map<string, PythonCall>();
  const text = (node: SyntaxNode): string => file.text.slice(node.from, node.to);
  const at = (node: SyntaxNode) => ({ at: place(file, node.from, node.to) });
  const other = (node: SyntaxNode): PythonExpression => ({ ...at(node), kind: 'other' });

  function read(node: SyntaxNode, depth: number): PythonExpression {
    if (depth > deepest) return other(node);
    const inner = (child: SyntaxNode | undefined): PythonExpression =>
      child && !child.type.isError ? read(child, depth + 1) : other(child ?? node);
    switch (node.name) {
      case 'String':
      case 'FormatString':
      case 'ContinuedString':
        return readString(node, inner);
      case 'Number':
        return readNumber(node);
      case 'Boolean':
        return { ...at(node), kind: 'boolean', value: text(node) === 'True' };
      case 'None':
        return { ...at(node), kind: 'none' };
      case 'VariableName':
        return { ...at(node), kind: 'name', name: text(node) };
      case 'MemberExpression':
        return readMember(node, inner);
      case 'CallExpression':
        return readCall(node, depth);
      case 'ParenthesizedExpression': {
        const children = childrenOf(node);
        return children.length === 3 ? inner(children[1]) : other(node);
      }
      case 'TupleExpression':
        return { ...at(node), kind: 'tuple', items: items(node, inner) };
      case 'ArrayExpression':
        return { ...at(node), kind: 'list', items: items(node, inner) };
      case 'SetExpression':
        return { ...at(node), kind: 'set', items: items(node, inner) };
      case 'DictionaryExpression':
        return readDictionary(node, inner);
      case 'UnaryExpression': {
        const [operator, operand] = childrenOf(node);
        if (!operator) return other(node);
        if (operator.name === 'not') return readLogic(node, inner);
        return { ...at(node), kind: 'unary', operator: text(operator), operand: inner(operand) };
      }
      case 'BinaryExpression':
        return readBinary(node, inner);
      case 'ConditionalExpression': {
        const [then, , test, , otherwise] = childrenOf(node);
        const branches = { then: inner(then), test: inner(test), otherwise: inner(otherwise) };
        return { ...at(node), kind: 'conditional', ...branches };
      }
      default:
        return other(node);
    }
  }

  type Inner = (child: SyntaxNode | undefined) => PythonExpression;

  /** The items between brackets; `*a` is one `other`. */
  function items(node: SyntaxNode, inner: Inner): PythonExpression[] {
    const found: PythonExpression[] = [];
    let star: SyntaxNode | undefined;
    for (const child of childrenOf(node).slice(1, -1)) {
      if (child.name === ',') continue;
      if (child.name === '*') star = child;
      else {
        found.push(star ? other(child) : inner(child));
        star = undefined;
      }
    }
    return found;
  }

  function readNumber(node: SyntaxNode): PythonExpression {
    const digits = text(node).replaceAll('_', '').toLowerCase();
    if (digits.endsWith('j') && !digits.startsWith('0x')) return other(node);
    const float = !/^0[xob]/.test(digits) && /[.e]/.test(digits);
    const value = Number(digits);
    if (Number.isNaN(value) || (!float && !Number.isSafeInteger(value))) return other(node);
    return { ...at(node), kind: 'number', value, float };
  }

  function readMember(node: SyntaxNode, inner: Inner): PythonExpression {
    const [object, mark, name, ...more] = childrenOf(node);
    if (isPointedNumber(node))
      return { ...at(node), kind: 'number', value: Number(text(object!).replaceAll('_', '')), float: true };
    if (mark?.name === '.' && name?.name === 'PropertyName') {
      return { ...at(node), kind: 'attribute', object: inner(object), name: text(name) };
    }
    if (mark?.name === '[' && name && more.length === 1 && more[0]!.name === ']') {
      return { ...at(node), kind: 'subscript', object: inner(object), index: inner(name) };
    }
    return other(node);
  }

  function readDictionary(node: SyntaxNode, inner: Inner): PythonExpression {
    const entries: { key: PythonExpression; value: PythonExpression }[] = [];
    const children = childrenOf(node);
    for (let index = 1; index < children.length - 1;) {
      const [key, colon, value] = children.slice(index, index + 3);
      if (key?.name === ',') {
        index++;
        continue;
      }
      // `**other` may replace any entry.
      if (colon?.name !== ':' || !value) return other(node);
      entries.push({ key: inner(key), value: inner(value) });
      index += 3;
    }
    return { ...at(node), kind: 'dict', entries };
  }

  function readBinary(node: SyntaxNode, inner: Inner): PythonExpression {
    const children = childrenOf(node);
    if (isLogic(children[1])) return readLogic(node, inner);
    const operator = children.slice(1, -1);
    const right = children.at(-1);
    if (children.length < 3 || !right || !operator.every(isOperator)) return other(node);
    const written = operator.map(text).join(' ');
    // `a < b < c` compares twice, and is not `(a < b) < c`.
    if (isComparison(written) && chained(children[0]!)) return other(node);
    return { ...at(node), kind: 'binary', operator: written, left: inner(children[0]), right: inner(right) };
  }

  /**
   * `or`, `and` and `not`, put together by Python's precedence: the grammar reads `not a or b` as `not (a or b)`.
   * Source: https://docs.python.org/3/reference/expressions.html#operator-precedence
   */
  function readLogic(node: SyntaxNode, inner: Inner): PythonExpression {
    const tokens = logicTokens(node);
    if (!tokens) return other(node);
    const join = (operator: 'or' | 'and', parts: readonly PythonExpression[]): PythonExpression =>
      parts.reduce((left, right) => ({
        at: place(file, left.at.span.start, right.at.span.end),
        kind: 'binary',
        operator,
        left,
        right,
      }));
    const negated = (run: readonly SyntaxNode[]): PythonExpression =>
      run.slice(0, -1).reduceRight(
        (operand, not): PythonExpression => {
          return { at: place(file, not.from, operand.at.span.end), kind: 'unary', operator: 'not', operand };
        },
        inner(run.at(-1)),
      );
    const alternatives = splitAt('or', tokens).map((run) => join('and', splitAt('and', run).map(negated)));
    return join('or', alternatives);
  }

  const isComparison = (operator: string): boolean => /^(?:[<>=!]=?|<>|in|not in|is|is not)$/.test(operator);
  const chained = (left: SyntaxNode): boolean =>
    left.name === 'BinaryExpression' &&
    childrenOf(left).some(({ name }) => name === 'CompareOp' || name === 'in' || name === 'is');

  function readString(node: SyntaxNode, inner: Inner): PythonExpression {
    const literals = node.name === 'ContinuedString' ? childrenOf(node) : [node];
    const parts: (string | PythonExpression)[] = [];
    for (const literal of literals) {
      const read = readStringLiteral(text(literal));
      if (!read || read.bytes) return other(node);
      const format = literal.name === 'FormatString';
      let from = literal.from + read.start;
      const addText = (to: number): void => {
        const piece = unescapeString(file.text.slice(from, to), read.raw);
        parts.push(format ? piece.replaceAll('{{', '{').replaceAll('}}', '}') : piece);
      };
      for (const child of format ? childrenOf(literal) : []) {
        if (child.name !== 'FormatReplacement') continue;
        addText(child.from);
        parts.push(placeholder(child, inner));
        from = child.to;
      }
      addText(literal.from + read.end);
    }
    if (parts.every((part) => typeof part === 'string')) return { ...at(node), kind: 'string', value: parts.join('') };
    return { ...at(node), kind: 'format', parts: parts.filter((part) => part !== '') };
  }

  /** `{expression}` of a format string; conversions, formats and `=` are `other`. */
  function placeholder(node: SyntaxNode, inner: Inner): PythonExpression {
    const children = childrenOf(node);
    return children.length === 3 ? inner(children[1]) : other(node);
  }

  function readCall(node: SyntaxNode, depth: number): PythonCall {
    const key = `${node.from}:${node.to}`;
    const known = calls.get(key);
    if (known) return known;
    const call = callOf(node, depth);
    calls.set(key, call);
    return call;
  }

  function callOf(node: SyntaxNode, depth: number): PythonCall {
    const list = node.getChild('ArgList');
    const positional: PythonExpression[] = [];
    const keywords: PythonCall['keywords'][number][] = [];
    let starred = false;
    for (const argument of list ? argumentsOf(list) : []) {
      const [first, second, third] = argument;
      if (!first) continue;
      if (first.name === '*' || first.name === '**') starred = true;
      else if (second?.name === 'AssignOp' && text(second) === '=' && first.name === 'VariableName') {
        const value = third && !third.type.isError ? read(third, depth + 1) : other(first);
        keywords.push({ at: place(file, first.from, argument.at(-1)!.to), name: text(first), value });
      } else if (!starred) positional.push(argument.length === 1 ? read(first, depth + 1) : other(first));
    }
    const callee = calleeOf(node, depth);
    return { ...at(node), kind: 'call', callee, arguments: positional, keywords, starred };
  }

  /** What is called; a decorator writes a dotted name without an expression around it. */
  function calleeOf(node: SyntaxNode, depth: number): PythonExpression {
    if (node.name !== 'Decorator') return node.firstChild ? read(node.firstChild, depth + 1) : other(node);
    const names = childrenOf(node).filter(({ name }) => name === 'VariableName');
    if (names.length === 0) return other(node);
    const first = names[0]!;
    let callee: PythonExpression = { ...at(first), kind: 'name', name: text(first) };
    for (const name of names.slice(1, deepest)) {
      callee = { at: place(file, first.from, name.to), kind: 'attribute', object: callee, name: text(name) };
    }
    return callee;
  }

  function readAll(nodes: readonly SyntaxNode[]): PythonExpression | undefined {
    const [first] = nodes;
    if (!first) return undefined;
    if (nodes.length === 1) return first.type.isError ? other(first) : read(first, 0);
    if (!nodes.some(({ name }) => name === ',')) return other(first);
    const found = splitAtCommas(nodes).map((item) => (item.length === 1 ? read(item[0]!, 1) : other(item[0]!)));
    return { at: place(file, first.from, nodes.at(-1)!.to), kind: 'tuple', items: found };
  }

  return { read: (node) => read(node, 0), call: (node) => readCall(node, 0), readAll };
}

const isLogic = (operator: SyntaxNode | undefined): boolean => operator?.name === 'or' || operator?.name === 'and';

/** The operands and operators of `or`, `and` and `not` in the order of the text; undefined if too deep or broken. */
function logicTokens(node: SyntaxNode): SyntaxNode[] | undefined {
  const tokens: SyntaxNode[] = [];
  const pending = [{ node, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node: token, depth } = next;
    const children = /^(?:Binary|Unary)Expression$/.test(token.name) ? childrenOf(token) : [];
    const isNegation = children.length === 2 && children[0]!.name === 'not';
    if (!isNegation && !(children.length === 3 && isLogic(children[1]))) {
      tokens.push(token);
      continue;
    }
    if (depth > deepest || children.some(({ type }) => type.isError)) return undefined;
    for (const child of children.reverse()) pending.push({ node: child, depth: depth + 1 });
  }
  return tokens;
}

/** Runs of nodes between keywords. */
function splitAt(keyword: string, nodes: readonly SyntaxNode[]): SyntaxNode[][] {
  const runs: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === keyword) runs.push([]);
    else runs.at(-1)!.push(node);
  }
  return runs;
}

/** The nodes of each argument of a call. */
const argumentsOf = (list: SyntaxNode): SyntaxNode[][] =>
  splitAtCommas(childrenOf(list).filter(({ name }) => name !== '(' && name !== ')'));

/** Runs of nodes between commas; empty ones are left out. */
export const splitAtCommas = (nodes: readonly SyntaxNode[]): SyntaxNode[][] =>
  splitAt(',', nodes).filter((run) => run.length > 0);

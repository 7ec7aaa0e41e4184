import type { SyntaxNode } from '@lezer/common';
import { place } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import { childrenOf } from './expression.js';
import type { NewerSyntax } from './tree.js';

/**
 * The syntax of a node that not every Python 3 takes; undefined for all other nodes. Each form was compiled with Python 3.6 to 3.13.
 * Source: the pages of https://docs.python.org/3/whatsnew/.
 */
export function newerSyntax(node: SyntaxNode, file: SourceFile): NewerSyntax | undefined {
  const read = forms.get(node.name);
  return read?.(node, file);
}

/** The names of the nodes that `newerSyntax` looks at. */
export const newerNodes = (): Iterable<string> => forms.keys();

type Form = (node: SyntaxNode, file: SourceFile) => NewerSyntax | undefined;

const found = (
  file: SourceFile,
  { from, to }: { readonly from: number; readonly to: number },
  since: string,
  what: string,
): NewerSyntax => ({
  at: place(file, from, to),
  since,
  what,
});

const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['MatchStatement', (node, file) => found(file, node.firstChild ?? node, '3.10', 'the match statement')],
  ['TypeDefinition', (node, file) => found(file, node.firstChild ?? node, '3.12', 'the type statement')],
  ['TypeParamList', (node, file) => found(file, node, '3.12', 'a list of type parameters')],
  ['NamedExpression', walrus],
  // As an argument it has no node of its own.
  ['ArgList', walrus],
  ['ParamList', positionalOnly],
  ['TryStatement', exceptGroup],
  ['FormatSelfDoc', (node, file) => found(file, node, '3.8', 'the = of an f-string')],
  ['FormatReplacement', replacement],
]);

function walrus(node: SyntaxNode, file: SourceFile): NewerSyntax | undefined {
  const operator = childrenOf(node).find(({ from, to }) => file.text.slice(from, to) === ':=');
  return operator && found(file, operator, '3.8', 'the operator :=');
}

/** The grammar skips the `/` of a list of parameters. */
function positionalOnly(node: SyntaxNode, file: SourceFile): NewerSyntax | undefined {
  const children = childrenOf(node);
  for (const [index, { name, to }] of children.entries()) {
    const next = children[index + 1];
    if (name !== ',' || !next || (next.name !== ',' && next.name !== ')' && !next.type.isError)) continue;
    const slash = /^\s*\/(?=\s*[,)])/.exec(file.text.slice(to, to + 100))?.[0].length;
    if (slash !== undefined)
      return found(file, { from: to + slash - 1, to: to + slash }, '3.8', 'a positional-only parameter');
  }
  return undefined;
}

function exceptGroup(node: SyntaxNode, file: SourceFile): NewerSyntax | undefined {
  const children = childrenOf(node);
  const index = children.findIndex(({ name }, at) => name === 'except' && children[at + 1]?.name === '*');
  const [except, star] = children.slice(index === -1 ? children.length : index);
  return except && star && found(file, { from: except.from, to: star.to }, '3.11', 'except*');
}

/** The quote of the string itself, a backslash, or a comment in a placeholder: https://peps.python.org/pep-0701/ */
function replacement(node: SyntaxNode, file: SourceFile): NewerSyntax | undefined {
  const string = node.parent;
  // What is inside a placeholder of a placeholder has been looked at with the outer one.
  if (string?.name !== 'FormatString') return undefined;
  const quote = /^[a-z]*("""|'''|"|')/i.exec(file.text.slice(string.from, string.from + 6))?.[1];
  const end = node.getChild('FormatSpec')?.from ?? node.to;
  const text = file.text.slice(node.from, end);
  const backslash = text.indexOf('\\');
  if (backslash !== -1) {
    const at = node.from + backslash;
    return found(file, { from: at, to: at + 1 }, '3.12', 'a backslash in a placeholder of an f-string');
  }
  const inner = quote === undefined ? -1 : text.indexOf(quote);
  if (inner === -1) return undefined;
  const at = node.from + inner;
  return found(file, { from: at, to: at + quote!.length }, '3.12', 'the quote of an f-string in its placeholder');
}

/** Classes that annotations name and nobody redefines. */
const builtinClasses: ReadonlySet<string> = new Set([
  ...['int', 'str', 'float', 'bool', 'bytes', 'list', 'dict', 'set', 'tuple', 'frozenset', 'complex', 'bytearray'],
]);

/**
 * What an annotation that is evaluated when the module runs needs: `int | None` is an expression that fails before 3.10, and so does
 * `list[int]` before 3.9. Only for built-in classes, which have no operators of their own.
 * Source: https://peps.python.org/pep-0604/, https://peps.python.org/pep-0585/
 */
export function newerAnnotation(node: SyntaxNode, file: SourceFile): NewerSyntax | undefined {
  const expression = node.lastChild;
  if (!expression) return undefined;
  if (isUnion(expression, file, 0)) return found(file, expression, '3.10', 'X | Y in an annotation');
  const generic = genericOf(expression, file);
  return generic === undefined ? undefined : found(file, expression, '3.9', `${generic}[…] in an annotation`);
}

/** Whether all operands of `|` are built-in classes or None, and one is a class. */
function isUnion(node: SyntaxNode, file: SourceFile, depth: number): boolean {
  if (node.name !== 'BinaryExpression' || depth > 20) return false;
  const [left, operator, right, more] = childrenOf(node);
  if (!left || !operator || !right || more || file.text.slice(operator.from, operator.to) !== '|') return false;
  const isClass = (operand: SyntaxNode): boolean =>
    (operand.name === 'VariableName' && builtinClasses.has(file.text.slice(operand.from, operand.to))) ||
    genericOf(operand, file) !== undefined ||
    isUnion(operand, file, depth + 1);
  return (isClass(left) && (isClass(right) || right.name === 'None')) || (left.name === 'None' && isClass(right));
}

/** The built-in class that is subscripted: `list` of `list[int]`. */
function genericOf(node: SyntaxNode, file: SourceFile): string | undefined {
  const [object, bracket] = node.name === 'MemberExpression' ? childrenOf(node) : [];
  const name = object?.name === 'VariableName' ? file.text.slice(object.from, object.to) : '';
  return bracket?.name === '[' && /^(?:list|dict|set|tuple|frozenset)$/.test(name) ? name : undefined;
}

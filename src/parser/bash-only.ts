// What Bash reads otherwise than a shell of POSIX does.
import type { SyntaxNode } from 'unbash';
import type { BashSyntax } from './shell-tree.js';

/** A range of the text that was read (UTF-16, 0-based) and what stands there. */
export interface BashOnly {
  readonly syntax: BashSyntax;
  readonly start: number;
  readonly end: number;
}

/** What of a node itself, without the nodes in it, only Bash reads; undefined for what all shells do. */
export function bashOnly(node: SyntaxNode, text: string): BashOnly | undefined {
  const whole = (syntax: BashSyntax): BashOnly => ({ syntax, start: node.pos, end: node.end });
  switch (node.type) {
    case 'ArrayValue':
      return whole('array');
    case 'ProcessSubstitution':
      return whole('process substitution');
    case 'HereString':
      return whole('here-string');
    case 'ArithmeticFor':
      return { syntax: 'for ((…))', start: node.pos, end: node.pos + 3 };
    case 'Select':
      return { syntax: 'select', start: node.pos, end: node.pos + 6 };
    case 'TestCommand':
      return { syntax: '[[', start: node.pos, end: node.pos + 2 };
    case 'ArithmeticCommand':
      return whole('((…))');
    case 'BraceExpansion':
      return whole('brace expansion');
    case 'Function':
      return /^function\s/.test(text.slice(node.pos, node.pos + 10))
        ? { syntax: 'function', start: node.pos, end: node.pos + 8 }
        : undefined;
    case 'Pipeline': {
      const index = node.operators.indexOf('|&');
      const before = node.commands[index];
      if (!before) return undefined;
      const start = text.indexOf('|&', before.end);
      return { syntax: '|&', start, end: start + 2 };
    }
    case 'Redirect':
      return node.operator === '&>' || node.operator === '&>>'
        ? { syntax: '&>', start: node.pos, end: node.pos + node.operator.length }
        : undefined;
    case 'ParameterExpansion': {
      const syntax = node.prefix === '!' ? 'indirection' : expansions.get(node.operation?.type ?? '');
      return syntax && whole(syntax);
    }
    default:
      return undefined;
  }
}

const expansions: ReadonlyMap<string, BashSyntax> = new Map([
  ['Replace', 'pattern substitution'],
  ['Slice', 'substring'],
  ['CaseModification', 'case conversion'],
  ['Transform', 'transformation'],
]);

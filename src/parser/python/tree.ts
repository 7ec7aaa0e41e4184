import type { Located } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';

/** What one Python file says, as far as a linter of images asks. Total: any text gives a module. */
export interface PythonModule {
  readonly file: SourceFile;
  /** All imports of the file, those in functions too. */
  readonly imports: readonly PythonImport[];
  /** The names bound at the top level, those in `if`, `for`, `with` and `try` there too, once for each time. */
  readonly bindings: readonly PythonBinding[];
  /** The names bound in functions and classes, by dotted name of the function or class. */
  readonly localBindings: ReadonlyMap<string, readonly PythonBinding[]>;
  /** Assignments to attributes and items, in the order of the text: `app.debug = True`, `os.environ["A"] = "b"`. */
  readonly memberAssignments: readonly PythonMemberAssignment[];
  /** Whether there is a `from x import *`, so that more names may be bound than are seen. */
  readonly starImport: boolean;
  /** Whether the module may bind names as it runs: `globals()`, `exec`, `setattr` at its level, or a `__getattr__`. */
  readonly dynamic: boolean;
  /** Functions at the top level. */
  readonly functions: readonly PythonFunction[];
  /** What functions return, in the order of the text; a `return` alone is not among them. */
  readonly returns: readonly PythonReturn[];
  /** The bodies of `try` statements that catch something, with what they span. */
  readonly tries: readonly Located[];
  /** Every call of the file in the order of the text, decorators with arguments too. */
  readonly calls: readonly PythonCallSite[];
  /**
   * Where the text is not understood: evidence of a syntax error, and no proof. Template strings, `with a as b.c:`,
   * `x[*a]` and `@a[0]` are marked although newer Pythons take them. `print "x"` is marked: Python 2.
   */
  readonly syntaxErrors: readonly Located[];
  /** Syntax that older Pythons refuse, in the order of the text. */
  readonly newerSyntax: readonly NewerSyntax[];
  /**
   * The full dotted name behind a dotted name as written, by the imports of the file: `g` is `os.getenv` after
   * `from os import getenv as g`. A relative import keeps its dots. A name that is bound otherwise too stays as it is.
   */
  readonly canonical: (name: string) => string;
}

/** Syntax that older Pythons refuse. `at` spans what shows it. */
export interface NewerSyntax extends Located {
  /** The first version that takes it: `3.10`. */
  readonly since: string;
  /** What it is, at the start of a sentence or in one: `the match statement`. */
  readonly what: string;
}

/** Where in a file something runs. */
export interface PythonSite {
  /** `main` is below `if __name__ == "__main__":` at the top level. */
  readonly where: 'module' | 'main' | 'function' | 'class';
  /** The function or class around it, dotted: `Server.start`; undefined at the top level. A lambda is `<lambda>`. */
  readonly within: string | undefined;
  /** Whether it may be skipped: in an `if`, a loop, an `except` or a `case`; the guard of `main` does not count. */
  readonly conditional: boolean;
}

/** `import module as asName`, or `from ..module import names`. `at` spans the dotted name, or the dots without one. */
export interface PythonImport extends Located, PythonSite {
  readonly kind: 'import' | 'from';
  /** Without the dots of a relative import: empty in `from . import a`. */
  readonly module: string;
  /** How many dots stand before the module. */
  readonly level: number;
  readonly asName: string | undefined;
  /** Empty for `import`. `from a import *` has the name `*`. */
  readonly names: readonly (Located & { readonly name: string; readonly asName: string | undefined })[];
  /** Whether the program may do without: in a function, under a condition, or in a `try` that catches its failure. */
  readonly guarded: boolean;
}

/** A name that is bound; `at` spans the name. */
export interface PythonBinding extends Located, PythonSite {
  readonly name: string;
  readonly kind: 'assignment' | 'function' | 'class' | 'import' | 'parameter';
  /** What is assigned, where one expression is assigned to this one name. */
  readonly value: PythonExpression | undefined;
}

/** An assignment to an attribute or an item; `at` spans what is assigned to. */
export interface PythonMemberAssignment extends Located, PythonSite {
  readonly target: PythonExpression;
  /** What is assigned, where one expression is; undefined also for `+=`. */
  readonly value: PythonExpression | undefined;
}

/** A function at the top level; `at` spans its name. */
export interface PythonFunction extends Located, PythonSite {
  readonly name: string;
  readonly parameters: readonly PythonParameter[];
  /** The text behind `->`. */
  readonly returns: string | undefined;
  /** The dotted names of its decorators as written, the outermost first: `app.route`; undefined for one that is no name. */
  readonly decorators: readonly (string | undefined)[];
}

/** A `return` with a value, in the function `within`; `at` spans the value. */
export interface PythonReturn extends Located, PythonSite {
  readonly value: PythonExpression;
  /** Whether the value, or the first of several, makes a list: `[1]`, `[x for x in y]`, `[1], 404`. */
  readonly isList: boolean;
}

export interface PythonParameter extends Located {
  readonly name: string;
  /** `*args` and `**kwargs`. */
  readonly star: '' | '*' | '**';
  readonly hasDefault: boolean;
}

/** A call, and where it stands. */
export interface PythonCallSite extends Located, PythonSite {
  readonly call: PythonCall;
  /** The dotted name that is called, as written: `app.run`; undefined if it is no dotted name. */
  readonly name: string | undefined;
}

export type PythonCall = Located & {
  readonly kind: 'call';
  readonly callee: PythonExpression;
  /** Positional arguments, up to the first `*a`. */
  readonly arguments: readonly PythonExpression[];
  readonly keywords: readonly (Located & { readonly name: string; readonly value: PythonExpression })[];
  /** Whether there are `*a` or `**b`, so that more arguments may be given than are seen. */
  readonly starred: boolean;
};

/** An expression as far as constants can be folded out of it. `other` is everything else. */
export type PythonExpression =
  | PythonCall
  | (Located &
      (
        | { readonly kind: 'string'; readonly value: string }
        /** `float`: written with a point or an exponent. */
        | { readonly kind: 'number'; readonly value: number; readonly float: boolean }
        | { readonly kind: 'boolean'; readonly value: boolean }
        | { readonly kind: 'none' }
        | { readonly kind: 'name'; readonly name: string }
        | { readonly kind: 'attribute'; readonly object: PythonExpression; readonly name: string }
        | { readonly kind: 'subscript'; readonly object: PythonExpression; readonly index: PythonExpression }
        | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly PythonExpression[] }
        | {
            readonly kind: 'dict';
            readonly entries: readonly { readonly key: PythonExpression; readonly value: PythonExpression }[];
          }
        | { readonly kind: 'unary'; readonly operator: string; readonly operand: PythonExpression }
        /** Operators are as written, with one blank in `not in` and `is not`. */
        | {
            readonly kind: 'binary';
            readonly operator: string;
            readonly left: PythonExpression;
            readonly right: PythonExpression;
          }
        | {
            readonly kind: 'conditional';
            readonly test: PythonExpression;
            readonly then: PythonExpression;
            readonly otherwise: PythonExpression;
          }
        /** A string with placeholders; one without them is a `string`. */
        | { readonly kind: 'format'; readonly parts: readonly (string | PythonExpression)[] }
        | { readonly kind: 'other' }
      ));

/** The dotted name that an expression is: `app.run` of the attribute `run` of the name `app`; undefined otherwise. */
export function dottedName(expression: PythonExpression): string | undefined {
  const names: string[] = [];
  let at = expression;
  while (at.kind === 'attribute') {
    names.push(at.name);
    at = at.object;
  }
  if (at.kind !== 'name') return undefined;
  return [at.name, ...names.reverse()].join('.');
}

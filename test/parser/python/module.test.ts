import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePython } from '../../../src/parser/python/module.js';
import { mentions } from '../../../src/parser/python/prefilter.js';
import type { PythonExpression, PythonModule } from '../../../src/parser/python/tree.js';
import { textOf } from '../../../src/text/location.js';
import type { Located } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';

const read = (text: string): PythonModule => parsePython(new SourceFile('app.py', text));
const valueOf = (text: string): PythonExpression | undefined => read(`x = ${text}`).bindings[0]!.value;

/** An expression on one line, brackets around what is put together. */
const show = (expression: PythonExpression | undefined): string => {
  if (!expression) return '-';
  switch (expression.kind) {
    case 'string':
      return JSON.stringify(expression.value);
    case 'number':
    case 'boolean':
      return String(expression.value);
    case 'name':
      return expression.name;
    case 'attribute':
      return `${show(expression.object)}.${expression.name}`;
    case 'subscript':
      return `${show(expression.object)}[${show(expression.index)}]`;
    case 'call': {
      const keywords = expression.keywords.map(({ name, value }) => `${name}=${show(value)}`);
      const star = expression.starred ? ['*'] : [];
      return `${show(expression.callee)}(${[...expression.arguments.map(show), ...keywords, ...star].join(', ')})`;
    }
    case 'list':
    case 'tuple':
    case 'set':
      return `${expression.kind}[${expression.items.map(show).join(', ')}]`;
    case 'dict':
      return `{${expression.entries.map(({ key, value }) => `${show(key)}: ${show(value)}`).join(', ')}}`;
    case 'unary':
      return `(${expression.operator} ${show(expression.operand)})`;
    case 'binary':
      return `(${show(expression.left)} ${expression.operator} ${show(expression.right)})`;
    case 'conditional':
      return `(${show(expression.then)} if ${show(expression.test)} else ${show(expression.otherwise)})`;
    case 'format':
      return `f[${expression.parts.map((part) => (typeof part === 'string' ? part : show(part))).join('|')}]`;
    default:
      return expression.kind;
  }
};

describe('expressions', () => {
  it.each([
    ['"a"', '"a"'],
    ["'a' \"b\" '''c\nd'''", '"abc\\nd"'],
    ['r"a\\n"', '"a\\\\n"'],
    ['"\\x41\\u0042\\103\\t\\q\\\nz"', '"ABC\\t\\\\qz"'],
    ['b"a"', 'other'],
    ['f"a{{b}}"', '"a{b}"'],
    ['f"{host}:{port}" ":x"', 'f[host|:|port|:x]'],
    ['f"{a!r}"', 'f[other]'],
    ['f"{a:>3}"', 'f[other]'],
    ['8_000', '8000'],
    ['0x1F', '31'],
    ['1.5', '1.5'],
    ['3j', 'other'],
    ['20.', '20'],
    ['99999999999999999999', 'other'],
    ['True', 'true'],
    ['None', 'none'],
    ['(a)', 'a'],
    ['a, b', 'tuple[a, b]'],
    ['(a,)', 'tuple[a]'],
    ['[a, *b]', 'list[a, other]'],
    ['{a}', 'set[a]'],
    ['{"a": 1, b: c}', '{"a": 1, b: c}'],
    ['{**a}', 'other'],
    ['os.environ["A"]', 'os.environ["A"]'],
    ['a[1:2]', 'other'],
    ['not a or b', '((not a) or b)'],
    ['a and not b or not not c and d', '((a and (not b)) or ((not (not c)) and d))'],
    ['not (a or b)', '(not (a or b))'],
    ['not a == b', '(not (a == b))'],
    ['a not in b', '(a not in b)'],
    ['a is not None', '(a is not none)'],
    ['a < b < c', 'other'],
    ['(a < b) == c', '((a < b) == c)'],
    ['-1 + 2', '((- 1) + 2)'],
    ['a if b else c', '(a if b else c)'],
    ['f(a, *b, c, k=1, **d)', 'f(a, k=1, *)'],
    ['f(x for x in y)', 'f(other)'],
    ['a.b(c)(d)', 'a.b(c)(d)'],
    ['lambda: 1', 'other'],
    ['await f()', 'other'],
  ])('%s', (text, expected) => {
    expect(show(valueOf(text))).toBe(expected);
  });

  it('know their places', () => {
    const call = read('app.run(host="0.0.0.0")').calls[0]!;
    expect(textOf(call)).toBe('app.run(host="0.0.0.0")');
    expect(textOf(call.call.keywords[0]!)).toBe('host="0.0.0.0"');
    expect(textOf(call.call.keywords[0]!.value)).toBe('"0.0.0.0"');
  });
});

describe('imports', () => {
  const imports = (text: string): string[] =>
    read(text).imports.map(({ kind, level, module, asName, names, guarded }) => {
      const list = names.map(({ name, asName: alias }) => (alias ? `${name} as ${alias}` : name)).join(',');
      return `${kind} ${'.'.repeat(level)}${module}${asName ? ` as ${asName}` : ''} ${list}${guarded ? '?' : ''}`.trim();
    });

  it('are read in every form', () => {
    expect(imports('import a.b as c, d\nfrom e import f as g, h\nfrom ..i.j import (\n  k,  # why\n)\n')).toEqual([
      'import a.b as c',
      'import d',
      'from e f as g,h',
      'from ..i.j k',
    ]);
    expect(imports('from . import a\nfrom ...b import *')).toEqual(['from . a', 'from ...b *']);
  });

  it('are guarded where the program does without', () => {
    expect(imports('try:\n  import a\nexcept ImportError:\n  import b\nelse:\n  import c')).toEqual([
      'import a ?',
      'import b ?',
      'import c ?',
    ]);
    expect(imports('try:\n  import a\nexcept:\n  pass')).toEqual(['import a ?']);
    expect(imports('try:\n  import a\nexcept (KeyError, ValueError):\n  pass')).toEqual(['import a']);
    expect(imports('if TYPE_CHECKING:\n  import a\ndef f():\n  import b\nclass C:\n  import c')).toEqual([
      'import a ?',
      'import b ?',
      'import c',
    ]);
    expect(imports('if __name__ == "__main__":\n  import a')).toEqual(['import a']);
  });

  it('give canonical names', () => {
    const { canonical } = read(
      'import uvicorn as u, os.path\nfrom os import getenv as g, environ\nfrom .a import b\nimport c\nc = 1\n' +
        'from d import e\nfrom f import e\n',
    );
    expect(['u.run', 'os.getenv', 'g', 'environ.get', 'b.x', 'c.y', 'e', 'int'].map(canonical)).toEqual([
      'uvicorn.run',
      'os.getenv',
      'os.getenv',
      'os.environ.get',
      '.a.b.x',
      'c.y',
      'e',
      'int',
    ]);
  });
});

describe('bindings', () => {
  const bindings = (text: string): string[] =>
    read(text).bindings.map(({ name, kind, value }) => `${kind[0]}:${name}=${show(value)}`);

  it('are found in all forms', () => {
    expect(bindings('a = b = 1\nc: int = 2\nd: int\ne, (f, g) = 3, (4, 5)\nh, *i = 6, 7\nj += 1\n[k] = l')).toEqual([
      'a:a=1',
      'a:b=1',
      'a:c=2',
      'a:e=3',
      'a:f=4',
      'a:g=5',
      'a:h=-',
      'a:i=-',
      'a:j=-',
      'a:k=-',
    ]);
    expect(bindings('import a.b\nimport c as d\nfrom e import f\ndef g(): h = 1\nclass i: j = 1')).toEqual([
      'i:a=-',
      'i:d=-',
      'i:f=-',
      'f:g=-',
      'c:i=-',
    ]);
  });

  it('are found in bodies at the top level', () => {
    const text =
      'if a:\n  b = 1\nelif c:\n  d = 2\nfor e, f in g:\n  h = 3\nwith i as j:\n  k = 4\n' +
      'try:\n  l = 5\nexcept M as m:\n  n = 6\nif (o := p): pass\nmatch q:\n  case [r]: s = 7\n@t\ndef u(): pass\ntype v = w\n';
    expect(read(text).bindings.map(({ name }) => name)).toEqual(
      [...'bdefhjklmnorsuv'].sort((a, b) => order(text, a, b)),
    );
  });

  it('say whether they are certain', () => {
    const sites = read('a = 1\nif x:\n  b = 1\nif __name__ == "__main__":\n  c = 1\n  if y:\n    d = 1\n').bindings;
    expect(sites.map(({ name, where, conditional }) => `${name} ${where} ${conditional}`)).toEqual([
      'a module false',
      'b module true',
      'c main false',
      'd main true',
    ]);
  });

  it('count a global of a function', () => {
    expect(bindings('a = 1\ndef f():\n  global a\n  a = 2')).toEqual(['a:a=1', 'f:f=-', 'a:a=-']);
  });

  it('of functions and classes are kept apart', () => {
    const local = read('def f(a, *b, c=1):\n  d = 2\n  def g(): e = 3\nclass H:\n  i = 4').localBindings;
    expect([...local].map(([within, list]) => `${within}: ${list.map(({ name }) => name).join('')}`)).toEqual([
      'f: abcdg',
      'f.g: e',
      'H: i',
    ]);
  });

  it('of attributes and items are assignments to members', () => {
    const { memberAssignments } = read('app.debug = True\napp.config["A"] = 1\n(a.b, c) = d');
    expect(memberAssignments.map(({ target, value }) => `${show(target)} ${show(value)}`)).toEqual([
      'app.debug true',
      'app.config["A"] 1',
      'a.b -',
    ]);
  });

  it('may be more than are seen', () => {
    expect(read('from a import *').starImport).toBe(true);
    expect(read('from a import b').starImport).toBe(false);
    expect(read('globals()["a"] = 1').dynamic).toBe(true);
    expect(read('def __getattr__(name): ...').dynamic).toBe(true);
    expect(read('def f():\n  exec("a")').dynamic).toBe(false);
  });
});

const order = (text: string, a: string, b: string): number => position(text, a) - position(text, b);
const position = (text: string, name: string): number => text.search(new RegExp(`\\b${name}\\b`));

describe('functions', () => {
  it('have parameters and what they return', () => {
    const { functions } = read(
      'async def f(a, b: int = 1, /, *c, d, **e) -> "Flask": ...\nclass G:\n  def h(self): ...',
    );
    expect(functions).toHaveLength(1);
    expect(functions[0]).toMatchObject({ name: 'f', returns: '"Flask"' });
    expect(
      functions[0]!.parameters.map(({ star, name, hasDefault }) => `${star}${name}${hasDefault ? '=' : ''}`),
    ).toEqual(['a', 'b=', '*c', 'd', '**e']);
    expect(textOf(functions[0]!)).toBe('f');
  });
});

describe('calls', () => {
  const calls = (text: string): string[] =>
    read(text).calls.map(
      ({ name, where, within, conditional }) =>
        `${name ?? '?'} ${where}${within ? ` ${within}` : ''}${conditional ? '?' : ''}`,
    );

  it('know where they stand', () => {
    const text =
      'a()\n@b(1)\ndef c(d=e()):\n  f()\n  if g: h()\nclass I(j()):\n  k()\n  def l(self): m()\n' +
      'if __name__ == "__main__":\n  n()\nelse:\n  o()\np = lambda: q()\nwhile r: s()\n';
    expect(calls(text)).toEqual([
      'a module',
      'b module',
      'e module',
      'f function c',
      'h function c?',
      'j module',
      'k class I',
      'm function I.l',
      'n main',
      'o module?',
      'q function <lambda>',
      's module?',
    ]);
  });

  it.each(["__name__=='__main__'", '"__main__" == __name__', '(__name__ == "__main__")'])(
    'sees the guard %s',
    (test) => {
      expect(calls(`if ${test}:\n  a()`)).toEqual(['a main']);
    },
  );

  it('sees no guard in another test', () => {
    expect(calls('if __name__ == "x":\n  a()')).toEqual(['a module?']);
    expect(calls('if __name__ == "__main__" and b:\n  a()')).toEqual(['a module?']);
  });

  it('have names where something dotted is called', () => {
    expect(calls('a.b.c()\na().d()\ne[0]()')).toEqual(['a.b.c module', '? module', 'a module', '? module']);
  });
});

describe('broken text', () => {
  it('is marked, and the rest is read', () => {
    const module = read('from flask import Flask\nx = = 1\napp = Flask(__name__)\ndef f(:\n  pass\napp.run(port=80)\n');
    expect(module.syntaxErrors.length).toBeGreaterThan(0);
    expect(module.bindings.map(({ name }) => name)).toContain('app');
    expect(module.calls.map(({ name }) => name)).toContain('app.run');
  });

  it.each([
    'def f():\n  yield\n  x = yield',
    'x = f(20., 1./3.)',
    'lambda x, /: x',
    'match a:\n  case B() | C(): pass\n  case (D(), E()): pass',
    'with (open(a) as f, open(b) as g):\n  pass',
    'async with (\n  a as b,\n):\n  pass',
  ])('is not %j', (text) => {
    expect(read(text).syntaxErrors).toEqual([]);
  });

  it.each(['x = (yield 1', 'x = 20.a.', 'lambda x, !: x', 'f(a b)', 'if a\n  b', 'match a:\n  case (: b'])(
    'is %j',
    (text) => {
      expect(read(text).syntaxErrors).not.toEqual([]);
    },
  );

  it('is not what stands behind a bare yield', () => {
    const { localBindings } = read('def f():\n  yield  # here\n  a = 1\n  b = (yield)\n');
    expect(localBindings.get('f')!.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('of Python 2 is marked', () => {
    expect(read('print "a"').syntaxErrors).toHaveLength(1);
    expect(read('print("a")').syntaxErrors).toHaveLength(0);
  });
});

describe('mentions', () => {
  it('finds whole words', () => {
    const file = new SourceFile('a.py', 'app.run_app(); xrun = run2\n# run');
    expect(mentions(file, 'run')).toBe(true);
    expect(mentions(file, 'app')).toBe(true);
    expect(mentions(file, 'serve', 'un', '')).toBe(false);
  });
});

const pieces = fc.constantFrom(
  ...['a', 'b.c', ' ', '\n', '\n  ', '\n    ', '(', ')', '[', ']', '{', '}', ',', ':', '=', ':=', '.', '*', '**', '@'],
  ...[
    'def f',
    'class C',
    'if ',
    'elif ',
    'else',
    'try',
    'except ',
    'finally',
    'for ',
    ' in ',
    'while ',
    'with ',
    ' as ',
  ],
  ...['import ', 'from ', 'lambda ', 'global ', 'return ', 'not ', ' or ', ' is ', 'match ', 'case ', '"', "'", '"""'],
  ...['f"', 'rb"', '{a}', '\\', '#', '1', '0x', '1e', 'None', 'True', '->', '+', '-', '<', 'print ', 'type ', 'await '],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
);

describe('any text', () => {
  it('gives a module with places inside it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const module = read(text);
        const located: Located[] = [
          ...module.imports,
          ...module.imports.flatMap(({ names }) => names),
          ...module.bindings,
          ...[...module.localBindings.values()].flat(),
          ...module.functions,
          ...module.calls,
          ...module.calls.flatMap(({ call }) => [call.callee, ...call.arguments, ...call.keywords]),
          ...module.syntaxErrors,
        ];
        for (const { at } of located) {
          expect(at.span.start).toBeGreaterThanOrEqual(0);
          expect(at.span.end).toBeGreaterThanOrEqual(at.span.start);
          expect(at.span.end).toBeLessThanOrEqual(text.length);
        }
        for (const binding of module.bindings) expect(textOf(binding)).toBe(binding.name);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    'f(',
    '(',
    '[',
    'a.',
    'not ',
    'a+',
    'x=',
    "f'{",
    '"a" ',
    'lambda: ',
    'def f():\n ',
    'if a:\n ',
    'a if b else ',
  ])('however deep: %s', (piece) => {
    expect(() => read(`x = ${piece.repeat(3_000)}`)).not.toThrow();
    expect(() => read(piece.repeat(3_000))).not.toThrow();
  });
});

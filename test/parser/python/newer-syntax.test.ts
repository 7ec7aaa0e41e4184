import { expect, test } from 'vitest';
import { parsePython } from '../../../src/parser/python/module.js';
import { SourceFile } from '../../../src/text/source.js';

const parse = (text: string) => parsePython(new SourceFile('a.py', text));
/** The version and the text of all newer syntax of a file. */
const newer = (text: string) => parse(text).newerSyntax.map(({ since, at }) => `${since} ${at.file.slice(at.span)}`);

test.each([
  ['match x:\n    case 1:\n        pass\n', ['3.10 match']],
  ['match = 1\nmatch(x)\n', []],
  ['type X = int\ntype = 1\n', ['3.12 type']],
  ['def f[T](a: T): pass\nclass C[K, V]: pass\n', ['3.12 [T]', '3.12 [K, V]']],
  ['try:\n    a\nexcept* (A, B):\n    b\nexcept *C: pass\n', ['3.11 except*']],
  ['try:\n    a\nexcept (A, B):\n    b\n', []],
  ['print(a := 1, b=2)\nx: int = 1\ny[1:2]\n', ['3.8 :=']],
  ['def f(a, b=1/2, /, c=3): pass\n', ['3.8 /']],
  ['def f(a, /): pass\n', ['3.8 /']],
  ['def f(a=1/2, *, b): pass\n', []],
  ['f"{a=}{b = }"\n', ['3.8 =', '3.8 =']],
  ['f"{a!r:>10}{a == b}"\n', []],
  ['f"{a["b"]}"\n', ['3.12 "']],
  ['f"""{a["b"]}"""\nf"{a[\'b\']}"\n', []],
  ['f"{\'\\n\'.join(a)}"\n', ['3.12 \\']],
  ['f"{a}\\n{b:\\t}"\n', []],
  ['def f(a: int | None) -> str | bytes: pass\n', ['3.10 int | None', '3.10 str | bytes']],
  ['x: list[int] | None = None\n', ['3.10 list[int] | None']],
  ['x: dict[str, int] = {}\n', ['3.9 dict[str, int]']],
  ['x: "int | None"\ny: Query | None\nz: Optional[int]\n', []],
  ['def f():\n    x: int | None = 1\n', []],
  ['class C:\n    x: int | None = 1\n', ['3.10 int | None']],
  ['if a:\n    x: int | None = 1\n', []],
  ['from __future__ import annotations\nx: int | None = 1\ntype X = int\n', ['3.12 type']],
])('%j', (text, found) => expect(newer(text)).toEqual(found));

test('what functions return', () => {
  const { returns } = parse(
    'def a():\n    return [1], 404\ndef b():\n    return\ndef c():\n    return [x for x in y]\nclass D:\n    def e(self):\n        return a[0]\n',
  );
  expect(returns.map(({ within, isList }) => [within, isList])).toEqual([
    ['a', true],
    ['c', true],
    ['D.e', false],
  ]);
});

test('the decorators of functions', () => {
  const { functions } = parse('@app.route("/")\n@cached\n@make()\ndef a(): pass\ndef b(): pass\n');
  expect(functions.map(({ decorators }) => decorators)).toEqual([['app.route', 'cached', 'make'], []]);
});

test('the bodies that a try guards', () => {
  const { tries } = parse('try:\n    a\nexcept A:\n    b\ntry:\n    c\nfinally:\n    d\n');
  expect(tries.map(({ at }) => at.file.slice(at.span).trim())).toEqual([':\n    a']);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexicalFault } from '../../../src/parser/python/lexical.js';
import { SourceFile } from '../../../src/text/source.js';

/** The kind of the first fault and the text that it spans; undefined for none. */
const faultIn = (text: string): string | undefined => {
  const fault = lexicalFault(new SourceFile('a.py', text));
  return fault && `${fault.kind} ${fault.at.span.start} ${JSON.stringify(fault.at.file.slice(fault.at.span))}`;
};

describe('sound files', () => {
  test.each([
    ['nothing', ''],
    ['a byte order mark', '\ufeffx = 1\n'],
    ['strings of every prefix', String.raw`a = r"\""` + '\nb = rb\'\\\'\'\nc = u"x"\nd = Rb"""\n"""\n'],
    ['quotes in strings', 'x = "it\'s" + \'"\' + """a "quoted" word""" + \'\'\'it\'s\'\'\'\n'],
    ['typographic quotes in strings and comments', 'x = "\u201ca\u201d"  # \u2019\n'],
    ['letters of other alphabets', 'größe = "ß"\n变量 = 1\n'],
    ['a string over two lines', 'x = "a\\\nb"\n'],
    ['a string over two lines of Windows', 'x = "a\\\r\nb"\r\n'],
    ['brackets over lines', 'x = (\n  1,\n      2,\n)\ny = [\n]\n'],
    ['a continued line', 'x = 1 + \\\n        2\ny = 3\n'],
    ['blocks', 'if a:\n    b\nelif c:\n  d\nelse:\n\te\nf\n'],
    ['blocks with comments of any depth', 'def f():\n# comment\n    a\n            # comment\n  # comment\n    b\n'],
    ['a block behind a blank line', 'def f():\n\n    a\n\n\n    b\n'],
    ['statements on one line', 'if a: b; c\nclass D: pass\n'],
    ['a slice, a dict and a lambda', 'x = a[1:\n]\ny = {1:\n 2}\nz = lambda: 1\n'],
    ['tabs throughout', 'if a:\n\tif b:\n\t\tc\n\td\n'],
    ['tabs behind blanks of one width', 'if a:\n        if b:\n        \tc\n'],
    ['a page feed', 'a\n\f\nb\n\fc\n'],
    ['no newline at the end', 'if a:\n    b'],
    ['format strings', "f\"{a!r:>{b}} {{c}} {d['e']}\" f'{x:%H:%M}'\n"],
    ['format strings of 3.12', 'f"{a["b"]} {f"{c}"} {\n  d\n}"\n'],
    ['names of characters in format strings', 'f"\\N{EM DASH} {a}"\n'],
    ['print as a function and as a name', 'print ("a")\nprint\nprint >>f, "a"\nprint = 1\nprint if a else b\n'],
    ['raise and except of Python 3', 'try:\n    raise A from b\nexcept (A, B) as c:\n    raise A(b, c)\n'],
  ])('%s', (_, text) => expect(faultIn(text)).toBeUndefined());
});

describe('faults', () => {
  test.each([
    ['typographic quotes', 'x = \u2018a\u2019\n', 'character 4 "\u2018"'],
    ['a typographic dash', 'x = a \u2013 b\n', 'character 6 "\u2013"'],
    ['a string without end', 'x = "a\ny = 1\n', 'string 4 "\\""'],
    ['a long string without end', 'x = """a\ny = 1\n', 'string 4 "\\"\\"\\""'],
    ['a bracket that nothing closes', 'x = (1,\ny = 2\n', 'bracket 4 "("'],
    ['a bracket that nothing opens', 'x = 1)\n', 'bracket 5 ")"'],
    ['a bracket of another kind', 'x = (1]\n', 'bracket 6 "]"'],
    ['no block', 'def f():\nx = 1\n', 'indentation 7 ":"'],
    ['no block at the end', 'def f():\n', 'indentation 7 ":"'],
    ['a block for no reason', 'a\n    b\n', 'indentation 2 "    "'],
    ['a first line that is indented', '  a\n', 'indentation 0 "  "'],
    ['a line between two blocks', 'if a:\n    b\n  c\n', 'indentation 12 "  "'],
    ['a tab for eight blanks', 'if a:\n        b\n\tc\n', 'tabs 16 "\\t"'],
    ['marks of a merge', 'a\n<<<<<<< HEAD\nb\n', 'conflict 2 "<<<<<<<"'],
    ['print of Python 2', 'if a:\n    print "b"\n', 'python2 10 "print"'],
    ['exec of Python 2', 'exec code\n', 'python2 0 "exec"'],
    ['raise of Python 2', 'raise ValueError, "a"\n', 'python2 0 "raise"'],
    ['except of Python 2', 'try:\n    a\nexcept IOError, e:\n    b\n', 'comma 11 "except"'],
  ])('%s', (_, text, fault) => expect(faultIn(text)).toBe(fault));
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'( ) [ ] { } \' " """ f" \\ \n \t : # ; = x print if \u2019 \r \f <<<<<<<'.split(' '),
    ' ',
    '\n    ',
  );
  test('never throws, and stays inside the text', () =>
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const fault = lexicalFault(new SourceFile('a.py', text));
        if (!fault) return;
        expect(fault.at.span.start).toBeGreaterThanOrEqual(0);
        expect(fault.at.span.end).toBeLessThanOrEqual(text.length);
      }),
    ));
  test('deep nesting ends', () => {
    expect(faultIn('('.repeat(100_000))).toBeUndefined();
    expect(faultIn('f"{'.repeat(50_000))).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/parser/python/fold.js';
import type { FoldScope, Folded } from '../../../src/parser/python/fold.js';
import { parsePython } from '../../../src/parser/python/module.js';
import { textOf } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';

type Options = Partial<Omit<FoldScope, 'module'>> & { readonly variables?: Record<string, string> };

/** Folds the first argument of the last call of `show` in a text. */
function folded(text: string, { variables = {}, ...options }: Options = {}): Folded {
  const module = parsePython(new SourceFile('app.py', text));
  const site = module.calls.findLast(({ name }) => name === 'show')!;
  const environment = (name: string) => ({ known: true, value: variables[name] }) as const;
  return fold(site.call.arguments[0]!, { module, within: site.within, environment, ...options });
}
const worth = (text: string, options?: Options): unknown => {
  const result = folded(text, options);
  return result.known ? result.value : `? ${result.because}`;
};
const expression = (text: string, options?: Options): unknown => worth(`import os\nshow(${text})`, options);

describe('constants', () => {
  it.each<[string, unknown]>([
    ['"a"', 'a'],
    ['80', 80],
    ['-1', -1],
    ['0.5', 0.5],
    ['True', true],
    ['None', null],
    ['["a", 1]', ['a', 1]],
    ['("a", 1)[1]', 1],
    ['"a" + "b"', 'ab'],
    ['8000 + 80', 8080],
    ['f"{"a"}:{80}{True}{None}"', 'a:80TrueNone'],
    ['not ""', true],
    ['"" or "a"', 'a'],
    ['"a" or b', 'a'],
    ['"" and b', ''],
    ['"a" and "b"', 'b'],
    ['1 if "" else 2', 2],
    ['"a" == "b"', false],
    ['True == 1', true],
    ['1 == "1"', false],
    ['"a" != "b"', true],
    ['"a" in ("a", "b")', true],
    ['"a" not in ["b"]', true],
    ['"b" in "abc"', true],
    ['None is None', true],
    ['"a" is not None', true],
    ['2 > 1', true],
    ['int("80")', 80],
    ['int(" 8_0 ")', 80],
    ['int(True)', 1],
    ['int(1.9)', 1],
    ['str(80)', '80'],
    ['str(False)', 'False'],
    ['bool("0")', true],
    ['bool("")', false],
    ['"TRUE".lower()', 'true'],
    ['" a ".strip().upper()', 'A'],
    ['"a,b".split(",")', ['a', 'b']],
    ['"abc".startswith("ab")', true],
  ])('%s', (text, value) => {
    expect(expression(text)).toEqual(value);
  });

  it.each([
    ['a', '? a is not a constant of app.py'],
    ['a()', '? a is called when the program runs'],
    ['a.b', '? a.b is not a constant'],
    ['int("x")', '? int() cannot read the text'],
    ['8000.0', '? it is a float'],
    ['"a" + 1', '? it is computed when the program runs'],
    ['int(*a)', '? its arguments are not written out'],
    ['int("a", 16)', '? int is called oddly'],
    ['[1][2]', '? it is an item of something unknown'],
    ['lambda: 1', '? it is computed when the program runs'],
    ['f"{a!r}"', '? it is computed when the program runs'],
    ['b or "a"', '? b is not a constant of app.py'],
  ])('unknown: %s', (text, because) => {
    expect(expression(text)).toBe(because);
  });
});

describe('environment', () => {
  it.each<[string, unknown]>([
    ['os.getenv("PORT")', '5000'],
    ['os.getenv("NONE")', null],
    ['os.getenv("NONE", "a")', 'a'],
    ['os.getenv("NONE", default="a")', 'a'],
    ['os.environ.get("PORT", 80)', '5000'],
    ['os.environ.get("NONE", 80)', 80],
    ['os.environ["PORT"]', '5000'],
    ['os.environ["NONE"]', '? NONE is not set'],
    ['int(os.environ.get("PORT", 80))', 5000],
    ['int(os.getenv("NONE") or 80)', 80],
    ['os.getenv("DEBUG", "no").lower() in ("1", "true")', false],
    ['os.getenv(name)', '? name is not a constant of app.py'],
  ])('%s', (text, value) => {
    expect(expression(text, { variables: { PORT: '5000' } })).toEqual(value);
  });

  it('is seen through import aliases', () => {
    expect(
      worth('from os import getenv as g, environ as e\nshow(g("A") + e["B"])', { variables: { A: 'a', B: 'b' } }),
    ).toBe('ab');
    expect(worth('def getenv(a): ...\nshow(getenv("A"))')).toBe('? getenv is called when the program runs');
  });

  it('may be unknown', () => {
    const environment = () => ({ known: false, because: 'env_file is missing' }) as const;
    expect(expression('os.getenv("A", "b")', { environment })).toBe('? env_file is missing');
  });

  it('may be changed by the module', () => {
    const text = (change: string) => `import os\nfrom dotenv import load_dotenv\n${change}\nshow(os.getenv("A", "b"))`;
    expect(worth(text(''))).toBe('b');
    expect(worth(text('os.environ["A"] = "c"'))).toBe('? A is set in app.py');
    expect(worth(text('os.environ["B"] = "c"'))).toBe('b');
    expect(worth(text('os.environ[x] = "c"'))).toBe('? A is set in app.py');
    expect(worth(text('os.environ.setdefault("A", "c")'))).toBe('? A is set in app.py');
    expect(worth(text('os.environ.setdefault("A", "c")'), { variables: { A: 'd' } })).toBe('d');
    expect(worth(text('os.environ.update(x)'))).toBe('? A is set in app.py');
    expect(worth(text('load_dotenv()'))).toBe('? A may come from a .env file');
    expect(worth(text('load_dotenv()'), { variables: { A: 'd' } })).toBe('d');
    expect(worth(text('load_dotenv()'), { dotenv: () => ({ known: true, value: undefined }) })).toBe('b');
    expect(worth(text('load_dotenv(override=True)'), { variables: { A: 'd' } })).toBe('? A is set in app.py');
  });
});

describe('names', () => {
  it('are known when they are bound once', () => {
    expect(worth('PORT = 80\nshow(PORT)')).toBe(80);
    expect(worth('A = "a"\nB = A + "b"\nshow(f"{B}c")')).toBe('abc');
    expect(worth('HOST, PORT = "h", 80\nshow(PORT)')).toBe(80);
  });

  it.each([
    ['A = 1\nA = 2\nshow(A)', '? A is assigned more than once'],
    ['A = 1\nA += 1\nshow(A)', '? A is assigned more than once'],
    ['A = 1\ndef f():\n  global A\n  A = 2\nshow(A)', '? A is assigned more than once'],
    ['if x:\n  A = 1\nelse:\n  A = 2\nshow(A)', '? A is assigned more than once'],
    ['for A in x: pass\nshow(A)', '? A is not a constant'],
    ['def A(): ...\nshow(A)', '? A is not a constant'],
    ['from b import A\nshow(A)', '? A is not a constant'],
    ['A = 1\nfrom b import *\nshow(A)', '? A may be assigned elsewhere'],
    ['from b import *\nif x: A = 1\nshow(A)', '? A may be assigned elsewhere'],
    ['A = 1\nglobals().update(x)\nshow(A)', '? A may be assigned elsewhere'],
    ['A = A\nshow(A)', '? it takes too many steps'],
  ])('%j', (text, because) => {
    expect(worth(text)).toBe(because);
  });

  it('of a star import before the binding do not matter', () => {
    expect(worth('from b import *\nA = 1\nshow(A)')).toBe(1);
  });

  it('of a function count first', () => {
    expect(worth('A = 1\ndef f():\n  A = 2\n  show(A)')).toBe(2);
    expect(worth('A = 1\ndef f():\n  show(A)')).toBe(1);
    expect(worth('A = 1\ndef f(A):\n  show(A)')).toBe('? A is a parameter');
    expect(worth('A = 1\ndef f():\n  B = A\n  def g():\n    show(B)')).toBe(1);
    expect(worth('A = 1\nclass C:\n  A = 2\n  def f(self):\n    show(A)')).toBe(1);
    expect(worth('A = 1\nclass C:\n  A = 2\n  show(A)')).toBe(2);
    expect(worth('import os\ndef f(os):\n  show(os.getenv("A"))')).toMatch(/^\?/);
  });
});

describe('options of argparse', () => {
  const text = (option: string, more = '') =>
    'import argparse\nBASE = 8000\ndef main():\n  parser = argparse.ArgumentParser()\n' +
    `  parser.add_argument(${option})\n  ${more}\n  args = parser.parse_args()\n  show(args.port)`;
  const given = (value: string | undefined) => ({ arguments: () => ({ known: true, value }) as const });

  it('are unknown without the command line', () => {
    expect(worth(text('"--port", default=80'))).toBe('? args.port comes from the command line');
  });

  it('have their default, or what is given', () => {
    expect(worth(text('"-p", "--port", default=BASE + 80, type=int'), given(undefined))).toBe(8080);
    expect(worth(text('"--port", default="80", type=int'), given(undefined))).toBe(80);
    expect(worth(text('"--port", default=80, type=int'), given('90'))).toBe(90);
    expect(worth(text('"--port"'), given('90'))).toBe('90');
    expect(worth(text('"--port"'), given(undefined))).toBe(null);
    expect(worth(text('"--listen", dest="port", default=1'), given(undefined))).toBe(1);
  });

  it('are looked up by their flags', () => {
    const seen: string[][] = [];
    const lookUp = (flags: readonly string[]) => {
      seen.push([...flags]);
      return { known: false, because: 'the script passes "$@"' } as const;
    };
    expect(worth(text('"-p", "--port"'), { arguments: lookUp })).toBe('? the script passes "$@"');
    expect(seen).toEqual([['-p', '--port']]);
  });

  it.each([
    ['"port"', ''],
    ['"--port", action="store_true"', ''],
    ['"--port", nargs="?"', ''],
    ['"--port", **more', ''],
    ['"--port", default=80', 'parser.set_defaults(port=1)'],
    ['"--port", default=80', 'parser.add_argument("--the-port", dest="port")'],
  ])('are unknown when they are not plain: %s %s', (option, more) => {
    expect(worth(text(option, more), given(undefined))).toBe('? args.port comes from the command line');
  });

  it('are not mistaken for other attributes', () => {
    expect(worth('args = load()\nshow(args.port)', given(undefined))).toBe('? args.port is not a constant');
  });
});

describe('evidence', () => {
  it('leads to the places that a value comes from', () => {
    const result = folded('import os\nPORT = int(os.getenv("PORT", 8000))\nshow(PORT)');
    expect(result.known && result.places.map(textOf)).toContain('8000');
    const place = { at: { file: new SourceFile('Dockerfile', 'ENV PORT=1'), span: { start: 4, end: 10 } } };
    const environment = () => ({ known: true, value: '1', places: [place] }) as const;
    const looked = folded('import os\nshow(os.getenv("PORT"))', { environment });
    expect(looked.known && looked.places).toContain(place);
  });
});

describe('any expression', () => {
  it('does not take forever', () => {
    const names = Array.from({ length: 40 }, (_, index) => `a${index} = a${index + 1} + a${index + 1}\n`).join('');
    expect(worth(`${names}a40 = "x"\nshow(a0)`)).toMatch(/^\?/);
    const long = `a = "${'x'.repeat(9000)}"\n`;
    expect(worth(`${long}show(a + a)`)).toMatch(/^\?/);
  });

  it('gives a value or a reason', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b',
        '"a"',
        '1',
        'None',
        'True',
        ' or ',
        ' and ',
        ' not ',
        '+',
        '-',
        '*',
        '==',
        ' in ',
        ' is ',
        '<',
        ',',
      ],
      ...[
        '(',
        ')',
        '[',
        ']',
        'int(',
        'str(',
        'os.getenv(',
        'os.environ[',
        '.lower()',
        '.split(',
        ' if ',
        ' else ',
        'f"{a}"',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = `import os\na = "x"\nb = a or 1\nc = ${pieces.join('')}\nshow(${pieces.join('')})`;
        const module = parsePython(new SourceFile('a.py', text));
        const values = module.bindings.flatMap(({ value }) => (value ? [value] : []));
        for (const each of [...values, ...module.calls.flatMap(({ call }) => [call, ...call.arguments])]) {
          const result = fold(each, { module, environment: () => ({ known: true, value: '' }) });
          if (!result.known) expect(result.because).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

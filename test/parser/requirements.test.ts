import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeName, parseRequirements } from '../../src/parser/requirements.js';
import type { Requirement, RequirementsFile } from '../../src/parser/requirements.js';
import { textOf } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

const read = (text: string): RequirementsFile => parseRequirements(new SourceFile('requirements.txt', text));
const one = (text: string): Requirement => read(text).requirements[0]!;
const names = (text: string): unknown[] => read(text).requirements.map(({ normalizedName }) => normalizedName);

describe('names and versions', () => {
  it('are read', () => {
    const requirement = one('Flask_SQLAlchemy[async, b.c] >= 3.0 , !=3.1.* ; python_version < "3.12"  # why\n');
    expect(requirement).toMatchObject({
      normalizedName: 'flask-sqlalchemy',
      extras: ['async', 'b.c'],
      specifier: '>= 3.0 , !=3.1.*',
      marker: 'python_version < "3.12"',
      source: 'index',
      location: undefined,
      editable: false,
      variable: false,
    });
    expect(requirement.name!.text).toBe('Flask_SQLAlchemy');
    expect(textOf(requirement.name!)).toBe('Flask_SQLAlchemy');
    expect(textOf(requirement)).toBe('Flask_SQLAlchemy[async, b.c] >= 3.0 , !=3.1.* ; python_version < "3.12"');
    expect(requirement.clauses.map(({ operator, version }) => [operator, version])).toEqual([
      ['>=', '3.0'],
      ['!=', '3.1.*'],
    ]);
    expect(requirement.clauses.map(textOf)).toEqual(['>= 3.0', '!=3.1.*']);
  });

  it.each([
    ['flask', ''],
    ['flask==1.0', '==1.0'],
    ['flask===1.0-x', '===1.0-x'],
    ['flask~=1.0', '~=1.0'],
    ['flask<2', '<2'],
    ['flask (>=1,<2)', '>=1,<2'],
    ['flask>=1,', '>=1,'],
    ['flask==1!2.0+local', '==1!2.0+local'],
    ['flask[]', ''],
  ])('%s', (text, specifier) => {
    expect(read(text).problems).toEqual([]);
    expect(one(text)).toMatchObject({ normalizedName: 'flask', specifier });
  });

  it('are compared by their normalized form', () => {
    expect(['Flask', 'zope.interface', 'a-_.b'].map(normalizeName)).toEqual(['flask', 'zope-interface', 'a-b']);
  });
});

describe('lines', () => {
  it('are joined at backslashes', () => {
    const text = 'flask==1.0 \\\r\n    --hash=sha256:aa \\\r\n    --hash=sha256:bb\r\ndjango\r\n';
    const file = read(text);
    expect(file.requirements.map(({ normalizedName, hashes }) => [normalizedName, hashes])).toEqual([
      ['flask', ['sha256:aa', 'sha256:bb']],
      ['django', []],
    ]);
    expect(file.requirements[0]!.options.map(textOf)).toEqual(['--hash=sha256:aa', '--hash=sha256:bb']);
    expect(file.requirements.map(textOf)).toEqual(['flask==1.0', 'django']);
    expect(names('fla\\\nsk\ndjango \\')).toEqual(['flask', 'django']);
  });

  it('have comments behind a blank', () => {
    const file = read('# one\n  # two\nflask # three\ngit+https://x/y#egg=z\n\na \\\n# four \\\nb\n');
    expect(file.comments.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four \\']);
    expect(file.comments.map(textOf)).toEqual(['# one', '# two', '# three', '# four \\']);
    expect(file.requirements.map(({ normalizedName }) => normalizedName)).toEqual(['flask', 'z', 'a', 'b']);
  });

  it('end where Python ends them', () => {
    expect(names('a\rb\x0cc\u2028d')).toEqual(['a', 'b', 'c', 'd']);
    expect(names('')).toEqual([]);
  });
});

describe('URLs and paths', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a @ https://x.y/a.zip', { source: 'url', normalizedName: 'a' }, 'https://x.y/a.zip'],
    [
      'a[b]@git+https://x.y/a.git@v1',
      { source: 'vcs', normalizedName: 'a', extras: ['b'] },
      'git+https://x.y/a.git@v1',
    ],
    ['a @ https://x.y/a;b ; os_name == "nt"', { source: 'url', marker: 'os_name == "nt"' }, 'https://x.y/a;b'],
    ['a @ file:///home/conda/a', { source: 'url', normalizedName: 'a' }, 'file:///home/conda/a'],
    [
      'git+ssh://git@x.y/z.git@main#subdirectory=p&egg=Q[r]',
      { source: 'vcs', normalizedName: 'q', extras: ['r'] },
      'git+ssh://git@x.y/z.git@main#subdirectory=p&egg=Q[r]',
    ],
    [
      'https://x.y/torch_x-2.1.0+cpu-cp311-cp311-linux_x86_64.whl',
      { source: 'url', normalizedName: 'torch-x' },
      'https://x.y/torch_x-2.1.0+cpu-cp311-cp311-linux_x86_64.whl',
    ],
    ['https://x.y/a.tar.gz', { source: 'url', normalizedName: undefined }, 'https://x.y/a.tar.gz'],
    ['./pkg[extra]', { source: 'path', extras: ['extra'], normalizedName: undefined }, './pkg'],
    ['libs/pkg ; python_version > "3"', { source: 'path', marker: 'python_version > "3"' }, 'libs/pkg'],
    ['.', { source: 'path' }, '.'],
    ['a-1.0-py3-none-any.whl', { source: 'path', normalizedName: 'a' }, 'a-1.0-py3-none-any.whl'],
    ['-e .', { source: 'path', editable: true }, '.'],
    ['-e ./pkg[dev]', { source: 'path', editable: true, extras: ['dev'] }, './pkg'],
    [
      '--editable=git+https://x.y/z#egg=w',
      { source: 'vcs', editable: true, normalizedName: 'w' },
      'git+https://x.y/z#egg=w',
    ],
  ])('%s', (text, expected, location) => {
    expect(read(text).problems).toEqual([]);
    expect(one(text)).toMatchObject(expected);
    expect(one(text).location!.text).toBe(location);
  });

  it('have places', () => {
    const requirement = one('a @ https://x.y/a.zip # b');
    expect(textOf(requirement)).toBe('a @ https://x.y/a.zip');
    expect(textOf(requirement.location!)).toBe('https://x.y/a.zip');
    expect(textOf(one('-e ./pkg').location!)).toBe('./pkg');
  });
});

describe('options', () => {
  const options = (text: string): unknown[] => read(text).options.map(({ name, value }) => [name, value?.text]);

  it.each<[string, unknown[]]>([
    ['-r base.txt', [['--requirement', 'base.txt']]],
    ['-rbase.txt', [['--requirement', 'base.txt']]],
    ['--requirement=base.txt', [['--requirement', 'base.txt']]],
    ['--requirem base.txt', [['--requirement', 'base.txt']]],
    ['-c constraints.txt', [['--constraint', 'constraints.txt']]],
    [
      '-i https://a/b --extra-index-url "https://c d"',
      [
        ['--index-url', 'https://a/b'],
        ['--extra-index-url', 'https://c d'],
      ],
    ],
    ['--find-links=./w', [['--find-links', './w']]],
    ['  --no-binary :all:', [['--no-binary', ':all:']]],
    ['--pre', [['--pre', undefined]]],
    ['--no-index # why', [['--no-index', undefined]]],
    ['--trusted-host a', [['--trusted-host', 'a']]],
    ['--require-hashes', [['--require-hashes', undefined]]],
  ])('%s', (text, expected) => {
    expect(read(text).problems).toEqual([]);
    expect(read(text).requirements).toEqual([]);
    expect(options(text)).toEqual(expected);
  });

  it('know where their values are', () => {
    const file = read('-r base.txt\n--requirement=more.txt\n-rlast.txt\n');
    expect(file.options.map(({ value }) => textOf(value!))).toEqual(['base.txt', 'more.txt', 'last.txt']);
    expect(file.options.map(textOf)).toEqual(['-r base.txt', '--requirement=more.txt', '-rlast.txt']);
  });
});

describe('variables', () => {
  it('make a requirement uncertain, not wrong', () => {
    const file = read('flask==${VERSION}\n${PACKAGE}\n-i https://${USER}:${PASS}@x/y\na @ https://${T}@x/y\n');
    expect(file.problems).toEqual([]);
    expect(file.requirements.map(({ normalizedName, variable }) => [normalizedName, variable])).toEqual([
      ['flask', true],
      ['a', true],
    ]);
    expect(one('flask==1 # ${A}').variable).toBe(false);
  });
});

describe('refused lines', () => {
  it.each([
    ['flask=1.0', 'pip refuses this line: "=1.0" is no version clause.'],
    ['flask werkzeug', 'pip refuses this line: "werkzeug" is no version clause.'],
    ['flask>=1 <2', 'pip refuses this line: ">=1 <2" is no version clause.'],
    ['flask>=1,,<2', 'pip refuses this line: ">=1,,<2" is no version clause.'],
    ['flask~=1', 'pip refuses this line: "~=1" is no version clause.'],
    ['flask=>1', 'pip refuses this line: "=>1" is no version clause.'],
    ['flask-', 'pip refuses this line: "-" is no version clause.'],
    ['flask[a', 'pip refuses this line: "[a" is no version clause.'],
    ['flask[!]', 'pip refuses this line: its extras are no names.'],
    ['"flask"', 'pip refuses this line: it starts with no name of a package.'],
    ['flask; foo == "x"', 'pip refuses this line: what stands behind ; is no environment marker.'],
    ['flask;', 'pip refuses this line: what stands behind ; is no environment marker.'],
    ['flask; os_name == "x" and', 'pip refuses this line: what stands behind ; is no environment marker.'],
    ['flask; (os_name == "x"', 'pip refuses this line: what stands behind ; is no environment marker.'],
    ['--frozen', 'pip refuses this line: --frozen is no option of a requirements file.'],
    ['-r', 'pip refuses this line: -r has no value.'],
    ['--pre=1', 'pip refuses this line: --pre takes no value.'],
    ['-r "a', 'pip refuses this line: a quote is not closed.'],
  ])('%s', (text, message) => {
    expect(read(`${text}\ndjango\n`).problems.map((problem) => problem.message)).toEqual([message]);
    expect(names(`${text}\ndjango\n`)).toContain('django');
  });

  it.each([
    'flask; python_version in "3.8 3.9" and (os_name=="x" or extra == "y")',
    'flask; sys_platform not in "win32"',
    'flask; "3" < python_version',
    'flask --hash=sha256:a --hash sha256:b',
    'flask --global-option="--x y"',
  ])('are not: %s', (text) => {
    expect(read(text).problems).toEqual([]);
  });
});

const pieces = fc.constantFrom(
  ...['flask', 'a', '==', '>=', '1.0', '.*', ',', ';', ' ', '\n', '\r\n', '\\\n', '#', ' # ', '[', ']', '(', ')', '@'],
  ...['-r ', '-e ', '--hash=', '--', '-', '${A}', 'https://', 'git+', '/', '.', '"', "'", 'os_name', ' and ', 'not in'],
);

describe('any text', () => {
  it('gives requirements with places inside it', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { requirements, options, comments, problems } = read(text);
        const parts = requirements.flatMap(({ name, clauses, location, options: own }) => [
          ...(name ? [name] : []),
          ...(location ? [location] : []),
          ...clauses,
          ...own,
        ]);
        for (const { at } of [...requirements, ...options, ...comments, ...problems, ...parts]) {
          expect(at.span.start).toBeGreaterThanOrEqual(0);
          expect(at.span.end).toBeGreaterThanOrEqual(at.span.start);
          expect(at.span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 800 },
    );
  });
});

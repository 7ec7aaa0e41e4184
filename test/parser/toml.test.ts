import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, locateTomlKey, parseToml } from '../../src/parser/toml.js';
import { textOf } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

const file = (text: string): SourceFile => new SourceFile('pyproject.toml', text);

const project = `[project]
name = "demo"
dependencies = [
  "flask==3.1",
]

[tool.pydock-lint]
preset = "strict"
rules."root-user" = "off"

[[tool.uv.index]]
url = "https://x.y"

[tool."quoted.key"]
a = 1
`;

describe('data', () => {
  it('is reached by its keys', () => {
    const { value } = parseToml(file(project));
    expect(at(value, 'project', 'name')).toBe('demo');
    expect(at(value, 'project', 'dependencies')).toEqual(['flask==3.1']);
    expect(at(value, 'tool', 'pydock-lint', 'rules', 'root-user')).toBe('off');
    expect(at(value, 'tool', 'quoted.key', 'a')).toBe(1);
    expect(at(value)).toBe(value);
  });

  it('is never what objects inherit', () => {
    const { value } = parseToml(file('[a]\nb = "c"\n'));
    expect(at(value, 'a', 'constructor')).toBeUndefined();
    expect(at(value, '__proto__')).toBeUndefined();
    expect(at(value, 'a', 'b', 'length')).toBeUndefined();
    expect(at(value, 'a', 'c', 'd')).toBeUndefined();
    expect(at(['x'], '0')).toBeUndefined();
    const hostile = parseToml(file('[__proto__]\npolluted = true\n')).value;
    expect(at(hostile, '__proto__', 'polluted')).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('keeps large integers', () => {
    expect(at(parseToml(file('a = 9007199254740993')).value, 'a')).toBe(9007199254740993n);
  });
});

describe('problems', () => {
  it('stand where the text is wrong', () => {
    const result = parseToml(file('[project]\nname = demo\n'));
    expect(result.value).toBeUndefined();
    expect(result.problem!.message).toMatch(/^The TOML cannot be read: .+\.$/);
    expect(result.problem!.at.file.positionAt(result.problem!.at.span.start).line).toBe(2);
    expect(parseToml(file('[project]\nname = "demo"\n')).problem).toBeUndefined();
  });

  it.each(['[', 'a = ', 'a = {', 'a = "', 'a = 1\na = 2', '{{ cookiecutter.name }}', `a = ${'['.repeat(5000)}`])(
    'are found in %j',
    (text) => {
      expect(parseToml(file(text)).problem).toBeDefined();
    },
  );
});

describe('places', () => {
  const placed = (...path: string[]): string | undefined => {
    const found = locateTomlKey(file(project), path);
    return found && `${textOf(found)}:${found.at.file.positionAt(found.at.span.start).line}`;
  };

  it('of keys and tables are found', () => {
    expect(placed('project')).toBe('project:1');
    expect(placed('project', 'dependencies')).toBe('dependencies:3');
    expect(placed('tool', 'pydock-lint')).toBe('tool.pydock-lint:7');
    expect(placed('tool', 'pydock-lint', 'rules', 'root-user')).toBe('rules."root-user":9');
    expect(placed('tool', 'uv', 'index', 'url')).toBe('url:12');
    expect(placed('tool', 'quoted.key')).toBe('tool."quoted.key":14');
  });

  it('of other keys are not', () => {
    expect(placed('name')).toBeUndefined();
    expect(placed('tool', 'quoted', 'key')).toBeUndefined();
    expect(placed()).toBeUndefined();
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    'a',
    '.',
    '=',
    '"',
    "'",
    '\n',
    '\r\n',
    '{',
    '}',
    ',',
    '1',
    '#',
    '"""',
    ' ',
    '\\',
  );

  it('gives data or one problem inside it', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const { problem } = parseToml(file(text));
        const found = locateTomlKey(file(text), ['a']);
        for (const each of [problem, found]) {
          if (!each) continue;
          expect(each.at.span.start).toBeGreaterThanOrEqual(0);
          expect(each.at.span.end).toBeGreaterThanOrEqual(each.at.span.start);
          expect(each.at.span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

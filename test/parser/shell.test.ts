import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShell, splitWords } from '../../src/parser/shell.js';
import type { ShellCommand } from '../../src/parser/shell-tree.js';
import type { WordPart } from '../../src/parser/word.js';
import { textOf } from '../../src/text/location.js';
import { MappedText } from '../../src/text/mapped-text.js';
import { SourceFile } from '../../src/text/source.js';

const mapped = (text: string): MappedText =>
  new MappedText(new SourceFile('a.sh', text), [{ text, span: { start: 0, end: text.length } }]);

const commands = (text: string): readonly ShellCommand[] => parseShell(mapped(text)).commands;
const values = (text: string): unknown[] => commands(text).map(({ words }) => words.map(({ value }) => value));
const programs = (text: string, which: (command: ShellCommand) => boolean): string[] =>
  commands(text)
    .filter(which)
    .map(({ words }) => words[0]!.raw);

/** A word's parts as one line: literals as they are, variables in braces, `?` for what is opaque. */
const show = (parts: readonly WordPart[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'literal') return part.text;
      if (part.kind === 'opaque') return '?';
      const replacement = part.replacement.length > 0 ? `|${show(part.replacement)}` : '';
      return `{${part.name}${part.operator ?? ''}${show(part.operand)}${replacement}}`;
    })
    .join('');
const shown = (text: string): string[] =>
  commands(`x ${text}`)[0]!
    .words.slice(1)
    .map(({ parts }) => show(parts));

describe('words', () => {
  it('are unquoted, and know how they are written', () => {
    const text = `pip install "a b" 'c'd \\$e ""`;
    const words = commands(text)[0]!.words;
    expect(words.map(({ value }) => value)).toEqual(['pip', 'install', 'a b', 'cd', '$e', '']);
    expect(words.map(({ raw }) => raw)).toEqual(['pip', 'install', '"a b"', "'c'd", '\\$e', '""']);
    expect(words.map(({ quoted }) => quoted)).toEqual([false, false, true, true, false, true]);
    expect(words.map(textOf)).toEqual(words.map(({ raw }) => raw));
    expect(words.at(-1)!.parts).toEqual([]);
  });

  it('hold variables with their operators', () => {
    expect(shown('$A ${B} "${C:-d}" ${E:=f} ${G%.py} ${H/a/b} p$1${@}')).toEqual([
      '{A}',
      '{B}',
      '{C:-d}',
      '{E:-f}',
      '{G%.py}',
      '{H/a|b}',
      'p{1}{@}',
    ]);
    const word = commands('echo "${PORT:-$OTHER}"')[0]!.words[1]!;
    expect(word.value).toBeUndefined();
    expect(textOf(word.parts[0] as never)).toBe('${PORT:-$OTHER}');
  });

  it('hold what only a running shell knows as opaque', () => {
    expect(shown('$(a) `b` $((1+1)) ${#C} ${!D} ${E[0]} ${F:1:2} ${G^^} <(h) a$(i)b {j,$K}')).toEqual([
      ...Array<string>(9).fill('?'),
      'a?b',
      '?',
    ]);
  });

  it('keep globs and braces as text', () => {
    expect(shown('*.py [ab]? {c,d} @(e|f) ~/g')).toEqual(['*.py', '[ab]?', '{c,d}', '@(e|f)', '~/g']);
  });

  it('lose line continuations, except between single quotes', () => {
    expect(commands('a b\\\nc "d\\\ne" \'f\\\ng\'')[0]!.words.map(({ raw }) => raw)).toEqual([
      'a',
      'bc',
      '"de"',
      "'f\\\ng'",
    ]);
  });

  it('of export are words', () => {
    const command = commands('export A=1 B="$C"')[0]!;
    expect(command.words.map(({ raw }) => raw)).toEqual(['export', 'A=1', 'B="$C"']);
    expect(command.words.map(({ parts }) => show(parts))).toEqual(['export', 'A=1', 'B={C}']);
    expect(command.assignments).toEqual([]);
  });

  it('end where a line ends with \\r\\n', () => {
    const text = 'a b\r\nc d\r\n';
    expect(values(text)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(commands(text).map(textOf)).toEqual(['a b', 'c d']);
  });
});

describe('commands', () => {
  it('know what joins them', () => {
    const joins = (text: string): string[] =>
      commands(text).map(({ joinedBy, words, followedBy }) => `${joinedBy}${words[0]!.raw}${followedBy}`);
    expect(joins('a && b || c; d | e & f')).toEqual(['a&&', '&&b||', '||c;', ';d|', '|e&', '&f']);
    expect(joins('a\nb # c\nd;')).toEqual(['a\n', '\nb\n', '\nd']);
    expect(joins('a; { b; c; } && d')).toEqual(['a;', 'b;', ';c', '&&d']);
    expect(joins('cat <<E && a\nx; y\nE\nb')).toEqual(['cat&&', '&&a\n', '\nb']);
  });

  it('have assignments and redirects', () => {
    const [command] = commands('A=1 B=$C D+=:e F=(g) pip install >out 2>&1 <<<h');
    expect(command!.assignments.map(({ name, value }) => `${name}=${show(value.parts)}`)).toEqual([
      'A=1',
      'B={C}',
      'D={D}:e',
      'F=?',
    ]);
    expect(command!.words.map(({ value }) => value)).toEqual(['pip', 'install']);
    expect(command!.redirects.map(({ operator, target }) => [operator, target?.value])).toEqual([
      ['>', 'out'],
      ['>&', '1'],
      ['<<<', 'h'],
    ]);
    expect(command!.redirects.map(textOf)).toEqual(['>out', '2>&1', '<<<h']);
  });

  it('may be only assignments', () => {
    expect(commands('A=1')[0]).toMatchObject({ words: [], assignments: [{ name: 'A' }] });
  });

  it('are found everywhere, in the order of the text', () => {
    const text =
      'a "$(b)" `c` <(d); if e; then f; elif g; then h; else i; fi; for j in $(k); do l; done; while m; do n; done\n' +
      'case $(o) in p) q;; esac; r() { s; }; ( t ); [[ $(u) ]] && v ${w:-$(x)}; y <<E\n$(z)\nE\n';
    expect(commands(text).map(({ words }) => words[0]!.value)).toEqual([...'abcdefghiklmnoqstuvxyz']);
  });

  it('in backticks with escapes stand at the backticks', () => {
    const text = 'a `b \\`c\\``';
    expect(commands(text).map(textOf)).toEqual([text, '`b \\`c\\``', '`b \\`c\\``']);
  });

  it('are tested where their failure ends nothing', () => {
    const tested = (text: string): string => programs(text, (command) => command.tested).join('');
    expect(tested('if a | b; then c; elif d; then e; else f; fi; g')).toBe('abd');
    expect(tested('while a; do b; done; until c; do d; done')).toBe('ac');
    expect(tested('! a | b; c')).toBe('ab');
    expect(tested('for x in $(a | b); do c; done; case $(d) in y) e;; esac')).toBe('abd');
    expect(tested('if (a; b) && { c; }; then d; fi')).toBe('abc');
    expect(tested('a || b; X=$(c) d')).toBe('');
  });

  it('are conditional where a healthy run may skip them', () => {
    const conditional = (text: string): string => programs(text, (command) => command.conditional).join('');
    expect(conditional('a && b || c && d')).toBe('c');
    expect(conditional('if a; then b; elif c; then d; else e; fi; f')).toBe('bcde');
    expect(conditional('while a; do b; done; for c in $(d); do e; done')).toBe('be');
    expect(conditional('f() { a; }; case x in y) b;; esac; c')).toBe('ab');
    expect(conditional('[ -f x ] && a && b; c')).toBe('ab');
    expect(conditional('[ -f x ] && a || b; c')).toBe('ab');
    expect(conditional('! a && b')).toBe('b');
    expect(conditional('[[ -f x ]] && a')).toBe('a');
    expect(conditional('a && b')).toBe('');
    expect(conditional('echo $(a) ${B:-$(c)}')).toBe('c');
  });

  it('know whether they run in a shell of their own', () => {
    const subshell = (text: string): string => programs(text, (command) => command.subshell).join('');
    expect(subshell('a; ( b ); { c; }; d $(e) `f`; g | h; i & j')).toBe('befgh');
  });
});

describe('places', () => {
  it('lead back to the file', () => {
    const file = new SourceFile('Dockerfile', 'RUN pip install \\\n  # why\n  flask==3.1 && echo "a\\\nb"\n');
    const source = new MappedText(file, [
      { text: 'pip install ', span: { start: 4, end: 16 } },
      { text: '  flask==3.1 && echo "a', span: { start: 26, end: 49 } },
      { text: 'b"', span: { start: 51, end: 53 } },
    ]);
    const [pip, echo] = parseShell(source).commands;
    expect(textOf(pip!.words[2]!)).toBe('flask==3.1');
    expect(textOf(pip!)).toBe('pip install \\\n  # why\n  flask==3.1');
    expect(echo!.words[1]).toMatchObject({ raw: '"ab"', value: 'ab' });
    expect(textOf(echo!.words[1]!)).toBe('"a\\\nb"');
  });
});

describe('broken text', () => {
  it('gives what is there, and a problem', () => {
    const { commands, problems } = parseShell(mapped('pip install flask && echo "a'));
    expect(commands.map(({ words }) => words[0]!.value)).toEqual(['pip', 'echo']);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toBe('A shell cannot read this: unterminated double quote.');
    expect(textOf(problems[0]!)).toBe('"');
  });

  it.each([
    ['echo [|"a|] b', '`"` is never closed'],
    ["echo it[|'s|]", "`'` is never closed"],
    ['a [|&&|] # b', 'nothing stands behind `&&`'],
    ['[|&&|] a', '`&&` is unexpected'],
    ['a; [|)|]', '`)` is unexpected'],
    ['if a; then [|b|]', '`if` is never closed by `fi`'],
    ['if [ a ] then b; [|fi|]', '`then` is missing'],
    ['case a in b) [|c|]', '`case` is never closed by `esac`'],
    ['a\r\n[|fi|]\r\n', '`fi` is unexpected'],
  ])('is refused by every shell: %s', (marked, because) => {
    const { refused } = parseShell(mapped(marked.replace(/\[\||\|\]/g, '')));
    expect(refused?.because).toBe(because);
    const { start, end } = refused!.at.span;
    const { text } = refused!.at.file;
    expect(`${text.slice(0, start)}[|${text.slice(start, end)}|]${text.slice(end)}`).toBe(marked);
  });

  // Tried with bash 5.2 and dash 0.5.12: one of them reads it.
  it.each([
    ...[
      '[[ a == b ]',
      'f() a',
      'echo "${x:-\'}"',
      'a=(b',
      'echo a[b',
      'echo ${a${b}',
      'a >& ',
      'a; if b; then c; fi\\',
    ],
    ...['a <<E\nb', 'a=(b c)', 'a <(b)', 'a |& b', 'a &> b', '{a}', 'a }', 'a # "', '! ', 'a;'],
  ])('is not refused where a shell may read it: %s', (text) => {
    expect(parseShell(mapped(text)).refused).toBeUndefined();
  });

  it('is refused at a place of the text, whatever it is', () => {
    const pieces = fc.constantFrom(
      ...'if then fi do done case esac in for { } ( ) && || | ; & " \' ` $( \n a b # \\'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (words) => {
        const source = mapped(words.join(' '));
        const { refused, problems } = parseShell(source);
        if (!refused) return;
        expect(problems).not.toEqual([]);
        const { start, end } = refused.at.span;
        expect(0 <= start && start < end && end <= source.text.length).toBe(true);
      }),
    );
  });

  it('is reported in substitutions too', () => {
    expect(parseShell(mapped('a $(b | )')).problems).not.toEqual([]);
    expect(parseShell(mapped('a $(b | c)')).problems).toEqual([]);
  });

  it.each(['if a; then', '(', ')', '((', 'a <<E', '$(', '`', '"$(', '${', '&& a', 'a &&', 'f(', 'case x in'])(
    'never throws: %s',
    (text) => {
      expect(() => parseShell(mapped(text))).not.toThrow();
      expect(() => parseShell(mapped(text.repeat(300)))).not.toThrow();
    },
  );
});

describe('splitWords', () => {
  const split = (text: string): (string | undefined)[] => splitWords(mapped(text)).words.map(({ value }) => value);

  it('splits at blanks and removes quotes and backslashes', () => {
    expect(split(`a "b 'c'" 'd "e"\\' f\\ g  h"i"\n'' \\t"\\n"`)).toEqual([
      'a',
      "b 'c'",
      'd "e"\\',
      'f g',
      'hi',
      '',
      '\t\n',
    ]);
    expect(splitWords(mapped('a "b c"')).words.map(({ raw, quoted }) => [raw, quoted])).toEqual([
      ['a', false],
      ['"b c"', true],
    ]);
  });

  it('leaves variables and substitutions alone', () => {
    expect(split('echo $A ${B:-c d} ${E:-${F:-g h}} $(i j) `k l` ${m n')).toEqual([
      'echo',
      '$A',
      '${B:-c d}',
      '${E:-${F:-g h}}',
      '$(i j)',
      '`k l`',
      '${m',
      'n',
    ]);
    expect(splitWords(mapped('echo $(i j)')).problems).toEqual([]);
  });

  it('stops where only a shell could go on', () => {
    const { words, problems } = splitWords(mapped('a b && c'));
    expect(words.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(problems.map(textOf)).toEqual(['&&']);
    expect(splitWords(mapped('sh -c "a && b"')).problems).toEqual([]);
  });

  it('reports what Compose refuses', () => {
    const refused = (text: string): string[] => splitWords(mapped(text)).problems.map(textOf);
    expect(refused('a "b')).toEqual(['"']);
    expect(refused("a 'b")).toEqual(["'"]);
    expect(refused('a (b)')).toEqual(['(']);
    expect(refused('a b)')).toEqual([')']);
    expect(refused('a `b')).toEqual(['`']);
    expect(refused('a \\')).toEqual(['\\']);
    expect(refused('a "(b)"')).toEqual([]);
  });
});

const pieces = fc.constantFrom(
  ...['a', ' ', '\n', '\r\n', '"', "'", '`', '$(', ')', '(', '${', '}', '{', '$A', '|', '&&', '||', ';', '&', '\\'],
  ...['<<E', 'E', '<', '>', 'if ', 'then ', 'fi', 'for ', 'do ', 'done', 'case ', 'in ', 'esac', ';;', '[[', ']]', '#'],
  ...['((', '))', '=', 'A=', '\\\n', '*', '[', ']', '!', 'function ', ':-', '/'],
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
);

describe('any text', () => {
  it('gives commands with places inside it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = mapped(text);
        const { commands, problems } = parseShell(source);
        const located = [
          ...commands,
          ...problems,
          ...commands.flatMap(({ words, assignments, redirects }) => [...words, ...assignments, ...redirects]),
        ];
        for (const { at } of located) {
          expect(at.span.start).toBeGreaterThanOrEqual(0);
          expect(at.span.end).toBeGreaterThanOrEqual(at.span.start);
          expect(at.span.end).toBeLessThanOrEqual(text.length);
        }
        for (const { words, assignments, redirects } of commands) {
          expect(words.length + assignments.length + redirects.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('splits into words inside it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of splitWords(mapped(text)).words) expect(textOf(word)).toBe(word.raw);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes linear time', () => {
    const splits = () => {
      for (const piece of ['${', '$(', '`', '"', '\\']) splitWords(mapped(piece.repeat(100_000)));
    };
    const parses = () => {
      for (const piece of ['a && ', '(', '$(', 'a <<E\n', '{ ', '`']) parseShell(mapped(piece.repeat(5_000)));
    };
    expect(splits).not.toThrow();
    expect(parses).not.toThrow();
  }, 5_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/parser/dockerfile/parse.js';
import type { DockerfileTree, Instruction } from '../../../src/parser/dockerfile/tree.js';
import type { Word, WordPart } from '../../../src/parser/word.js';
import { textOf, type Located } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';

const parse = (text: string): DockerfileTree => parseDockerfile(new SourceFile('Dockerfile', text), { fragment: true });
const messages = (text: string): string[] => parse(text).problems.map(({ message }) => message);
/** The texts that problems point at. */
const faulty = (text: string): string[] => parse(text).problems.map(textOf);
const names = (text: string): string[] => parse(text).instructions.map(({ name }) => name);

type Named<N, I = Instruction> = I extends Instruction ? (N extends I['name'] ? I : never) : never;

function first<N extends Instruction['name']>(text: string, name: N): Named<N> {
  const found = parse(text).instructions.find((instruction) => instruction.name === name);
  if (!found) throw new Error(`no ${name} in ${text}`);
  return found as Named<N>;
}

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
const shown = (word: Word | undefined): string | undefined => word && show(word.parts);
/** What `ENV A=…` makes of a text. */
const expanded = (text: string): string => shown(first(`ENV A=${text}`, 'ENV').pairs[0]!.value)!;
const variables = (parts: readonly WordPart[]): (WordPart & Located)[] =>
  parts.flatMap((part) =>
    part.kind === 'variable' ? [part, ...variables(part.operand), ...variables(part.replacement)] : [],
  );

describe('inputs that dockerfile-ast reads otherwise than BuildKit', () => {
  it('1: keeps blanks in JSON strings', () => {
    expect(first('CMD ["sh","-c","a b"]', 'CMD').exec?.map(({ value }) => value)).toEqual(['sh', '-c', 'a b']);
  });
  it('2: decodes JSON escapes', () => {
    const exec = first(String.raw`CMD ["\u00e9", "\/usr", "a\tb", "\"x\""]`, 'CMD').exec!;
    expect(exec.map(({ value }) => value)).toEqual(['é', '/usr', 'a\tb', '"x"']);
    expect(exec.map(({ raw }) => raw)).toEqual([
      String.raw`"\u00e9"`,
      String.raw`"\/usr"`,
      String.raw`"a\tb"`,
      String.raw`"\"x\""`,
    ]);
    expect(exec.map(textOf)).toEqual(exec.map(({ raw }) => raw));
  });
  it.each(['[ "$X" = 1 ] && y', '["a","b",]', '["a"', '["a"] foo', String.raw`["c:\x"]`, "['a']"])(
    '3: %s is the shell form',
    (text) => {
      const run = first(`RUN ${text}`, 'RUN');
      expect(run.exec).toBeUndefined();
      expect(run.body.text).toBe(text);
      expect(messages(`RUN ${text}`)).toEqual([]);
    },
  );
  it('4: tells the empty array from the shell form', () => {
    expect(first('CMD []', 'CMD').exec).toEqual([]);
    expect(first('CMD', 'CMD').exec).toBeUndefined();
  });
  it('5: reads an array over lines with a comment between', () => {
    const exec = first('CMD ["a", \\\n # c\n "b"]', 'CMD').exec!;
    expect(exec.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(exec.map(textOf)).toEqual(['"a"', '"b"']);
  });
  it('6: reads the exec form of HEALTHCHECK CMD', () => {
    const check = first('HEALTHCHECK --interval=5s CMD ["x", "-y"]', 'HEALTHCHECK');
    expect(check.command?.exec?.map(({ value }) => value)).toEqual(['x', '-y']);
    expect(first('HEALTHCHECK CMD x -y', 'HEALTHCHECK').command).toMatchObject({
      exec: undefined,
      body: { text: 'x -y' },
    });
    expect(first('HEALTHCHECK none', 'HEALTHCHECK').command).toBeUndefined();
  });
  it('7: drops indented comments in continuations', () => {
    const text = 'RUN a \\\n  # c\n  b';
    expect(first(text, 'RUN').body.text).toBe('a   b');
    expect(parse(text).comments.map(({ text }) => text)).toEqual(['c']);
  });
  it.each([
    ['RUN cat << EOF\nfoo\nEOF\nUSER x', 'EOF'],
    ['RUN 3<<EOF cat\nfoo\nEOF\nUSER x', 'EOF'],
  ])('8: %j has a heredoc', (text, name) => {
    expect(names(text)).toEqual(['RUN', 'USER']);
    expect(first(text, 'RUN').heredocs).toMatchObject([{ name, expand: true, body: { text: 'foo\n' } }]);
  });
  it('9: does not continue behind two backslashes', () => {
    expect(messages('RUN a \\\\\n  b')).toEqual(['`b` is no instruction.']);
    expect(names('RUN a \\\\\nUSER b')).toEqual(['RUN', 'USER']);
  });
  it('10: continues behind an escaped blank', () => {
    expect(first('RUN x\\ \\\n y', 'RUN').body.text).toBe('x\\  y');
  });
  it('11: reads variables in indented instructions before a stage', () => {
    expect(shown(first('  ARG V=$W\nFROM x', 'ARG').pairs[0]!.value)).toBe('{W}');
    expect(first(' RUN $C', 'RUN').body.text).toBe('$C');
  });
  it('12: has no quarrel with a backslash in a comment', () => {
    const text = 'RUN \\\n  # see C:\\dir\n  pip install x';
    expect(first(text, 'RUN').body.text.trim()).toBe('pip install x');
    expect(first(text, 'RUN').heredocs).toEqual([]);
  });
  it('13: knows every operator', () => {
    expect(expanded('${P-d}')).toBe('{P-d}');
    const operators = ['-', ':-', '+', ':+', '?', ':?', '#', '##', '%', '%%'];
    for (const operator of operators) expect(expanded(`\${P${operator}d}`)).toBe(`{P${operator}d}`);
    expect(expanded('${P/a/b}')).toBe('{P/a|b}');
    expect(expanded('${P//a/b}')).toBe('{P//a|b}');
    expect(expanded('${P:-}')).toBe('{P:-}');
  });
  it('14: reads nested defaults, each with its place', () => {
    const value = first('ENV A=${X:-${Y:-z}}', 'ENV').pairs[0]!.value!;
    expect(shown(value)).toBe('{X:-{Y:-z}}');
    expect(variables(value.parts).map(textOf)).toEqual(['${X:-${Y:-z}}', '${Y:-z}']);
  });
  it('15: takes shell parameters for unknown and command substitution for text', () => {
    expect(expanded('$?')).toBe('?');
    expect(expanded('$$')).toBe('?');
    expect(expanded('$@')).toBe('?');
    expect(expanded('$1')).toBe('?');
    expect(expanded('$(cmd)')).toBe('$(cmd)');
    expect(expanded('a$')).toBe('a$');
  });
  it('16: reads several arguments of one ARG', () => {
    const { pairs } = first('ARG A=1 B="2 3" C', 'ARG');
    expect(pairs.map(({ key, value }) => [key.value, value?.value])).toEqual([
      ['A', '1'],
      ['B', '2 3'],
      ['C', undefined],
    ]);
  });
  it('17: keeps the stages apart by their FROM', () => {
    expect(names('FROM a AS b\nENV X=1\nFROM b\nRUN $X')).toEqual(['FROM', 'ENV', 'FROM', 'RUN']);
  });
  it('18: ends the directives at an unknown one', () => {
    expect(parse('# foo=bar\n# escape=`\nFROM x').escape).toBe('\\');
    expect(parse('# foo=bar\n# escape=`\nFROM x').comments).toHaveLength(2);
    expect(parse('# escape=`\n# foo=bar\nFROM x').escape).toBe('`');
  });
  it.each([
    ['# escape=x\nFROM x', '# escape=x'],
    ['# syntax=a/dockerfile\n# syntax=b/dockerfile\nFROM x', '# syntax=b/dockerfile'],
    ['RUN cat <<EOF\nfoo', '<<EOF'],
    ['ENV A', 'A'],
    ['CMD ["a",1]', '["a",1]'],
    ['ENV A=b # c', '#'],
  ])('19: refuses %j', (text, place) => {
    expect(faulty(text)).toEqual([place]);
  });
  it('20: reads quotes in flags', () => {
    const { flags } = first('RUN --mount=type=cache,target="/a b" x', 'RUN');
    expect(flags.map(({ name, value }) => [name, value?.value])).toEqual([['mount', 'type=cache,target=/a b']]);
    expect(flags.map(textOf)).toEqual(['--mount=type=cache,target="/a b"']);
    const chown = first('COPY --chown="${U}:${G}" a b', 'COPY').flags[0]!.value!;
    expect(shown(chown)).toBe('{U}:{G}');
    expect(variables(chown.parts).map(textOf)).toEqual(['${U}', '${G}']);
    expect(chown).toMatchObject({ raw: '"${U}:${G}"', quoted: true });
  });
  it('21: ends the flags at --', () => {
    const run = first('RUN --network=none -- --mount x', 'RUN');
    expect(run.flags.map(({ name }) => name)).toEqual(['network']);
    expect(run.body.text).toBe('--mount x');
  });
  it('22: looks for heredocs in RUN, COPY and ADD only', () => {
    expect(names('CMD cat <<EOF\nUSER x')).toEqual(['CMD', 'USER']);
    expect(names('COPY <<A <<B /x\na\nA\nb\nB\nUSER x')).toEqual(['COPY', 'USER']);
    expect(names('ADD <<A /x\nUSER y\nA\nUSER x')).toEqual(['ADD', 'USER']);
  });
  it.each(['<<E"F', '<<A<<B', '<<<x', 'a<<EOF', "it's <<EOF", '<<EOF ${X^^}', "<<''"])(
    '23: %s opens no heredoc',
    (word) => {
      expect(first(`RUN cat ${word}\nUSER x`, 'RUN').heredocs).toEqual([]);
      expect(names(`RUN cat ${word}\nUSER x`)).toEqual(['RUN', 'USER']);
    },
  );
  it('23: takes any other single word for a delimiter, even `$(`', () => {
    expect(first('RUN cat <<$(\nfoo\n$(\nUSER x', 'RUN').heredocs).toMatchObject([
      { name: '$(', body: { text: 'foo\n' } },
    ]);
    expect(faulty('RUN cat <<$(\nUSER x')).toEqual(['<<$(']);
  });
  it('24: keeps words as they are written', () => {
    expect(first(String.raw`RUN sed s/\./x/`, 'RUN').body.text).toBe(String.raw`sed s/\./x/`);
    expect(first(String.raw`COPY s\.x /`, 'COPY').sources[0]!.raw).toBe(String.raw`s\.x`);
  });
  it('25: does not end lines at a lone carriage return', () => {
    expect(names('RUN a\rUSER b\nUSER c')).toEqual(['RUN', 'USER']);
    expect(first('RUN a\rUSER b', 'RUN').body.text).toBe('a\rUSER b');
  });
});

describe('directives and comments', () => {
  it('reads directives with their places', () => {
    const tree = parse('#syntax=docker/dockerfile:1\n# Escape = `\n# check=skip=all;error=true\nFROM x');
    expect(tree.directives.map(({ name, value }) => [name, value])).toEqual([
      ['syntax', 'docker/dockerfile:1'],
      ['escape', '`'],
      ['check', 'skip=all;error=true'],
    ]);
    expect(tree.directives.map(textOf)[1]).toBe('# Escape = `');
    expect(tree.comments).toEqual([]);
  });
  it.each([
    '\n# escape=`',
    '# hello\n# escape=`',
    'FROM y\n# escape=`',
    '#!/bin/x\n# escape=`',
    '# escape=\n# escape=`',
  ])('takes a directive for a comment after %j', (text) => {
    expect(parse(`${text}\nFROM x`).escape).toBe('\\');
    expect(messages(`${text}\nFROM x`)).toEqual([]);
  });
  it('reads syntax behind a shebang line, as BuildKit looks for it separately', () => {
    expect(parse('#!/usr/bin/env docker\n# syntax=x/y\nFROM x').directives.map(({ name }) => name)).toEqual(['syntax']);
  });
  it('knows comments by their first character only', () => {
    const tree = parse('FROM x # no\n  # yes  \nRUN a # no\n#\nRUN <<E\n# no\nE\n');
    expect(tree.comments.map(({ text }) => text)).toEqual(['yes', '']);
    expect(tree.comments.map(textOf)).toEqual(['# yes', '#']);
  });
  it('leaves the unknown to a foreign frontend', () => {
    const text = 'FROM x\nMODULE y\nRUN --quick z';
    expect(messages(`# syntax=example.com/own/frontend:2\n${text}`)).toEqual([]);
    expect(messages(`# syntax=docker/dockerfile:1-labs\n${text}`)).toHaveLength(2);
    expect(
      messages(`# syntax=mirror.example.com:5000/docker/dockerfile@sha256:${'0'.repeat(64)}\n${text}`),
    ).toHaveLength(2);
  });
});

describe('continuations', () => {
  it('joins lines, with blank and comment lines between', () => {
    const text = 'RUN a \\\n\n# c\n\t\n b \\  \n c\nUSER x';
    expect(first(text, 'RUN').body.text).toBe('a  b  c');
    expect(textOf(first(text, 'RUN'))).toBe('RUN a \\\n\n# c\n\t\n b \\  \n c');
    expect(messages(text)).toEqual([]);
  });
  it('knows the backtick as escape', () => {
    expect(first('# escape=`\nRUN a `\n  b\\\nUSER x', 'RUN').body.text).toBe('a   b\\');
  });
  it('reads a keyword and a word across lines', () => {
    const text = 'FROM x\nCO\\\nPY a\\\nb c\n';
    const copy = first(text, 'COPY');
    expect(copy.keyword.text).toBe('COPY');
    expect(textOf(copy.keyword)).toBe('CO\\\nPY');
    expect(copy.sources[0]).toMatchObject({ raw: 'ab', value: 'ab' });
    expect(textOf(copy.sources[0]!)).toBe('a\\\nb');
    expect(textOf(copy.destination)).toBe('c');
  });
  it('ends with the file', () => {
    expect(first('RUN a \\', 'RUN').body.text).toBe('a');
    expect(messages('RUN a \\')).toEqual([]);
    expect(messages('USER x\n\\')).toEqual(['A continued line leads to no instruction.']);
  });
  it('finds the place of a variable in a later line', () => {
    const value = first('ENV A=1 \\\n  # é\n  B="x${C:-\\\n d}"', 'ENV').pairs[1]!.value!;
    expect(variables(value.parts).map(textOf)).toEqual(['${C:-\\\n d}']);
    expect(shown(value)).toBe('x{C:- d}');
  });
});

describe('heredocs', () => {
  it('reads several, quoted ones and indented ones', () => {
    const text = 'RUN <<-A cat <<"B C" <<\'D\'\n\tx\n\tA\ny $X\nB C\nD\nUSER x';
    const run = first(text, 'RUN');
    expect(run.heredocs.map(({ name, expand, body }) => [name, expand, body.text])).toEqual([
      ['A', true, 'x\n'],
      ['B C', false, 'y $X\n'],
      ['D', false, ''],
    ]);
    expect(run.heredocs.map(textOf)).toEqual(['<<-A', '<<"B C"', "<<'D'"]);
    expect(run.heredocs[0]!.body.locate(0, 1)).toMatchObject({
      span: { start: text.indexOf('x\n'), end: text.indexOf('x\n') + 1 },
    });
    expect(run.body.text).toBe('<<-A cat <<"B C" <<\'D\'');
    expect(textOf(run).endsWith('\nD')).toBe(true);
  });
  it('belong to the instruction behind ONBUILD', () => {
    const onbuild = first('ONBUILD COPY <<EOF /x\nhello\nEOF\nUSER x', 'ONBUILD');
    expect(onbuild.trigger).toMatchObject({ name: 'COPY', onbuild: true, sources: [], heredocs: [{ name: 'EOF' }] });
    expect(onbuild.heredocs).toEqual([]);
  });
  it('are not opened by the exec form', () => {
    expect(names('RUN ["cat", "<<EOF"]\nUSER x')).toEqual(['RUN', 'USER']);
  });
  it('are no sources and no destination', () => {
    expect(first('COPY a <<E b /x\nE', 'COPY').sources.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(messages('COPY a <<E\nE')).toEqual(['COPY cannot have a heredoc as its destination.']);
  });
  it('go on behind an unclosed one with the next instruction', () => {
    const text = 'RUN <<EOF\npip install x\nCOPY a b\nUSER x';
    expect(messages(text)).toEqual(['The heredoc `EOF` is never closed.']);
    expect(names(text)).toEqual(['RUN', 'COPY', 'USER']);
    expect(messages(`${text}\nEOF`)).toEqual([]);
  });
  it('have ordinary names only', () => {
    expect(first('RUN <<__proto__\nx\n__proto__', 'RUN').heredocs).toMatchObject([{ name: '__proto__' }]);
  });
});

describe('instructions', () => {
  it('FROM', () => {
    const from = first('FROM --platform=$P python:${V:-3} as Base', 'FROM');
    expect([shown(from.image), from.alias?.value, from.flags[0]?.name]).toEqual(['python:{V:-3}', 'Base', 'platform']);
    expect(messages('FROM')).toEqual(['FROM has no image.']);
    expect(faulty('FROM a b')).toEqual(['b']);
    expect(faulty('FROM a AS b # c')).toEqual(['AS b # c']);
    expect(faulty('FROM a AS 1b')).toEqual(['1b']);
    expect(first('FROM a b', 'FROM').image.value).toBe('a');
    expect(messages('FROM ""')).toEqual(['FROM has an empty image name.']);
  });
  it('ENV, in both forms', () => {
    const env = first('ENV A=1 B="x y" C=a\\ b D=\'$E\'', 'ENV');
    expect(env.legacy).toBe(false);
    expect(env.pairs.map(({ key, value }) => [key.value, value?.value])).toEqual([
      ['A', '1'],
      ['B', 'x y'],
      ['C', 'a b'],
      ['D', '$E'],
    ]);
    expect(env.pairs.map(textOf)[1]).toBe('B="x y"');
    const legacy = first('ENV  KEY  a = "b c"  d', 'ENV');
    expect(legacy.legacy).toBe(true);
    expect(legacy.pairs.map(({ key, value }) => [key.value, value?.value])).toEqual([['KEY', 'a = b c  d']]);
    expect(first('LABEL a.b="c d" e=', 'LABEL').pairs.map(({ value }) => value?.value)).toEqual(['c d', '']);
  });
  it.each([
    ['ENV', 'ENV'],
    ['ENV =x', '=x'],
    ['LABEL a=b c', 'c'],
    ['ARG', 'ARG'],
    ['ARG =x', '=x'],
    ['ENV A="b', '"b'],
    ["ENV A='b", "'b"],
    ['ENV A=${B', '${B'],
    ['ENV A=${B^^}', '${B^^}'],
    ['ENV A=${}', '${}'],
    ['ENV A=${B/x}', '${B/x}'],
  ])('%s is refused', (text, place) => {
    expect(faulty(text)).toEqual([place]);
  });
  it('keeps the pairs beside a faulty one', () => {
    expect(first('ENV A=1 b C=2', 'ENV').pairs.map(({ key }) => key.value)).toEqual(['A', 'C']);
  });
  it('COPY and ADD', () => {
    const copy = first('COPY --from=b --link a "$B" /x/', 'COPY');
    expect(copy.sources.map(shown)).toEqual(['a', '{B}']);
    expect(copy.destination.value).toBe('/x/');
    expect(copy.flags.map(({ name, value }) => [name, value?.value])).toEqual([
      ['from', 'b'],
      ['link', undefined],
    ]);
    const json = first('ADD ["a b", "${C}\\u0064", "/"]', 'ADD');
    expect(json.sources.map(shown)).toEqual(['a b', '{C}d']);
    expect(variables(json.sources[1]!.parts).map(textOf)).toEqual(['${C}']);
    expect(faulty('COPY a')).toEqual(['a']);
    expect(faulty('COPY')).toEqual(['COPY']);
    expect(faulty('ADD "a b" c')).toEqual(['"a']);
  });
  it('ends a word at blanks, whatever its quotes', () => {
    expect(first('EXPOSE 80 $PORT/tcp', 'EXPOSE').words.map(shown)).toEqual(['80', '{PORT}/tcp']);
    expect(first('VOLUME /a /b', 'VOLUME').words.map(({ value }) => value)).toEqual(['/a', '/b']);
    expect(first('VOLUME ["/a b"]', 'VOLUME').words.map(({ value }) => value)).toEqual(['/a b']);
    expect(faulty('VOLUME [""]')).toEqual(['""']);
    expect(faulty('VOLUME []')).toEqual(['VOLUME']);
    expect(faulty('EXPOSE')).toEqual(['EXPOSE']);
  });
  it('takes the rest of the line for one word', () => {
    expect(first('WORKDIR /a b/$C ', 'WORKDIR').words.map(shown)).toEqual(['/a b/{C}']);
    expect(first('USER "x":y', 'USER').words[0]).toMatchObject({ raw: '"x":y', value: 'x:y', quoted: true });
    expect(first('MAINTAINER "A" <$b>', 'MAINTAINER').words[0]!.value).toBe('"A" <$b>');
    expect(first('STOPSIGNAL SIGTERM', 'STOPSIGNAL').words[0]!.value).toBe('SIGTERM');
    for (const name of ['WORKDIR', 'USER', 'STOPSIGNAL', 'MAINTAINER']) expect(faulty(name)).toEqual([name]);
  });
  it('SHELL', () => {
    expect(first('SHELL ["/bin/bash", "-c"]', 'SHELL').exec?.map(({ value }) => value)).toEqual(['/bin/bash', '-c']);
    expect(faulty('SHELL bash')).toEqual(['bash']);
    expect(faulty('SHELL []')).toEqual(['SHELL']);
    expect(faulty('SHELL')).toEqual(['SHELL']);
  });
  it('HEALTHCHECK', () => {
    expect(faulty('HEALTHCHECK curl x')).toEqual(['curl']);
    expect(faulty('HEALTHCHECK NONE x')).toEqual(['x']);
    expect(faulty('HEALTHCHECK')).toEqual(['HEALTHCHECK']);
    expect(faulty('HEALTHCHECK CMD')).toEqual(['CMD']);
    expect(faulty('HEALTHCHECK CMD []')).toEqual(['CMD']);
    expect(faulty('HEALTHCHECK CMD [1]')).toEqual(['[1]']);
  });
  it('ONBUILD', () => {
    expect(first('ONBUILD RUN --network=none a $b', 'ONBUILD').trigger).toMatchObject({
      name: 'RUN',
      body: { text: 'a $b' },
    });
    expect(faulty('ONBUILD')).toEqual(['ONBUILD']);
    expect(faulty('ONBUILD FROM x')).toEqual([]);
    expect(first('ONBUILD FROM x', 'ONBUILD').unsupported).toMatchObject({ text: 'FROM', exists: true });
    expect(first('ONBUILD ONBUILD RUN x', 'ONBUILD').unsupported).toMatchObject({ text: 'ONBUILD', exists: true });
    expect(faulty('ONBUILD RUNN x')).toEqual([]);
    expect(first('ONBUILD RUNN x', 'ONBUILD').unsupported).toMatchObject({
      text: 'RUNN',
      exists: false,
      similar: 'RUN',
    });
    expect(first('ONBUILD RUNN x', 'ONBUILD').trigger).toBeUndefined();
  });
  it('is not particular about case', () => {
    expect(first('run x', 'RUN').keyword.text).toBe('run');
  });
});

describe('empty continuations', () => {
  const found = (text: string) =>
    parse(text).emptyContinuations.map(({ kind, at, needless, keyword }) => ({
      kind,
      line: at.file.positionAt(at.span.start).line,
      without: text.slice(0, needless.at.span.start) + text.slice(needless.at.span.end),
      keyword: text.slice(keyword.at.span.start, keyword.at.span.end),
    }));
  it('are blank lines inside an instruction', () => {
    expect(found('FROM x\nRUN a \\\n\n \t\n  b\nUSER y\n')).toEqual([
      { kind: 'blank-lines', line: 3, without: 'FROM x\nRUN a \\\n  b\nUSER y\n', keyword: 'RUN' },
    ]);
  });
  it('are one for each run of blank lines', () => {
    expect(found('RUN a \\\r\n\r\n# why\r\n\r\nb').map(({ line }) => line)).toEqual([2, 4]);
  });
  it('are escape characters that nothing follows', () => {
    expect(found('FROM x\nRUN a \\ \n\n# end\n')).toEqual([
      { kind: 'end-of-file', line: 2, without: 'FROM x\nRUN a \n\n# end\n', keyword: 'RUN' },
    ]);
    expect(found('# escape=`\nFROM x `')).toMatchObject([{ without: '# escape=`\nFROM x' }]);
  });
  it('are not in heredocs, comments and plain lines', () => {
    expect(found('FROM x\nRUN <<EOF\na \\\n\nb\nEOF\n# \\\n\nRUN a \\\n# why\n  b\n')).toEqual([]);
  });
});

describe('words', () => {
  it('removes quotes and escapes as BuildKit does', () => {
    expect(expanded('"a\'b"\'c"d\'')).toBe('a\'bc"d');
    expect(expanded('"\\$a \\" \\\\ \\n"')).toBe('$a " \\ \\n');
    expect(expanded('\\$a\\n')).toBe('$an');
    expect(expanded("'$a'")).toBe('$a');
    expect(expanded('""')).toBe('');
    expect(expanded('${A:-"x y"}')).toBe('{A:-x y}');
    expect(expanded('${A#\\*}')).toBe('{A#\\*}');
    expect(expanded('$A_1-$Bé.${C}')).toBe('{A_1}-{Bé}.{C}');
  });
  it('joins adjacent text and leaves empty words without parts', () => {
    expect(first('ENV A=a"b"\'c\'', 'ENV').pairs[0]!.value!.parts).toEqual([{ kind: 'literal', text: 'abc' }]);
    expect(first('ENV A=', 'ENV').pairs[0]!.value!).toMatchObject({ parts: [], value: '', quoted: false });
  });
  it('counts places in UTF-16', () => {
    const text = 'LABEL a="😀é" b=$C';
    const { pairs } = first(text, 'LABEL');
    expect(textOf(pairs[0]!.value!)).toBe('"😀é"');
    expect(variables(pairs[1]!.value!.parts).map(textOf)).toEqual(['$C']);
  });
  it('does not follow defaults without end', () => {
    const value = first(`ENV A=${'${A:-'.repeat(5000)}${'}'.repeat(5000)} B=c`, 'ENV').pairs;
    expect(value.map((pair) => shown(pair.value))).toEqual(['?', 'c']);
  });
});

describe('flags', () => {
  it.each([
    'RUN --mount=target=/x,source=a true',
    'RUN --mount=type=cache,id=a,sharing=locked,mode=0755,uid=1,target=/x true',
    'RUN --mount=type=secret,id=a,required --mount=type=$T,target=$U,size=1 true',
    'RUN --network=none --security=insecure --device=a true',
    'COPY --link=false --parents --exclude=a --exclude=b c d',
    'ADD --checksum=sha256:0 --keep-git-dir=true --unpack a b',
    'HEALTHCHECK --interval=1m30s --timeout=0 --start-period=1.5h --start-interval=500ms --retries=3 CMD x',
    'STOPSIGNAL --x SIGTERM',
  ])('accepts %s', (text) => {
    expect(messages(text)).toEqual([]);
  });
  it.each([
    ['RUN --mount type=cache,target=/x y', '--mount'],
    ['RUN --mount=cache,target=/x y', 'cache'],
    ['RUN --mount=type=cash,target=/x y', 'type=cash'],
    ['RUN --mount=type=cache,taget=/x y', 'taget=/x'],
    ['RUN --mount=type=bind,sharing=locked,target=/x y', 'sharing=locked'],
    ['RUN --mount=type=cache,sharing=lock,target=/x y', 'sharing=lock'],
    ['RUN --mount=type=bind,from=$A,target=/x y', 'from=$A'],
    ['RUN --mount=type=cache,target=/x, y', ''],
    ['RUN --mount=type=cache,uid=a,target=/x y', 'uid=a'],
    ['RUN --network=hots y', 'hots'],
    ['RUN --security=none y', 'none'],
    ['COPY --from a b', '--from'],
    ['COPY --link=yes a b', 'yes'],
    ['COPY --link= a b', '--link='],
    ['COPY --from=a --from=b c d', '--from=b'],
    ['COPY --chown="${U" a b', '${U'],
    ['ADD --from=x a b', '--from=x'],
    ['FROM --platform x', '--platform'],
    ['HEALTHCHECK --interval=30 CMD x', '30'],
    ['HEALTHCHECK --interval=1us CMD x', '1us'],
    ['HEALTHCHECK --timeout=-5s CMD x', '-5s'],
    ['HEALTHCHECK --retries=-1 CMD x', '-1'],
    ['HEALTHCHECK --retries=x CMD x', 'x'],
  ])('refuses %s', (text, place) => {
    expect(faulty(text)).toEqual([place]);
    expect(parse(text).problems[0]!.level).toBeUndefined();
  });
  it('only notes names that no instruction knows', () => {
    expect(parse('COPY --parent a b').problems).toMatchObject([
      { level: 'info', message: 'COPY has no flag `--parent`.', help: 'Did you mean `--parents`?' },
    ]);
  });
});

describe('problems', () => {
  it('suggests the instruction that was meant', () => {
    expect(parse('FORM x').problems).toMatchObject([
      { message: '`FORM` is no instruction.', help: 'Did you mean FROM?' },
    ]);
    expect(parse('ENTRYPOINTS x').problems).toMatchObject([{ help: 'Did you mean ENTRYPOINT?' }]);
    expect(parse('ＦＲＯＭ x').problems).toMatchObject([{ help: undefined }]);
  });
  it('gives one for a broken line and goes on', () => {
    const text = 'FROM x\nCOPY --from "a b\nRUN ok\nFOO\nUSER y';
    expect(messages(text)).toHaveLength(2);
    expect(names(text)).toEqual(['FROM', 'COPY', 'RUN', 'USER']);
  });
  it.each(['', '\n\n', '# only a comment\n', 'RUN x\n', 'ARG A=1\n'])('misses a stage in %j', (text) => {
    const { problems } = parseDockerfile(new SourceFile('Dockerfile', text));
    expect(problems.map(({ message }) => message)).toEqual(['The file has no FROM, so there is nothing to build.']);
    expect(messages(text)).toEqual([]);
  });
  it.each(['FROM x', 'FORM x', 'FROM', 'from x'])('sees a stage in %j', (text) => {
    const { problems } = parseDockerfile(new SourceFile('Dockerfile', text));
    expect(problems.filter(({ message }) => message.includes('no FROM'))).toEqual([]);
  });
  it('refuses lines that BuildKit cannot read', () => {
    const fits = `RUN echo ${'x'.repeat(65_526)}`;
    expect(fits).toHaveLength(65_535);
    expect(messages(fits)).toEqual([]);
    expect(messages(`${fits}x`)).toEqual(['The line is longer than the 65,535 bytes that Docker reads.']);
    expect(messages(`# ${'é'.repeat(32_766)}`)).toEqual([]);
    expect(messages(`# ${'é'.repeat(32_767)}`)).toHaveLength(1);
  });
});

const fragments = [
  ...['FROM', 'RUN', 'COPY', 'ENV', 'ARG', 'CMD', 'HEALTHCHECK', 'ONBUILD', 'VOLUME', 'FORM', 'x', 'A=b', '"', "'"],
  ...['\\', '\\\n', '\\\r\n', '\n', '\r\n', '\r', ' ', '\t', '#', '# c\n', '# escape=`\n', '`', '`\n', '${', '}', '$A'],
  ...[
    '<<EOF',
    '<<-E',
    'EOF',
    '\nEOF\n',
    '["a"]',
    '[',
    '--x=y',
    '--mount=',
    '--',
    '=',
    'é',
    '😀',
    '\u00a0',
    '\u2028',
    '\0',
  ],
];
const dockerfiles = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

/** Everything in a tree that has a place. */
function* placed(value: unknown): Generator<Located> {
  if (typeof value !== 'object' || value === null || value instanceof SourceFile) return;
  if (Object.hasOwn(value, 'at')) yield value as Located;
  for (const [key, child] of Object.entries(value)) if (key !== 'at') yield* placed(child);
}

/** A tree without its places. */
const shape = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(shape);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (key === 'at' || key === 'file' ? [] : [[key, shape(child)]])),
  );
};

describe('any text', () => {
  it('gives a tree whose places are in the text and in order', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        const tree = parse(text);
        for (const { at } of placed(tree)) {
          expect(at.span.start).toBeGreaterThanOrEqual(0);
          expect(at.span.end).toBeGreaterThanOrEqual(at.span.start);
          expect(at.span.end).toBeLessThanOrEqual(text.length);
        }
        let end = 0;
        for (const { at } of tree.instructions) {
          expect(at.span.start).toBeGreaterThanOrEqual(end);
          end = at.span.end;
        }
      }),
      { numRuns: 300 },
    );
  });
  it('keeps each word inside its instruction, and as it is written where nothing continues', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        for (const instruction of parse(text).instructions) {
          for (const part of placed(instruction)) {
            expect(part.at.span.start).toBeGreaterThanOrEqual(instruction.at.span.start);
            expect(part.at.span.end).toBeLessThanOrEqual(instruction.at.span.end + 2);
            const written = textOf(part);
            if ('raw' in part && !written.includes('\n')) expect(written).toBe(part.raw);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
  it('means the same with a comment between instructions', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...usual), { maxLength: 8 }), (lines) => {
        const plain = parse(['FROM x', ...lines].join('\n'));
        const commented = parse(['FROM x', ...lines].join('\n# a comment\n'));
        expect(shape(commented.instructions)).toEqual(shape(plain.instructions));
        expect(commented.comments.length).toBe(plain.comments.length + lines.length);
      }),
      { numRuns: 100 },
    );
  });
  it('means the same with either line end', () => {
    const withoutReturns = dockerfiles.map((text) => text.replaceAll('\r', ''));
    fc.assert(
      fc.property(withoutReturns, (text) => {
        expect(shape(parse(text.replaceAll('\n', '\r\n')))).toEqual(shape(parse(text)));
      }),
      { numRuns: 200 },
    );
  });
});

const usual = [
  'RUN a && \\\n  # why\n  b',
  'COPY --from=b a /b',
  'ENV A=1 \\\n    B="$A c"',
  'RUN <<EOF\n# not a comment\npip install x\nEOF',
  'CMD ["python", "-m", "x"]',
  'HEALTHCHECK --interval=5s CMD curl x',
  'ONBUILD RUN y',
  'FOO bar',
  'LABEL a',
];

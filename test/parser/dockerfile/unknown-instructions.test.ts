import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/parser/dockerfile/parse.js';
import { SourceFile } from '../../../src/text/source.js';

const problems = (text: string) =>
  parseDockerfile(new SourceFile('Dockerfile', text), { fragment: true }).problems.map(
    ({ message, help }) => `${message} ${help ?? ''}`,
  );

describe('unknown instructions', () => {
  it('are one problem on neighbouring lines', () => {
    expect(problems('RUN a\nfoo\nbar\n\n# comment\nbaz\n')).toEqual([
      '`foo` is no instruction, and neither are the next 2 lines. If it continues the line before, end that line with `\\`.',
    ]);
  });
  it('are several where an instruction stands between', () => {
    expect(problems('RUN a\nfoo\nRUN b\nbar\n')).toHaveLength(2);
  });
  it('tell of a compose file', () => {
    expect(problems('RUN a\nversion: "3"\nservices:\n  db:\n    volumes:\n      - a:/b\n')).toEqual([
      '`version:` is no instruction, and neither are the next 4 lines. A compose file needs a file of its own, such as compose.yaml.',
    ]);
  });
  it('are each one where they are misspelt', () => {
    expect(problems('COPPY a b\nRUNN c\n')).toEqual([
      '`COPPY` is no instruction. Did you mean COPY?',
      '`RUNN` is no instruction. Did you mean RUN?',
    ]);
  });
  it('do not hide a misspelt one among others', () => {
    expect(problems('USER x\nfoo\nCOPPY a b\nbar\n')).toHaveLength(3);
  });
  it('name the escape character in force', () => {
    expect(problems('# escape=`\nRUN a\nfoo\n')[0]).toContain('end that line with ```.');
  });
  it('continue nothing on the first line', () => {
    expect(problems('foo\n')).toEqual(['`foo` is no instruction. ']);
  });
  it('are never more than lines', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('foo', 'bar:', '- x', 'COPPY a b', 'USER a', '', '# c')), (lines) => {
        expect(problems(lines.join('\n')).length).toBeLessThanOrEqual(lines.length);
      }),
    );
  });
});

// dockerfile-ast, another reader of Dockerfiles, as a witness: docs/decisions/dockerfile-ast.md says why it reads in tests only.
import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/parser/dockerfile/parse.js';
import { textOf } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';

/** `LINE:COLUMN KEYWORD` of each instruction, as dockerfile-ast has them. */
const theirs = (text: string): string[] =>
  DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const { start } = instruction.getInstructionRange();
      return `${start.line + 1}:${start.character + 1} ${instruction.getInstruction()}`;
    });

const ours = (text: string): string[] =>
  parseDockerfile(new SourceFile('Dockerfile', text), { fragment: true }).instructions.map(({ keyword }) => {
    const { line, column } = keyword.at.file.positionAt(keyword.at.span.start);
    return `${line}:${column} ${textOf(keyword)}`;
  });

const instructions = [
  'FROM python:3.13-slim AS build',
  'RUN pip install \\\n    # the framework\n    flask==3.1.0 \\\n\n    gunicorn',
  'RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt',
  'ENV A=1 \\\n    B="two words"',
  'COPY --from=build --chown=app:app /venv /venv',
  'CMD ["gunicorn", "--bind", "0.0.0.0:8000", "shop.wsgi"]',
  'HEALTHCHECK --interval=30s CMD curl -f http://localhost/ || exit 1',
  'expose 8000',
  'RUN cat <<EOF > /etc/motd\nUSER of this image\nEOF',
  '# a comment',
  '',
];

describe('another parser', () => {
  it.each([
    'FROM a\n# c\nRUN b \\\n  # c\n  d\n\nCMD ["e"]\n',
    'from a\r\nENV X=1 \\\r\n  Y=2\r\nUSER z\r\n',
    '# escape=`\nFROM a\nRUN b `\n  c\nUSER d',
    '# syntax=docker/dockerfile:1\n\nARG A\nFROM $A\n',
  ])('finds the same instructions in %j', (text) => {
    expect(ours(text)).toEqual(theirs(text));
    expect(ours(text)).not.toEqual([]);
  });

  it('finds the same instructions in files of usual lines', () => {
    const lines = fc.array(fc.constantFrom(...instructions), { minLength: 1, maxLength: 12 });
    const ends = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(lines, ends, (parts, end) => {
        const text = parts.join('\n').replaceAll('\n', end);
        expect(ours(text)).toEqual(theirs(text));
      }),
      { numRuns: 300 },
    );
  });
});

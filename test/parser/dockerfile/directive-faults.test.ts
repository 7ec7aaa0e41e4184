import { expect, test } from 'vitest';
import { parseDockerfile } from '../../../src/parser/dockerfile/parse.js';
import { SourceFile } from '../../../src/text/source.js';

const messages = (...lines: readonly string[]): readonly string[] =>
  parseDockerfile(new SourceFile('Dockerfile', `${lines.join('\n')}\nFROM a:1\n`)).problems.map(
    ({ message }) => message,
  );

test.each([
  '# syntax=docker/dockerfile:1',
  '# syntax=docker/dockerfile:1.7-labs options',
  `# syntax=docker.io/docker/dockerfile@sha256:${'0'.repeat(64)}`,
  '# syntax=',
  '# check=',
  '# check=skip=all',
  '# check=skip=JSONArgsRecommended,StageNameCasing;error=true',
  '# check=error=F; skip=all',
  '# check=skip=all;experimental=all',
])('%s is fine', (line) => expect(messages(line)).toEqual([]));

test.each([
  ['# syntax=Docker/Dockerfile:1', '`Docker/Dockerfile:1` is no image reference'],
  ['# syntax=docker/dockerfile:', 'is no image reference'],
  ['# check=all', '`all` is no option of check'],
  ['# check=ignore=all', '`ignore` is no option of check'],
  ['# check=skip=all;', '`` is no option of check'],
  ['# check=error=yes', 'error is true or false, not `yes`'],
])('%s is refused', (line, message) => expect(messages(line)).toEqual([expect.stringContaining(message)]));

import { describe, expect, test } from 'vitest';
import { lint, MemoryHost } from '../../../src/index.js';
import { parseDockerfile } from '../../../src/parser/dockerfile/parse.js';
import { SourceFile } from '../../../src/text/source.js';
import { testDay } from '../../harness.js';

const isTemplated = (text: string): boolean => parseDockerfile(new SourceFile('Dockerfile', text)).templated;

describe('a template of a Dockerfile', () => {
  test.each([
    'FROM python:{{ python }}-slim\n',
    'FROM python:3.13-slim\n{% if dev %}\nRUN pip install pytest\n{% endif %}\n',
    'FROM python:3.13-slim\n  {{ install }}\n',
    'FROM python:3.13-slim\nCOPY {{ cookiecutter.slug }} /app\n',
    'FROM python:3.13-slim\nworkdir /{{name}}\n',
  ])('%j', (text) => expect(isTemplated(text)).toBe(true));

  test.each([
    'FROM python:3.13-slim\nCOPY app /app\n',
    "FROM docker:28\nRUN docker inspect --format '{{.Id}}' x\n",
    'FROM python:3.13-slim\nENV FORMAT="{{ message }}"\n',
    'FROM python:3.13-slim\nCMD ["tool", "--format", "{{ . }}"]\n',
    'FROM python:3.13-slim\nRUN cat <<EOF > /page.html\n{% if a %}\n{{ b }}\n{% endif %}\nEOF\n',
    'FROM python:3.13-slim\n# {% if dev %}\nUSER app\n',
    'FROM python:${VERSION}-slim\n',
  ])('is not %j', (text) => expect(isTemplated(text)).toBe(false));

  test('gives no findings and a note', async () => {
    const text = 'FROM python:{{ python }}\n{% if dev %}\nRUN pip install pytest\n{% endif %}\nCMD flask run\n';
    const compose = 'services:\n  web:\n    build: .\n    ports:\n      - "80:5000"\n';
    const host = new MemoryHost(Object.entries({ Dockerfile: text, 'compose.yaml': compose }));
    const report = await lint({ host, config: { preset: 'all', ignore: ['legacy-file-name'] }, today: testDay });
    expect(report.diagnostics.filter(({ at }) => at.file.path === 'Dockerfile')).toEqual([]);
    expect(report.problems).toEqual([]);
    expect(report.notes).toEqual(['Dockerfile: skipped, because it is a template.']);
  });
});

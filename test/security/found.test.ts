// What fuzzing by size has found: each took quadratic time, or the whole stack. Their steps are counted in linear.test.ts.
import { expect, test } from 'vitest';
import { judge, judgeCompose, judgeDockerfile } from './scene.js';

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('');

const inPython = (text: string) =>
  judge({ Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD python app.py\n', 'app.py': text });
const inManifest = (text: string) =>
  judge({ Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN uv sync\n', 'pyproject.toml': text });
const project = '[project]\nname = "a"\nversion = "1"\n';

test.each([
  ['format strings in format strings', () => inPython(`x = ${'f"{'.repeat(20_000)}`)],
  [
    'dependencies of a project',
    () => inManifest(`${project}dependencies = [\n${times(3000, (i) => `"flask${i}",\n`)}]\n`),
  ],
  [
    'dependencies written with escapes',
    () => inManifest(`${project}dependencies = [\n${times(3000, (i) => `"flas\\u006b${i}",\n`)}]\n`),
  ],
  [
    'dependencies of Poetry',
    () =>
      inManifest(`[tool.poetry]\nname = "a"\n[tool.poetry.dependencies]\n${times(3000, (i) => `flask${i} = "*"\n`)}`),
  ],
  ['installs of one stage', () => judgeDockerfile(`FROM python:3.13-slim\n${times(600, () => 'RUN pip install x\n')}`)],
  [
    'services that wait for one another',
    () =>
      judgeCompose(
        `services:\n${times(1000, (i) => `  s${i}: {image: "a:1", depends_on: [s${i + 1}]}\n`)}  s1000: {image: "a:1"}\n`,
      ),
  ],
  [
    'stages built on one another',
    () => judgeDockerfile(`FROM a:1 AS s0\n${times(400, (i) => `FROM s${i} AS s${i + 1}\nRUN pip install x\n`)}`),
  ],
])('%s', async (_, run) => expect((await run()).problems).toEqual([]));

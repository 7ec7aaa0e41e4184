// What is made to cost time by its size, by the numbers in docs/security-model.md and as fuzzing has found it: the steps of
// the whole program stay in proportion.
import { expectGrowth } from '../work.js';
import { expect, test } from 'vitest';
import { judge, judgeCompose, judgeDockerfile } from './scene.js';

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('');

const inBody = (text: string) => judgeDockerfile(`FROM a:1\n${text}`);
const inPython = (text: string) =>
  judge({ Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD python app.py\n', 'app.py': text });
const inManifest = (text: string) =>
  judge({ Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN uv sync\n', 'pyproject.toml': text });
const project = '[project]\nname = "a"\nversion = "1"\n';

/** Files in folders up to thirty levels deep. */
const deepFiles = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`d/${'e/'.repeat(index % 30)}f${index}`, '']));

/** Each is read once more for every one around it, up to the limit of nesting; no more than that. */
const inPairs = 3.2;

type Case = [string, (size: number) => ReturnType<typeof judge>, number?];

test.each<Case>([
  ['#14 lines', (size) => inBody(`RUN a${' \\\n# c\n  b'.repeat(10)}\n`.repeat(size / 10))],
  ['#15 continuations', (size) => inBody(`RUN echo ${'\\\n'.repeat(size)}x\n`)],
  ['#17 heredocs', (size) => inBody('COPY <<EOF /x\na\nEOF\n'.repeat(size))],
  ['#23 defaults in one another', (size) => inBody(`ENV A=${'${A:-'.repeat(size)}x${'}'.repeat(size)}\nWORKDIR $A\n`)],
  [
    '#24 stages that copy from one another, from themselves and from later ones',
    (size) =>
      judgeDockerfile(
        `FROM a:1 AS s0\n${times(size, (i) => `FROM s${i} AS s${i + 1}\nCOPY --from=s${i + 2} /a /b\nCOPY --from=s${i + 1} /a /c\nCOPY --from=s${i} /a /d\n`)}`,
      ),
  ],
  ['#26 brackets of an exec form', (size) => inBody(`CMD ["a\nENTRYPOINT ${'['.repeat(size)}\n`)],
  ['#28 substitutions in substitutions', (size) => inBody(`RUN ${'$('.repeat(size)}\n`), inPairs],
  ['#28 substitutions in quotes', (size) => inBody(`RUN ${'"$("'.repeat(size)}\n`), inPairs],
  ['#28 backticks', (size) => inBody(`RUN ${'`a '.repeat(size)}\n`)],
  ['#28 parentheses', (size) => inBody(`RUN ${'(('.repeat(size)}\n`)],
  ['#28 substitutions in a heredoc', (size) => inBody(`RUN <<E\n${'$('.repeat(size)}\nE\n`), inPairs],
  [
    '#29 patterns in COPY',
    (size) =>
      judge({
        Dockerfile: `FROM a:1\n${`COPY ${'**/'.repeat(20)}* [ {a,{b,{c **/**/* /x/\n`.repeat(size / 20)}`,
        ...deepFiles(30),
      }),
  ],
  [
    '#29 files for patterns in COPY',
    (size) => judge({ Dockerfile: `FROM a:1\nCOPY ${'**/'.repeat(20)}* **/**/* /x/\n`, ...deepFiles(size) }),
  ],
  ['#48 lists in one another', (size) => judgeCompose('- '.repeat(size))],
  ['#48 mappings in one another', (size) => judgeCompose('{a: '.repeat(size))],
  ['#48 keys of keys', (size) => judgeCompose('? '.repeat(size))],
  [
    '#49 keys',
    (size) =>
      judgeCompose(`services:\n  a:\n    image: b:1\n    environment:\n${times(size, (i) => `      K${i}: v\n`)}`),
  ],
  [
    '#56 files that include one another',
    (size) =>
      judge(
        Object.fromEntries(
          Array.from({ length: size / 2 }, (_, i) => [
            i === 0 ? 'compose.yaml' : `c${i}.yaml`,
            `include: [c${i + 1}.yaml]\nservices:\n  s${i}: {image: "a:1"}\n`,
          ]),
        ),
      ),
  ],
  [
    '#56 services that extend one another',
    (size) =>
      judgeCompose(
        `services:\n${times(size, (i) => `  s${i}: {extends: {service: s${i + 1}}}\n`)}  s${size}: {image: "a:1"}\n`,
      ),
  ],
  [
    '#57 a long context',
    (size) => judgeCompose(`services:\n  s:\n    build: {context: "${'a/'.repeat(size)}"}\n`),
    inPairs,
  ],
  ['#60 brackets of a configuration', (size) => inManifest(`[tool.pydock-lint]\na = ${'['.repeat(size)}`)],
  [
    '#61 requirements',
    (size) =>
      judge({
        Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n',
        'requirements.txt': `-r requirements.txt\n${'flask==1.0\n'.repeat(size)}`,
      }),
  ],
  [
    '#62 patterns of a .dockerignore',
    (size) =>
      judge({
        Dockerfile: 'FROM a:1\nCOPY . .\nCOPY x /y\n',
        '.dockerignore': '**/a**/*b\n'.repeat(size) + '!x\n**\n'.repeat(size / 2),
        ...deepFiles(30),
      }),
  ],
  ['format strings in format strings', (size) => inPython(`x = ${'f"{'.repeat(size)}`), inPairs],
  [
    'dependencies of a project',
    (size) => inManifest(`${project}dependencies = [\n${times(size, (i) => `"flask${i}",\n`)}]\n`),
  ],
  [
    'dependencies written with escapes',
    (size) => inManifest(`${project}dependencies = [\n${times(size, (i) => `"flas\\u006b${i}",\n`)}]\n`),
  ],
  [
    'dependencies of Poetry',
    (size) =>
      inManifest(`[tool.poetry]\nname = "a"\n[tool.poetry.dependencies]\n${times(size, (i) => `flask${i} = "*"\n`)}`),
  ],
  [
    'installs of one stage',
    (size) => judgeDockerfile(`FROM python:3.13-slim\n${times(size / 2, () => 'RUN pip install x\n')}`),
  ],
  [
    'services that wait for one another',
    (size) =>
      judgeCompose(
        `services:\n${times(size, (i) => `  s${i}: {image: "a:1", depends_on: [s${i + 1}]}\n`)}  s${size}: {image: "a:1"}\n`,
      ),
  ],
  [
    'stages built on one another',
    (size) =>
      judgeDockerfile(`FROM a:1 AS s0\n${times(size / 2, (i) => `FROM s${i} AS s${i + 1}\nRUN pip install x\n`)}`),
  ],
])('%s', (_, run, most) =>
  expectGrowth(
    100,
    async (size) => {
      const { problems } = await run(size);
      expect(problems.filter((problem) => !problem.startsWith('config'))).toEqual([]);
    },
    most,
  ),
);

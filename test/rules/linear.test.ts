// Rules take steps in proportion to the project that they judge.
import { expectLinear } from '../work.js';
import { expect, test } from 'vitest';
import { run, selectDefault } from '../../src/engine/run.js';
import dependencyCycle from '../../src/rules/correctness/dependency-cycle.js';
import duplicatePublishedPort from '../../src/rules/correctness/duplicate-published-port.js';
import { rules } from '../../src/rules/index.js';
import { projectOf } from '../harness.js';

const all = rules.map(selectDefault);
const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('');

const service = (index: number) => `  s${index}:
    image: nginx:1.31
    ports: ["${1000 + index}:80", "127.0.0.1:8080:80"]
    volumes: ["./a:/a:ro"]
    environment: [A=1, B=2]
    command: sh -c "a && b"
    healthcheck: {test: ["CMD", "true"], interval: 30s}
`;
const waiting = (index: number, size: number) =>
  `  s${index}:\n    image: a\n    depends_on: [s${(index + 1) % size}]\n`;

test.each<[string, (size: number) => Readonly<Record<string, string>>]>([
  ['services', (size) => ({ 'compose.yaml': `services:\n${times(size, service)}` })],
  ['services in a ring', (size) => ({ 'compose.yaml': `services:\n${times(size, (index) => waiting(index, size))}` })],
  [
    'services built from one Dockerfile',
    (size) => ({
      'compose.yaml': `services:\n${times(size, (index) => `  s${index}: {build: ., command: [uvicorn, "a:b"]}\n`)}`,
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["uvicorn", "a:b", "--port", "8000"]\n',
    }),
  ],
  [
    'instructions',
    (size) => ({
      Dockerfile: `FROM python:3.13\n${times(size, (index) => `RUN apt-get update && apt-get install -y a${index}\nENV A${index}=b\nCOPY a.py /a/${index}\n`)}`,
      'a.py': '',
    }),
  ],
  [
    'requirements',
    (size) => ({
      Dockerfile: 'FROM python:3.13\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
      'requirements.txt': times(size, (index) => `flask${index}\n`),
    }),
  ],
])('%s, for all rules', (_, files) =>
  expectLinear(80, (size) => expect(run(projectOf(files(size)), all).problems).toEqual([])),
);

test.each([
  [duplicatePublishedPort, (index: number) => `  s${index}:\n    image: a\n    ports: ["${1000 + index}:80"]\n`],
  [dependencyCycle, waiting],
])('services, for $name', (rule, write) =>
  expectLinear(200, (size) => {
    const project = projectOf({ 'compose.yaml': `services:\n${times(size, (index) => write(index, size))}` });
    expect(run(project, [selectDefault(rule)]).problems).toEqual([]);
  }),
);

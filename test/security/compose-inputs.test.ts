// Bad compose files, by their numbers in docs/security-model.md. Each must end, with what is said here; that the work is in
// proportion is counted in linear.test.ts.
import { describe, expect, test } from 'vitest';
import { judge, judgeCompose } from './scene.js';

const ok = 'services:\n  a:\n    image: b:1\n';

describe('YAML that is made to cost time', () => {
  test('#46 ten levels of ten aliases', async () => {
    const levels = Array.from({ length: 10 }, (_, level) =>
      level === 0
        ? 'x-0: &a0 [x,x,x,x,x,x,x,x,x,x]\n'
        : `x-${level}: &a${level} [${Array(10)
            .fill(`*a${level - 1}`)
            .join(',')}]\n`,
    );
    const { found, problems } = await judgeCompose(`${levels.join('')}${ok}    command: *a9\n`);
    expect(problems).toEqual([]);
    // Compose refuses the file as well.
    expect(found).toEqual(['compose-syntax compose.yaml:5']);
  });

  test('#47 two files of a thousand brackets each do not end the process', async () => {
    const { messages, problems } = await judge({
      'a/compose.yaml': '['.repeat(1000),
      'b/compose.yaml': '['.repeat(1000),
      'c/compose.yaml': `${'['.repeat(1000)}\n---\n${'['.repeat(1000)}`,
    });
    expect(problems).toEqual([]);
    expect(messages).toEqual(Array(3).fill('The file is nested deeper than 100 levels here.'));
  });

  test.each([
    ['indentation', Array.from({ length: 1400 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
    ['lists', '- '.repeat(20_000)],
    ['mappings', '{a: '.repeat(5000)],
    ['keys of keys', '? '.repeat(5000)],
  ])('#48 nested %s', async (_, text) => {
    const { messages, problems } = await judgeCompose(text);
    expect(problems).toEqual([]);
    expect(messages.join()).toContain('nested deeper than 100 levels');
  });

  test('#49 a hundred thousand keys', async () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `      K${index}: v\n`).join('');
    const { problems } = await judgeCompose(`${ok}    environment:\n${keys}`);
    expect(problems).toEqual([]);
  });
});

describe('aliases and keys', () => {
  test('#50 of itself, of nothing, given again, merged where nothing can be', async () => {
    const { messages } = await judgeCompose(
      'x-a: &a {b: *a}\nx-l: &l [1]\nservices:\n  a:\n    <<: *l\n    image: x:1\n  c: &c\n    <<: *c\n    image: y:1\n  d:\n    image: *nope\n',
    );
    expect(messages).toEqual([
      'The alias `*a` stands inside the value that it refers to.',
      '`<<` merges mappings, but this is a single value.',
      'The alias `*c` stands inside the value that it refers to.',
      'No anchor `&nope` stands before this alias.',
    ]);
    expect((await judgeCompose('x-a: &a 1\nx-b: &a {image: "b:1"}\nservices:\n  a: *a\n')).found).toEqual([]);
  });

  test('#51 keys that are given twice, with both places', async () => {
    const { report, found } = await judgeCompose(`${ok}    image: c:1\n  a:\n    image: d:1\n`);
    expect(found).toEqual(['compose-syntax compose.yaml:4', 'compose-syntax compose.yaml:5']);
    expect(report.diagnostics.map(({ related }) => related.length)).toEqual([1, 1]);
  });

  test('#52 keys that objects inherit are names; keys that are no texts are refused', async () => {
    const { found, problems } = await judgeCompose(
      'services:\n  __proto__:\n    image: b:1\n    environment: {__proto__: x, constructor: y}\n  constructor: {image: "c:1"}\n  1: {image: "d:1"}\n  null: {image: "e:1"}\n  ? [a]\n  : {image: "f:1"}\n',
    );
    expect(problems).toEqual([]);
    expect(found).toEqual([6, 7, 8].map((line) => `compose-syntax compose.yaml:${line}`));
    expect(({} as Record<string, unknown>)['image']).toBeUndefined();
  });

  test.each([['- a\n'], ['x\n'], ['3'], [''], ['---\n'], ['# c\n']])('#53 %j is no compose file', async (text) => {
    expect((await judgeCompose(text)).found).toEqual(['compose-syntax compose.yaml:1']);
  });

  test('#53 several documents', async () => {
    expect((await judgeCompose('services: {}\n---\nservices: {}\n')).problems).toEqual([]);
  });

  test('#54 tabs, versions and tags', async () => {
    expect((await judgeCompose('%YAML 1.1\n---\nservices:\n\ta:\n')).found).toEqual(['compose-syntax compose.yaml:4']);
    const { problems } = await judgeCompose(
      '%YAML 1.1\n---\nservices:\n  a:\n    image: !!binary aGVsbG8=\n    command: !!js/function "x"\n    ports: !reset []\n    environment: !override {A: b}\n    labels: !mine {a: b}\n',
    );
    expect(problems).toEqual([]);
  });

  test('#55 wrong types everywhere', async () => {
    expect((await judgeCompose('services: 3\n')).found).toEqual(['compose-schema compose.yaml:1']);
    const { found, problems } = await judgeCompose(
      'services:\n  a:\n    ports: {a: b}\n    build: []\n    image: 2024-01-01\n    environment: 3\n    volumes: true\n    healthcheck: []\n    depends_on: {a: []}\n    deploy: x\n    command: {}\n    networks: 3\n    env_file: {}\n    extends: []\n    secrets: {a: 1}\nvolumes: []\nnetworks: 3\nsecrets: x\nconfigs: [1]\ninclude: {a: 1}\nname: []\n',
    );
    expect(problems).toEqual([]);
    expect(found.length).toBeGreaterThan(10);
  });
});

describe('other files', () => {
  test('#56 included and extended in circles, in chains, and from elsewhere', async () => {
    const { found, problems } = await judge({
      'compose.yaml':
        'include: [compose.yaml, a.yaml, missing.yaml, ../../../etc/shadow, "https://h/x", "oci://h/x", "git@h:x", "${X}", "~/x"]\nservices:\n  a:\n    extends: {service: a}\n  b:\n    extends: {file: ../../../etc/shadow, service: x}\n  c:\n    extends: {file: "https://h/x", service: x}\n',
      'a.yaml': 'include: [compose.yaml]\nservices: {z: {image: "a:1"}}\n',
    });
    expect(problems).toEqual([]);
    expect(found).toEqual([
      'include-cycle a.yaml:1',
      'include-cycle compose.yaml:1',
      'missing-include compose.yaml:1',
      'extends-cycle compose.yaml:4',
    ]);
  });

  test('#56 chains of a thousand', async () => {
    const links = Array.from({ length: 1000 }, (_, index) => index);
    const included = Object.fromEntries(
      links.map((index) => [
        index === 0 ? 'compose.yaml' : `c${index}.yaml`,
        `include: [c${index + 1}.yaml]\nservices:\n  s${index}: {image: "a:1"}\n`,
      ]),
    );
    const extended = links.map((index) => `  s${index}: {extends: {service: s${index + 1}}}\n`).join('');
    for (const files of [included, { 'compose.yaml': `services:\n${extended}  s1000: {image: "a:1"}\n` }]) {
      const { problems } = await judge(files);
      expect(problems).toEqual([]);
    }
  });

  test('#57 contexts that are none of ours', async () => {
    const contexts = ['/', '..', 'C:\\', '\\\\srv\\x', '${X}', '~', 'https://h/x.git', 'git@h:x', 'a/'.repeat(100_000)];
    const services = contexts.map(
      (context, index) => `  s${index}:\n    build: {context: ${JSON.stringify(context)}, dockerfile: /dev/zero}\n`,
    );
    const { problems, messages } = await judgeCompose(`services:\n${services.join('')}`);
    expect(problems).toEqual([]);
    expect(Math.max(0, ...messages.map(({ length }) => length))).toBeLessThan(2100);
  });

  test('#61 requirements that include themselves, and what is outside', async () => {
    const requirements = `-r requirements.txt\n-r /etc/passwd\n-r ../../../etc/passwd\n${'flask==1.0\n'.repeat(20_000)}`;
    const { problems, report } = await judge({
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n',
      'requirements.txt': requirements,
    });
    expect(problems).toEqual([]);
    expect(JSON.stringify(report.diagnostics.map(({ message }) => message))).not.toContain('root:');
  });

  test('#62 ten thousand patterns', async () => {
    const files = Array.from({ length: 300 }, (_, index) => [`d/${'e/'.repeat(index % 30)}f${index}`, ''] as const);
    const { problems } = await judge({
      Dockerfile: 'FROM a:1\nCOPY . .\nCOPY x /y\n',
      '.dockerignore': '**/a**/*b\n'.repeat(5000) + '!x\n**\n'.repeat(2500),
      ...Object.fromEntries(files),
    });
    expect(problems).toEqual([]);
  });
});

describe('#60 configuration', () => {
  test.each([
    ['nested', `[tool.pydock-lint]\na = ${'['.repeat(50_000)}`, 2, /cannot be read/],
    ['broken', '[tool.pydock-lint\n', 1, /cannot be read/],
    ['keys given twice', '[tool.pydock-lint]\nselect = []\nselect = []\n', 3, /cannot be read/],
    ['an unknown rule', '[tool.pydock-lint]\nselect = ["nope"]\n', 2, /no rule or category `nope`/],
    ['an unknown setting', '[tool.pydock-lint]\nextend = "/etc/x"\n', 2, /no setting `extend`/],
    ['a table of the prototype', '[__proto__]\na = 1\n[tool.pydock-lint]\nx = 1\n', 4, /no setting `x`/],
  ])('%s', async (_, text, line, message) => {
    const { report } = await judge({ Dockerfile: 'FROM a:1\n', 'pyproject.toml': text });
    // The settings on the command line would hide those of the file.
    const problems = report.problems.filter(({ kind }) => kind === 'config');
    expect(problems).toMatchObject([
      { path: 'pyproject.toml', line, message: expect.stringMatching(message) as string },
    ]);
  });

  test('of another kind, and patterns that would take for ever', async () => {
    expect((await judge({ Dockerfile: 'FROM a:1\n', 'pyproject.toml': 'tool = 3 # pydock-lint\n' })).problems).toEqual(
      [],
    );
    const patterns = ['**/*a'.repeat(200), '*a'.repeat(200), '[', '{a,{b', '(a+)+$', '!'.repeat(5000)];
    const { problems } = await judge({
      Dockerfile: 'FROM a:1\n',
      [`d/${'a'.repeat(200)}/Dockerfile`]: 'FROM a:1\n',
      'pydock-lint.toml': `exclude = ${JSON.stringify(patterns)}\n`,
      '.gitignore': patterns.join('\n'),
    });
    expect(problems).toEqual([]);
  });
});

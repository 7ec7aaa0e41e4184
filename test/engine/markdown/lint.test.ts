import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../src/host/memory.js';
import { type Config, lint, lintText, type Report } from '../../../src/index.js';
import { testDay } from '../../harness.js';

const report = (text: string, config: Config = { preset: 'strict' }): Promise<Report> =>
  lintText(text, { host: new MemoryHost([]), path: 'a.md', config, today: testDay });

/** Rule and line of all that is found. */
async function found(text: string, config?: Config): Promise<readonly string[]> {
  const { diagnostics, problems } = await report(text, config);
  expect(problems).toEqual([]);
  return diagnostics.map(({ rule, at }) => `${rule}:${at.file.positionAt(at.span.start).line}`);
}

/** The text with what was found marked. */
async function marked(text: string, rule: string): Promise<string> {
  const { diagnostics } = await report(text, { select: [rule] });
  return diagnostics.reduceRight((marks, { at: { span } }) => {
    return `${marks.slice(0, span.start)}[|${marks.slice(span.start, span.end)}|]${marks.slice(span.end)}`;
  }, text);
}

const fenced = (language: string, code: string) => `\`\`\`${language}\n${code}\`\`\`\n`;
const old = { select: ['end-of-life-base-image'] };
const obsolete = { select: ['obsolete-version-key'] };
const compose = "version: '3'\nservices:\n  web:\n    image: nginx:1.31\n";

describe('places are those of the document', () => {
  test.each([
    ['in a fence', '# A\n\n```dockerfile\nFROM [|python:3.8|]\n```\n'],
    ['indented', 'a\n\n    FROM [|python:3.8|]\n    RUN b\n'],
    ['in a list, with CRLF', '- a\r\n\r\n  ```dockerfile\r\n  RUN a \\\r\n    b\r\n  FROM [|python:3.8|]\r\n  ```\r\n'],
    ['in a block quote', '> ```dockerfile\n> ARG A=1\n> FROM [|python:3.8|]\n> ```\n'],
    ['behind tabs', '-\ta\n\n\t```dockerfile\n\tFROM [|python:3.8|]\n\t```\n'],
    ['in a tab of a site', '=== "A"\n\n    ```dockerfile\n    FROM [|python:3.8|]\n    ```\n'],
  ])('%s', async (_, text) => {
    const plain = text.replaceAll(/\[\||\|\]/g, '');
    expect(await marked(plain, 'end-of-life-base-image')).toBe(text);
  });
  test('those of notes, too', async () => {
    const text = '> ```dockerfile\n> FROM a:1 AS x\n> FROM b:1 AS x\n> ```\n';
    const { diagnostics } = await report(text, { select: ['duplicate-stage-name'] });
    expect(diagnostics.map(({ at, related }) => [at.span.start, related.map((note) => note.at.span.start)])).toEqual([
      [text.lastIndexOf('x'), [text.indexOf('x')]],
    ]);
    expect(
      diagnostics.flatMap(({ at, related }) => [at, ...related.map((note) => note.at)].map((one) => one.file.path)),
    ).toEqual(['a.md', 'a.md']);
  });
  test('the report lists the document', async () => {
    expect((await report(fenced('dockerfile', 'FROM python:3.8\n'))).files).toEqual([
      { path: 'a.md', kind: 'markdown' },
    ]);
  });
});

describe('what is linted', () => {
  test.each([
    ['dockerfile'],
    ['Dockerfile'],
    ['docker'],
    ['Dockerfile.prod'],
    ['{.dockerfile}'],
    ['{ .dockerfile title="x" }'],
    ['{code-block} dockerfile'],
    ['dockerfile:Dockerfile'],
    ['text title="Dockerfile"'],
    ['text file=docker/app.dockerfile'],
    [''],
    ['text'],
  ])('a Dockerfile by its label: %j', async (label) => {
    expect(await found(fenced(label, 'FROM python:3.8\n'), old)).toEqual(['end-of-life-base-image:2']);
  });
  test.each([['python'], ['console'], ['bash'], ['diff'], ['yaml'], ['sql']])('nothing else: %s', async (label) => {
    expect(await found(fenced(label, 'FROM python:3.8\n'), old)).toEqual([]);
  });
  test.each([['yaml'], ['yml'], ['compose'], ['docker-compose.yml'], ['yaml title="compose.yaml"'], [''], ['{.yaml}']])(
    'a compose file by its label and content: %j',
    async (label) => {
      expect(await found(fenced(label, compose), obsolete)).toEqual(['obsolete-version-key:2']);
    },
  );
  test.each([
    ['a workflow', 'on: push\njobs:\n  a:\n    services:\n      db:\n        image: postgres:9\n'],
    ['a manifest', 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: nginx\n'],
    ['one service', 'web:\n  build: .\n  ports:\n    - "80:80"\n'],
    ['attributes of a service', 'ports:\n  - "80:80"\nimage: nginx\n'],
    ['networks alone', 'networks:\n  a:\n  b: 1\n'],
    ['other services', 'services:\n  _defaults:\n    autowire: 1\n'],
    ['nothing', ''],
    ['two documents', 'services:\n  a:\n    image: nginx\n---\nservices:\n  b:\n    image: nginx\n'],
  ])('no YAML of another kind: %s', async (_, text) => {
    expect(await found(fenced('yaml', text))).toEqual([]);
  });
  test.each([
    ['SQL', 'SELECT a\nFROM python:3.8\n'],
    ['a sentence', 'FROM python:3.8 we go on\nto something else\n'],
    ['small letters', 'from python:3.8\n'],
    ['a program', 'FROM = 1\nRUN python\n'],
  ])('no block without a label that is no Dockerfile all through: %s', async (_, text) => {
    expect(await found(fenced('', text))).toEqual([]);
  });
  test.each([
    ['a command for a terminal', 'docker build -t a .\nRUN x\n'],
    ['a patch', 'FROM python:3.12-slim\n-RUN pip install a\n+RUN pip install b\n'],
    ['the rest of an instruction', '  && rm -rf /var/lib/apt/lists/*\nRUN x\n'],
    ['ways to start it', 'CMD ["a"]\nCMD a\n'],
    ['lines that end in backticks', 'RUN a `\n  b\n'],
    ['a template', 'FROM {{ image }}\nRUN apt-get install a\n'],
  ])('no Dockerfile that shows something else: %s', async (_, text) => {
    expect(await found(fenced('dockerfile', text), { preset: 'all' })).toEqual([]);
  });
  test('a name says who it is for', async () => {
    const text = 'FROM python:3.13-slim\nRUN pip install flask==3.1.0\nCMD ["flask", "run", "--host", "0.0.0.0"]\n';
    const server = { select: ['development-server'] };
    expect(await found(fenced('dockerfile', text), server)).toEqual(['development-server:4']);
    expect(await found(fenced('dockerfile title="Dockerfile.dev"', text), server)).toEqual([]);
    expect(await found(fenced('dockerfile', `# docker/Dockerfile.dev\n${text}`), server)).toEqual([]);
  });
  test('a mistake is a mistake', async () => {
    expect(await found(fenced('dockerfile', 'FROM a:1\nCOPPY a b\n'), { select: ['dockerfile-syntax'] })).toEqual([
      'dockerfile-syntax:3',
    ]);
  });
});

describe('what is not shown is not missed', () => {
  const all: Config = { preset: 'all', ignore: ['base-image-without-digest', 'service-image-without-digest', 'style'] };
  test.each([
    ['a piece of a Dockerfile', 'WORKDIR /app\n'],
    [
      'files that are copied',
      'FROM python:3.13-slim\nCOPY requirements.txt app.py /app/\nUSER 1\nCMD ["python", "/app/app.py"]\n',
    ],
    ['a stage', 'COPY --from=builder /a /b\n'],
  ])('%s', async (_, text) => {
    expect(await found(fenced('dockerfile', text), all)).toEqual([]);
  });
  const syntax: Config = {
    preset: 'strict',
    ignore: ['security', 'reproducibility', 'reliability', 'style', 'efficiency'],
  };
  test.each([
    [
      'names',
      'services:\n  a:\n    image: b:1\n    depends_on: [db]\n    networks: [n]\n    volumes: ["v:/v"]\n    secrets: [s]\n',
    ],
    ['files', 'services:\n  a:\n    build: ./app\n    env_file: .env\n    volumes: ["./a.conf:/a.conf:ro"]\n'],
    ['an image', 'services:\n  a:\n    ports: ["8000:8000"]\n'],
    ['values', 'services:\n  a:\n    # ...\n  b:\n    image: c:1\n    environment:\n    ports:\n'],
    ['variables', 'services:\n  a:\n    image: b:${TAG}\n'],
  ])('in compose: %s', async (_, text) => {
    expect(await found(fenced('yaml', text), syntax)).toEqual([]);
  });
});

describe('what stands for something else', () => {
  test.each([
    ['FROM <image>\n...\nCMD ["a"]\n'],
    ['FROM python:<version>\nRUN apt-get install <packages>\n'],
    ['FROM a:1\nRUN apt-get install -y \\\n    ...\n# ...\n[...]\n…\nCMD ["a", ...]\n'],
    ['FROM a:1\n-- snip --\n'],
    ['FROM %%IMAGE%%\n'],
  ])('is no mistake in a Dockerfile: %j', async (text) => {
    expect(await found(fenced('dockerfile', text), { preset: 'all', ignore: ['base-image-without-digest'] })).toEqual(
      [],
    );
  });
  test.each([
    ['services:\n  ...\n  web:\n    image: <your-image>\n    ports:\n      - "<port>:80"\n      ...\n'],
    ['services:\n  a:\n    image: b:1#<x> # c\n  <name>:\n    image: a:1\n    environment: ...\n'],
    ['services:\n  web:\n    image: %%IMAGE%%\n  %%REPO%%:\n    image: a:1\n    ports: [...]\n'],
    ['services:\n   web:\n     image: a:1\n     ports:\n    ...\n  b: 1\n'],
  ])('is no mistake in a compose file: %j', async (text) => {
    expect(
      await found(fenced('yaml', text), {
        preset: 'all',
        ignore: [
          'service-image-without-digest',
          'style',
          'unbound-published-port',
          'missing-restart-policy',
          'missing-healthcheck',
          'hardening-missing',
          'flat-network',
        ],
      }),
    ).toEqual([]);
  });
  test('the rest is judged', async () => {
    expect(await found(fenced('dockerfile', 'FROM python:3.8\n...\nRUN <command>\n'), old)).toEqual([
      'end-of-life-base-image:2',
    ]);
    expect(await found(fenced('yaml', `${compose}    ...\n`), obsolete)).toEqual(['obsolete-version-key:2']);
  });
});

describe('what is shown again', () => {
  const from = fenced('dockerfile', 'FROM python:3.8\n');
  const whole = fenced('dockerfile', 'FROM python:3.8\nCMD ["python"]\n');
  test('in pieces counts once', async () => {
    expect(await found(`${from}${from}${whole}${from}`, old)).toEqual([
      'end-of-life-base-image:2',
      'end-of-life-base-image:8',
    ]);
  });
  test('as a whole file counts for itself', async () => {
    expect(await found(`${whole}${whole}`, old)).toEqual(['end-of-life-base-image:2', 'end-of-life-base-image:6']);
    expect(await found(fenced('yaml', compose) + fenced('yaml', compose), obsolete)).toEqual([
      'obsolete-version-key:2',
      'obsolete-version-key:8',
    ]);
  });
  test('with something else on its line counts', async () => {
    expect(await found(`${from}${fenced('dockerfile', 'FROM python:3.8 AS a\n')}`, old)).toHaveLength(2);
  });
});

describe('suppressions', () => {
  const block = fenced('dockerfile', 'FROM python:3.8\n');
  const rules: Config = { select: ['end-of-life-base-image', 'unused-suppression', 'unknown-rule'] };
  test('inside of a block', async () => {
    const text = fenced(
      'dockerfile',
      '# pydock-lint: ignore[end-of-life-base-image] an old tutorial\nFROM python:3.8\n',
    );
    const { diagnostics, suppressed } = await report(text, rules);
    expect(diagnostics).toEqual([]);
    expect(suppressed).toMatchObject([{ suppressed: { by: 'pydock-lint', reason: 'an old tutorial' } }]);
  });
  test('above a block', async () => {
    const comment = '<!-- pydock-lint: ignore[end-of-life-base-image] an old tutorial -->\n';
    const { diagnostics, suppressed } = await report(`${comment}\n<!-- more -->\n${block}\n${whole(block)}`, rules);
    expect(diagnostics.map(({ at }) => at.file.positionAt(at.span.start).line)).toEqual([9]);
    expect(suppressed).toMatchObject([{ suppressed: { by: 'pydock-lint', reason: 'an old tutorial' } }]);
  });
  const whole = (text: string) => text.replace('3.8\n', '3.8\nCMD ["a"]\n');
  test('in a list, and for the file', async () => {
    const listed =
      '- a\n\n  <!-- pydock-lint: ignore[end-of-life-base-image] -->\n  ```dockerfile\n  FROM python:3.8\n  ```\n';
    expect(await found(listed, rules)).toEqual([]);
    expect(await found(`${block}\n<!-- pydock-lint: ignore-file[end-of-life-base-image] -->\n`, rules)).toEqual([]);
  });
  test('that silence nothing, or name nothing', async () => {
    const used = '<!-- pydock-lint: ignore[end-of-life-base-image] -->\n';
    expect(await found(`${used}\ntext\n\n${block}`, rules)).toEqual([
      'unused-suppression:1',
      'end-of-life-base-image:6',
    ]);
    expect(await found(`<!-- pydock-lint: ignore[nothing] -->\n${block}`, rules)).toEqual([
      'unknown-rule:1',
      'end-of-life-base-image:3',
    ]);
    expect(await found('<!-- pydock-lint: ignore-file[root-user] -->\n', rules)).toEqual([]);
  });
  test('of the configuration', async () => {
    const perFileIgnores: Config['perFileIgnores'] = [['*.md', ['end-of-life-base-image']]];
    expect(await found(block, { ...rules, perFileIgnores })).toEqual([]);
  });
  test('count for nothing without inline', async () => {
    const { diagnostics } = await lintText(`<!-- pydock-lint: ignore[end-of-life-base-image] -->\n${block}`, {
      host: new MemoryHost([]),
      path: 'a.md',
      config: old,
      inline: false,
      today: testDay,
    });
    expect(diagnostics).toHaveLength(1);
  });
});

describe('secrets', () => {
  test('are masked where they stand in the document', async () => {
    const text = '> ```dockerfile\n> ENV API_KEY=sk_live_4eC39HqLyjWDarjtT1zdp7dc\n> ```\n';
    const { diagnostics, masked } = await report(text, { select: ['secret-in-env'] });
    expect(diagnostics).toMatchObject([{ sensitive: true }]);
    expect(masked.map(({ file, span }) => [file.path, file.slice(span)])).toEqual([
      ['a.md', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'],
    ]);
  });
});

describe('fixes', () => {
  /** The document after the fixes of all findings of a rule. */
  const fixed = async (text: string, rule: string) => {
    const { diagnostics } = await report(text, { select: [rule] });
    expect(diagnostics).not.toEqual([]);
    const edits = diagnostics.flatMap(({ fix }) => fix?.edits ?? []);
    return edits.reduceRight((changed, { at: { file, span }, newText }) => {
      expect(file.path).toBe('a.md');
      return changed.slice(0, span.start) + newText + changed.slice(span.end);
    }, text);
  };
  test('in one line', async () => {
    expect(await fixed('> ```dockerfile\n> FROM a:1 as b\n> ```\n', 'from-as-casing')).toBe(
      '> ```dockerfile\n> FROM a:1 AS b\n> ```\n',
    );
  });
  test('of whole lines that stand at the margin', async () => {
    expect(await fixed(fenced('yaml', compose), 'obsolete-version-key')).toBe(
      fenced('yaml', compose.slice(compose.indexOf('services'))),
    );
  });
  test('none of whole lines behind a prefix', async () => {
    const text = `${fenced('yaml', compose).replaceAll(/^/gm, '> ').trimEnd()}\n`;
    expect(await fixed(text, 'obsolete-version-key')).toBe(text);
  });
});

describe('which documents', () => {
  const files = {
    'README.md': fenced('dockerfile', 'FROM python:3.8\n'),
    'docs/a/b.md': fenced('dockerfile', 'FROM python:3.8\n'),
    'docs/c.txt': 'FROM python:3.8\n',
    Dockerfile: 'FROM python:3.13-slim\n',
  };
  const paths = async (given: readonly string[], config = '') => {
    const host = new MemoryHost([...Object.entries(files), ['pydock-lint.toml', config]]);
    const { files: linted, problems } = await lint({ host, paths: given, today: testDay });
    expect(problems).toEqual([]);
    return linted.map(({ path }) => path);
  };
  test('those that are named', async () => {
    expect(await paths(['README.md'])).toEqual(['README.md']);
  });
  test('none in folders', async () => {
    expect(await paths(['.'])).toEqual(['Dockerfile']);
  });
  test('those that are included in folders', async () => {
    expect(await paths(['.'], 'include = ["docs/**"]\n')).toEqual(['Dockerfile', 'docs/a/b.md']);
    expect(await paths(['.'], 'include = ["*.md"]\nexclude = ["docs"]\n')).toEqual(['Dockerfile', 'README.md']);
  });
  test('one with too deep lists is a problem', async () => {
    const { problems } = await report(`a\n\n${'- '.repeat(50)}b\n`);
    expect(problems).toMatchObject([{ kind: 'parse', path: 'a.md', line: 3 }]);
  });
});

test('whatever stands in the blocks of a document, findings lie inside of it', async () => {
  const line = fc.constantFrom(
    ...[
      'FROM python:3.8',
      'RUN apt-get update \\',
      '  && pip install flask',
      'CMD flask run',
      '...',
      'COPY . .',
      '<a>',
    ],
    ...["version: '3'", 'services:', '  web:', '    image: nginx', '    ports:', '      - 80:80', '    environment:'],
    ...['      PASSWORD: hunter22', '\t', '', '# pydock-lint: ignore[root-user]', 'RUN <<EOF', 'EOF', '%%A%%'],
  );
  const prefix = fc.constantFrom('', '> ', '- ', '  ', '\t', '    ', '> > ');
  const block = fc
    .tuple(
      prefix,
      fc.constantFrom('dockerfile', 'yaml', ''),
      fc.array(line, { maxLength: 12 }),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([before, label, lines, end]) => {
      const next = before.replace('-', ' ');
      return [`${before}\`\`\`${label}`, ...[...lines, '```'].map((one) => next + one), ''].join(end);
    });
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 4 }), async (parts) => {
      const text = parts.join('\n');
      const { diagnostics, problems } = await report(text, { preset: 'all' });
      expect(problems).toEqual([]);
      for (const { at, related, fix } of diagnostics) {
        for (const { file, span } of [
          at,
          ...related.map((note) => note.at),
          ...(fix?.edits ?? []).map((edit) => edit.at),
        ]) {
          expect(file.path).toBe('a.md');
          expect(file.text).toBe(text);
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 60 },
  );
});

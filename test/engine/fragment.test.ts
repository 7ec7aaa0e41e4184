import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../src/host/memory.js';
import { lint, lintText, type Report } from '../../src/index.js';
import { testDay } from '../harness.js';

/** Rule and line of all that is found in a fragment with every rule on. */
async function found(text: string): Promise<readonly string[]> {
  const { diagnostics, problems } = await lintText(text, {
    host: new MemoryHost([['pydock-lint.toml', '[rules.label-schema]\nrequired = ["title"]\n']]),
    path: 'Dockerfile',
    fragment: true,
    config: { preset: 'all', ignore: ['base-image-without-digest'] },
    today: testDay,
  });
  expect(problems).toEqual([]);
  return diagnostics.map(({ rule, at }) => `${rule}:${at.file.positionAt(at.span.start).line}`);
}

describe('a fragment without FROM', () => {
  test('is judged like the inside of a stage', async () => {
    expect(await found('ENV API_KEY=sk_live_4eC39HqLyjWDarjtT1zdp7dc\nRUN pip install flask==3.1.0\n')).toEqual([
      'secret-in-env:1',
      'package-cache-in-layer:2',
    ]);
  });
  test.each([
    ['RUN apt-get install -y --no-install-recommends curl=1 && rm -rf /var/lib/apt/lists/*\n'],
    ['WORKDIR app\nCOPY a.txt b/\n'],
    ['ENV A=$B\nUSER $C\nLABEL a=$D\n'],
    ['COPY --from=builder /a /b\nCOPY --from=0 /a /c\n'],
    ['ENTRYPOINT ["python"]\n'],
    ['EXPOSE 8000\nRUN echo hello\n'],
    ['RUN ["/app/x"]\nUSER root\n'],
    ['RUN useradd app\nHEALTHCHECK CMD curl -f localhost\n'],
    ['ARG VERSION\nRUN echo $VERSION\n'],
    ['ARG VERSION=3.13\nRUN true\nFROM python:${VERSION}-slim\nCMD ["a"]\n'],
    ['ARG VERSION=3.13\nFROM python:${VERSION}-slim\nCMD ["a"]\n'],
    [''],
    ['# nothing\n'],
    ['CMD ["gunicorn", "--bind=0.0.0.0:8000", "app:app"]\n'],
    ['USER 1000\nCOPY --chown=1000 a.py /app/\nENTRYPOINT ["python", "/app/a.py"]\n'],
    ['RUN useradd app\n'],
    ['FROM builder\nCOPY --from=other /a /b\nCMD ["/a"]\n'],
  ])('says nothing about what may stand elsewhere: %j', async (text) => {
    expect(await found(text)).toEqual([]);
  });
});

describe('what is a fragment', () => {
  const fragment = 'WORKDIR /app\nRUN sudo true\n';
  const options = { config: { select: ['sudo-in-run', 'dockerfile-syntax'] }, today: testDay };
  const shown = ({ diagnostics, problems }: Report) => [
    ...diagnostics.map(({ rule }) => rule),
    ...problems.map(({ message }) => message),
  ];

  test('without the option FROM is missed', async () => {
    expect(shown(await lintText(fragment, { host: new MemoryHost([]), ...options }))).toEqual(['dockerfile-syntax']);
  });

  test('a named file of any name', async () => {
    const host = new MemoryHost([['parts/install.txt', fragment]]);
    const paths = ['parts/install.txt'];
    expect(shown(await lint({ host, paths, fragment: true, ...options }))).toEqual(['sudo-in-run']);
    expect(shown(await lint({ host, paths, ...options }))).toEqual([
      'This is neither a Dockerfile nor a compose file.',
    ]);
  });

  test('YAML is none', async () => {
    const host = new MemoryHost([['a.yaml', 'a: b\n']]);
    expect(shown(await lint({ host, paths: ['a.yaml'], fragment: true, ...options }))).toEqual([
      'This is neither a Dockerfile nor a compose file.',
    ]);
  });

  test('a number names no stage where some are not here', async () => {
    const text = 'FROM scratch\nFROM python:3.13\nCOPY --from=0 /a /b\n';
    const select = { host: new MemoryHost([]), config: { select: ['copied-from-nothing'] }, today: testDay };
    expect(shown(await lintText(text, { ...select, fragment: true }))).toEqual(['copied-from-nothing']);
    expect(shown(await lintText(`RUN true\n${text}`, { ...select, fragment: true }))).toEqual([]);
  });
});

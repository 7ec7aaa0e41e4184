import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHadolint } from '../../src/config/from-hadolint.js';
import { readHadolintConfig } from '../../src/config/hadolint-config.js';
import { configSchema } from '../../src/config/schema.js';
import { validateConfig } from '../../src/config/validate.js';
import { parseCompose } from '../../src/parser/compose/parse.js';
import { parseToml } from '../../src/parser/toml.js';
import { rules } from '../../src/rules/index.js';
import { SourceFile } from '../../src/text/source.js';

const read = (yaml: string) => readHadolintConfig(parseCompose(new SourceFile('.hadolint.yaml', yaml)).documents[0]);

/** The migrated text, and its data, which must be a valid configuration. */
function migrated(yaml: string) {
  const text = fromHadolint(read(yaml), rules);
  const { value, problem } = parseToml(new SourceFile('pydock-lint.toml', text));
  expect(problem).toBeUndefined();
  expect(validateConfig(value, configSchema(rules))).toEqual([]);
  const comments = text.split('\n').flatMap((line) => (line.startsWith('# ') ? [line.slice(2)] : []));
  return { text, comments, data: value as Record<string, unknown> & { rules?: Record<string, unknown> } };
}

describe('rules', () => {
  test('what is ignored is off, with its code beside it', () => {
    const { text, data } = migrated('ignored: [DL3042, dl3004]\n');
    expect(data['ignore']).toEqual(['package-cache-in-layer', 'sudo-in-run']);
    expect(text).toContain('  "package-cache-in-layer", # DL3042\n');
  });

  test('a rule that stands for more codes says so', () => {
    expect(migrated('ignored: [DL3006]\n').text).toContain(
      '  "unpinned-base-image", # DL3006; the rule stands for DL3007, too\n',
    );
    expect(migrated('ignored: [DL3007, DL3006]\n').text).toContain('  "unpinned-base-image", # DL3006, DL3007\n');
  });

  test('what hadolint has on by default and our default has not is added', () => {
    const { data } = migrated('');
    expect(data['extend-select']).toContain('root-user');
    expect(data['extend-select']).toContain('unpinned-system-package');
    expect(data['extend-select']).not.toContain('package-cache-in-layer');
    expect(data['extend-select']).not.toContain('untrusted-registry');
    expect(migrated('ignored: [DL3002]\n').data['extend-select']).not.toContain('root-user');
  });

  test('severities are overridden, style is info, and the gravest counts', () => {
    const { text, data } = migrated(
      'override:\n  error: [DL3004]\n  info: [DL3006]\n  warning: [DL3007]\n  style: [DL3015]\n',
    );
    expect(data.rules).toEqual({
      'sudo-in-run': { severity: 'error' },
      'unpinned-base-image': { severity: 'warning' },
      'recommended-packages-installed': { severity: 'info' },
    });
    expect(text).toContain('[rules.unpinned-base-image]\nseverity = "warning" # DL3007, DL3006\n');
  });

  test('one code may be two rules', () => {
    expect(Object.keys(migrated('override:\n  info: [DL3064]\n').data.rules!)).toEqual([
      'secret-in-build-arg',
      'secret-in-env',
    ]);
  });

  test('an ignored rule has no severity', () => {
    const { data } = migrated('ignored: DL3004\noverride:\n  error: [DL3004]\n');
    expect(data.rules).toBeUndefined();
    expect(data['ignore']).toEqual(['sudo-in-run']);
  });

  test('a rule with a severity needs no other place', () => {
    const { data } = migrated('override:\n  error: [DL3002]\n');
    expect(data['extend-select']).not.toContain('root-user');
  });

  test('codes without rule are named', () => {
    const { data, comments } = migrated('ignored: [SC2046, DL1001, DL9999]\noverride:\n  error: [sc1091]\n');
    expect(comments).toEqual(
      expect.arrayContaining([
        'sc1091: codes of ShellCheck keep its own severities.',
        expect.stringContaining('`shellcheck = true` does the same here'),
        'DL1001 (a comment that silences a rule) has no rule here.',
        'DL9999 is no code of hadolint.',
      ]),
    );
    expect(data['shellcheck-ignore']).toEqual(['SC2046']);
  });
});

describe('settings', () => {
  test('registries turn their rule on', () => {
    const { data } = migrated('trustedRegistries:\n  - docker.io\n  - "*.gcr.io"\n');
    expect(data.rules).toEqual({
      'untrusted-registry': { severity: 'error', registries: ['docker.io', '*.gcr.io'] },
    });
    expect(migrated('trustedRegistries: docker.io\noverride:\n  info: [DL3026]\n').data.rules).toEqual({
      'untrusted-registry': { severity: 'info', registries: ['docker.io'] },
    });
    expect(migrated('trustedRegistries: docker.io\nignored: [DL3026]\n').data.rules).toBeUndefined();
  });

  test('labels turn their rule on, and are all required', () => {
    const yaml = 'label-schema:\n  maintainer: text\n  a.b: semver\n  odd: funny\nstrict-labels: true\n';
    const { data, comments } = migrated(yaml);
    expect(data.rules).toEqual({
      'label-schema': {
        severity: 'info',
        labels: { maintainer: 'text', 'a.b': 'semver' },
        required: ['maintainer', 'a.b', 'odd'],
        strict: true,
      },
    });
    expect(comments).toContain('label-schema: the kind funny of odd is not known here, so that any value is taken.');
  });

  test('strict labels without a schema have no counterpart', () => {
    const { data, comments } = migrated('strict-labels: true\n');
    expect(data.rules).toBeUndefined();
    expect(comments).toContain('strict-labels: no labels are listed that an image may have, so that none is reported.');
  });

  test.each([
    ['failure-threshold: error\n', 'error'],
    ['failure-threshold: warning\n', 'warning'],
    ['failure-threshold: style\n', 'info'],
    ['failure-threshold: none\n', undefined],
    ['failure-threshold: funny\n', undefined],
    ['', undefined],
  ])('%j', (yaml, failOn) => {
    expect(migrated(yaml).data['fail-on']).toBe(failOn);
  });

  test.each([
    ['format: tty\n', 'text', undefined],
    ['format: sarif\n', 'sarif', undefined],
    ['format: no-such-format\n', undefined, 'The format no-such-format is not written here'],
    ['formats: [json, sarif]\n', 'json', 'such as --report sarif=FILE'],
  ])('%j', (yaml, format, comment) => {
    const { data, comments } = migrated(yaml);
    expect(data['output-format']).toBe(format);
    expect(comments.some((one) => comment === undefined || one.includes(comment))).toBe(true);
  });

  test.each([
    ['no-fail: true\n', '`no-fail` is the option --exit-zero of the command line.'],
    ['failure-threshold: none\n', '`no-fail` is the option --exit-zero of the command line.'],
    ['failure-threshold: funny\n', 'failure-threshold: funny is no severity of hadolint.'],
    ['', 'hadolint fails for info, too, unless it is told otherwise: `fail-on = "info"` does the same here.'],
    ['disable-ignore-pragma: true\n', 'disable-ignore-pragma: comments that silence rules always count here.'],
    ['funny: 1\n', 'funny is no setting of hadolint, or has a value that it does not take.'],
    ['ignored: {a: b}\n', 'ignored is no setting of hadolint, or has a value that it does not take.'],
    [
      'override: {fatal: [DL3000]}\n',
      'override.fatal is no setting of hadolint, or has a value that it does not take.',
    ],
    ['override: {error: {a: b}}\n', 'override.error is no setting of hadolint, or has a value that it does not take.'],
    ['no-fail: maybe\n', 'no-fail is no setting of hadolint, or has a value that it does not take.'],
  ])('%j becomes a comment', (yaml, comment) => {
    expect(migrated(yaml).comments).toContain(comment);
  });

  test('settings of the terminal and empty ones are passed over', () => {
    expect(migrated('no-color: true\nverbose: true\nignored:\noverride:\n  error:\n').text).toBe(migrated('').text);
  });
});

test('whatever the file holds, the result is a valid configuration', () => {
  const text = fc.oneof(
    fc.constantFrom('DL3000', 'DL3002', 'SC2046', '__proto__', 'a\u007fb\u0085', '"""', "'\n"),
    fc.string(),
  );
  const texts = fc.oneof(text, fc.array(text, { maxLength: 5 }), fc.constant(null), fc.integer());
  const config = fc.record(
    {
      ignored: texts,
      override: fc.oneof(fc.dictionary(fc.constantFrom('error', 'style', 'x'), texts), texts),
      trustedRegistries: texts,
      'label-schema': fc.dictionary(text, text, { maxKeys: 3 }),
      'failure-threshold': texts,
      format: texts,
      formats: texts,
      'strict-labels': fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(config, (data) => void migrated(JSON.stringify(data))),
    { numRuns: 100 },
  );
});

import { describe, expect, test } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { buildKitChecks, dclintRules, type ForeignCheck, hadolintCodes } from '../src/knowledge/other-linters.js';
import { rules } from '../src/rules/index.js';

const checks = [...hadolintCodes, ...buildKitChecks, ...dclintRules];
const rulesFor = ({ name }: ForeignCheck) => rules.filter(({ aliases = [] }) => aliases.includes(name));

/** docs/migrating.md: every check of the other linters with the rules that have it as an alias. */
async function page(): Promise<string> {
  const text = [
    '# Coming from another linter',
    "Other linters' names for a rule work wherever a rule is named: in `--select` and `--ignore`, in the configuration, and in comments that silence it.",
    'A rule that is not in the preset `recommended` says so; `--preset strict`, `--preset all` or `--extend-select` turn it on.',
    '## From hadolint',
    '```sh\npydock-lint migrate --from-hadolint .hadolint.yaml > pydock-lint.toml\n```',
    'It turns severities, ignored rules, trusted registries and thresholds into our configuration, and names what has no counterpart.',
    'The comments `# hadolint ignore=…`, `# hadolint stage ignore=…` and `# hadolint global ignore=…` go on working, and `# hadolint shell=…` is accepted. Codes of ShellCheck (`SC2046`) in them count when `shellcheck = true` is configured and the program `shellcheck` is on `PATH`, and do no harm otherwise.',
    table(hadolintCodes),
    '## From `docker build --check`',
    'The directive `# check=skip=…` works at the top of a file, and also as a comment above one instruction.',
    table(buildKitChecks),
    '## From dclint',
    'Comments of the form `# dclint disable …` are not read; write `# pydock-lint: ignore[…]` with either name. Fixes move whole lines with their comments, and change nothing else in a file.',
    table(dclintRules),
  ].join('\n\n');
  const path = 'docs/migrating.md';
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

const table = (list: readonly ForeignCheck[]): string =>
  ['| check | finds | rule | differs in |', '| --- | --- | --- | --- |', ...list.map(row)].join('\n');

function row(check: ForeignCheck): string {
  const { name, finds, difference, missing } = check;
  const found = rulesFor(check).map(
    (rule) =>
      `[\`${rule.name}\`](rules/${rule.name}.md)${rule.presets.includes('recommended') ? '' : ` (${rule.presets[0] ?? 'all'})`}`,
  );
  const cells = [
    `\`${name}\``,
    finds,
    found.join(', ') || 'not covered',
    (found.length > 0 ? difference : missing) ?? '',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

test('the page is up to date', async () => {
  await expect(await page()).toMatchFileSnapshot('../docs/migrating.md');
});

test("every code and check in the rules' aliases is on the page", () => {
  const names = new Set(checks.map(({ name }) => name));
  const aliases = rules
    .flatMap(({ aliases = [] }) => aliases)
    .filter((alias) => /^DL\d{4}$|^[A-Z][A-Za-z]*[a-z]$|^[a-z]+(?:-[a-z]+)+$/.test(alias));
  expect(aliases.filter((alias) => !names.has(alias))).toEqual([]);
});

test('the checks are told apart, and there are as many as their tools have', () => {
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  expect(hadolintCodes).toHaveLength(72);
  expect(buildKitChecks).toHaveLength(22);
  // Fifteen rules, and two kinds of errors.
  expect(dclintRules).toHaveLength(17);
});

describe('each check has a rule, or a sentence why not', () => {
  test.each(checks)('$name', (check) => {
    const { finds, difference, missing } = check;
    expect(finds).toMatch(/[^.]$/);
    for (const sentence of [difference, missing]) expect(sentence ?? 'Nothing.').toMatch(/^[A-Z`].*\.$/);
    expect(rulesFor(check).length > 0 || missing !== undefined).toBe(true);
  });
});

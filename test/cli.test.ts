import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.js';
import { familiarCommands, familiarOptions, familiarValues } from '../src/cli/familiar-names.js';
import { commandSummaries, helpText } from '../src/cli/help.js';
import { commandNames, optionSpecs } from '../src/cli/option-table.js';
import { configSchema } from '../src/config/schema.js';
import { outputFormats } from '../src/config/settings.js';
import { validateConfig } from '../src/config/validate.js';
import { sourceUrlOf, wantsColour, wantsHyperlinks } from '../src/cli/terminal.js';
import { rules } from '../src/rules/index.js';
import { version } from '../src/version.js';
import { testDay } from './harness.js';

let cwd: string;
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'pydock-lint-')));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
}

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly from?: string;
  readonly isTty?: boolean;
}

/** Runs the program in the temporary folder. */
async function run(args: readonly string[], { env = {}, stdin = '', from = '.', isTty = false }: Surroundings = {}) {
  let [out, err] = ['', ''];
  const code = await main(args, {
    cwd: join(cwd, from),
    env: { PYDOCK_LINT_TODAY: testDay, ...env },
    isTty,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    readInput: () => Buffer.from(stdin),
  });
  return { code, out, err };
}

interface Finding {
  readonly rule: string;
  readonly path: string;
  readonly suppressed: unknown;
}

/** What the JSON form reports, as `rule path`. */
async function findings(args: readonly string[] = [], surroundings: Surroundings = {}) {
  const { code, out, err } = await run(['--output-format', 'json', ...args], surroundings);
  const { diagnostics, errors } = JSON.parse(out) as {
    diagnostics: readonly Finding[];
    errors: readonly { kind: string; path: string }[];
  };
  return { code, err, found: diagnostics.map(({ rule, path }) => `${rule} ${path}`), errors };
}

const relative = 'FROM python:3.13-slim\nWORKDIR app\n';
const fine = 'FROM python:3.13-slim\nWORKDIR /app\n';
const workdir = ['--select', 'relative-workdir'];
const mild = 'FROM python:3.13-slim\nRUN pip install x\n';
const cache = ['--select', 'package-cache-in-layer'];

describe('exit code', () => {
  test('0 when there is nothing', async () => {
    write({ Dockerfile: fine });
    expect(await run(workdir)).toEqual({ code: 0, out: 'All checks passed! (1 Dockerfile)\n', err: '' });
  });

  test('1 for findings at or above --fail-on, 0 below and with --exit-zero', async () => {
    write({ Dockerfile: relative });
    expect((await run(workdir)).code).toBe(1);
    expect((await run([...workdir, '--exit-zero'])).code).toBe(0);
    write({ Dockerfile: mild });
    expect((await run(cache)).code).toBe(0);
    expect((await run([...cache, '--fail-on', 'error'])).code).toBe(0);
    expect((await run([...cache, '--fail-on=info'])).code).toBe(1);
  });

  test('1 even when --min-severity hides the finding', async () => {
    write({ Dockerfile: mild });
    const { code, out } = await run([...cache, '--min-severity', 'error', '--fail-on', 'info']);
    expect({ code, out }).toEqual({
      code: 1,
      out: 'Nothing to show (1 Dockerfile)\n1 finding hidden by --min-severity.\n',
    });
  });

  test('2 for what cannot be checked, whatever else is found', async () => {
    write({ Dockerfile: relative, 'b/Dockerfile': Buffer.from([0, 1]) });
    const { code, err, found } = await findings([...workdir, '--exit-zero']);
    expect({ code, err, found }).toEqual({
      code: 2,
      err: 'error: b/Dockerfile: The file is binary.\n',
      found: ['relative-workdir Dockerfile'],
    });
  });

  test('0 with a note for a folder without anything', async () => {
    expect(await run([])).toEqual({
      code: 0,
      out: 'No Dockerfiles or compose files to check.\n',
      err: 'note: No Dockerfiles or compose files were found under the given paths.\n',
    });
  });
});

test('--fragment lints pieces of Dockerfiles', async () => {
  const sudo = ['--select', 'sudo-in-run,dockerfile-syntax', '--fragment'];
  expect((await findings([...sudo, '-'], { stdin: 'RUN sudo true\n' })).found).toEqual(['sudo-in-run <stdin>']);
  write({ 'part.txt': 'RUN sudo true\n' });
  expect((await findings([...sudo, 'part.txt'])).found).toEqual(['sudo-in-run part.txt']);
  expect((await run([...sudo, '--show-files', 'part.txt'])).out).toBe('part.txt\n');
});

test('the code blocks of Markdown are linted', async () => {
  const text = '# A\n\n```dockerfile\nRUN sudo true\n```\n';
  write({ 'docs/a.md': text, 'docs/b.md': text, 'pydock-lint.toml': 'include = ["docs/a.md"]\n' });
  const sudo = ['--select', 'sudo-in-run'];
  expect((await findings([...sudo, 'docs/b.md'])).found).toEqual(['sudo-in-run docs/b.md']);
  expect((await findings(sudo)).found).toEqual(['sudo-in-run docs/a.md']);
  expect((await findings([...sudo, '--stdin-filename', 'x.md', '-'], { stdin: text })).found).toEqual([
    'sudo-in-run x.md',
  ]);
  expect((await run(['--show-files', '.', 'docs/b.md'])).out).toBe('docs/a.md\ndocs/b.md\n');
  expect((await run(['--show-settings'])).out).toContain('include = ["docs/a.md"]\n');
  expect((await run(['--select', 'root-user', 'docs/b.md'])).out).toBe('All checks passed! (1 Markdown file)\n');
});

describe('migrate', () => {
  const migrate = ['migrate', '--from-hadolint'];
  const hadolint = 'ignored: [DL3042]\n';

  test.each([
    ['the usual file', { '.hadolint.yaml': hadolint }, [], ''],
    ['the other usual file', { '.hadolint.yml': hadolint }, [], ''],
    ['a named file', { 'ci/h.txt': hadolint }, ['ci/h.txt'], ''],
    ['standard input', {}, ['-'], hadolint],
  ])('prints a configuration that works: %s', async (_, files, args, stdin) => {
    write(files);
    const { code, out, err } = await run([...migrate, ...args], { stdin });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    write({
      'pydock-lint.toml': out,
      Dockerfile: 'FROM python:3.13-slim\nRUN pip install x && sudo true\nUSER root\n',
    });
    expect((await findings()).found).toEqual(
      expect.arrayContaining(['root-user Dockerfile', 'sudo-in-run Dockerfile']),
    );
    expect((await findings()).found).not.toContain('package-cache-in-layer Dockerfile');
  });

  test.each([
    ['ignored: [\n', 'error: .hadolint.yaml:'],
    ['- DL3042\n', 'error: .hadolint.yaml: A configuration of hadolint is a mapping at its top level.\n'],
    ['ignored: {{ codes }}\n', 'error: .hadolint.yaml: This is a template.\n'],
    [Buffer.of(0), 'error: .hadolint.yaml: The file is binary.\n'],
  ])('refuses %j', async (content, message) => {
    write({ '.hadolint.yaml': content });
    const { code, out, err } = await run(migrate);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test.each([
    [['migrate'], '`pydock-lint migrate` needs --from-hadolint.'],
    [migrate, 'There is no .hadolint.yaml or .hadolint.yml here: name the file.'],
    [[...migrate, 'none.yaml'], 'none.yaml: There is no such file or folder.'],
    [[...migrate, 'a', 'b'], '`pydock-lint migrate` takes one file.'],
  ])('%j', async (args, message) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('wrong use is exit code 2, with a hint', () => {
  test.each<[readonly string[], string]>([
    [['--slect', 'x'], 'There is no option `--slect`. Did you mean `--select`?'],
    [['-x'], 'There is no option `-x`.'],
    [['--diff', '--statistics'], '`--diff` makes no report, so `--statistics` has nothing to write.'],
    [['--fix-only', '-o', 'x'], '`--fix-only` makes no report, so `--output-file` has nothing to write.'],
    [['--select'], '`--select` needs a value: RULES.'],
    [['--select='], '`--select` needs a value: RULES.'],
    [['--select', '--ignore', 'x'], '`--select` needs a value: RULES.'],
    [['--select', 'rot-user'], 'There is no rule or category `rot-user`. Did you mean `root-user`?'],
    [['--preset', 'strct'], '`--preset` is one of recommended, strict, all, not `strct`. Did you mean `strict`?'],
    [['--output-format', 'jsn'], 'checkstyle, junit, rdjson, rdjsonl, not `jsn`. Did you mean `json`?'],
    [['--report', 'sarf=x'], 'not `sarf=x`. Did you mean `sarif`?'],
    [['--report', 'sarif'], '`--report sarif` names no file'],
    [['--exit-zero=yes'], '`--exit-zero` takes no value.'],
    [['rule'], '`pydock-lint rule` needs the name of a rule, an alias (DL3042), a category, or --all.'],
    [['rule', 'rot-user'], 'There is no rule `rot-user`. Did you mean `root-user`?'],
    [['rule', 'healthcheck'], 'Rules with that in their names: '],
    [['rule', 'SC2086'], 'ShellCheck explains its own: https://www.shellcheck.net/wiki/SC2086'],
    [['rule', 'xyzzy'], '`pydock-lint rule --all` lists them.'],
    [['chekc'], 'There is no command, file or folder `chekc`. Did you mean `pydock-lint check`?'],
    [['rul', '--all'], 'Did you mean `pydock-lint rule`?'],
    [['lint', '.'], 'Did you mean `pydock-lint check`?'],
    [['help', 'chek'], 'There is no command `chek`. Did you mean `check`?'],
    [['help', 'xyzzy'], 'There are check, rule,'],
    [['--no-color'], 'There is no option `--no-color`. Did you mean `--color never`?'],
    [['--format', 'json'], 'Did you mean `--output-format`?'],
    [['--all'], '`--all` is no option of `pydock-lint check`. Did you mean `--preset all`?'],
    [['-qv'], 'There is no option `-qv`: write `-q` `-v`.'],
    [[''], 'A path is empty.'],
    [['--select', ','], '`--select` needs a value: RULES.'],
    [['--select', 'all'], '`all` is no rule but a preset'],
    [['--ignore', 'DL3O08'], 'Did you mean `DL3008`?'],
    [['--fail-on', 'none'], 'Did you mean `--exit-zero`?'],
    [['--min-severity', 'warn'], 'Did you mean `warning`?'],
    [['--report', 'md=x'], 'Did you mean `markdown`?'],
    [['--stdin-filename', 'x'], 'write `- --stdin-filename x`'],
    [['completions'], 'needs the name of a shell: bash, zsh, fish, powershell.'],
    [['completions', 'bsh'], 'Did you mean `bash`?'],
    [['completions', 'bash', 'zsh'], '`pydock-lint completions` takes one shell.'],
    [['config', 'fail_on'], 'There is no setting `fail_on`. Did you mean `fail-on`?'],
    [['config', 'root-user'], 'Did you mean `rules.root-user`?'],
    [['config', 'rules.rot-user.severity'], 'Did you mean `rules.root-user`?'],
    [['config', 'rules.root-user.x'], 'There is no setting `rules.root-user.x`.'],
    [['config', 'a', 'b'], '`pydock-lint config` takes one KEY.'],
    [['config', '--output-format', 'sarif'], 'writes text or json, not sarif.'],
    [
      ['rule', '--all', '--select', 'x'],
      '`--select` is no option of `pydock-lint rule`. It is one of `pydock-lint check`.',
    ],
    [['rule', '--all', '--output-format', 'sarif'], 'writes text or json, not sarif.'],
    [['--statistics', '--output-format', 'sarif'], '`--statistics` writes text or json, not sarif.'],
    [['__proto__', '--constructor'], 'There is no option `--constructor`.'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test('in the environment', async () => {
    expect(await run([], { env: { PYDOCK_LINT_TODAY: 'tomorrow' } })).toMatchObject({ code: 2 });
    expect(await run([], { env: { PYDOCK_LINT_OUTPUT_FORMAT: 'xml' } })).toMatchObject({ code: 2 });
  });

  test('paths that are not there', async () => {
    write({ Dockerfile: relative });
    const { code, err, found } = await findings(['Dockrfile', 'Dockerfile', ...workdir]);
    expect({ code, err, found }).toEqual({
      code: 2,
      err: 'error: Dockrfile: There is no such file or folder. Did you mean `Dockerfile`?\n',
      found: ['relative-workdir Dockerfile'],
    });
    write({ 'sub/a/Dockerfile': relative });
    expect((await run(['sbu/a/Dockerfile'])).err).toContain('Did you mean `sub/a/Dockerfile`?');
    expect((await run(['sbu/b/Dockerfile'])).err).not.toContain('Did you mean');
    expect((await run(['--config', 'sub/a/Dockrfile'])).err).toContain('Did you mean `sub/a/Dockerfile`?');
  });
});

describe('arguments mean what people mean', () => {
  test('switches take no values, and options stand anywhere', async () => {
    write({ Dockerfile: relative, 'b/Dockerfile': relative });
    expect((await findings(['--exit-zero', 'Dockerfile', ...workdir])).found).toEqual(['relative-workdir Dockerfile']);
    expect((await findings(['check', 'b', '--quiet', ...workdir])).found).toEqual(['relative-workdir b/Dockerfile']);
    expect((await findings([...workdir, '--', 'b'])).found).toEqual(['relative-workdir b/Dockerfile']);
  });

  test('lists and repetition', async () => {
    write({ Dockerfile: `${relative}RUN pip install x\n` });
    const both = ['package-cache-in-layer Dockerfile', 'relative-workdir Dockerfile'];
    const found = async (...args: string[]) => [...(await findings(args)).found].sort();
    expect(await found('--select', 'DL3000, dl3042')).toEqual(both);
    expect(await found('--select=relative-workdir', '--select=DL3042')).toEqual(both);
    expect(await found('--select=relative-workdir,DL3042', '--ignore', 'efficiency')).toEqual(both.slice(1));
    expect(await found('--select=relative-workdir', '--extend-select', 'DL3042')).toEqual(both);
    expect(await found('--preset', 'recommended', '--preset', 'all')).toContain('root-user Dockerfile');
  });

  test('a folder or file called like a command is reached by its path', async () => {
    write({ 'rule/Dockerfile': relative, 'check/Dockerfile': relative });
    expect((await findings(['./rule', ...workdir])).found).toEqual(['relative-workdir rule/Dockerfile']);
    expect((await findings(['check', 'check', ...workdir])).found).toEqual(['relative-workdir check/Dockerfile']);
  });

  test('a file cannot pass for an option', async () => {
    write({ '--output-file=evil/Dockerfile': relative, '-o.Dockerfile': relative });
    const names = ['--output-file=evil/Dockerfile', '-o.Dockerfile'];
    const [refused, linted] = await Promise.all([
      Promise.all(names.map((name) => run([name, ...workdir]))),
      findings([...workdir, '--', ...names]),
    ]);
    expect(refused).toMatchObject(names.map(() => ({ code: 2, out: '' })));
    expect(linted.found).toEqual(names.map((name) => `relative-workdir ${name}`));
    expect(existsSync(join(cwd, 'evil'))).toBe(false);
  });

  test('names that objects inherit are paths like any other', async () => {
    const { err, code } = await run(['constructor', '__proto__', 'toString']);
    expect({ code, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, lines: 3 });
  });
});

describe('standard input', () => {
  test('without a name is a Dockerfile that nothing is known around', async () => {
    write({ 'compose.yaml': 'services: {}\n' });
    expect((await findings(['-', ...workdir], { stdin: relative })).found).toEqual(['relative-workdir <stdin>']);
  });

  test('with a name is that file', async () => {
    write({ 'a/app.py': '', 'a/Dockerfile': fine });
    const copy = 'FROM python:3.13-slim\nCOPY app.py missing.py /\n';
    const args = (name: string) => ['-', '--stdin-filename', name, '--select', 'copied-source-missing'];
    expect((await findings(args('a/Dockerfile'), { stdin: copy })).found).toEqual([
      'copied-source-missing a/Dockerfile',
    ]);
    expect((await findings(args('nowhere/Dockerfile'), { stdin: copy })).found).toEqual([]);
    const compose = await findings(['-', '--stdin-filename', 'compose.yaml', '--select', 'obsolete-version-key'], {
      stdin: 'version: "3"\nservices:\n  a:\n    image: a:1\n',
    });
    expect(compose.found).toEqual(['obsolete-version-key compose.yaml']);
  });

  test('that is no text is a problem', async () => {
    expect(await findings(['-'], { stdin: '\0' })).toMatchObject({
      code: 2,
      errors: [{ kind: 'parse', path: '<stdin>' }],
    });
  });
});

describe('configuration', () => {
  test('is found, and the command line weighs more', async () => {
    write({
      Dockerfile: `${relative}RUN pip install x\n`,
      'pyproject.toml': '[tool.pydock-lint]\nselect = ["DL3042"]\nfail-on = "info"\noutput-format = "json"\n',
    });
    const { code, out } = await run([]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ diagnostics: [{ rule: 'package-cache-in-layer' }] });
    expect((await findings(workdir)).found).toEqual(['relative-workdir Dockerfile']);
    expect((await run(['--output-format=text', '--fail-on', 'warning'])).code).toBe(0);
    expect((await findings(['--isolated', '--preset', 'all'])).found).toContain('relative-workdir Dockerfile');
  });

  test('with faults is exit code 2 with its place, and the files are checked all the same', async () => {
    write({ Dockerfile: relative, 'pydock-lint.toml': 'preset = "all"\nslect = []\n' });
    const { code, err, found, errors } = await findings(workdir);
    expect({ code, err, found }).toEqual({
      code: 2,
      err: 'error: pydock-lint.toml:2: There is no setting `slect`. Did you mean `select`?\n',
      found: ['relative-workdir Dockerfile'],
    });
    expect(errors).toMatchObject([{ kind: 'config', path: 'pydock-lint.toml' }]);
  });

  test('in a folder above, its patterns from there', async () => {
    write({
      '.git/HEAD': '',
      'pydock-lint.toml': 'select = ["relative-workdir"]\nexclude = ["/sub/old"]\n',
      'sub/Dockerfile': relative,
      'sub/old/Dockerfile': relative,
    });
    expect((await findings([], { from: 'sub' })).found).toEqual(['relative-workdir Dockerfile']);
    expect((await findings(['old/Dockerfile'], { from: 'sub' })).found).toEqual(['relative-workdir old/Dockerfile']);
    expect((await findings(['old/Dockerfile', '--force-exclude'], { from: 'sub' })).found).toEqual([]);
    expect((await findings(['--exclude', 'Dockerfile'], { from: 'sub' })).found).toEqual([]);
  });

  test('differs from folder to folder in one run', async () => {
    write({
      'a/pydock-lint.toml': 'select = ["relative-workdir"]\n',
      'b/pydock-lint.toml': 'select = ["package-cache-in-layer"]\n[per-file-ignores]\n"x/" = ["efficiency"]\n',
      'a/Dockerfile': `${relative}RUN pip install x\n`,
      'b/Dockerfile': `${relative}RUN pip install x\n`,
      'b/x/Dockerfile': `${relative}RUN pip install x\n`,
    });
    const { out } = await run(['--output-format=json']);
    const { diagnostics } = JSON.parse(out) as { diagnostics: readonly Finding[] };
    expect(diagnostics.map(({ rule, path, suppressed }) => [rule, path, suppressed])).toEqual([
      ['relative-workdir', 'a/Dockerfile', null],
      ['package-cache-in-layer', 'b/Dockerfile', null],
      ['package-cache-in-layer', 'b/x/Dockerfile', { by: 'per-file-ignores', reason: null }],
    ]);
  });

  test('is read from a named file anywhere', async () => {
    write({
      'ci/strict.toml': 'select = ["relative-workdir"]\n',
      'sub/Dockerfile': relative,
      'sub/pydock-lint.toml': 'broken = [\n',
    });
    expect(await findings(['--config', '../ci/strict.toml'], { from: 'sub' })).toMatchObject({
      code: 1,
      found: ['relative-workdir Dockerfile'],
    });
    expect(await findings(['--config', 'nothing.toml'], { from: 'sub' })).toMatchObject({ code: 2 });
  });

  test('is shown', async () => {
    write({
      'pydock-lint.toml':
        'select = ["relative-workdir"]\nfail-on = "error"\nexclude = ["x"]\n[rules.relative-workdir]\nseverity = "info"\n',
    });
    const { out, code } = await run(['--show-settings']);
    expect(code).toBe(0);
    expect(out).toBe(
      '# .: pydock-lint.toml\nexclude = ["x"]\ninclude = []\nrespect-gitignore = true\nforce-exclude = false\nfail-on = "error"\nmin-severity = "info"\nunsafe-fixes = false\nshellcheck = false\noutput-format = "text"\nselect = [\n  "relative-workdir",\n]\n\n[rules.relative-workdir]\nseverity = "info"\n',
    );
  });

  test('is shown with tables', async () => {
    const labels = '[rules.label-schema]\nlabels = { "org.example.url" = "url", "title" = "text" }\n';
    write({ 'pydock-lint.toml': `select = ["label-schema"]\n${labels}` });
    const { out } = await run(['--show-settings']);
    expect(out).toContain(`${labels}required = []\nstrict = false\n`);
    write({ 'pydock-lint.toml': 'select = ["label-schema"]\n[rules.label-schema.labels]\ntitle = "txt"\n' });
    expect(await run([])).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean `text`?') });
  });
});

test('the files that would be checked are listed', async () => {
  write({
    'b/Dockerfile': fine,
    'a/compose.yaml': 'services: {}\n',
    'Dockerfile.j2': fine,
    '.gitignore': 'c\n',
    '.git/HEAD': '',
    'c/Dockerfile': fine,
  });
  expect(await run(['--show-files'])).toEqual({
    code: 0,
    out: 'a/compose.yaml\nb/Dockerfile\n',
    err: 'note: Dockerfile.j2: skipped, because it is a template.\n',
  });
  expect((await run(['--show-files', '--no-respect-gitignore'])).out).toContain('c/Dockerfile');
});

describe('reports', () => {
  test('go to files beside the main one', async () => {
    write({ Dockerfile: relative });
    const { out, code } = await run([
      ...workdir,
      '--report',
      'sarif=r.sarif',
      '--report',
      'json=r.json',
      '--color=always',
    ]);
    expect(code).toBe(1);
    expect(out).toContain('relative-workdir');
    expect(JSON.parse(readFileSync(join(cwd, 'r.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8'))).toMatchObject({ version: 1 });
  });

  test('go to a file instead, without colour', async () => {
    write({ Dockerfile: relative });
    expect(await run([...workdir, '-o', 'report.txt', '--color', 'always'])).toEqual({ code: 1, out: '', err: '' });
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toMatch(/^warning\[|^error\[/);
  });

  test('are not written over what is linted, into .git, through links, or nowhere', async () => {
    write({ Dockerfile: relative, '.git/config': 'x', target: 'mine' });
    symlinkSync('target', join(cwd, 'link'));
    const paths = ['Dockerfile', '.git/config', 'link', 'no/folder/x', 'sub/../compose.yaml'];
    const runs = await Promise.all(paths.map((path) => run([...workdir, '-o', path])));
    expect(runs.map(({ code, err }) => [code, err.startsWith('error: ')])).toEqual(paths.map(() => [2, true]));
    expect(readFileSync(join(cwd, 'Dockerfile'), 'utf8')).toBe(relative);
    expect(readFileSync(join(cwd, '.git/config'), 'utf8')).toBe('x');
    expect(readFileSync(join(cwd, 'target'), 'utf8')).toBe('mine');
    expect(existsSync(join(cwd, 'compose.yaml'))).toBe(false);
  });

  test('for machines are alone on standard output', async () => {
    write({ Dockerfile: relative, 'Dockerfile.j2': fine });
    const runs = await Promise.all(['json', 'sarif'].map((format) => run([...workdir, '--output-format', format])));
    for (const { out, err } of runs) {
      expect(() => JSON.parse(out) as unknown).not.toThrow();
      expect(err).toContain('note: ');
    }
    expect((await run([], { env: { PYDOCK_LINT_OUTPUT_FORMAT: 'json' } })).out).toMatch(/^\{/);
  });

  test('name files as the repository does where services read them', async () => {
    write({ '.git/HEAD': '', 'sub/Dockerfile': relative });
    const { out } = await run([...workdir, '--output-format', 'github'], { from: 'sub' });
    expect(out).toContain('file=sub/Dockerfile,');
    expect((await findings(workdir, { from: 'sub' })).found).toEqual(['relative-workdir Dockerfile']);
  });

  test('count with --statistics', async () => {
    write({ Dockerfile: relative, 'b/Dockerfile': relative });
    expect((await run([...workdir, '--statistics'])).out).toMatch(/^2 {2}\w+ +relative-workdir\n\nFound 2 problems/);
    const { out } = await run([...workdir, '--statistics', '--output-format', 'json']);
    expect(JSON.parse(out)).toMatchObject([{ rule: 'relative-workdir', count: 2 }]);
  });
});

test('messages cannot act on a terminal or a CI runner', async () => {
  const name = 'x\n::error::y\u001b[2J##[error]z';
  const { err } = await run([name], { env: { GITHUB_ACTIONS: 'true' } });
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).not.toContain('\u001b');
  expect(err).not.toContain('##[');
});

describe('secrets', () => {
  const secret = fc.stringMatching(/^[A-Za-z]{4,10}[0-9]{2}[A-Za-z0-9_-]{12,24}$/);

  test('appear in no report, whatever rules are on', async () => {
    await fc.assert(
      fc.asyncProperty(secret, secret, secret, async (one, two, three) => {
        rmSync(cwd, { recursive: true });
        write({
          Dockerfile: `FROM python:3.8\nARG API_TOKEN=${one}\nENV DB_PASSWORD ${two}\nENV A=b SECRET_KEY="${three}" C=d\nWORKDIR app\nRUN curl -H "Authorization: Bearer ${one}" x && echo ${two}\nCMD flask run`,
          'compose.yaml': `version: "3"\nservices:\n  web:\n    build: {context: ., args: {API_TOKEN: ${one}}}\n    environment:\n      - DB_PASSWORD=${two}\n      - DATABASE_URL=postgres://user:${three}@db/x\n    links: [db]\n  db:\n    image: postgres:9\n    ports: ["5432:5432"]\n    environment:\n      POSTGRES_PASSWORD: ${three}\n    command: postgres --password ${two}\n`,
        });
        const files = outputFormats.flatMap((format) => ['--report', `${format}=r.${format}`]);
        const runs = await Promise.all([
          run(['--preset=all', '-v', ...files]),
          run(['inspect']),
          run(['inspect', '--output-format', 'json']),
        ]);
        const reports = outputFormats.map((format) => ({
          out: readFileSync(join(cwd, `r.${format}`), 'utf8'),
          err: '',
        }));
        for (const { out, err } of [...runs, ...reports]) {
          expect(out.length).toBeGreaterThan(100);
          for (const value of [one, two, three])
            expect(`${out}${err}`.includes(value), `${value} in ${out}`).toBe(false);
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('help', () => {
  test('is grouped, complete and narrow', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const { name, commands } of optionSpecs) {
      expect(new RegExp(`^ +(?:-\\w, )?--${name}\\b`, 'm').test(out), name).toBe(
        !commands || commands.includes('check'),
      );
    }
    for (const command of commandNames) {
      for (const form of ['short', 'full'] as const)
        for (const line of helpText(command, form).split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    }
    for (const [, [call]] of Object.entries(commandSummaries)) expect(out).toContain(`\n  ${call}`);
    expect(out).toContain('[possible values: error, warning, info] [default: warning]');
    expect(out.replace(/\s+/g, ' ')).toContain('rdjsonl] [default: text] [env: PYDOCK_LINT_OUTPUT_FORMAT=]');
  });

  test('is short with -h, and there for each command', async () => {
    const { out } = await run(['-h']);
    expect(out).toContain('--fail-on LEVEL');
    expect(out).not.toMatch(/\[(?:possible|default|env)/);
    expect((await run(['rule', '-h'])).out).toMatch(/^Usage: pydock-lint rule/);
    expect((await run(['inspect', '--help'])).out).toMatch(/^Usage: pydock-lint inspect/);
    expect((await run(['help'])).out).toBe((await run(['--help'])).out);
    for (const command of commandNames) expect((await run(['help', command])).out).toBe(helpText(command, 'full'));
  });

  test('names of other linters lead to options and commands that exist', () => {
    const options = optionSpecs.map(({ name }) => `--${name}`);
    for (const [theirs, ours] of familiarOptions) {
      expect(options.filter((name) => name === theirs && name !== '--all')).toEqual([]);
      const [word = '', command] = ours.split(' ');
      if (word === 'pydock-lint') expect(commandNames).toContain(command);
      else if (word !== '-') expect(options).toContain(word);
    }
    for (const [theirs, ours] of familiarCommands) {
      expect(commandNames).not.toContain(theirs);
      const [, word] = ours.split(' ');
      expect([...commandNames, ...options]).toContain(word);
    }
    const values = [...optionSpecs.flatMap(({ choices = [] }) => choices), '--exit-zero'];
    for (const [theirs, ours] of familiarValues) expect(values, theirs).toContain(ours);
  });

  test('the version is that of the package', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `pydock-lint ${version}\n`, err: '' });
    expect((await run(['-V'])).out).toContain(version);
    expect((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version).toBe(version);
  });
});

describe('rule', () => {
  test('explains one, by name or alias', async () => {
    const page = (await run(['rule', 'root-user'])).out;
    expect(page).toBe(readFileSync('docs/rules/root-user.md', 'utf8'));
    expect((await run(['rule', 'dl3002'])).out).toContain('# root-user');
    expect(JSON.parse((await run(['rule', 'root-user', '--output-format', 'json'])).out)).toMatchObject({
      name: 'root-user',
      category: 'security',
    });
  });

  test('is a page for people on a terminal, with what it reports', async () => {
    const { out } = await run(['rule', 'DL3042'], { isTty: true, env: { NO_COLOR: '1' } });
    expect(out).toMatch(/^package-cache-in-layer {2}info · efficiency\n/);
    for (const part of ['Why', '│ RUN pip install flask==3.1.0', '    = help: Add --no-cache-dir', 'aliases  DL3042'])
      expect(out).toContain(part);
    expect(out).not.toContain('\u001b');
    const coloured = await run(['rule', 'DL3042'], { isTty: true });
    expect(coloured.out).toContain('\u001b]8;;https://');
    const options = await run(['rule', 'label-schema', '--color=always']);
    expect(options.out).toContain('list of texts');
  });

  test('lists categories', async () => {
    const { out } = await run(['rule', 'security']);
    expect(out.trimEnd().split('\n')).toHaveLength(rules.filter(({ category }) => category === 'security').length);
    expect((await run(['rule', 'security', '--color=always'])).out).toContain('root-user');
  });

  test('lists all', async () => {
    expect((await run(['rule', '--all'])).out.trimEnd().split('\n')).toHaveLength(rules.length);
    const all = JSON.parse((await run(['rule', '--all', '--output-format', 'json'])).out) as readonly object[];
    expect(all).toHaveLength(rules.length);
    const keys = 'name category severity presets fixable since summary why examples sources aliases options url';
    for (const one of all) expect(Object.keys(one)).toEqual(expect.arrayContaining(keys.split(' ')));
  });
});

describe('config', () => {
  const settings = Object.keys(configSchema(rules).properties!);

  test('lists the settings', async () => {
    const { out } = await run(['config']);
    for (const name of settings) expect(out).toMatch(new RegExp(`^${name}(?: = |$)`, 'm'));
    const all = JSON.parse((await run(['config', '--output-format', 'json'])).out) as readonly { key: string }[];
    expect(all.map(({ key }) => key)).toEqual(settings);
  });

  test('explains one', async () => {
    expect((await run(['config', 'fail-on'])).out).toBe(`fail-on

The mildest severity that makes exit code 1.

  type         one of error, warning, info
  default      "warning"
  option       --fail-on LEVEL

In pyproject.toml:

  [tool.pydock-lint]
  fail-on = "error"
`);
    expect(JSON.parse((await run(['config', 'output-format', '--output-format', 'json'])).out)).toMatchObject({
      key: 'output-format',
      type: 'text',
      values: outputFormats,
      default: 'text',
      option: '--output-format FORMAT',
      env: 'PYDOCK_LINT_OUTPUT_FORMAT',
    });
    expect((await run(['config', 'respect-gitignore'])).out).toContain('--no-respect-gitignore');
    expect((await run(['config', 'per-file-ignores'])).out).toContain(
      '[tool.pydock-lint.per-file-ignores]\n  "dev/**" = [',
    );
    expect((await run(['config', 'rules.root-user'])).out).toMatch(/^rules\.root-user\.severity$/m);
    expect((await run(['config', 'rules.label-schema.strict'])).out).toContain(
      '[tool.pydock-lint.rules.label-schema]\n  strict = true',
    );
  });

  test('has examples that are valid', async () => {
    const all = JSON.parse((await run(['config', '--output-format', 'json'])).out) as readonly {
      key: string;
      example?: unknown;
    }[];
    const config = Object.fromEntries(
      all.filter((one) => one.example !== undefined).map((one) => [one.key, one.example]),
    );
    expect(Object.keys(config).length).toBeGreaterThan(10);
    expect(validateConfig(config, configSchema(rules))).toEqual([]);
  });
});

test('inspect shows the model', async () => {
  write({ Dockerfile: 'FROM python:3.13-slim AS app\nCMD ["uvicorn", "main:app", "--port", "8000"]\n' });
  const { code, out } = await run(['inspect']);
  expect(code).toBe(0);
  expect(out).toContain('uvicorn');
  expect(JSON.parse((await run(['inspect', '--output-format', 'json'])).out)).toMatchObject({
    dockerfiles: [{ path: 'Dockerfile' }],
  });
  expect((await run(['inspect', '--fail-on', 'info'])).code).toBe(2);
});

test('colour: --color, then FORCE_COLOR, then NO_COLOR, then the terminal', () => {
  const colour = (env: Record<string, string>, isTty: boolean, when?: string) =>
    wantsColour({ cwd: '/', env, isTty, out: () => {}, err: () => {}, readInput: () => Buffer.of() }, when);
  expect(colour({}, true)).toBe(true);
  expect(colour({}, false)).toBe(false);
  expect(colour({ TERM: 'dumb' }, true)).toBe(false);
  expect(colour({ NO_COLOR: '1' }, true)).toBe(false);
  expect(colour({ NO_COLOR: '' }, true)).toBe(true);
  expect(colour({ NO_COLOR: '1', FORCE_COLOR: '1' }, false)).toBe(true);
  expect(colour({ FORCE_COLOR: '0' }, false)).toBe(false);
  expect(colour({ GITHUB_ACTIONS: 'true' }, false)).toBe(true);
  expect(colour({ FORCE_COLOR: '1' }, true, 'never')).toBe(false);
  expect(colour({ NO_COLOR: '1' }, false, 'always')).toBe(true);
});

test('hyperlinks: on a terminal, not for CI and pre-commit', () => {
  const links = (env: Record<string, string>, isTty = true) =>
    wantsHyperlinks({ cwd: '/', env, isTty, out: () => {}, err: () => {}, readInput: () => Buffer.of() });
  expect(links({})).toBe(true);
  expect(links({}, false)).toBe(false);
  expect(links({ CI: 'true' })).toBe(false);
  expect(links({ PRE_COMMIT: '1' })).toBe(false);
  expect(links({ TERM: 'dumb' })).toBe(false);
});

test('where a hosting service shows a line', () => {
  const urlOf = (env: Record<string, string>) =>
    sourceUrlOf({ cwd: '/', env, isTty: true, out: () => {}, err: () => {}, readInput: () => Buffer.of() })?.(
      'a b/(x)_#',
      3,
    );
  const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r_1', GITHUB_SHA: 'abc' };
  expect(urlOf(github)).toBe('https://github.com/o/r_1/blob/abc/a%20b/%28x%29%5F%23#L3');
  expect(urlOf({ CI_PROJECT_URL: 'https://gitlab.com/g/p', CI_COMMIT_SHA: 'abc' })).toBe(
    'https://gitlab.com/g/p/-/blob/abc/a%20b/%28x%29%5F%23#L3',
  );
  expect(urlOf({})).toBeUndefined();
  expect(urlOf({ ...github, GITHUB_REPOSITORY: 'o/r) [x](http://y' })).toBeUndefined();
});

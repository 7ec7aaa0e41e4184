import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { defineRule, type Rule } from '../../src/rule.js';
import { rules } from '../../src/rules/index.js';
import { insertAfter, insertBefore, place, replace } from '../../src/text/location.js';
import { able, endAll, start } from './editor.js';

afterEach(endAll);

const titles = (actions: readonly CodeAction[]): readonly string[] => actions.map(({ title }) => title);
const named = (actions: readonly CodeAction[], title: string): CodeAction =>
  actions.find((action) => action.title.startsWith(title))!;

/** Rules that find what there is to fix in other ways than those that there are. */
const planted = (name: string, fixable: 'safe' | 'unsafe', on: Rule['on']): Rule =>
  defineRule({
    name,
    category: 'style',
    severity: 'info',
    presets: ['recommended'],
    fixable,
    since: '0.1.0',
    summary: 'S.',
    why: 'W.',
    examples: { bad: '', good: '' },
    sources: [],
    on,
  });

const creating = planted('creating', 'safe', {
  dockerfile({ file }, { report }) {
    report(
      { at: place(file, 0, 4) },
      {
        message: 'A file is missing.',
        fix: {
          title: 'Make it',
          edits: [insertBefore({ at: place(file, 0, 4) }, '# made\n')],
          creates: [{ path: 'a b/new.txt', text: 'x\ny\n' }],
        },
      },
    );
  },
});

const elsewhere = planted('elsewhere', 'safe', {
  dockerfile({ file }, { report, project }) {
    const other = project.host.read('requirements.txt')!;
    const note = { at: place(other, 0, 5) };
    report(
      { at: place(file, 0, 4) },
      { message: 'Another file is wrong.', fix: { title: 'Mend it', edits: [replace(note, 'django')] } },
    );
  },
});

describe('fixes', () => {
  test('of a finding are offered at it, the safe ones first of all', async () => {
    const editor = await start();
    await editor.open('Dockerfile', 'FROM python:3.13-slim\nRUN pip install flask==3.1.0\n');
    const actions = await editor.actions('Dockerfile', 'install');
    const fix = actions[0]!;
    expect(fix).toMatchObject({ title: 'Add --no-cache-dir', kind: 'quickfix', isPreferred: true });
    expect(fix.diagnostics).toMatchObject([{ code: 'package-cache-in-layer' }]);
    expect(editor.after('Dockerfile', fix.edit)).toBe(
      'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\n',
    );
    expect(fix.edit!.documentChanges).toMatchObject([{ textDocument: { uri: editor.uri('Dockerfile'), version: 1 } }]);
    expect(await editor.actions('Dockerfile', 'slim')).toEqual([
      expect.objectContaining({ kind: 'source.fixAll.pydock-lint' }),
    ]);
  });

  test('and comments have the line ends of the document', async () => {
    const editor = await start({ rules: [creating] });
    await editor.open('Dockerfile', 'FROM python:3.13-slim\r\nWORKDIR /app\r\n');
    const actions = await editor.actions('Dockerfile', 'FROM');
    for (const [title, line] of [
      ['Make it', '# made'],
      ['Ignore', '# pydock-lint: ignore[creating]'],
    ] as const) {
      expect(editor.after('Dockerfile', named(actions, title).edit)).toBe(
        `${line}\r\nFROM python:3.13-slim\r\nWORKDIR /app\r\n`,
      );
    }
  });

  test('are those of the text as it is now', async () => {
    const editor = await start();
    await editor.open('Dockerfile', 'FROM python:3.13-slim\nRUN pip install flask==3.1.0\n');
    void editor.type('Dockerfile', 'RUN', 'RUN true && \\\n ');
    const fix = named(await editor.actions('Dockerfile', 'install'), 'Add');
    expect(editor.after('Dockerfile', fix.edit)).toContain('RUN true && \\\n  pip install --no-cache-dir flask');
    expect(fix.edit!.documentChanges).toMatchObject([{ textDocument: { version: 2 } }]);
  });

  test('that may change the image say so', async () => {
    const unsafe = planted('unsafe', 'unsafe', {
      dockerfile({ file }, { report }) {
        const at = { at: place(file, 5, 6) };
        report(at, { message: 'M.', fix: { title: 'Change it', edits: [replace(at, 'b')] } });
      },
    });
    const editor = await start({ rules: [...rules, unsafe] });
    await editor.open('Dockerfile', 'FROM a:1\n');
    const action = named(await editor.actions('Dockerfile', 'a:1'), 'Change it');
    expect(action.title).toMatch(/unsafe/);
    expect(action.isPreferred).toBeUndefined();
    expect(titles(await editor.actions('Dockerfile', 'a:1', ['source.fixAll']))).toEqual([]);
  });

  test('change other files, open or not', async () => {
    const editor = await start({ rules: [elsewhere], files: { 'requirements.txt': 'flask\n' } });
    await editor.open('Dockerfile', 'FROM a:1\n');
    const closed = named(await editor.actions('Dockerfile', 'FROM'), 'Mend');
    expect(closed.edit!.documentChanges).toEqual([
      {
        textDocument: { uri: editor.uri('requirements.txt'), version: null },
        edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } }, newText: 'django' }],
      },
    ]);
    await editor.open('requirements.txt', 'flask\n', 'plaintext');
    const open = named(await editor.actions('Dockerfile', 'FROM'), 'Mend');
    expect(editor.after('requirements.txt', open.edit)).toBe('django\n');
    // Saving one file changes no other.
    expect(await editor.actions('Dockerfile', 'FROM', ['source.fixAll'])).toEqual([]);
  });

  test('add files where the editor can', async () => {
    const editor = await start({ rules: [creating] });
    await editor.open('Dockerfile', 'FROM a:1\n');
    const action = named(await editor.actions('Dockerfile', 'FROM'), 'Make it');
    const uri = editor.uri('a b/new.txt');
    expect(action.edit!.documentChanges).toEqual([
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri, version: null },
        edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'x\ny\n' }],
      },
      expect.objectContaining({ textDocument: { uri: editor.uri('Dockerfile'), version: 1 } }),
    ]);
    const simple = await start({
      rules: [creating],
      capabilities: { ...able, workspace: { workspaceEdit: { documentChanges: true } } },
    });
    await simple.open('Dockerfile', 'FROM a:1\n');
    expect(titles(await simple.actions('Dockerfile', 'FROM'))).toEqual(['Ignore creating here']);
  });

  test('suit editors that know no versions, and none where actions are no data', async () => {
    const editor = await start({ capabilities: { ...able, workspace: {} } });
    await editor.open('Dockerfile', 'FROM a:1\nRUN pip install x==1\n');
    const fix = named(await editor.actions('Dockerfile', 'install'), 'Add');
    expect(Object.keys(fix.edit!)).toEqual(['changes']);
    expect(editor.after('Dockerfile', fix.edit)).toContain('--no-cache-dir');
    const old = await start({ capabilities: {} });
    await old.open('Dockerfile', 'FROM a:1\nRUN pip install x==1\n');
    expect(await old.actions('Dockerfile', 'install')).toEqual([]);
  });
});

describe('all safe fixes', () => {
  test('of a document are one action', async () => {
    const editor = await start();
    await editor.open('Dockerfile', 'FROM a:1\nRUN pip install x==1\nRUN pip install y==1\n');
    const actions = await editor.actions('Dockerfile', 'FROM', ['source.fixAll']);
    expect(titles(actions)).toEqual(['Apply all safe fixes of pydock-lint']);
    expect(editor.after('Dockerfile', actions[0]!.edit)).toBe(
      'FROM a:1\nRUN pip install --no-cache-dir x==1\nRUN pip install --no-cache-dir y==1\n',
    );
    for (const only of [['source'], ['source.fixAll.pydock-lint'], ['quickfix', 'source.fixAll']]) {
      expect(titles(await editor.actions('Dockerfile', 'FROM', only))).toEqual(titles(actions));
    }
    for (const only of [['quickfix'], ['source.fixAll.ruff'], ['source.organizeImports'], ['refactor']]) {
      expect(await editor.actions('Dockerfile', 'FROM', only)).toEqual([]);
    }
    expect(titles(await editor.actions('Dockerfile', 'install', ['quickfix']))).toEqual([
      'Add --no-cache-dir',
      'Ignore package-cache-in-layer here',
    ]);
  });

  test('that meet wait for their turn', async () => {
    const fixer = (name: string, text: string, end: number): Rule =>
      planted(name, 'safe', {
        dockerfile({ file }, { report }) {
          const at = { at: place(file, 0, end) };
          report(at, {
            message: 'M.',
            fix: { title: 'T', edits: [end === 0 ? insertAfter(at, text) : replace(at, text)] },
          });
        },
      });
    const editor = await start({ rules: [fixer('a', 'X', 0), fixer('b', 'Y', 0), fixer('c', 'Z', 4)] });
    await editor.open('Dockerfile', 'FROM a:1\n');
    const [action] = await editor.actions('Dockerfile', 'FROM', ['source.fixAll']);
    expect(editor.after('Dockerfile', action!.edit)).toBe('XFROM a:1\n');
    expect(action!.diagnostics).toMatchObject([{ code: 'a' }]);
  });
});

describe('ignoring', () => {
  test('a finding writes the comment that silences it', async () => {
    const editor = await start();
    await editor.open('Dockerfile', 'FROM python:3.13-slim\nWORKDIR app\n');
    const action = named(await editor.actions('Dockerfile', 'app'), 'Ignore');
    expect(action).toMatchObject({ title: 'Ignore relative-workdir here', kind: 'quickfix' });
    const text = editor.after('Dockerfile', action.edit);
    expect(text).toBe('FROM python:3.13-slim\n# pydock-lint: ignore[relative-workdir]\nWORKDIR app\n');
    await editor.change('Dockerfile', [{ text }]);
    expect(await editor.rules('Dockerfile')).not.toContain('relative-workdir');
    expect(await editor.rules('Dockerfile')).not.toContain('unused-suppression');
  });

  test('works in YAML and in files that are only looked at', async () => {
    const editor = await start();
    await editor.open('compose.yaml', 'services:\n  a:\n    image: b:1\n    links: [c]\n', 'yaml');
    await editor.open('requirements.txt', 'flask\n', 'plaintext');
    await editor.open(
      'Dockerfile',
      'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
    );
    const links = named(await editor.actions('compose.yaml', 'links'), 'Ignore deprecated-links');
    expect(editor.after('compose.yaml', links.edit)).toContain(
      '    # pydock-lint: ignore[deprecated-links]\n    links: [c]\n',
    );
    const pins = named(await editor.actions('requirements.txt', 'flask'), 'Ignore');
    expect(editor.after('requirements.txt', pins.edit)).toBe('# pydock-lint: ignore[unpinned-requirements]\nflask\n');
  });
});

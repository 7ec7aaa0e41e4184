import { afterEach, describe, expect, test, vi } from 'vitest';
import { CancellationTokenSource, type Diagnostic, type InitializeResult, LSPErrorCodes } from 'vscode-languageserver';
import { defineRule, type Rule } from '../../src/rule.js';
import { rules } from '../../src/rules/index.js';
import { able, Editor, endAll, start } from './editor.js';

afterEach(endAll);

const relative = 'FROM python:3.13-slim\nWORKDIR app\n';
const absolute = 'FROM python:3.13-slim\nWORKDIR /app\n';

/** One finding of a rule in a file. */
async function one(editor: Editor, path: string, rule: string): Promise<Diagnostic> {
  await editor.settled();
  return editor.published.get(editor.uri(path))!.find(({ code }) => code === rule)!;
}

describe('diagnostics', () => {
  test('are those of the open text, with every key', async () => {
    const editor = await start({ files: { Dockerfile: absolute } });
    await editor.open('Dockerfile', relative);
    expect(await editor.found('Dockerfile')).toContain('relative-workdir 2:9-2:12');
    await editor.type('Dockerfile', 'app', '/app');
    expect(await editor.rules('Dockerfile')).not.toContain('relative-workdir');
    await editor.type('Dockerfile', '/app', 'app');
    expect(await editor.rules('Dockerfile')).toContain('relative-workdir');
    await editor.close('Dockerfile');
    await editor.settled();
    expect(editor.published.get(editor.uri('Dockerfile'))).toEqual([]);
  });

  test('come without being waited for', async () => {
    const editor = await start();
    await editor.open('Dockerfile', relative);
    await expect
      .poll(() => editor.published.get(editor.uri('Dockerfile'))?.map(({ code }) => code))
      .toContain('relative-workdir');
  });

  test('say what is wrong, why, and where to read on', async () => {
    const editor = await start({
      files: {
        'compose.yaml': 'version: "3"\nservices:\n  web:\n    build: .\n    ports: ["8000:8000"]\n',
        'app.py': '',
      },
    });
    const compose = 'version: "3"\nservices:\n  web:\n    build: .\n    ports: ["8000:8000"]\n';
    await editor.open('Dockerfile', 'FROM python:3.13-slim\nCMD ["uvicorn", "app:app"]\n');
    await editor.open('compose.yaml', compose, 'dockercompose');
    const loopback = await one(editor, 'Dockerfile', 'loopback-bind');
    expect(loopback).toMatchObject({
      severity: 1,
      source: 'pydock-lint',
      codeDescription: { href: expect.stringContaining('/docs/rules/loopback-bind.md') as string },
    });
    expect(loopback.relatedInformation!.map(({ location }) => location.uri)).toContain(editor.uri('compose.yaml'));
    expect(await one(editor, 'compose.yaml', 'obsolete-version-key')).toMatchObject({ severity: 2, tags: [2] });
  });

  test('say no more than the editor understands', async () => {
    const editor = await start({ capabilities: {} });
    await editor.open('compose.yaml', 'version: "3"\nservices:\n  web:\n    image: a:1\n', 'yaml');
    const finding = await one(editor, 'compose.yaml', 'obsolete-version-key');
    expect(Object.keys(finding).toSorted()).toEqual(['code', 'message', 'range', 'severity', 'source']);
    expect(editor.registered).toEqual([]);
  });

  test('count UTF-16 units, and lines as editors do', async () => {
    const editor = await start();
    await editor.open('Dockerfile', '# 😀\r# x\nFROM python:3.13-slim\r\nENV A="😀" B=c\r\nWORKDIR 😀😀\r\n');
    expect(await editor.found('Dockerfile')).toContain('relative-workdir 5:9-5:13');
    await editor.open('b/Dockerfile', '\ufeffFROM debian\nRUN true\n');
    expect(await editor.found('b/Dockerfile')).toContain('unpinned-base-image 1:7-1:13');
  });
});

describe('facts of other files', () => {
  const server = 'from flask import Flask\napp = Flask(__name__)\napp.run(host="127.0.0.1", port=8000)\n';
  const files = {
    'app.py': server,
    'requirements.txt': 'flask==3.1.0\n',
    'compose.yaml': 'services:\n  web:\n    build: .\n    ports: ["8000:8000"]\n',
  };
  const dockerfile =
    'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt app.py ./\nRUN pip install -r requirements.txt\nCMD ["python", "app.py"]\n';

  test('count as they are typed', async () => {
    const editor = await start({ files });
    await editor.open('Dockerfile', dockerfile);
    expect(await editor.rules('Dockerfile')).toContain('development-server');
    expect(await editor.rules('app.py')).toEqual(['loopback-bind']);
    await editor.open('app.py', server, 'python');
    await editor.type('app.py', '127.0.0.1', '0.0.0.0');
    expect(await editor.rules('app.py')).toEqual([]);
    expect(await editor.rules('Dockerfile')).toContain('development-server');
    await editor.type('app.py', 'app.run', 'print');
    expect(await editor.rules('Dockerfile')).not.toContain('development-server');
    // What is not saved is forgotten.
    await editor.close('app.py');
    expect(await editor.rules('Dockerfile')).toContain('development-server');
    expect(await editor.rules('app.py')).toEqual(['loopback-bind']);
    await editor.open('compose.yaml', files['compose.yaml'], 'yaml');
    await editor.type('compose.yaml', '    ports', '    command: flask run --host=0.0.0.0\n    ports');
    expect(await editor.rules('app.py')).toEqual([]);
  });

  test('that are no programs count, too', async () => {
    const editor = await start({ files: { 'app.py': '', 'pydock-lint.toml': 'preset = "strict"\n' } });
    await editor.open(
      'compose.yaml',
      'services:\n  a:\n    image: nginx:1.31\n    ports: ["${WEB_PORT}:80"]\n',
      'yaml',
    );
    expect(await editor.rules('compose.yaml')).toContain('unset-variable');
    await editor.open('.env', '', 'dotenv');
    await editor.change('.env', [{ text: 'WEB_PORT=1\n' }]);
    expect(await editor.rules('compose.yaml')).not.toContain('unset-variable');
    await editor.open('Dockerfile', `${absolute}COPY app.py /\n`);
    expect(await editor.rules('Dockerfile')).not.toContain('copied-source-ignored');
    await editor.open('.dockerignore', '*.py\n', 'ignore');
    expect(await editor.rules('Dockerfile')).toContain('copied-source-ignored');
  });

  test('count as they are saved, if the editor tells', async () => {
    const editor = await start({ files });
    await editor.open('Dockerfile', dockerfile);
    expect(await editor.rules('app.py')).toEqual(['loopback-bind']);
    expect(editor.registered.map(({ method }) => method)).toContain('workspace/didChangeWatchedFiles');
    editor.write('app.py', server.replace('127.0.0.1', '0.0.0.0'));
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: editor.uri('app.py'), type: 2 }] });
    expect(await editor.rules('app.py')).toEqual([]);
    editor.write('app.py', server);
    await editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: editor.uri('node_modules/x/index.py'), type: 1 }],
    });
    expect(await editor.rules('app.py')).toEqual([]);
  });

  test('have their findings where they are, open or not', async () => {
    const editor = await start({ files: { ...files, 'requirements.txt': 'flask\n' } });
    await editor.open('Dockerfile', dockerfile);
    expect(await editor.rules('requirements.txt')).toEqual(['unpinned-requirements']);
    await editor.open('requirements.txt', 'flask==3.1.0\n', 'pip-requirements');
    expect(await editor.rules('requirements.txt')).toEqual([]);
    await editor.close('requirements.txt');
    expect(await editor.rules('requirements.txt')).toEqual(['unpinned-requirements']);
    await editor.open('other.txt', '', 'plaintext');
    await editor.close('Dockerfile');
    expect(await editor.rules('requirements.txt')).toEqual([]);
  });
});

describe('configuration', () => {
  const select = (rule: string) => `select = ["${rule}"]\n`;

  test('is the closest one, as it is typed', async () => {
    const editor = await start({
      files: { 'pydock-lint.toml': select('root-user'), 'a/pydock-lint.toml': select('relative-workdir') },
    });
    await editor.open('a/Dockerfile', relative);
    await editor.open('Dockerfile', relative);
    expect(await editor.rules('a/Dockerfile')).toEqual(['relative-workdir']);
    expect(await editor.rules('Dockerfile')).toEqual(['root-user']);
    await editor.open('pydock-lint.toml', select('root-user'), 'toml');
    await editor.type('pydock-lint.toml', 'root-user', 'relative-workdir');
    expect(await editor.rules('Dockerfile')).toEqual(['relative-workdir']);
    await editor.type('pydock-lint.toml', 'select', 'exclude = ["Dockerfile"]\nselect');
    expect(await editor.rules('Dockerfile')).toEqual([]);
  });

  test('with faults shows them, and costs nothing but itself', async () => {
    const editor = await start({ files: { 'pydock-lint.toml': 'preset = "all"\n  selct = ["root-user"]\n' } });
    await editor.open('Dockerfile', relative);
    expect(await editor.rules('Dockerfile')).toContain('relative-workdir');
    const [fault] = editor.published.get(editor.uri('pydock-lint.toml'))!;
    expect(fault).toMatchObject({
      severity: 1,
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 23 } },
      message: expect.stringContaining('selct') as string,
    });
    await editor.open('pydock-lint.toml', 'preset = "all"\nsele', 'toml');
    expect(await editor.found('pydock-lint.toml')).toHaveLength(1);
    await editor.change('pydock-lint.toml', [{ text: select('root-user') }]);
    expect(await editor.found('pydock-lint.toml')).toEqual([]);
    expect(await editor.rules('Dockerfile')).toEqual(['root-user']);
  });

  test('is judged when nothing else is open', async () => {
    const editor = await start();
    await editor.open('pyproject.toml', '[tool.pydock-lint]\npreset = "none"\n', 'toml');
    expect(await editor.found('pyproject.toml')).toHaveLength(1);
  });

  test('hides what is milder, and what is excluded with its folder', async () => {
    const editor = await start({
      files: { 'pydock-lint.toml': 'preset = "all"\nmin-severity = "error"\nexclude = ["old/"]\n' },
    });
    await editor.open('Dockerfile', `${relative}RUN true &&\n`);
    await editor.open('old/a/Dockerfile', relative);
    await editor.settled();
    const severities = [...editor.published.values()].flat().map(({ severity }) => severity);
    expect(new Set(severities)).toEqual(new Set([1]));
    expect(await editor.found('old/a/Dockerfile')).toEqual([]);
  });

  test('starts no program', async () => {
    const editor = await start({ files: { 'pydock-lint.toml': 'shellcheck = true\n' } });
    await editor.open('Dockerfile', `${relative}RUN cd $x\n`);
    expect(await editor.rules('Dockerfile')).toContain('relative-workdir');
    expect(editor.logged).toEqual([]);
    expect(editor.published.has(editor.uri('pydock-lint.toml'))).toBe(false);
  });
});

describe('documents', () => {
  test.each([
    ['Containerfile', 'plaintext', true],
    ['web.dockerfile', 'plaintext', true],
    ['image.build', 'dockerfile', true],
    ['image.build', 'plaintext', false],
    ['Dockerfile.py', 'python', true],
    ['Dockerfile.j2', 'dockerfile', false],
    ['README.md', 'dockerfile', false],
    ['notes.yaml', 'yaml', false],
  ])('%s (%s) is one of ours: %s', async (path, language, isOurs) => {
    const editor = await start();
    await editor.open(path, relative, language);
    expect(await editor.rules(path)).toEqual(isOurs ? expect.arrayContaining(['relative-workdir']) : []);
  });

  test('of compose have their names or their language', async () => {
    const editor = await start();
    const text = 'version: "3"\nservices:\n  a:\n    image: b:1\n';
    await editor.open('compose.prod.yaml', text, 'yaml');
    await editor.open('stack.yml', text, 'dockercompose');
    await editor.open('values.yml', text, 'yaml');
    expect(await editor.rules('compose.prod.yaml')).toContain('obsolete-version-key');
    expect(await editor.rules('stack.yml')).toContain('obsolete-version-key');
    expect(await editor.rules('values.yml')).toEqual([]);
  });

  test('without a file are linted by themselves', async () => {
    const editor = await start({ files: { 'app.py': '' } });
    const text = `${relative}COPY missing.py .\n`;
    await editor.open('untitled:Untitled-1', text);
    await editor.open('untitled:Untitled-2', 'services: {}\n', 'plaintext');
    expect(await editor.rules('untitled:Untitled-1')).toContain('relative-workdir');
    expect(await editor.rules('untitled:Untitled-1')).not.toContain('copied-source-missing');
    expect(await editor.found('untitled:Untitled-2')).toEqual([]);
    await editor.open('Dockerfile', text);
    expect(await editor.rules('Dockerfile')).toContain('copied-source-missing');
    await editor.open('git:/home/me/Dockerfile?ref', text);
    expect(await editor.rules('git:/home/me/Dockerfile?ref')).toContain('relative-workdir');
  });

  test('that are too large to be ours are left alone', async () => {
    const editor = await start();
    await editor.open('Dockerfile', `${relative}# ${'x'.repeat(1 << 20)}\n`);
    expect(await editor.rules('Dockerfile')).toEqual([]);
    await editor.change('Dockerfile', [{ text: relative }]);
    expect(await editor.rules('Dockerfile')).toContain('relative-workdir');
  });

  test('outside of all folders of the workspace belong to their repository', async () => {
    const editor = await start({
      files: {
        'other/.git/HEAD': '',
        'other/app.py': '',
        'other/pydock-lint.toml': 'select = ["relative-workdir"]\n',
        'inside/x': '',
      },
      workspace: ['inside'],
    });
    await editor.open('other/docker/Dockerfile', relative);
    expect(await editor.rules('other/docker/Dockerfile')).toEqual(['relative-workdir']);
  });

  test('belong to the innermost folder of the workspace, which may come and go', async () => {
    const editor = await start({
      files: {
        'a/b/app.py': '',
        'a/Dockerfile': absolute,
        'a/compose.yaml': 'services:\n  web:\n    build: b\n    ports: ["8000:8000"]\n',
      },
      workspace: ['a'],
    });
    await editor.open('a/b/Dockerfile', 'FROM python:3.13-slim\nCMD ["uvicorn", "app:app"]\n');
    const knowsCompose = async () =>
      (await one(editor, 'a/b/Dockerfile', 'loopback-bind')).relatedInformation?.some(
        ({ location: { uri } }) => uri === editor.uri('a/compose.yaml'),
      ) === true;
    expect(await knowsCompose()).toBe(true);
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: editor.uri('a/b'), name: 'b' }], removed: [] },
    });
    // A folder by itself is a project by itself.
    expect(await knowsCompose()).toBe(false);
    await editor.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: editor.uri('a/b'), name: 'b' }] },
    });
    expect(await knowsCompose()).toBe(true);
  });

  test('may be called in other ways than we would', async () => {
    const editor = await start({ files: { 'a b#c/requirements.txt': 'flask\n' } });
    const uri = editor.uri('a b#c/Dockerfile').replace('Dockerfile', '%44ockerfile');
    await editor.open(
      uri,
      'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nWORKDIR x\n',
    );
    expect(await editor.rules(uri)).toContain('relative-workdir');
    expect(await editor.rules('a b#c/requirements.txt')).toEqual(['unpinned-requirements']);
  });
});

describe('an editor that pulls', () => {
  const capabilities = {
    ...able,
    textDocument: { ...able.textDocument, diagnostic: {} },
    workspace: { ...able.workspace, diagnostics: { refreshSupport: true } },
  };

  test('gets what it asks for, is told to ask again, and is sent the rest', async () => {
    const editor = await start({ capabilities, files: { 'requirements.txt': 'flask\n', 'app.py': '' } });
    await editor.open('Dockerfile', `${relative}COPY requirements.txt .\nRUN pip install -r requirements.txt\n`);
    const pulled = async (path: string) => {
      const report = await editor.pull(path);
      return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
    };
    expect(await pulled('Dockerfile')).toContain('relative-workdir');
    await editor.settled();
    expect(editor.published.has(editor.uri('Dockerfile'))).toBe(false);
    expect(await editor.rules('requirements.txt')).toEqual(['unpinned-requirements']);
    expect(editor.refreshes).toBe(0);
    await editor.open('pydock-lint.toml', 'select = ["root-user"]\n', 'toml');
    await editor.settled();
    expect(editor.refreshes).toBe(1);
    expect(await pulled('Dockerfile')).toEqual(['root-user']);
    await editor.type('pydock-lint.toml', 'root', 'root');
    await editor.settled();
    expect(editor.refreshes).toBe(1);
    expect(await pulled('unknown')).toEqual([]);
  });

  test('may change its mind', async () => {
    const editor = await start({ capabilities });
    await editor.open('Dockerfile', relative);
    const source = new CancellationTokenSource();
    const pulled = editor.pull('Dockerfile', source.token);
    source.cancel();
    await expect(pulled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await editor.pull('Dockerfile')).toMatchObject({ kind: 'full' });
  });

  test('is told what the server can do', async () => {
    const able = new Editor({ capabilities });
    expect((await able.initialize()).capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    await able.end();
    const old = new Editor({ capabilities: {} });
    expect((await old.initialize()).capabilities.diagnosticProvider).toBeUndefined();
    await old.end();
  });
});

describe('hover', () => {
  test('shows the page of the rule at its finding, and nothing elsewhere', async () => {
    const editor = await start();
    await editor.open('Dockerfile', relative);
    const hover = await editor.hover('Dockerfile', 'app');
    const rule = rules.find(({ name }) => name === 'relative-workdir')!;
    const { value, kind } = hover!.contents as { value: string; kind: string };
    expect(kind).toBe('markdown');
    for (const text of [rule.summary, rule.why, rule.sources[0]!, '```dockerfile']) expect(value).toContain(text);
    expect(hover!.range).toEqual({ start: { line: 1, character: 8 }, end: { line: 1, character: 11 } });
    expect(await editor.hover('Dockerfile', 'ython')).toBeNull();
  });
});

describe('what goes wrong', () => {
  const planted: Rule = defineRule({
    name: 'planted',
    category: 'style',
    severity: 'warning',
    presets: ['recommended'],
    fixable: false,
    since: '0.1.0',
    summary: 'S.',
    why: 'W.',
    examples: { bad: '', good: '' },
    sources: [],
    on: {
      stage() {
        throw new TypeError('a planted defect');
      },
    },
  });

  test('in a rule is logged once, and costs that rule alone', async () => {
    const editor = await start({ rules: [...rules, planted] });
    await editor.open('Dockerfile', relative);
    expect(await editor.rules('Dockerfile')).toContain('relative-workdir');
    await editor.type('Dockerfile', 'app', 'apps');
    expect(await editor.rules('Dockerfile')).toContain('relative-workdir');
    expect(editor.logged).toEqual([expect.stringContaining('The rule planted failed')]);
  });

  test('in messages ends nothing', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const editor = await start();
    const raw = (text: string) => editor.toServer.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    raw('{ no json');
    raw('[]');
    raw('"text"');
    raw('{"jsonrpc":"2.0","method":"textDocument/didOpen"}');
    raw('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":5}}}');
    raw(
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x"},"contentChanges":[]}}',
    );
    raw('{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"%"}]}}');
    editor.toServer.write('X-Header: 1\r\n\r\n');
    await editor.notify('$/unknown', {});
    await expect(editor.request('unknown/method', {})).rejects.toThrow(/Unhandled method/);
    await expect(editor.request('textDocument/hover', {})).rejects.toThrow(/failed/);
    await editor.open('file:///%00/%zz/Dockerfile', relative);
    await editor.open('Dockerfile', relative);
    await editor.change('Dockerfile', [
      { range: { start: { line: 99, character: 99 }, end: { line: 99, character: 99 } }, text: 'RUN true\n' },
    ]);
    expect(await editor.rules('Dockerfile')).toContain('relative-workdir');
    expect(errors).toHaveBeenCalled();
    errors.mockRestore();
  });
});

describe('the end', () => {
  test('before the beginning requests are refused, and after the end', async () => {
    const editor = new Editor();
    const hover = { textDocument: { uri: 'file:///Dockerfile' }, position: { line: 0, character: 0 } };
    await expect(editor.request('textDocument/hover', hover)).rejects.toMatchObject({ code: -32002 });
    await editor.notify('textDocument/didOpen', {
      textDocument: { uri: 'file:///Dockerfile', languageId: 'dockerfile', version: 1, text: relative },
    });
    await editor.request<InitializeResult>('initialize', { processId: null, rootUri: null, capabilities: {} });
    expect(await editor.request('shutdown', undefined)).toBeNull();
    await expect(editor.request('textDocument/hover', hover)).rejects.toMatchObject({ code: -32600 });
    await editor.notify('exit', undefined);
    expect(await editor.exitCode).toBe(0);
    editor.dispose();
  });

  test('without shutdown is a failure', async () => {
    const editor = await Editor.start();
    await editor.notify('exit', undefined);
    expect(await editor.exitCode).toBe(1);
    editor.dispose();
  });

  test('comes when the input ends', async () => {
    const editor = await Editor.start();
    editor.toServer.end();
    expect(await editor.exitCode).toBe(1);
    editor.dispose();
  });

  test("comes when the editor's process is gone", async () => {
    // No system gives this number to a process.
    const editor = await Editor.start({ processId: 2 ** 31 - 2 });
    expect(await editor.exitCode).toBe(1);
    editor.dispose();
  });

  test('does not come while it is there', async () => {
    const editor = await start({ processId: process.pid });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await editor.open('Dockerfile', relative);
    expect(await editor.rules('Dockerfile')).toContain('relative-workdir');
  });
});

// Speaks to the built program as an editor does: starts `pydock-lint lsp`, opens a Dockerfile, reads findings, quick fixes and a rule's page,
// types, and ends it. Usage, after a build: node scripts/check-lsp.mjs [PROGRAM [ARGUMENT…]] (by default dist/cli.js lsp)
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [program = process.execPath, ...args] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-lsp-'));
const uri = pathToFileURL(join(folder, 'Dockerfile')).href;

/** A server that was started, and the way to it. */
function start() {
  const server = spawn(program, args.length > 0 ? args : [join(root, 'dist/cli.js'), 'lsp'], { cwd: folder });
  const errors = [];
  server.stderr.on('data', (data) => errors.push(data));
  const ended = new Promise((resolve) => server.on('close', (code, signal) => resolve(code ?? signal)));
  const client = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const waiting = [];
  client.onNotification('textDocument/publishDiagnostics', (params) => waiting.shift()?.(params));
  client.listen();
  const published = () => new Promise((resolve) => waiting.push(resolve));
  return { server, client, ended, published, errorText: () => Buffer.concat(errors).toString() };
}

const capabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    hover: { contentFormat: ['markdown'] },
  },
};

async function talk() {
  const { client, ended, published, errorText } = start();
  const { serverInfo } = await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'check' }],
    capabilities,
  });
  assert.equal(serverInfo.name, 'pydock-lint');
  await client.sendNotification('initialized', {});
  const text = 'FROM python:3.13-slim\nWORKDIR app\nCOPY app.py .\nCMD ["python", "app.py"]\n';
  let findings = published();
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'dockerfile', version: 1, text },
  });
  const opened = await findings;
  const finding = opened.diagnostics.find(({ code }) => code === 'relative-workdir');
  assert.deepEqual(finding?.range, { start: { line: 1, character: 8 }, end: { line: 1, character: 11 } });
  assert.match(finding.codeDescription.href, /relative-workdir/);

  const actions = await client.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: finding.range,
    context: { diagnostics: [finding] },
  });
  assert.ok(
    actions.some(({ title }) => title === 'Ignore relative-workdir here'),
    JSON.stringify(actions),
  );
  const hover = await client.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: finding.range.start,
  });
  assert.match(hover.contents.value, /relative-workdir/);

  findings = published();
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: finding.range, text: '/app' }],
  });
  const changed = await findings;
  assert.equal(changed.version, 2);
  assert.ok(!changed.diagnostics.some(({ code }) => code === 'relative-workdir'));

  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  assert.equal(await ended, 0, errorText());
  assert.equal(errorText(), '');
  return opened.diagnostics.length;
}

/** The editor's process is gone, or its end of the pipe. */
async function isLeftAlone() {
  const { server, client, ended } = start();
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  server.stdin.end();
  assert.equal(await ended, 1);
}

try {
  writeFileSync(join(folder, 'app.py'), 'print("hello")\n');
  const before = readdirSync(folder);
  const count = await talk();
  await isLeftAlone();
  assert.deepEqual(readdirSync(folder), before, 'something was written');
  console.log(`The language server answers: ${count} findings, quick fixes, hover; it ends when it should.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { type DocumentFilter, LanguageClient } from 'vscode-languageclient/node';
import { serverCommand } from './server-command.js';

/** What is sent to the server: what it lints, and what it learns from beside that. */
const documents: DocumentFilter[] = [
  ...['dockerfile', 'dockercompose'].flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]),
  ...['yaml', 'python', 'toml', 'pip-requirements', 'dotenv', 'ignore', 'shellscript', 'properties'].map(
    (language) => ({
      scheme: 'file',
      language,
    }),
  ),
  { scheme: 'file', pattern: '**/{requirements*.txt,.env,.env.*,*.env,.dockerignore,Containerfile*,Pipfile}' },
];

let client: LanguageClient | undefined;
/** Starts and stops come one after the other. */
let last: Promise<void> = Promise.resolve();

export async function activate(context: ExtensionContext): Promise<void> {
  const again = () => (last = last.then(stop).then(() => start(context)));
  context.subscriptions.push(
    commands.registerCommand('pydock-lint.restart', again),
    workspace.onDidGrantWorkspaceTrust(again),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('pydock-lint.enable') || change.affectsConfiguration('pydock-lint.path'))
        void again();
    }),
  );
  await again();
}

export async function deactivate(): Promise<void> {
  await last.then(stop);
}

async function start(context: ExtensionContext): Promise<void> {
  const settings = workspace.getConfiguration('pydock-lint');
  if (!settings.get<boolean>('enable', true)) return;
  const { command, args, env } = serverCommand({
    configured: settings.get<string>('path', '').trim(),
    trusted: workspace.isTrusted,
    folders: (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath),
    bundled: context.asAbsolutePath(join('server', 'cli.js')),
    node: process.execPath,
    exists: existsSync,
  });
  client = new LanguageClient(
    'pydock-lint',
    'pydock-lint',
    { command, args: [...args], options: { env: { ...process.env, ...env } } },
    { documentSelector: documents },
  );
  try {
    await client.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`pydock-lint cannot be started with \`${command} ${args.join(' ')}\`: ${reason}`);
  }
}

async function stop(): Promise<void> {
  const stopping = client;
  client = undefined;
  // A server that never started cannot be stopped.
  if (stopping?.isRunning()) await stopping.stop();
}

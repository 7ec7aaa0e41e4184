import {
  type CodeAction,
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeResult,
  LSPErrorCodes,
  PositionEncodingKind,
  type ProtocolConnection,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type WatchDog,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../version.js';
import { type Client, clientOf } from './client.js';
import { codeActions, fixAllKind } from './code-actions.js';
import { hoverAt } from './hover.js';
import { type ServerOptions, Session } from './session.js';
import { mayMatter, watchers } from './watched-files.js';
import { WorkspaceEdits } from './workspace-edits.js';

/**
 * Answers an editor over a connection, until it ends: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/.
 * Reads files, writes none, starts no program.
 */
export function startServer(protocol: ProtocolConnection, watchDog: WatchDog, options: ServerOptions): void {
  const connection = createConnection(() => protocol, watchDog);
  const documents = new TextDocuments(TextDocument);
  let session: Session | undefined;

  /** What there is after `initialize` and before `shutdown`: at other times requests are refused. */
  const active = (): Session => {
    if (session && !watchDog.shutdownReceived) return session;
    throw session
      ? new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down.')
      : new ResponseError(ErrorCodes.ServerNotInitialized, 'The server was not initialized.');
  };

  connection.onInitialize(({ capabilities, workspaceFolders, rootUri }): InitializeResult => {
    const client = clientOf(capabilities);
    session = new Session(client, options, {
      publish: (params) => ignoreFailure(connection.sendDiagnostics(params)),
      refresh: () => ignoreFailure(connection.languages.diagnostics.refresh()),
      log: (message) => connection.console.error(message),
    });
    // Editors of before 3.6 have one folder only.
    session.folders.setWorkspace(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'pydock-lint', version } };
  });

  connection.onInitialized(() => {
    const { client, folders } = active();
    if (client.watches) {
      ignoreFailure(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] }));
    }
    if (!client.workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      folders.setWorkspace([...folders.workspace.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)]);
    });
  });

  // What comes at other times is dropped, as the protocol says.
  documents.onDidOpen(({ document }) => session?.folders.open(document));
  documents.onDidChangeContent(({ document }) => session?.folders.homeOf(document.uri)?.changed());
  documents.onDidClose(({ document }) => session?.folders.close(document.uri));

  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => mayMatter(uri))) session?.folders.changedOnDisk();
  });

  connection.languages.diagnostics.on(async ({ textDocument }, token) => {
    const items = await active().pull(textDocument.uri, () => token.isCancellationRequested);
    if (!items) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The document has changed.');
    return { kind: DocumentDiagnosticReportKind.Full, items: [...items] };
  });

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }): Promise<CodeAction[]> => {
    const { client, folders } = active();
    const home = folders.homeOf(uri);
    if (!home || !client.codeActions) return [];
    const knowledge = await home.current();
    const edits = new WorkspaceEdits({
      places: knowledge.places,
      client,
      uriOfNew: (path) => home.uriOf(path),
      versionOf: (one) => home.versionOf(one),
    });
    return [...(await codeActions({ uri, range, only: context.only, knowledge, edits }))];
  });

  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const { client, folders } = active();
    const knowledge = await folders.homeOf(uri)?.current();
    return knowledge && hoverAt(position, knowledge.entries.get(uri) ?? [], options.rules, client);
  });

  connection.onShutdown(() => session?.folders.dispose());

  documents.listen(connection);
  connection.listen();
}

/** An editor that does not answer, or is gone, is no reason to end. */
const ignoreFailure = (promise: Promise<unknown>): void => void promise.catch(() => undefined);

/** What the server can do for an editor. */
const capabilitiesFor = (client: Client): InitializeResult['capabilities'] => ({
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  hoverProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  ...(client.pulls
    ? { diagnosticProvider: { identifier: 'pydock-lint', interFileDependencies: true, workspaceDiagnostics: false } }
    : {}),
});

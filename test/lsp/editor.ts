import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type {
  CancellationToken,
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  RegistrationParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serve } from '../../src/lsp/stdio.js';
import type { Rule } from '../../src/rule.js';
import { rules as allRules } from '../../src/rules/index.js';
import { testDay } from '../harness.js';

/** What a modern editor says of itself. */
export const able: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

/** How an editor is started. */
export interface EditorOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  /** Folders of the workspace, below the folder of the files; that folder itself by default. */
  readonly workspace?: readonly string[];
  readonly rules?: readonly Rule[];
  readonly processId?: number | null;
}

/** An editor that speaks to the server in this process, over streams, with files on the disk. */
export class Editor {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'pydock-lint-lsp-')));
  readonly toServer = new PassThrough();
  readonly #toClient = new PassThrough();
  readonly #client = createMessageConnection(
    new StreamMessageReader(this.#toClient),
    new StreamMessageWriter(this.toServer),
  );
  readonly exitCode: Promise<number>;
  /** What the server has sent, by URI; the last one counts. */
  readonly published = new Map<string, readonly Diagnostic[]>();
  readonly logged: string[] = [];
  readonly registered: RegistrationParams['registrations'] = [];
  refreshes = 0;
  readonly #documents = new Map<string, TextDocument>();
  readonly #capabilities: ClientCapabilities;
  readonly #options: EditorOptions;

  constructor(options: EditorOptions = {}) {
    const { files = {}, capabilities = able, rules = allRules } = options;
    this.#options = options;
    this.#capabilities = capabilities;
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.exitCode = serve(this.toServer, this.#toClient, { rules, today: () => testDay, delay: 0 }, 20);
    this.#client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      this.published.set(uri, diagnostics);
    });
    this.#client.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.#client.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      this.registered.push(...registrations);
      return null;
    });
    this.#client.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    this.#client.listen();
  }

  /** An editor that has begun to speak. */
  static async start(options: EditorOptions = {}): Promise<Editor> {
    const editor = new Editor(options);
    await editor.initialize();
    return editor;
  }

  async initialize(): Promise<InitializeResult> {
    const { workspace = ['.'], processId = null } = this.#options;
    const result = await this.request<InitializeResult>('initialize', {
      processId,
      rootUri: null,
      capabilities: this.#capabilities,
      workspaceFolders: workspace.map((path) => ({ uri: this.uri(path), name: path })),
    });
    await this.notify('initialized', {});
    return result;
  }

  uri(path: string): string {
    return path.includes(':') ? path : pathToFileURL(join(this.folder, path)).href;
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.#client.sendRequest(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.#client.sendNotification(method, params);
  }

  /** Opens a document; its text does not have to be that on the disk. */
  async open(path: string, text: string, languageId = 'dockerfile'): Promise<void> {
    const uri = this.uri(path);
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces the first occurrence of a text in a document, as if it were typed. */
  async type(path: string, before: string, after: string): Promise<void> {
    const document = this.#documents.get(this.uri(path))!;
    const start = document.getText().indexOf(before);
    const range = { start: document.positionAt(start), end: document.positionAt(start + before.length) };
    await this.change(path, [{ range, text: after }]);
  }

  async change(
    path: string,
    contentChanges: readonly { readonly range?: Range; readonly text: string }[],
  ): Promise<void> {
    const document = this.#documents.get(this.uri(path))!;
    const version = document.version + 1;
    TextDocument.update(document, [...contentChanges] as never, version);
    await this.notify('textDocument/didChange', { textDocument: { uri: document.uri, version }, contentChanges });
  }

  close(path: string): Promise<void> {
    this.#documents.delete(this.uri(path));
    return this.notify('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  text(path: string): string {
    return this.#documents.get(this.uri(path))!.getText();
  }

  /** Waits until the server has said all that it has to say: a request is answered after what is outdated was made anew. */
  async settled(): Promise<void> {
    for (const { uri } of [...this.#documents.values()]) {
      await this.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    }
    // What was sent without being asked for comes before the answer.
    for (let round = 0; round < 3; round++) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** The findings of a file as `rule line:character-line:character`, 1-based. */
  async found(path: string): Promise<readonly string[]> {
    await this.settled();
    return (this.published.get(this.uri(path)) ?? []).map(
      ({ code, range: { start, end } }) =>
        `${code} ${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
    );
  }

  /** The rules that found something in a file. */
  async rules(path: string): Promise<readonly string[]> {
    return (await this.found(path)).map((line) => line.split(' ')[0]!);
  }

  pull(path: string, token?: CancellationToken): Promise<DocumentDiagnosticReport> {
    const params = { textDocument: { uri: this.uri(path) } };
    return token
      ? this.#client.sendRequest('textDocument/diagnostic', params, token)
      : this.request('textDocument/diagnostic', params);
  }

  /** What can be done at the first occurrence of a text. */
  actions(path: string, at: string, only?: readonly string[]): Promise<readonly CodeAction[]> {
    const document = this.#documents.get(this.uri(path))!;
    const start = document.positionAt(document.getText().indexOf(at));
    return this.request('textDocument/codeAction', {
      textDocument: { uri: document.uri },
      range: { start, end: start },
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
  }

  hover(path: string, at: string): Promise<Hover | null> {
    const document = this.#documents.get(this.uri(path))!;
    const position = document.positionAt(document.getText().indexOf(at));
    return this.request('textDocument/hover', { textDocument: { uri: document.uri }, position });
  }

  /** An open document after an edit of the workspace. */
  after(path: string, edit: WorkspaceEdit | undefined): string {
    const document = this.#documents.get(this.uri(path))!;
    const edits = (edit?.documentChanges ?? []).flatMap((change): readonly TextEdit[] =>
      'edits' in change && change.textDocument.uri === document.uri ? (change.edits as readonly TextEdit[]) : [],
    );
    return TextDocument.applyEdits(document, [...edits, ...(edit?.changes?.[document.uri] ?? [])]);
  }

  /** Ends as an editor should, and leaves nothing behind. */
  async end(): Promise<number> {
    await this.request('shutdown', undefined);
    await this.notify('exit', undefined);
    const code = await this.exitCode;
    this.dispose();
    return code;
  }

  dispose(): void {
    this.#client.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const started: Editor[] = [];

/** An editor that has begun to speak, and that `endAll` ends. */
export async function start(options: EditorOptions = {}): Promise<Editor> {
  const editor = await Editor.start(options);
  started.push(editor);
  return editor;
}

/** Ends all editors that a test has started; a server that does not end well is a failure. */
export async function endAll(): Promise<void> {
  for (const editor of started.splice(0)) {
    const code = await editor.end();
    if (code !== 0) throw new Error(`The server ended with ${code}.`);
  }
}

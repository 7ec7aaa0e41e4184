import type { Diagnostic as Shown, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { OpenFolder } from './open-folder.js';

/** Sends diagnostics to the editor when they differ from what it has. Holds state: what was sent. */
export class Publisher {
  readonly #send: (params: PublishDiagnosticsParams) => void;
  readonly #byFolder = new Map<OpenFolder, ReadonlyMap<string, readonly Shown[]>>();
  readonly #sent = new Map<string, string>();

  constructor(send: (params: PublishDiagnosticsParams) => void) {
    this.#send = send;
  }

  /** Shows what belongs to a folder from now on, by URI; files that are not named have nothing. */
  publish(folder: OpenFolder, shown: ReadonlyMap<string, readonly Shown[]>): void {
    const before = this.#byFolder.get(folder) ?? new Map<string, readonly Shown[]>();
    if (shown.size === 0) this.#byFolder.delete(folder);
    else this.#byFolder.set(folder, shown);
    // What is gone goes first: a file that was opened may have two names, which are one to the editor.
    const gone = [...before.keys()].filter((uri) => !shown.has(uri));
    for (const uri of [...gone, ...shown.keys()]) this.#update(uri, folder.versionOf(uri));
  }

  #update(uri: string, version: number | undefined): void {
    const diagnostics = [...this.#byFolder.values()].flatMap((shown) => shown.get(uri) ?? []);
    const text = JSON.stringify(diagnostics);
    if (text === (this.#sent.get(uri) ?? '[]')) return;
    if (diagnostics.length === 0) this.#sent.delete(uri);
    else this.#sent.set(uri, text);
    this.#send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }
}

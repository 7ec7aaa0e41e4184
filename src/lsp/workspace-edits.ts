import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { NewFile } from '../diagnostic.js';
import { inserter } from '../engine/fix-edits.js';
import type { Edit } from '../text/location.js';
import type { Client } from './client.js';
import type { Places } from './places.js';

/** Whom edits are for. */
export interface WorkspaceEditsOptions {
  readonly places: Places;
  readonly client: Client;
  /** The URI of a file that does not exist yet, by its path as the host names it. */
  uriOfNew(path: string): string;
  /** The version of an open document; undefined for a file that is not open. */
  versionOf(uri: string): number | undefined;
}

/** Turns our edits into those of the protocol; nothing is written by us. */
export class WorkspaceEdits {
  readonly #options: WorkspaceEditsOptions;

  constructor(options: WorkspaceEditsOptions) {
    this.#options = options;
  }

  /** One edit of the workspace, or undefined where the editor cannot do all of it. */
  of(edits: readonly Edit[], creates: readonly NewFile[] = []): WorkspaceEdit | undefined {
    const { places, client, versionOf, uriOfNew } = this.#options;
    const byUri = new Map<string, TextEdit[]>();
    for (const { at, newText } of edits) {
      const uri = places.uri(at.file);
      const edit: TextEdit = { range: places.range(at), newText: inserter(at.file)(newText) };
      const list = byUri.get(uri);
      if (list) list.push(edit);
      else byUri.set(uri, [edit]);
    }
    if (creates.length > 0 && !client.creates) return undefined;
    if (!client.versionedEdits) return { changes: Object.fromEntries(byUri) };
    const changes = [...byUri].map(([uri, list]): TextDocumentEdit => ({
      textDocument: { uri, version: versionOf(uri) ?? null },
      edits: list,
    }));
    const additions = creates.flatMap(({ path, text }): readonly (CreateFile | TextDocumentEdit)[] => {
      const uri = uriOfNew(path);
      const start = { line: 0, character: 0 };
      return [
        // What lies there already is never written to: the whole edit fails.
        { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
        { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      ];
    });
    return { documentChanges: [...additions, ...changes] };
  }
}

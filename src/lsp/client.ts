import { type ClientCapabilities, MarkupKind, ResourceOperationKind } from 'vscode-languageserver';

/** What the editor can do, as far as it matters to us. */
export interface Client {
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tags: boolean;
  /** It takes code actions as data, with edits in them. */
  readonly codeActions: boolean;
  /** It takes edits with the versions of the documents that they are for. */
  readonly versionedEdits: boolean;
  /** Edits may create files. */
  readonly creates: boolean;
  readonly markdown: boolean;
  /** It tells of changed files, if asked while it runs. */
  readonly watches: boolean;
  /** It has a workspace of several folders, and tells when they change. */
  readonly workspaceFolders: boolean;
  /** It asks for diagnostics, and asks again when told to: they are not sent to it then. */
  readonly pulls: boolean;
}

/** Reads what the editor says of itself; nothing in it need be there. */
export function clientOf({ textDocument, workspace }: ClientCapabilities): Client {
  const shown = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  const pulls = pulled !== undefined && workspace?.diagnostics?.refreshSupport === true;
  const edits = workspace?.workspaceEdit;
  const versionedEdits = edits?.documentChanges === true;
  return {
    // Editors that pull say it there, too, or only for what is sent.
    relatedInformation: (shown?.relatedInformation ?? pulled?.relatedInformation) === true,
    codeDescription: (shown?.codeDescriptionSupport ?? pulled?.codeDescriptionSupport) === true,
    tags: (shown?.tagSupport ?? pulled?.tagSupport) !== undefined,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    versionedEdits,
    creates: versionedEdits && edits.resourceOperations?.includes(ResourceOperationKind.Create) === true,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    pulls,
  };
}

import { dirname } from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isWithin } from '../host/confinement.js';
import { NodeHost } from '../host/node.js';
import { OpenFolder, type Surroundings } from './open-folder.js';
import { pathOfUri } from './uri.js';

/** Which open documents are linted together. Holds state: the folders of the workspace, and the documents in them. */
export class Folders {
  readonly #surroundings: Surroundings;
  #workspace: readonly string[] = [];
  /** By the path of the folder, or the URI of a document that is in none. */
  readonly #open = new Map<string, OpenFolder>();
  /** By URI. */
  readonly #documents = new Map<string, { readonly document: TextDocument; readonly key: string }>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** The URIs of the folders of the workspace. */
  get workspace(): readonly string[] {
    return this.#workspace;
  }

  /** Takes the URIs of the folders of the workspace; documents that are open move to where they now belong. */
  setWorkspace(uris: readonly string[]): void {
    this.#workspace = uris;
    for (const { document } of Array.from(this.#documents.values())) {
      this.close(document.uri);
      this.open(document);
    }
  }

  /** A document is open. It changes in place. */
  open(document: TextDocument): void {
    const path = pathOfUri(document.uri);
    const folder = path === undefined ? undefined : this.#folderOf(path);
    const key = folder ?? document.uri;
    let home = this.#open.get(key);
    if (!home) {
      home = new OpenFolder(folder, this.#surroundings);
      this.#open.set(key, home);
    }
    this.#documents.set(document.uri, { document, key });
    home.open(document, path);
  }

  close(uri: string): void {
    const home = this.homeOf(uri);
    const key = this.#documents.get(uri)?.key;
    this.#documents.delete(uri);
    // It will say once more that there is nothing to show.
    home?.close(uri);
    if (key !== undefined && home?.isEmpty) this.#open.delete(key);
  }

  /** Files were made, changed or removed: any of them may matter to any document. */
  changedOnDisk(): void {
    for (const home of this.#open.values()) if (home.folder !== undefined) home.changed();
  }

  /** Where an open document is linted; undefined for a file that is not open. */
  homeOf(uri: string): OpenFolder | undefined {
    const known = this.#documents.get(uri);
    return known && this.#open.get(known.key);
  }

  dispose(): void {
    for (const home of this.#open.values()) home.dispose();
  }

  /** The innermost folder of the workspace around a file; outside of them its repository, or the folder that it is in. */
  #folderOf(path: string): string {
    const around = this.#workspace.flatMap((uri) => pathOfUri(uri) ?? []).filter((folder) => isWithin(folder, path));
    const innermost = around.sort((a, b) => b.length - a.length)[0];
    if (innermost !== undefined) return innermost;
    const own = dirname(path);
    const repository = new NodeHost({ cwd: own, paths: ['.'] }).confinement.roots[0];
    // A repository that is reached by a link has another path than the file.
    return repository !== undefined && isWithin(repository, path) ? repository : own;
  }
}

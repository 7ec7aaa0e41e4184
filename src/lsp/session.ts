import type { Diagnostic as Shown, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Rule } from '../rule.js';
import type { Client } from './client.js';
import { Folders } from './folders.js';
import type { OpenFolder } from './open-folder.js';
import { Publisher } from './publisher.js';

/** What a server works with. */
export interface ServerOptions {
  readonly rules: readonly Rule[];
  /** `YYYY-MM-DD`. */
  today(): string;
  /** How long nobody must have typed before documents are linted, in milliseconds. */
  readonly delay: number;
}

/** What a session says to the editor without being asked. */
export interface Outgoing {
  publish(params: PublishDiagnosticsParams): void;
  /** Makes an editor that pulls diagnostics ask for them again. */
  refresh(): void;
  log(message: string): void;
}

/** What is known between `initialize` and `shutdown`. Holds state: the open documents, and which diagnostics the editor has. */
export class Session {
  readonly client: Client;
  readonly folders: Folders;
  readonly #outgoing: Outgoing;
  readonly #delay: number;
  readonly #publisher: Publisher;
  /** The diagnostics that the editor has pulled, as text, by URI; undefined while it waits for them. */
  readonly #pulled = new Map<string, string | undefined>();

  constructor(client: Client, { rules, today, delay }: ServerOptions, outgoing: Outgoing) {
    this.client = client;
    this.#outgoing = outgoing;
    this.#delay = delay;
    this.#publisher = new Publisher((params) => outgoing.publish(params));
    this.folders = new Folders({
      rules,
      client,
      today,
      delay,
      log: (message) => outgoing.log(message),
      refreshed: (folder) => this.#refreshed(folder),
    });
  }

  /**
   * The diagnostics of an open document, for an editor that asks for them; undefined if it does not want them any more, because somebody
   * types: an editor asks with every key.
   */
  async pull(uri: string, isCancelled: () => boolean): Promise<readonly Shown[] | undefined> {
    this.#pulled.set(uri, undefined);
    const home = this.folders.homeOf(uri);
    if (home && !home.isCurrent) await new Promise((resolve) => setTimeout(resolve, this.#delay));
    if (isCancelled()) return undefined;
    const items = (await home?.current())?.shown.get(uri) ?? [];
    this.#pulled.set(uri, JSON.stringify(items));
    return items;
  }

  /** An editor that pulls does so for what is open; all else is sent to it. */
  #refreshed(folder: OpenFolder): void {
    const { shown } = folder.knowledge;
    if (!this.client.pulls) {
      this.#publisher.publish(folder, shown);
      return;
    }
    const isPulled = (uri: string) => this.folders.homeOf(uri) !== undefined;
    this.#publisher.publish(folder, new Map([...shown].filter(([uri]) => !isPulled(uri))));
    for (const uri of this.#pulled.keys()) if (!isPulled(uri)) this.#pulled.delete(uri);
    const isOutdated = ([uri, text]: readonly [string, string | undefined]): boolean =>
      text !== undefined && this.folders.homeOf(uri) === folder && text !== JSON.stringify(shown.get(uri) ?? []);
    if ([...this.#pulled].some(isOutdated)) this.#outgoing.refresh();
  }
}

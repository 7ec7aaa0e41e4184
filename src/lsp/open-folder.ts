import { resolve } from 'node:path';
import type { Diagnostic as Shown } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Problem } from '../diagnostic.js';
import { MemoryHost } from '../host/memory.js';
import { NodeHost } from '../host/node.js';
import type { Rule } from '../rule.js';
import { SourceFile } from '../text/source.js';
import type { Client } from './client.js';
import { lintOpen, type OpenReport, type OpenText } from './lint-open.js';
import { Places } from './places.js';
import { Refresher } from './refresher.js';
import { shownFinding, shownProblem } from './shown.js';
import { uriOfPath } from './uri.js';

/** What the server works with. */
export interface Surroundings {
  readonly rules: readonly Rule[];
  readonly client: Client;
  /** `YYYY-MM-DD`. */
  today(): string;
  /** How long nobody must have typed before the documents are linted, in milliseconds. */
  readonly delay: number;
  /** Something that the user need not see. */
  log(message: string): void;
  /** New findings are there. */
  refreshed(folder: OpenFolder): void;
}

/** A finding, and how the editor shows it. */
export interface Entry {
  readonly finding: Diagnostic;
  readonly shown: Shown;
}

/** What is known of the documents of a folder, and of files that they depend on. */
export interface Knowledge {
  readonly report: OpenReport;
  readonly places: Places;
  /** Findings by the URI of their file. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** All that is to be shown, by URI. */
  readonly shown: ReadonlyMap<string, readonly Shown[]>;
}

const nothing: Knowledge = {
  report: { diagnostics: [], problems: [], kinds: new Map() },
  places: new Places({ uriOf: uriOfPath, startsWithBom: () => false }),
  entries: new Map(),
  shown: new Map(),
};

/**
 * The open documents of one folder, linted together, or one document that is in no folder. Holds state: the documents and what was last
 * found.
 */
export class OpenFolder {
  /** Absolute, as the platform writes it; undefined for a document without a file. */
  readonly folder: string | undefined;
  readonly #surroundings: Surroundings;
  readonly #documents = new Map<string, TextDocument>();
  readonly #refresher: Refresher<Knowledge>;
  #knowledge = nothing;
  #logged: ReadonlySet<string> = new Set();

  constructor(folder: string | undefined, surroundings: Surroundings) {
    this.folder = folder;
    this.#surroundings = surroundings;
    this.#refresher = new Refresher(
      () => this.#lint(),
      (knowledge) => this.#take(knowledge),
      surroundings.delay,
    );
  }

  /** What was last found. */
  get knowledge(): Knowledge {
    return this.#knowledge;
  }

  get isEmpty(): boolean {
    return this.#documents.size === 0;
  }

  /** Whether that is what there is to say of the documents as they are now. */
  get isCurrent(): boolean {
    return this.#refresher.isSettled;
  }

  /** What there is to say of the documents as they are now. */
  async current(): Promise<Knowledge> {
    await this.#refresher.settle();
    return this.#knowledge;
  }

  /** A document is open, under its absolute path if it is a file. It changes in place; `changed` tells of it. */
  open(document: TextDocument, path: string | undefined): void {
    this.#documents.set(this.#pathIn(document, path), document);
    this.changed();
  }

  close(uri: string): void {
    for (const [path, document] of this.#documents) if (document.uri === uri) this.#documents.delete(path);
    this.changed();
  }

  /** Something is not as it was: a document, or the disk. */
  changed(): void {
    this.#refresher.change();
  }

  dispose(): void {
    this.#refresher.dispose();
  }

  /** The version of an open document by its URI; undefined for a file that is not open. */
  versionOf(uri: string): number | undefined {
    return [...this.#documents.values()].find((document) => document.uri === uri)?.version;
  }

  /** The URI of a file by its path as the host names it, whether it exists or not. */
  uriOf(path: string): string {
    return uriOfPath(resolve(this.folder ?? '/', path));
  }

  /** The path of a document as the host names it; a document without a file is alone, so that any path does. */
  #pathIn({ uri }: TextDocument, path: string | undefined): string {
    if (this.folder === undefined || path === undefined) return uri.replace(/^.*[/:]/, '') || 'untitled';
    return this.#disk().toProjectPath(path);
  }

  #disk(): NodeHost {
    return new NodeHost({ cwd: this.folder, paths: ['.'] });
  }

  async #lint(): Promise<Knowledge> {
    const { rules, client, today, log } = this.#surroundings;
    const { folder } = this;
    const documents = new Map(this.#documents);
    const given = new Map([...documents].map(([path, document]) => [path, document.getText()]));
    const disk = folder === undefined ? undefined : this.#disk();
    const texts = [...documents].map(([path, { languageId }]): OpenText => ({
      path,
      named: disk !== undefined,
      language: languageId,
      text: given.get(path)!.replace(/^\ufeff/, ''),
    }));
    const places = new Places({
      uriOf: (path) => documents.get(path)?.uri ?? this.uriOf(path),
      startsWithBom: (path) => given.get(path)?.startsWith('\ufeff') === true,
    });
    try {
      const host = disk ?? new MemoryHost([]);
      const absolute = (path: string) => disk?.absolute(path) ?? (path === '.' ? '/' : `/${path}`);
      const report = await lintOpen({ host, texts, rules, today: today(), absolute });
      const read = (path: string) => {
        const open = texts.find((text) => text.path === path);
        return open ? new SourceFile(path, open.text) : host.read(path);
      };
      return this.#arrange(report, places, read, client);
    } catch (error) {
      log(`pydock-lint failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return { ...nothing, places };
    }
  }

  /** Puts what was found where the editor shows it. */
  #arrange(
    report: OpenReport,
    places: Places,
    read: (path: string) => SourceFile | undefined,
    client: Client,
  ): Knowledge {
    const entries = new Map<string, Entry[]>();
    const shown = new Map<string, Shown[]>();
    const add = <Item>(map: Map<string, Item[]>, uri: string, item: Item) => {
      const list = map.get(uri);
      if (list) list.push(item);
      else map.set(uri, [item]);
    };
    for (const finding of report.diagnostics) {
      const entry: Entry = { finding, shown: shownFinding(finding, places, client) };
      const uri = places.uri(finding.at.file);
      add(entries, uri, entry);
      add(shown, uri, entry.shown);
    }
    for (const problem of report.problems) {
      const isVisible = problem.kind === 'config' || (problem.kind === 'parse' && report.kinds.has(problem.path));
      const file = isVisible ? read(problem.path) : undefined;
      if (file) add(shown, places.uri(file), shownProblem(problem, file, places));
    }
    return { report, places, entries, shown };
  }

  #take(knowledge: Knowledge): void {
    this.#knowledge = knowledge;
    const { log, refreshed } = this.#surroundings;
    const messages = new Set(knowledge.report.problems.map((problem) => logLine(problem)));
    // Each once, not with every key.
    for (const message of messages) if (!this.#logged.has(message)) log(message);
    this.#logged = messages;
    refreshed(this);
  }
}

const logLine = ({ path, line, message }: Problem): string =>
  `${path}${line === undefined ? '' : `:${line}`}: ${message}`;

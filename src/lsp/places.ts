import type { Location as ProtocolLocation, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location } from '../text/location.js';
import type { SourceFile } from '../text/source.js';

/** How the files of a report are called and written in the editor. */
export interface PlacesOptions {
  uriOf(path: string): string;
  /** Whether the editor's text of a file begins with a byte order mark, which ours never does. */
  startsWithBom(path: string): boolean;
}

/**
 * The way from our places to those of the protocol: lines and characters 0-based, characters in UTF-16 units. To an editor a lone `\r` ends
 * a line, to Docker it does not; so lines are counted anew.
 */
export class Places {
  readonly #options: PlacesOptions;
  readonly #texts = new Map<SourceFile, TextDocument>();

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  uri({ path }: SourceFile): string {
    return this.#options.uriOf(path);
  }

  range({ file, span }: Location): Range {
    let text = this.#texts.get(file);
    if (!text) {
      text = TextDocument.create('', '', 0, file.text);
      this.#texts.set(file, text);
    }
    const range = { start: text.positionAt(span.start), end: text.positionAt(span.end) };
    if (!this.#options.startsWithBom(file.path)) return range;
    for (const position of [range.start, range.end]) if (position.line === 0) position.character++;
    return range;
  }

  location(at: Location): ProtocolLocation {
    return { uri: this.uri(at.file), range: this.range(at) };
  }
}

import {
  categories,
  type Diagnostic,
  type Fix,
  type Problem,
  type Report,
  severities,
  suppressors,
} from '../diagnostic.js';
import { JsonFault, type JsonValue, parseJson } from '../parser/json.js';
import type { Located, Location } from '../text/location.js';
import { place } from '../text/location.js';
import { type Position, SourceFile, type Span } from '../text/source.js';

/** The version of the form that can be read. */
const formVersion = 1;

/**
 * A file that only a report tells of: where some of its offsets are is known, its text is not. What would need the text throws.
 */
class ReportedFile extends SourceFile {
  readonly #positions = new Map<number, Position>();

  constructor(path: string) {
    super(path, '');
  }

  /** Notes where an offset is. */
  learn(offset: number, position: Position): void {
    this.#positions.set(offset, position);
  }

  override positionAt(offset: number): Position {
    return this.#positions.get(offset) ?? this.#unknown();
  }

  override get lineCount(): number {
    return this.#unknown();
  }

  override offsetAt(): number {
    return this.#unknown();
  }

  override lineSpan(): Span {
    return this.#unknown();
  }

  override slice(): string {
    return this.#unknown();
  }

  #unknown(): never {
    throw new Error(`The text of ${this.path} is not known: there is only a report of it.`);
  }
}

/**
 * Reads what the JSON reporter wrote, so that other reporters can write it again; the files in it have no text. `prefix` is put before
 * every path. Keys that are not known are passed over. Throws JsonFault for what is no such report, or one of another version.
 */
export function readJsonReport(file: SourceFile, prefix = ''): Report {
  const document = parseJson(file);
  if (document.get('tool').get('name').value !== 'pydock-lint')
    throw new JsonFault('This is no report of pydock-lint.');
  const version = document.get('version').whole(0);
  if (version !== formVersion)
    throw new JsonFault(
      `This report has the form ${version}, written by pydock-lint ${document.get('tool').get('version').text}; this version reads the form ${formVersion}.`,
    );
  return new ReportReader(prefix).read(document);
}

class ReportReader {
  readonly #prefix: string;
  readonly #files = new Map<string, ReportedFile>();

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  read(document: JsonValue): Report {
    const all = document.get('diagnostics').items.map((item) => this.#diagnostic(item));
    return {
      files: (document.get('files').optional(({ items }) => items) ?? []).map((item) => ({
        path: this.#path(item),
        kind: item.get('kind').oneOf(['dockerfile', 'compose', 'markdown']),
      })),
      diagnostics: all.filter(({ suppressed }) => !suppressed),
      suppressed: all.filter(({ suppressed }) => suppressed),
      problems: document.get('errors').items.map((item) => this.#problem(item)),
      masked: [],
      notes: [],
      shard: document.get('shard').optional((shard) => ({
        index: shard.get('index').whole(1),
        count: shard.get('count').whole(1),
      })),
    };
  }

  #path(item: JsonValue): string {
    return `${this.#prefix}${item.get('path').text}`;
  }

  #diagnostic(item: JsonValue): Diagnostic {
    return {
      rule: item.get('rule').text,
      category: item.get('category').oneOf(categories),
      severity: item.get('severity').oneOf(severities),
      at: this.#location(item),
      message: item.get('message').text,
      help: item.get('help').optional(({ text }) => text),
      related: item.get('related').items.map((note) => ({ ...this.#located(note), note: note.get('note').text })),
      fix: item.get('fix').optional((fix) => this.#fix(fix)),
      aliases: item.get('aliases').items.map(({ text }) => text),
      // What is secret was taken out when the report was made.
      sensitive: false,
      suppressed: item.get('suppressed').optional((suppressed) => ({
        by: suppressed.get('by').oneOf(suppressors),
        reason: suppressed.get('reason').optional(({ text }) => text),
      })),
    };
  }

  #fix(item: JsonValue): Fix {
    return {
      title: item.get('title').text,
      safety: item.get('safety').oneOf(['safe', 'unsafe']),
      edits: item.get('edits').items.map((edit) => ({ ...this.#located(edit), newText: edit.get('newText').text })),
      creates: item
        .get('creates')
        .optional(({ items }) => items)
        ?.map((one) => ({ path: this.#path(one), text: one.get('text').text })),
    };
  }

  #problem(item: JsonValue): Problem {
    const message = item.get('message').text;
    // The reporter writes the line before the message.
    const [, line, rest = ''] = /^line (\d+): (.*)$/s.exec(message) ?? [];
    return {
      kind: item.get('kind').oneOf(['io', 'parse', 'config', 'internal']),
      path: item.get('path').text === '.' ? '.' : this.#path(item),
      ...(line === undefined ? { message } : { line: Number(line), message: rest }),
    };
  }

  #located(item: JsonValue): Located {
    return { at: this.#location(item) };
  }

  #location(item: JsonValue): Location {
    const path = this.#path(item);
    const file = this.#files.get(path) ?? new ReportedFile(path);
    this.#files.set(path, file);
    const [start, end] = (['start', 'end'] as const).map((name) => {
      const position = item.get('range').get(name);
      const offset = position.get('offset').whole(0);
      file.learn(offset, { line: position.get('line').whole(1), column: position.get('column').whole(1) });
      return offset;
    });
    return place(file, start!, end!);
  }
}

import type { SourceFile } from '../text/source.js';

/** What is wrong with a JSON document, and where. */
export class JsonFault extends Error {
  /** The 1-based line; undefined where only the way to the value is known, which the message says. */
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}

/** A value of a JSON document with the way to it, so that what is wrong with it can be said. */
export class JsonValue {
  readonly #value: unknown;
  readonly #way: string;

  constructor(value: unknown, way = '') {
    this.#value = value;
    this.#way = way;
  }

  /** The value of a key of an object; one that is not there has the value undefined. Throws JsonFault for what is no object. */
  get(key: string): JsonValue {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.#not('an object');
    const way = this.#way === '' ? key : `${this.#way}.${key}`;
    return new JsonValue(Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined, way);
  }

  /** The items of a list. Throws JsonFault for anything else. */
  get items(): readonly JsonValue[] {
    if (!Array.isArray(this.value)) throw this.#not('a list');
    return this.value.map((item: unknown, index) => new JsonValue(item, `${this.#way}[${index}]`));
  }

  get text(): string {
    if (typeof this.value !== 'string') throw this.#not('a text');
    return this.value;
  }

  /** A text that is one of some. */
  oneOf<T extends string>(choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.value);
    if (found === undefined) throw this.#not(`one of ${choices.join(', ')}`);
    return found;
  }

  /** A whole number, at least `least`. */
  whole(least: number): number {
    const { value } = this;
    if (!Number.isSafeInteger(value) || (value as number) < least)
      throw this.#not(`a whole number of at least ${least}`);
    return value as number;
  }

  /** What `read` makes of the value; undefined for null and for what is not there. */
  optional<T>(read: (value: JsonValue) => T): T | undefined {
    return this.value === null || this.value === undefined ? undefined : read(this);
  }

  /** The data as it is. */
  get value(): unknown {
    return this.#value;
  }

  /** The fault that this value is not what it is to be. It never quotes the value. */
  #not(wanted: string): JsonFault {
    const subject = this.#way === '' ? 'The document' : `\`${this.#way}\``;
    return new JsonFault(
      this.value === undefined ? `${subject} is missing: it is to be ${wanted}.` : `${subject} is to be ${wanted}.`,
    );
  }
}

/** Reads a JSON document. Throws JsonFault with the line for what is none. */
export function parseJson(file: SourceFile): JsonValue {
  const conflict = /^<{7} /m.exec(file.text);
  if (conflict) {
    const { line } = file.positionAt(conflict.index);
    throw new JsonFault('A conflict of a merge is not resolved here.', line);
  }
  try {
    return new JsonValue(JSON.parse(file.text));
  } catch (error) {
    const offset = offsetOf(String(error), file.text);
    throw new JsonFault('This is no JSON.', offset === undefined ? undefined : file.positionAt(offset).line);
  }
}

/** Where V8 says that the fault is: by its offset, or with what stands around it. */
function offsetOf(message: string, text: string): number | undefined {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  if (message.includes('Unexpected end')) return text.length;
  const around = /Unexpected token '?(?<token>.)'?, (?:\.\.\.)?"(?<near>.*?)"(?:\.\.\.)? is not valid JSON/s.exec(
    message,
  );
  const near = around?.groups?.['near'] ?? '';
  const found = near === '' ? -1 : text.indexOf(near);
  return found === -1 ? undefined : found + Math.max(0, near.indexOf(around!.groups!['token']!));
}

import type { Fact } from '../model/known.js';
import type { Located } from '../text/location.js';

/** A place as people count: line and column 1-based, the column in UTF-16 units. */
export interface InspectedPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly note?: string;
}

/** A fact of the model as JSON: its value with where it is known from, or why it is not known. */
export type InspectedFact<T = unknown> =
  { readonly value: T; readonly knownFrom: readonly InspectedPlace[] } | { readonly unknown: string };

/** A place for people. */
export const placeOf = ({ at: { file, span } }: Located, note?: string): InspectedPlace => ({
  path: file.path,
  ...file.positionAt(span.start),
  ...(note === undefined ? {} : { note }),
});

/** A fact as data, with its value shown in another form where one is given. */
export function factOf<T>(fact: Fact<T>): InspectedFact<T>;
export function factOf<T, U>(fact: Fact<T>, show: (value: T) => U): InspectedFact<U>;
export function factOf<T>(fact: Fact<T>, show: (value: T) => unknown = (value) => value): InspectedFact {
  return fact.known
    ? { value: show(fact.value), knownFrom: fact.evidence.map((note) => placeOf(note, note.note)) }
    : { unknown: fact.because };
}

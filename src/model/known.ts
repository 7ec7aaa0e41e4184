import type { Note } from '../text/location.js';

/** A value with the places that prove it. */
export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly evidence: readonly Note[];
}

/** A value that cannot be known from the project, and why: part of a sentence, such as `PORT has no value here`. */
export interface Unknown {
  readonly known: false;
  readonly because: string;
}

/** A fact of three values: rules speak only of what is known. */
export type Fact<T> = Known<T> | Unknown;

export const known = <T>(value: T, ...evidence: readonly Note[]): Known<T> => ({ known: true, value, evidence });
export const unknown = (because: string): Unknown => ({ known: false, because });

/** The value of a fact, or undefined where it is unknown. */
export const valueOf = <T>(fact: Fact<T> | undefined): T | undefined => (fact?.known ? fact.value : undefined);

/** Applies a function to a known value and keeps the evidence. */
export const mapFact = <T, U>(fact: Fact<T>, change: (value: T) => U): Fact<U> =>
  fact.known ? { known: true, value: change(fact.value), evidence: fact.evidence } : fact;

/** Chains facts: the evidence of both counts. */
export function thenFact<T, U>(fact: Fact<T>, next: (value: T) => Fact<U>): Fact<U> {
  if (!fact.known) return fact;
  const result = next(fact.value);
  return result.known ? { ...result, evidence: [...fact.evidence, ...result.evidence] } : result;
}

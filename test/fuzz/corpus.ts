import { rules } from '../../src/rules/index.js';

/** The files of a small project, by path. */
export type Files = Readonly<Record<string, string>>;

/** Every example of every rule: small projects that are known to make some rule look closely. In the order of the rules. */
export const corpus: readonly Files[] = rules.flatMap(({ examples }) =>
  [examples.bad, examples.good].map((example) => (typeof example === 'string' ? { Dockerfile: example } : example)),
);

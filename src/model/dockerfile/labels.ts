import type { KeyValue } from '../../parser/dockerfile/tree.js';
import { expand } from '../expand.js';
import { type Fact, known } from '../known.js';
import type { Stage, Step } from '../stage.js';
import { stageChain } from './stage-chain.js';

/** A label that a LABEL sets. */
export interface Label {
  readonly pair: KeyValue;
  readonly name: Fact<string>;
  readonly value: Fact<string>;
}

/** The labels of an instruction in order; none for all but LABEL. Variables without a value make them unknown. */
export function labelsOf({ instruction, before }: Step): readonly Label[] {
  if (instruction.name !== 'LABEL') return [];
  return instruction.pairs.map((pair) => ({
    pair,
    name: expand(pair.key, before.environment, 'unknown'),
    value: pair.value ? expand(pair.value, before.environment, 'unknown') : known(''),
  }));
}

/** Those of some labels that a stage and those that it is built on surely do not set. */
export function missingLabels(stage: Stage, required: readonly string[]): readonly string[] {
  const names = stageChain(stage)
    .flatMap(({ steps }) => steps)
    .flatMap(labelsOf)
    .map(({ name }) => name);
  if (names.some((name) => !name.known)) return [];
  const set = new Set(names.map((name) => (name.known ? name.value : undefined)));
  return [...new Set(required)].filter((name) => !set.has(name));
}

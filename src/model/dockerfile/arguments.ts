import { platformArguments } from '../../knowledge/platform-arguments.js';
import type { Instruction, KeyValue, KeyValueInstruction } from '../../parser/dockerfile/tree.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import { type Environment, environmentOf, type Variable } from '../environment.js';
import { expand } from '../expand.js';
import { type Fact, known, unknown, valueOf } from '../known.js';
import { secretIn } from '../secrets.js';
import { BuildVariables } from './build-variables.js';

/** The value that every compose build of a Dockerfile gives to a build argument; undefined when none gives one. */
export type SuppliedArgument = (name: string) => Fact<string> | undefined;

/**
 * The ARGs before the first FROM, and what compose gives for them. The platform's arguments are among them, without values and at
 * the whole Dockerfile.
 * Source: https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact
 */
export function globalArguments(
  instructions: readonly Instruction[],
  supplied: SuppliedArgument,
  dockerfile: Located,
): Environment {
  const variables = new BuildVariables(environmentOf([]), []);
  variables.add(platformArguments.map((name) => argument(name, dockerfile, ofPlatform(name))));
  for (const instruction of instructions) {
    if (instruction.name !== 'ARG') continue;
    // Here each of `ARG A=1 B=$A` sees the ones before it, unlike in a stage.
    for (const { key, value, at } of instruction.pairs) {
      const { now } = variables;
      const name = nameOf(key, now);
      const fact = supplied(name) ?? (value ? setHere(value, name, now) : givenLater(name));
      variables.add([argument(name, value ?? { at }, fact, value)]);
    }
  }
  return variables.now;
}

/**
 * The variables that an ARG or ENV of a stage sets; each sees what was set before the instruction
 * (https://docs.docker.com/reference/dockerfile/#environment-replacement).
 * @param globals the ARGs before the first FROM, whose values an ARG without one takes
 */
export const variablesOf = (
  instruction: KeyValueInstruction,
  environment: Environment,
  globals: Environment,
  supplied: SuppliedArgument,
): readonly Variable[] =>
  instruction.pairs.map(({ key, value, at }: KeyValue): Variable => {
    const name = nameOf(key, environment);
    const place = value ?? { at };
    if (instruction.name === 'ARG') {
      const fact =
        supplied(name) ?? (value ? setHere(value, name, environment) : (globals.get(name)?.value ?? givenLater(name)));
      return argument(name, place, fact, value);
    }
    return {
      at: place.at,
      name,
      origin: 'env',
      value: value ? setHere(value, name, environment) : unknown(`${name} gets no value`),
      secret: value && secretIn(name, value),
    };
  });

const argument = (name: string, { at }: Located, value: Fact<string>, written?: Word): Variable => ({
  at,
  name,
  value,
  origin: 'arg',
  secret: written && secretIn(name, written),
});

const nameOf = (key: Word, environment: Environment): string => valueOf(expand(key, environment)) ?? key.raw;

const ofPlatform = (name: string): Fact<string> => unknown(`${name} depends on the platform`);
const givenLater = (name: string): Fact<string> => unknown(`${name} is given when the image is built`);

function setHere(value: Word, name: string, environment: Environment): Fact<string> {
  const fact = expand(value, environment);
  return fact.known ? known(fact.value, { at: value.at, note: `${name} is set here` }, ...fact.evidence) : fact;
}

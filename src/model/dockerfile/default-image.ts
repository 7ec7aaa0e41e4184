import { platformArguments } from '../../knowledge/platform-arguments.js';
import type { Instruction } from '../../parser/dockerfile/tree.js';
import { isForeign } from '../../parser/dockerfile/parse.js';
import { parseImageReference } from '../../parser/image-reference.js';
import type { Environment, Variable } from '../environment.js';
import { expand } from '../expand.js';
import { type Fact, known, unknown, valueOf } from '../known.js';
import type { Located } from '../../text/location.js';
import type { Dockerfile, Stage } from '../stage.js';
import { undeclaredUses, usesIn } from './variable-uses.js';

/** A FROM that names no image when nobody gives a build argument. `at` spans what it names. */
export interface InvalidDefault extends Located {
  /** What FROM then says; may be empty. */
  readonly text: string;
  /** The arguments in it that have no value, where they are declared. */
  readonly missing: readonly (Located & { readonly name: string })[];
  /** The same in lower case, where only capitals are wrong. */
  readonly lowerCase: string | undefined;
  /** Where later stages say the same. */
  readonly repeated: readonly Located[];
}

/** The arguments in the order of the file; each sees those before it. */
type Defaults = Pick<Environment, 'get' | 'value'>;

/**
 * The base images of a file that are none while only the defaults of the arguments count. What can be built is not among them, nor what is
 * not known: arguments that every compose build of the file gives are not looked at.
 */
export function invalidDefaultImages(dockerfile: Dockerfile): readonly InvalidDefault[] {
  const defaults = defaultArguments(dockerfile);
  const found = new Map<string, InvalidDefault & { readonly repeated: Located[] }>();
  for (const stage of dockerfile.stages) {
    const { image } = stage.from;
    const same = found.get(image.raw);
    const invalid = same ? undefined : invalidDefault(stage, defaults);
    if (same) same.repeated.push(image);
    else if (invalid) found.set(image.raw, { ...invalid, at: image.at, repeated: [] });
  }
  return [...found.values()];
}

function invalidDefault(stage: Stage, defaults: Defaults): Omit<InvalidDefault, 'at' | 'repeated'> | undefined {
  const { dockerfile, from } = stage;
  if (undeclaredUses(stage).length > 0) return undefined;
  const uses = usesIn(from.image);
  if (dockerfile.fragment && uses.length > 0) return undefined;
  const text = valueOf(expand(from.image, defaults));
  if (text === undefined || (text === '' && from.image.value === '')) return undefined;
  if (parseImageReference(text) || dockerfile.stageNamed(text)) return undefined;
  const lower = text.toLowerCase();
  const lowerCase = lower !== text && parseImageReference(lower) ? lower : undefined;
  // Templates of other programs look like anything; capitals alone are a person's mistake.
  if (uses.length === 0 && (lowerCase === undefined || /^[^a-z]*$/.test(text.split(/[:@]/)[0]!))) return undefined;
  const missing = uses.flatMap(({ name }) => {
    const variable = defaults.get(name);
    return variable && valueOf(variable.value) === '' ? [variable] : [];
  });
  return { text, missing, lowerCase };
}

/** The ARGs before the first FROM with their defaults; one without is empty. */
function defaultArguments({ tree, services }: Dockerfile): Defaults {
  const isSupplied = (name: string): boolean =>
    services.length > 0 && services.every((service) => service.build?.arguments.get(name));
  const values = new Map<string, Variable>();
  const set = (name: string, value: Fact<string>, at: Located['at']) =>
    values.set(name, { at, name, value, origin: 'arg', secret: undefined });
  for (const name of platformArguments) {
    set(name, unknown(`${name} depends on the platform`), { file: tree.file, span: { start: 0, end: 0 } });
  }
  const defaults: Defaults = {
    get: (name) => values.get(name),
    value: (name) => values.get(name)?.value ?? known(undefined),
  };
  for (const instruction of preamble(tree.instructions)) {
    if (instruction.name !== 'ARG') continue;
    for (const { key, value, at } of instruction.pairs) {
      const given = isSupplied(key.raw) ? unknown(`compose gives ${key.raw}`) : undefined;
      set(key.raw, given ?? (value ? expand(value, defaults) : known('')), at);
    }
  }
  return defaults;
}

/** The instructions before the first FROM; all of a file without one. */
function preamble(instructions: readonly Instruction[]): readonly Instruction[] {
  const first = instructions.findIndex(({ name }) => name === 'FROM');
  return first === -1 ? instructions : instructions.slice(0, first);
}

/**
 * The instructions other than ARG that stand before the first FROM. Only what stands above everything that Docker cannot read counts: a
 * line that is no instruction may have been meant as the FROM. A file without FROM has a problem of its own.
 */
export function instructionsBeforeFrom({ tree, fragment }: Dockerfile): readonly Instruction[] {
  if (fragment || isForeign(tree) || !tree.instructions.some(({ name }) => name === 'FROM')) return [];
  const problem = tree.problems.find(({ level }) => level !== 'info');
  const limit = problem?.at.span.start ?? Number.POSITIVE_INFINITY;
  return preamble(tree.instructions).filter(({ name, at }) => name !== 'ARG' && at.span.start < limit);
}

import { fileRole, stageRole } from '../../knowledge/stage-roles.js';
import type { DockerfileTree, FromInstruction, Instruction } from '../../parser/dockerfile/tree.js';
import type { Location } from '../../text/location.js';
import type { Service } from '../compose.js';
import type { ContextUse } from '../context.js';
import type { FileHost } from '../files.js';
import { type Fact, unknown } from '../known.js';
import { lazy } from '../lazy.js';
import type { Process } from '../process.js';
import type { Dockerfile, Role, Stage } from '../stage.js';
import { contextsOf } from './contexts.js';
import { globalArguments, type SuppliedArgument } from './arguments.js';
import { namedContextsOf } from './bases.js';
import { declaredShells } from './declared-shell.js';
import { impliedFrom, isContinued } from './implied-from.js';
import { replay, type StageSurroundings } from './stages.js';

export interface DockerfileSurroundings {
  readonly host: FileHost;
  /** The services that build from this file. */
  readonly services: readonly Service[];
  readonly uses: readonly ContextUse[];
  readonly detached: boolean;
  readonly fragment: boolean;
  /** What a container of a stage's image starts. */
  readonly processOf: (stage: Stage) => Fact<Process>;
}

/** Builds the model of a Dockerfile: its contexts, and every stage replayed in order. */
export function buildDockerfile(tree: DockerfileTree, around: DockerfileSurroundings): Dockerfile {
  const { host, services, detached } = around;
  // Who builds with a fragment, and from where, is not seen.
  const chosen =
    detached || around.fragment
      ? { contexts: [], context: unknown('it has no build context here') }
      : contextsOf(tree, around.uses, host);
  const split = splitStages(tree.instructions, around.fragment);
  const suppliedArgument = supplied(services);
  // Stages that are not here have numbers, too.
  const numbered = !split.stages.some(isContinued);
  const stages: Stage[] = [];
  const byName = new Map<string, Stage>();
  const dockerfile: Dockerfile = {
    at: { file: tree.file, span: tree.file.span },
    file: tree.file,
    tree,
    stages,
    stageNamed: (name) =>
      byName.get(name.toLowerCase()) ?? (numbered && /^\d+$/.test(name) ? stages[Number(name)] : undefined),
    globalArguments: globalArguments(split.preamble, suppliedArgument, {
      at: { file: tree.file, span: tree.file.span },
    }),
    ...chosen,
    services,
    role: fileRole(tree.file.path),
    fragment: around.fragment,
  };
  const surroundings = {
    dockerfile,
    suppliedArgument,
    namedContexts: namedContextsOf({ services }),
    declaredShells: declaredShells(tree),
  };
  for (const [index, { from, instructions }] of split.stages.entries()) {
    const isLast = index === split.stages.length - 1;
    const stage = buildStage({ from, instructions, index, isLast }, surroundings, around);
    stages.push(stage);
    // Of several stages of a name, the last one before counts.
    if (stage.name !== undefined) byName.set(stage.name.toLowerCase(), stage);
  }
  return dockerfile;
}

interface WrittenStage {
  readonly from: FromInstruction;
  readonly instructions: readonly Instruction[];
  readonly index: number;
  readonly isLast: boolean;
}

/** What does not follow from the instructions of a stage: where it stands, who builds it, and what its image starts. */
class UsedStage {
  readonly at: Location;
  readonly dockerfile: Dockerfile;
  readonly index: number;
  readonly name: string | undefined;
  readonly from: FromInstruction;
  readonly isLast: boolean;
  readonly #builders: () => readonly Service[];
  readonly #process: () => Fact<Process>;

  constructor(
    { from, index, isLast }: Omit<WrittenStage, 'instructions'>,
    dockerfile: Dockerfile,
    builders: () => readonly Service[],
    process: () => Fact<Process>,
  ) {
    this.at = from.at;
    this.dockerfile = dockerfile;
    this.index = index;
    this.name = from.alias?.value;
    this.from = from;
    this.isLast = isLast;
    this.#builders = builders;
    this.#process = process;
  }

  get isShipped(): boolean {
    return this.isLast || this.#builders().length > 0;
  }

  get role(): Role {
    return roleOf(this, this.#builders());
  }

  get process(): Fact<Process> {
    return this.#process();
  }
}

function buildStage(
  { from, instructions, index, isLast }: WrittenStage,
  surroundings: StageSurroundings,
  { services, processOf }: DockerfileSurroundings,
): Stage {
  // Commands and copies point back to their stage, so that the stage is there before they are.
  const stage: Stage = new UsedStage(
    { from, index, isLast },
    surroundings.dockerfile,
    lazy(() => services.filter(({ stage: built }) => built?.known && built.value === stage)),
    lazy(() => processOf(stage)),
  ) as UsedStage & Stage;
  const replayed = replay(from, instructions, stage, surroundings);
  const { base } = replayed;
  return Object.assign(stage, replayed, { rootBase: base.kind === 'stage' ? base.stage.rootBase : base });
}

/** A stage is for development or tests when its name, its file's name, or every service that builds it says so. */
function roleOf(stage: Pick<Stage, 'name' | 'dockerfile'>, services: readonly Service[]): Role {
  const named = stage.name === undefined ? 'production' : stageRole(stage.name);
  if (named !== 'production') return named;
  if (stage.dockerfile.role !== 'production') return stage.dockerfile.role;
  const first = services[0]?.role;
  return first !== undefined && services.every((service) => service.role === first) ? first : 'production';
}

/** The instructions before the first FROM, and those of each stage; in a fragment, what stands before it is a stage of its own. */
function splitStages(instructions: readonly Instruction[], fragment: boolean) {
  const preamble: Instruction[] = [];
  const stages: { readonly from: FromInstruction; readonly instructions: Instruction[] }[] = [];
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') stages.push({ from: instruction, instructions: [] });
    else (stages.at(-1)?.instructions ?? preamble).push(instruction);
  }
  const implied = fragment && impliedFrom(preamble, stages.length > 0);
  return { preamble, stages: implied ? [{ from: implied, instructions: preamble }, ...stages] : stages };
}

/** The value that all services that build a Dockerfile give to an argument. */
function supplied(services: readonly Service[]): SuppliedArgument {
  return (name) => {
    const given = services.map((service) => service.build?.arguments.get(name)?.value);
    if (given.every((value) => value === undefined)) return undefined;
    const first = given[0];
    return first?.known && given.every((value) => value?.known && value.value === first.value)
      ? first
      : unknown(`compose services build with different values of ${name}`);
  };
}

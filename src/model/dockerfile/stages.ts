import type {
  CommandInstruction,
  CopyInstruction,
  FromInstruction,
  HealthcheckInstruction,
  Instruction,
} from '../../parser/dockerfile/tree.js';
import type { Word } from '../../parser/word.js';
import { isInside, join } from '../../text/path.js';
import type { Command } from '../command.js';
import { commandsOf } from '../command/build-commands.js';
import type { Environment, Variable } from '../environment.js';
import { expand } from '../expand.js';
import type { Change } from '../filesystem/change.js';
import { Layers } from '../filesystem/layers.js';
import { runEffects } from '../filesystem/run-effects.js';
import { type Fact, known, mapFact, thenFact, unknown, valueOf } from '../known.js';
import type {
  Base,
  Copy,
  Dockerfile,
  ExposedPort,
  ImageUse,
  Stage,
  StageState,
  StartInstruction,
  Step,
} from '../stage.js';
import { type SuppliedArgument, variablesOf } from './arguments.js';
import { stateOf } from './base-state.js';
import { baseOf } from './bases.js';
import { type DeclaredShell, shellBetween } from './declared-shell.js';
import { BuildVariables } from './build-variables.js';
import { copyChanges, mountChanges } from './copy.js';
import { mountsOf, type RunMount } from './mounts.js';

/** What a stage needs from the outside to be replayed. */
export interface StageSurroundings {
  readonly dockerfile: Dockerfile;
  readonly suppliedArgument: SuppliedArgument;
  /** The names that compose gives to other sources than stages and images. */
  readonly namedContexts: ReadonlySet<string>;
  readonly declaredShells: readonly DeclaredShell[];
}

/** Everything about a stage that follows from its instructions; who ships it and what it starts is added by the caller. */
export type ReplayedStage = Pick<
  Stage,
  | 'base'
  | 'steps'
  | 'copies'
  | 'commands'
  | 'imageUses'
  | 'final'
  | 'exposed'
  | 'entrypoint'
  | 'command'
  | 'healthcheck'
>;

/** Replays the instructions of one stage over its base, as BuildKit runs them. `stage` is filled in by the caller afterwards. */
export function replay(
  from: FromInstruction,
  instructions: readonly Instruction[],
  stage: Stage,
  around: StageSurroundings,
): ReplayedStage {
  const base = baseOf(from.image, {
    environment: around.dockerfile.globalArguments,
    // An index names a stage in --from, but not in FROM.
    stageNamed: (name) => (/^\d/.test(name) ? undefined : around.dockerfile.stageNamed(name)),
    namedContexts: around.namedContexts,
    fragment: around.dockerfile.fragment,
  });
  const run = new Replay(base, stage, around);
  run.imageUses.push({ ...from.image, by: 'FROM', base });
  for (const instruction of instructions) run.step(instruction);
  return run.result();
}

/** How deep stages that stand on one another are followed for their arguments. */
const maximumAncestors = 100;

/** The build arguments that a stage and those below it declare, the outermost first. */
function argumentsOf(base: Base): readonly Variable[] {
  const found: (readonly Variable[])[] = [];
  for (let at = base; at.kind === 'stage' && found.length < maximumAncestors; at = at.stage.base) {
    found.push(at.stage.steps.flatMap(({ variables }) => variables.filter(({ origin }) => origin === 'arg')));
  }
  return found.reverse().flat();
}

/** The instructions that a stage hands to a stage that is built on it (https://docs.docker.com/reference/dockerfile/#onbuild). */
const triggersOf = (base: Base): readonly Instruction[] =>
  base.kind === 'stage'
    ? base.stage.steps.flatMap(({ instruction }) =>
        instruction.name === 'ONBUILD' && instruction.trigger ? [instruction.trigger] : [],
      )
    : [];

/** The state of a stage while its instructions are replayed, and what they leave behind. */
class Replay {
  readonly imageUses: ImageUse[] = [];
  readonly #base: Base;
  readonly #stage: Stage;
  readonly #around: StageSurroundings;
  readonly #variables: BuildVariables;
  readonly #layers: Layers;
  readonly #steps: Step[] = [];
  readonly #copies: Copy[] = [];
  readonly #commands: Command[] = [];
  readonly #exposed: ExposedPort[];
  /** The volumes declared so far. */
  readonly #volumes: string[] = [];
  #state: StageState;
  /** The end of what was replayed, as an offset into the file. */
  #offset: number;
  #entrypoint: StartInstruction | undefined;
  #command: StartInstruction | undefined;
  #healthcheck: StartInstruction | undefined;

  constructor(base: Base, stage: Stage, around: StageSurroundings) {
    const state = stateOf(base);
    const inherited = base.kind === 'stage' ? base.stage : undefined;
    this.#base = base;
    this.#stage = stage;
    this.#around = around;
    this.#variables = new BuildVariables(state.environment, argumentsOf(base));
    this.#layers = new Layers(state.files);
    this.#offset = stage.from.at.span.start;
    // A comment above the first FROM is about every base image of the file.
    const [first] = around.dockerfile.tree.instructions;
    const declared = inherited ? undefined : shellBetween(around.declaredShells, 0, first?.at.span.start ?? 0);
    this.#state = {
      ...state,
      shell: declared ?? state.shell,
      environment: this.#variables.now,
      files: this.#layers.now,
    };
    this.#exposed = [...(inherited?.exposed ?? [])];
    this.#entrypoint = inherited?.entrypoint;
    this.#command = inherited?.command;
    this.#healthcheck = inherited?.healthcheck;
    // Triggers act here, but they are steps of the stage that they are written in.
    for (const trigger of triggersOf(base)) this.#apply(trigger);
    this.#copies.length = 0;
    this.#commands.length = 0;
    this.imageUses.length = 0;
  }

  step(instruction: Instruction): void {
    const declared = shellBetween(this.#around.declaredShells, this.#offset, instruction.at.span.end);
    if (declared) this.#update({ shell: declared });
    this.#offset = instruction.at.span.end;
    const before = this.#state;
    const copies = this.#copies.length;
    const variables = this.#apply(instruction);
    const step: Step = { instruction, before, after: this.#state, variables };
    this.#steps.push(step);
    const copy = this.#copies[copies];
    if (copy) this.#copies[copies] = { ...copy, step };
  }

  result(): ReplayedStage {
    return {
      base: this.#base,
      steps: this.#steps,
      copies: this.#copies,
      commands: this.#commands,
      imageUses: this.imageUses,
      final: { ...this.#state, environment: this.#variables.image },
      exposed: this.#exposed,
      entrypoint: this.#entrypoint,
      command: this.#command,
      healthcheck: this.#healthcheck,
    };
  }

  /** Takes an instruction into the state; returns the variables that it sets. */
  #apply(instruction: Instruction): readonly Variable[] {
    const { environment, workdir, shell } = this.#state;
    switch (instruction.name) {
      case 'ARG':
      case 'ENV': {
        const { dockerfile, suppliedArgument } = this.#around;
        const variables = variablesOf(instruction, environment, dockerfile.globalArguments, suppliedArgument);
        this.#variables.add(variables);
        this.#update({ environment: this.#variables.now });
        return variables;
      }
      case 'WORKDIR': {
        const folder = pathAfter(workdir, instruction.words[0], environment);
        this.#update({ workdir: folder, workdirBy: instruction });
        if (folder.known) {
          const by = { ...instruction, note: 'made here' };
          this.#change([{ kind: 'put', path: folder.value, entry: 'directory', source: undefined, by }]);
        }
        break;
      }
      case 'USER':
        this.#update({ user: userAfter(instruction.words[0], environment), userBy: instruction });
        break;
      case 'SHELL':
        this.#update({ shell: instruction.exec?.map((word) => word.value ?? word.raw) ?? shell });
        break;
      case 'EXPOSE':
        this.#exposed.push(...instruction.words.map((word) => exposedPort(word, environment)));
        break;
      case 'CMD':
        this.#command = startOf(instruction, instruction, shell);
        break;
      case 'ENTRYPOINT':
        this.#entrypoint = startOf(instruction, instruction, shell);
        // A CMD that came with the base goes when the ENTRYPOINT is replaced, one of this stage stays:
        // https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact
        if (this.#base.kind === 'stage' && this.#command === this.#base.stage.command) this.#command = undefined;
        break;
      case 'HEALTHCHECK':
        this.#healthcheck = instruction.command && startOf(instruction, instruction.command, shell);
        break;
      case 'VOLUME':
        for (const word of instruction.words) {
          const folder = valueOf(pathAfter(known('/'), word, environment));
          if (folder !== undefined && folder !== '/') this.#volumes.push(folder);
        }
        break;
      case 'COPY':
      case 'ADD':
        this.#copy(instruction);
        break;
      case 'RUN':
        this.#run(instruction);
        break;
      default:
        break;
    }
    return [];
  }

  #update(change: Partial<StageState>): void {
    this.#state = { ...this.#state, ...change };
  }

  #change(changes: readonly Change[]): void {
    if (changes.length > 0) this.#update({ files: this.#layers.add(changes) });
  }

  #sourceOf(word: Word): Base {
    return baseOf(word, {
      environment: this.#state.environment,
      stageNamed: this.#around.dockerfile.stageNamed,
      namedContexts: this.#around.namedContexts,
      fragment: this.#around.dockerfile.fragment,
    });
  }

  #copy(instruction: CopyInstruction): void {
    const before = this.#state;
    const flag = instruction.flags.find(({ name }) => name === 'from')?.value;
    const from = flag && {
      at: flag.at,
      base: this.#sourceOf(flag),
      text: expand(flag, before.environment),
    };
    const copy = {
      at: instruction.at,
      instruction,
      sources: instruction.sources.map((word) => ({ at: word.at, word, value: expand(word, before.environment) })),
      destination: pathAfter(before.workdir, instruction.destination, before.environment),
      from,
    };
    if (from) this.imageUses.push({ at: from.at, by: instruction.name, base: from.base });
    this.#change(copyChanges(copy, before.files, this.#around.dockerfile.context, before.environment));
    // The caller, who knows the state after it, puts the whole step in.
    this.#copies.push({ ...copy, step: { instruction, before, after: this.#state, variables: [] } });
  }

  #run(instruction: CommandInstruction): void {
    const before = this.#state;
    const { mounts, complete } = mountsOf(instruction, before.workdir, before.environment);
    const during = new Layers(before.files);
    during.add(mountChanges(this.#mountSources(mounts), this.#around.dockerfile.context));
    if (!complete) during.add([{ kind: 'changed', path: '/', because: 'a mount is not understood' }]);
    const ran = commandsOf(instruction, this.#stage, { ...before, files: during.now });
    const effects = runEffects(ran, valueOf(before.workdir), during);
    for (const [index, parsed] of ran.entries()) {
      const { folder, files } = effects.found[index]!;
      const workdir = folder === undefined ? unknown('the folder that it runs in is not known') : known(folder);
      this.#commands.push(Object.assign(parsed, { workdir, files, mounts }));
    }
    // What is written below a mount does not stay in the image.
    const kept = ({ path }: Change) => !mounts.some(({ target }) => target !== '' && isInside(target, path));
    this.#change(effects.changes.filter(kept).map((change) => this.#inVolume(change)));
  }

  /**
   * The legacy builder drops what a RUN does to a volume that is declared before it, BuildKit keeps it.
   * Source: https://docs.docker.com/reference/dockerfile/#notes-about-specifying-volumes
   */
  #inVolume(change: Change): Change {
    const { path } = change;
    if (change.kind === 'added' || !this.#volumes.some((volume) => isInside(volume, path))) return change;
    return { kind: 'changed', path, because: 'it is in a volume, of which not every builder keeps what RUN does' };
  }

  #mountSources(mounts: readonly RunMount[]) {
    return mounts.map((mount) => {
      const base = mount.from && this.#sourceOf(mount.from);
      if (mount.from && base) this.imageUses.push({ ...mount.from, by: 'RUN', base });
      return { ...mount, from: base, note: 'mounted here' };
    });
  }
}

const startOf = (
  instruction: CommandInstruction | HealthcheckInstruction,
  { exec }: { readonly exec: readonly Word[] | undefined },
  shell: readonly string[],
): StartInstruction => ({ at: instruction.at, instruction, shell, form: exec ? 'exec' : 'shell' });

const userAfter = (word: Word | undefined, environment: Environment): Fact<string> =>
  word ? expand(word, environment) : unknown('USER names nobody');

/** A path as WORKDIR and the targets of COPY and ADD resolve it: against the WORKDIR before. */
function pathAfter(workdir: Fact<string>, word: Word | undefined, environment: Environment): Fact<string> {
  const value = word ? expand(word, environment) : unknown('it names no path');
  if (!value.known) return value;
  if (value.value.startsWith('/')) return mapFact(value, (path) => join('/', path));
  if (/^[A-Za-z]:[\\/]/.test(value.value)) return unknown('it is a Windows path');
  return thenFact(workdir, (folder) => mapFact(value, (path) => join(folder, path)));
}

const maximumPort = 65_535;

/** A port, a range, and a protocol as EXPOSE takes them: https://docs.docker.com/reference/dockerfile/#expose */
function exposedPort(word: Word, environment: Environment): ExposedPort {
  const value = expand(word, environment);
  if (!value.known) return { at: word.at, word, ports: value };
  const [, first, last = first, protocol = 'tcp'] = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(value.value) ?? [];
  const from = Number(first);
  const to = Number(last);
  if (!(from <= to && to <= maximumPort)) return { at: word.at, word, ports: unknown(`${word.raw} is no port`) };
  const ports = { from, to, protocol: protocol.toLowerCase() };
  return { at: word.at, word, ports: known(ports, { at: word.at, note: 'exposed here' }) };
}

import { baseImageFacts } from '../../knowledge/base-images.js';
import { platformArguments } from '../../knowledge/platform-arguments.js';
import type {
  CommandInstruction,
  CopyInstruction,
  FromInstruction,
  Instruction,
  KeyValue,
  KeyValueInstruction,
} from '../../parser/dockerfile/tree.js';
import { parseImageReference } from '../../parser/image-reference.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import { join } from '../../text/path.js';
import type { Command } from '../command.js';
import { commandsOf } from '../command/build-commands.js';
import { type Environment, environmentOf, type Variable } from '../environment.js';
import { expand } from '../expand.js';
import type { FileHost } from '../files.js';
import { type Change, distributionFiles, emptyFiles, layered, unknownFiles } from '../filesystem/layers.js';
import { runEffects } from '../filesystem/run-effects.js';
import type { ImageFilesystem } from '../filesystem.js';
import { type Fact, known, mapFact, unknown, valueOf } from '../known.js';
import { secretIn } from '../secrets.js';
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
import { copyChanges, mountChanges } from './copy.js';
import { mountsOf } from './mounts.js';

/** What a stage needs from the outside to be replayed. */
export interface StageSurroundings {
  readonly dockerfile: Dockerfile;
  readonly host: FileHost;
  /** The value that every compose build of this Dockerfile gives to a build argument; undefined when none gives one. */
  readonly suppliedArgument: (name: string) => Fact<string> | undefined;
}

/** Everything about a stage that follows from its instructions; who ships it and what it starts is added by the caller. */
export interface ReplayedStage {
  readonly base: Base;
  readonly steps: readonly Step[];
  readonly copies: readonly Copy[];
  readonly commands: readonly Command[];
  readonly imageUses: readonly ImageUse[];
  readonly final: StageState;
  readonly exposed: readonly ExposedPort[];
  readonly entrypoint: StartInstruction | undefined;
  readonly command: StartInstruction | undefined;
  readonly healthcheck: StartInstruction | undefined;
}

const defaultShell: readonly string[] = ['/bin/sh', '-c'];

/** Replays the instructions of one stage over its base, as BuildKit runs them. */
export function replay(
  from: FromInstruction,
  instructions: readonly Instruction[],
  stage: Stage,
  around: StageSurroundings,
): ReplayedStage {
  const { dockerfile } = around;
  const base = baseOf(from.image, dockerfile.globalArguments, (name) => earlierStage(stage, name));
  const inherited = base.kind === 'stage' ? base.stage : undefined;
  const steps: Step[] = [];
  const copies: Copy[] = [];
  const commands: Command[] = [];
  const imageUses: ImageUse[] = [{ ...from.image, by: 'FROM', base }];
  const exposed: ExposedPort[] = [...(inherited?.exposed ?? [])];
  let { entrypoint, command, healthcheck } = inherited ?? {
    entrypoint: undefined,
    command: undefined,
    healthcheck: undefined,
  };
  let state = stateOnTopOf(base);
  const args: Variable[] = [];
  const envs: Variable[] = [...state.environment.variables];

  for (const instruction of instructions) {
    const before = state;
    let variables: readonly Variable[] = [];
    switch (instruction.name) {
      case 'ARG':
      case 'ENV': {
        variables = instruction.pairs.map((pair) => variableOf(instruction, pair, before.environment, around));
        (instruction.name === 'ARG' ? args : envs).push(...variables);
        // ENV wins over ARG whatever their order: https://docs.docker.com/reference/dockerfile/#using-arg-variables
        state = { ...state, environment: environmentOf([...args, ...envs], before.environment.incomplete) };
        break;
      }
      case 'WORKDIR': {
        const workdir = workdirAfter(before.workdir, instruction.words[0]!, before.environment);
        const made: Change[] = workdir.known
          ? [
              {
                kind: 'put',
                path: workdir.value,
                entry: 'directory',
                source: undefined,
                by: { ...instruction, note: 'made here' },
              },
            ]
          : [];
        state = { ...state, workdir, workdirBy: instruction, files: layered(before.files, made) };
        break;
      }
      case 'USER':
        state = { ...state, user: expand(instruction.words[0]!, before.environment), userBy: instruction };
        break;
      case 'SHELL':
        state = { ...state, shell: instruction.exec?.map((word) => word.value ?? word.raw) ?? before.shell };
        break;
      case 'EXPOSE':
        exposed.push(...instruction.words.map((word) => exposedPort(word, before.environment)));
        break;
      case 'CMD':
        command = startOf(instruction, before.shell);
        break;
      case 'ENTRYPOINT':
        entrypoint = startOf(instruction, before.shell);
        // A CMD that came with the base goes when the ENTRYPOINT is replaced, one of this stage stays:
        // https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact
        if (command === inherited?.command) command = undefined;
        break;
      case 'HEALTHCHECK':
        healthcheck = instruction.command && {
          at: instruction.at,
          shell: before.shell,
          instruction,
          form: instruction.command.exec ? 'exec' : 'shell',
        };
        break;
      case 'RUN': {
        const mounts = mountsOf(instruction, before.workdir, before.environment);
        for (const mount of mounts) {
          if (mount.from)
            imageUses.push({ ...mount.from, by: 'RUN', base: sourceOf(mount.from, before.environment, stage) });
        }
        const during = layered(
          before.files,
          mountChanges(
            mounts.map((mount) => ({ ...mount, from: mount.from?.raw, by: { ...mount, note: 'mounted here' } })),
            dockerfile.context,
            around.host,
          ),
        );
        const ran = commandsOf(instruction, stage, { ...before, files: during });
        const effects = runEffects(ran, valueOf(before.workdir));
        commands.push(
          ...ran.map((parsed, index): Command => {
            const { folder, changes } = effects.found[index]!;
            const workdir = folder === undefined ? unknown('the folder that it runs in is not known') : known(folder);
            return Object.assign(parsed, { workdir, files: layered(during, changes), mounts });
          }),
        );
        state = { ...state, files: layered(before.files, effects.changes) };
        break;
      }
      default:
        break;
    }
    const copied =
      instruction.name === 'COPY' || instruction.name === 'ADD' ? copyOf(instruction, before, stage) : undefined;
    if (copied)
      state = {
        ...state,
        files: layered(before.files, copyChanges(copied, before.files, dockerfile.context, around.host)),
      };
    const step: Step = { instruction, before, after: state, variables };
    steps.push(step);
    if (copied) {
      copies.push({ ...copied, step });
      if (copied.from) imageUses.push({ at: copied.from.at, by: copied.instruction.name, base: copied.from.base });
    }
  }
  // Build arguments are gone when the image is there.
  const final = { ...state, environment: environmentOf(envs, state.environment.incomplete) };
  return { base, steps, copies, commands, imageUses, final, exposed, entrypoint, command, healthcheck };
}

const startOf = (instruction: CommandInstruction, shell: readonly string[]): StartInstruction => ({
  at: instruction.at,
  instruction,
  shell,
  form: instruction.exec ? 'exec' : 'shell',
});

const earlierStage = (stage: Stage, name: string): Stage | undefined => {
  const found = stage.dockerfile.stageNamed(name);
  return found && found.index < stage.index ? found : undefined;
};

/** What a FROM, `--from` or mount names: an earlier stage first, then an image. */
export function baseOf(word: Word, environment: Environment, stageNamed: (name: string) => Stage | undefined): Base {
  const value = expand(word, environment);
  if (!value.known) return { kind: 'unknown', because: value.because };
  const stage = stageNamed(value.value);
  if (stage) return { kind: 'stage', stage };
  if (value.value === 'scratch') return { kind: 'scratch' };
  const reference = parseImageReference(value.value);
  if (!reference) return { kind: 'unknown', because: `${word.raw} is no image reference` };
  return {
    kind: 'image',
    reference,
    text: value.value,
    facts: baseImageFacts(reference.registry, reference.repository, reference.tag),
    at: word.at,
  };
}

const sourceOf = (word: Word, environment: Environment, stage: Stage): Base =>
  baseOf(word, environment, (name) => earlierStage(stage, name));

function stateOnTopOf(base: Base): StageState {
  if (base.kind === 'stage') return { ...base.stage.final, shell: base.stage.final.shell };
  if (base.kind === 'scratch') {
    return {
      environment: environmentOf([], undefined),
      workdir: known('/'),
      workdirBy: undefined,
      user: known('root'),
      userBy: undefined,
      shell: defaultShell,
      files: emptyFiles,
    };
  }
  const facts = base.kind === 'image' ? base.facts : undefined;
  const may = (what: string) => unknown(`the base image may set ${what}`);
  const place: Located | undefined = base.kind === 'image' ? base : undefined;
  const variables = [...(facts?.environment ?? [])].map(([name, value]): Variable => ({
    at: place!.at,
    name,
    value: value === undefined ? may(name) : known(value),
    origin: 'base-image',
    secret: undefined,
  }));
  return {
    environment: environmentOf(variables, facts?.complete ? undefined : 'the base image may set it'),
    workdir: facts?.workdir !== undefined ? known(facts.workdir) : facts?.complete ? known('/') : may('a WORKDIR'),
    workdirBy: undefined,
    user: facts?.user !== undefined ? known(facts.user) : facts?.complete ? known('root') : may('a USER'),
    userBy: undefined,
    shell: defaultShell,
    files: filesOf(base, facts?.complete ?? false),
  };
}

const filesOf = (base: Base, complete: boolean): ImageFilesystem =>
  complete && base.kind === 'image' ? distributionFiles : unknownFiles('the base image may have it');

function variableOf(
  instruction: KeyValueInstruction,
  { key, value, at }: KeyValue,
  environment: Environment,
  around: StageSurroundings,
): Variable {
  const name = valueOf(expand(key, environment)) ?? key.raw;
  const origin = instruction.name === 'ARG' ? 'arg' : 'env';
  return {
    at: value?.at ?? at,
    name,
    origin,
    value:
      origin === 'arg'
        ? argumentValue(name, value, environment, around)
        : withEvidence(expand(value!, environment), value!, name),
    secret: value ? secretIn(name, value) : undefined,
  };
}

function argumentValue(
  name: string,
  value: Word | undefined,
  environment: Environment,
  around: StageSurroundings,
): Fact<string> {
  const supplied = around.suppliedArgument(name);
  if (supplied) return supplied;
  if (value) return withEvidence(expand(value, environment), value, name);
  const global = around.dockerfile.globalArguments.get(name);
  if (global) return global.value;
  return unknown(
    platformArguments.includes(name) ? `${name} depends on the platform` : `${name} is given when the image is built`,
  );
}

const withEvidence = (fact: Fact<string>, where: Located, name: string): Fact<string> =>
  fact.known ? known(fact.value, { at: where.at, note: `${name} is set here` }, ...fact.evidence) : fact;

/**
 * The ARGs before the first FROM, and what compose gives for them.
 * Source: https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact
 */
export function globalArguments(
  instructions: readonly Instruction[],
  suppliedArgument: StageSurroundings['suppliedArgument'],
): Environment {
  const platform = (at: Located['at']): Variable[] =>
    platformArguments.map((name) => ({
      at,
      name,
      value: unknown(`${name} depends on the platform`),
      origin: 'arg',
      secret: undefined,
    }));
  let variables: Variable[] = instructions[0] ? platform(instructions[0].at) : [];
  let environment = environmentOf(variables, undefined);
  for (const instruction of instructions) {
    if (instruction.name !== 'ARG') continue;
    for (const { key, value, at } of instruction.pairs) {
      const name = valueOf(expand(key, environment)) ?? key.raw;
      const fact =
        suppliedArgument(name) ??
        (value
          ? withEvidence(expand(value, environment), value, name)
          : unknown(`${name} is given when the image is built`));
      variables = [
        ...variables,
        { at: value?.at ?? at, name, value: fact, origin: 'arg', secret: value ? secretIn(name, value) : undefined },
      ];
      environment = environmentOf(variables, undefined);
    }
  }
  return environment;
}

function workdirAfter(before: Fact<string>, word: Word, environment: Environment): Fact<string> {
  const value = expand(word, environment);
  if (!value.known) return value;
  if (value.value.startsWith('/')) return mapFact(value, (path) => join('/', path));
  if (/^[A-Za-z]:[\\/]/.test(value.value)) return unknown('it is a Windows path');
  return mapFact(before, (folder) => join(folder, value.value));
}

/** A port, a range, and a protocol as EXPOSE takes them: https://docs.docker.com/reference/dockerfile/#expose */
function exposedPort(word: Word, environment: Environment): ExposedPort {
  const value = expand(word, environment);
  if (!value.known) return { at: word.at, word, ports: value };
  const [, from, to, protocol = 'tcp'] = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(value.value) ?? [];
  return {
    at: word.at,
    word,
    ports:
      from === undefined
        ? unknown(`${word.raw} is no port`)
        : known(
            { from: Number(from), to: Number(to ?? from), protocol: protocol.toLowerCase() },
            { at: word.at, note: 'exposed here' },
          ),
  };
}

function copyOf(instruction: CopyInstruction, before: StageState, stage: Stage): Omit<Copy, 'step'> & { step: Step } {
  const flag = instruction.flags.find(({ name }) => name === 'from');
  const destination = workdirAfter(before.workdir, instruction.destination, before.environment);
  return {
    at: instruction.at,
    instruction,
    step: { instruction, before, after: before, variables: [] },
    sources: instruction.sources.map((word) => ({ at: word.at, word, value: expand(word, before.environment) })),
    destination,
    from: flag?.value && {
      at: flag.value.at,
      // `--from` sees the arguments before the first FROM and those of the stage: https://docs.docker.com/reference/dockerfile/#copy---from
      base: sourceOf(flag.value, before.environment, stage),
      text: expand(flag.value, before.environment),
    },
  };
}

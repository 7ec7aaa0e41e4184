import { baseImageFacts, type BaseImageFacts } from '../../knowledge/base-images.js';
import type { Located } from '../../text/location.js';
import type { Service } from '../compose.js';
import { scalarValue } from '../compose/values/interpolate.js';
import { stateOfImage } from '../dockerfile/base-state.js';
import type { FileHost } from '../files.js';
import { layered } from '../filesystem/layers.js';
import { mountedFiles } from '../filesystem/mounted-files.js';
import { type Fact, known, unknown } from '../known.js';
import { Remembered } from '../lazy.js';
import type { Languages } from '../languages.js';
import type { Process } from '../process.js';
import { isInstalledIn } from '../python/installs/is-installed.js';
import type { Base, Stage, StageState } from '../stage.js';
import { type ImageStart, processOf } from './start.js';

/** What reading start scripts and Python files needs. */
export interface Reading {
  readonly host: FileHost;
  readonly languages: Languages;
}

/** What a container of a stage's image runs when nobody overrides it. */
export function processOfStage(stage: Stage, reading: Reading): Fact<Process> {
  const { environment, workdir, user, files } = stage.final;
  return processOf({
    ...reading,
    image: startOfStage(stage),
    environment,
    workdir,
    user,
    files,
    isInstalled: isInstalledIn(stage, reading.host),
  });
}

/** What a service's container runs: its image, with what compose overrides. */
export function processOfService(service: Service, reading: Reading): Fact<Process> {
  const image = imageOf(service);
  if (!image.known) return image;
  const { state, start, stage } = image.value;
  const { interpolation } = service.project;
  return processOf({
    ...reading,
    image: start,
    service: { entrypoint: service.entrypoint, command: service.command, interpolation },
    environment: service.environment,
    workdir: overridden(service, 'working_dir') ?? state.workdir,
    user: overridden(service, 'user') ?? state.user,
    files: layered(state.files, mountedFiles(service, state.files, reading.host)),
    isInstalled: stage && isInstalledIn(stage, reading.host),
  });
}

/** An attribute's value; an empty one counts as none, as the engine takes it. */
function overridden(service: Service, attribute: 'working_dir' | 'user'): Fact<string> | undefined {
  const value = service.attribute(attribute)?.value;
  if (value?.kind !== 'scalar' || value.text === '') return undefined;
  return scalarValue(value, service.project.interpolation);
}

/** What a service's image brings to its container. */
export interface ServiceImage {
  readonly state: Pick<StageState, 'workdir' | 'user' | 'files'>;
  readonly start: ImageStart;
  readonly stage: Stage | undefined;
}

/** The image of a service, built or pulled. */
export function imageOf(service: Service): Fact<ServiceImage> {
  const known = found.get(service) ?? readImage(service);
  found.set(service, known);
  return known;
}

const found = new Remembered<Service, Fact<ServiceImage>>();

function readImage({ stage, image }: Service): Fact<ServiceImage> {
  if (stage)
    return stage.known
      ? known({ state: stage.value.final, start: startOfStage(stage.value), stage: stage.value })
      : stage;
  if (!image) return unknown('it has neither image nor build');
  if (!image.reference.known) return image.reference;
  const { registry, repository, tag } = image.reference.value;
  const facts = baseImageFacts(registry, repository, tag);
  return known({ state: stateOfImage(facts, image), start: startOfImage(facts, image), stage: undefined });
}

/** What the image of a stage starts when nobody overrides it. */
export function startOfStage({ entrypoint, command, rootBase }: Stage): ImageStart {
  const base = rootBase.kind === 'image' ? startOfImage(rootBase.facts, rootBase) : startOfOther(rootBase);
  return {
    entrypoint: entrypoint ? { kind: 'instruction', start: entrypoint, shell: entrypoint.shell } : base.entrypoint,
    // An ENTRYPOINT in the Dockerfile resets the CMD of the base image.
    command: command
      ? { kind: 'instruction', start: command, shell: command.shell }
      : entrypoint
        ? undefined
        : base.command,
    unknownCommand: entrypoint ? undefined : base.unknownCommand,
  };
}

const startOfOther = (base: Base): ImageStart => ({
  entrypoint: undefined,
  command: undefined,
  unknownCommand: base.kind === 'unknown' ? base.because : undefined,
});

const startOfImage = (facts: BaseImageFacts | undefined, { at }: Located): ImageStart => ({
  entrypoint: facts?.entrypoint?.length ? { kind: 'image', at, words: facts.entrypoint } : undefined,
  command: facts?.command?.length ? { kind: 'image', at, words: facts.command } : undefined,
  unknownCommand: facts?.command === undefined ? 'the base image may bring a CMD' : undefined,
});

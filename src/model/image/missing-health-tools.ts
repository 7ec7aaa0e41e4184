// The programs of health checks that their images lack.
import { baseImageFacts, isPythonImage } from '../../knowledge/base-images.js';
import { isSystemTool, packageFor, type SystemFamily } from '../../knowledge/system-tools.js';
import type { Edit, Located } from '../../text/location.js';
import { dependentsOf } from '../compose/names/dependencies.js';
import { servicesOf } from '../compose/names/services-of-stage.js';
import { child, isNull } from '../compose/values/nodes.js';
import { isOwn } from '../compose/writing/own-text.js';
import type { Service } from '../compose.js';
import { pythonProbe } from './health-probe.js';
import { type HealthProgram, healthProgramsOfService, healthProgramsOfStage } from './health-programs.js';
import { imageTool, stageTool, systemOf } from './tools.js';
import { type Fact, unknown, valueOf } from '../known.js';
import type { Project } from '../project.js';
import type { Stage } from '../stage.js';

/** A program that a health check runs and its image surely lacks. */
export interface MissingHealthTool extends HealthProgram {
  /** The image, where it is named. */
  readonly image: Located & { readonly text: string };
  /** What brings the program; undefined where that is not known. */
  readonly packageName: string | undefined;
  /** A service that waits until the container is healthy. */
  readonly awaitedBy: (Located & { readonly service: Service }) | undefined;
  /** Asks with the Python of the image; undefined where it has none, or where the question is another one than for a page. */
  readonly edit: Edit | undefined;
}

/** The programs of the HEALTHCHECKs of shipped stages and of the health checks of services that are surely not there; each place once. */
export function missingHealthTools({ dockerfiles, composeProjects }: Project): readonly MissingHealthTool[] {
  const stages = dockerfiles
    .filter(({ fragment }) => !fragment)
    .flatMap((dockerfile) => dockerfile.stages.filter(({ isShipped }) => isShipped));
  const services = composeProjects.flatMap((project) => [...project.services.values()]);
  const found = [...stages.flatMap(inStage), ...services.flatMap(inService)];
  const seen = new Set<string>();
  return found.filter(({ at }) => {
    const key = `${at.file.path}:${at.span.start}`;
    return !seen.has(key) && seen.add(key);
  });
}

function inStage(stage: Stage): readonly MissingHealthTool[] {
  const { rootBase } = stage;
  if (rootBase.kind !== 'image') return [];
  const awaitedBy = servicesOf(stage)
    .filter((service) => isNull(child(child(service.node, 'healthcheck'), 'test')))
    .map(waiterOf)
    .find((waiter) => waiter !== undefined);
  return lacking(healthProgramsOfStage(stage), (name) => stageTool(stage, name)).map((program) => ({
    ...program,
    image: rootBase,
    packageName: packageIn(program.name, systemOf(stage)),
    awaitedBy,
    edit: isPythonImage(rootBase.facts) ? pythonProbe(program) : undefined,
  }));
}

function inService(service: Service): readonly MissingHealthTool[] {
  const programs = healthProgramsOfService(service);
  if (programs.length === 0 || service.mounts.some(bringsPrograms)) return [];
  const image = imageOf(service);
  if (!image) return [];
  return lacking(programs, image.has).map((program) => ({
    ...program,
    image: image.place,
    packageName: packageIn(program.name, image.system),
    awaitedBy: waiterOf(service),
    edit: image.hasPython && isOwnTest(service) ? pythonProbe(program) : undefined,
  }));
}

/** Whether the test is written where it counts, and for no other service. */
function isOwnTest(service: Service): boolean {
  const test = child(child(service.node, 'healthcheck'), 'test');
  return (
    test !== undefined &&
    isOwn(service, test) &&
    (test.kind !== 'list' || test.items.every((item) => isOwn(service, item)))
  );
}

const lacking = (programs: readonly HealthProgram[], has: (name: string) => Fact<boolean>): readonly HealthProgram[] =>
  programs.filter(({ name }) => isSystemTool(name) && valueOf(has(name)) === false);

const packageIn = (name: string, system: SystemFamily | undefined): string | undefined =>
  system && packageFor(name, system);

/** Whether a mount may put a program where programs are looked for. */
const bringsPrograms = ({ target }: Service['mounts'][number]): boolean =>
  !target.known ||
  (/^\/(?:usr(?:\/local)?(?:\/s?bin)?|s?bin)?(?:\/[^/]+)?\/?$/.test(target.value) &&
    /bin|^\/$|^\/usr(?:\/local)?\/?$/.test(target.value));

interface ServiceImageTools {
  readonly place: MissingHealthTool['image'];
  readonly system: SystemFamily | undefined;
  readonly has: (name: string) => Fact<boolean>;
  readonly hasPython: boolean;
}

function imageOf(service: Service): ServiceImageTools | undefined {
  const stage = valueOf(service.stage);
  if (stage) {
    const { rootBase } = stage;
    if (rootBase.kind !== 'image' || stage.dockerfile.fragment) return undefined;
    return {
      place: rootBase,
      system: systemOf(stage),
      has: (name) => stageTool(stage, name),
      hasPython: isPythonImage(rootBase.facts),
    };
  }
  const reference = service.stage ? undefined : valueOf(service.image?.reference);
  if (!reference || !service.image) return undefined;
  const facts = baseImageFacts(reference.registry, reference.repository, reference.tag);
  const system = facts?.system;
  return {
    place: { at: service.image.at, text: valueOf(service.image.text) ?? reference.name },
    system: system === 'debian' || system === 'ubuntu' || system === 'alpine' ? system : undefined,
    has: (name) => (facts ? imageTool(facts, reference, name) : unknown('the image is not known')),
    hasPython: isPythonImage(facts),
  };
}

/** The place where another service waits until a service is healthy. */
const waiterOf = (service: Service): MissingHealthTool['awaitedBy'] =>
  dependentsOf(service).find(({ condition }) => condition === 'service_healthy');

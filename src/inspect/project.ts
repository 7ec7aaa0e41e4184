import type { ComposeProject, LoadFault, Mount, PublishedPort, Service } from '../model/compose.js';
import type { Environment, Variable } from '../model/environment.js';
import { type Fact, mapFact, unknown } from '../model/known.js';
import type { ListeningSocket, Process } from '../model/process.js';
import type { FileHost } from '../model/files.js';
import type { Project } from '../model/project.js';
import { secretIn } from '../model/secrets.js';
import type { Base, Dockerfile, Stage } from '../model/stage.js';
import type { Located } from '../text/location.js';
import { factOf, type InspectedFact, type InspectedPlace, placeOf } from './fact.js';
import { inspectMerged, type InspectedValue } from './merged.js';
import {
  inspectConnections,
  type InspectedConnection,
  type InspectedPackages,
  type InspectedProgram,
  inspectPackages,
  inspectProgram,
} from './python.js';

/** What the model knows of a project, as JSON data. Secret values are left out. */
export interface Inspected {
  readonly dockerfiles: readonly InspectedDockerfile[];
  readonly compose: readonly InspectedCompose[];
}

export interface InspectedDockerfile {
  readonly path: string;
  readonly buildContext: InspectedFact<string>;
  /** The services that build from it. */
  readonly usedBy: readonly string[];
  readonly stages: readonly InspectedStage[];
}

export interface InspectedStage {
  /** Its name, or its 0-based index where it has none. */
  readonly name: string;
  readonly at: InspectedPlace;
  readonly base: string;
  readonly shipped: boolean;
  readonly role: string;
  readonly workingDirectory: InspectedFact<string>;
  readonly user: InspectedFact<string>;
  readonly environment: InspectedEnvironment;
  readonly exposed: readonly InspectedFact<string>[];
  readonly packages?: InspectedPackages;
  readonly start: InspectedStart;
}

/** Variables by name; `(others)` says why there may be more. What a base image sets to a value that is not known is left out. */
export type InspectedEnvironment = Readonly<Record<string, InspectedFact<string>>>;

/** What starts, or why that is not known. */
export type InspectedStart = InspectedProcess | { readonly unknown: string };

export interface InspectedProcess {
  readonly command: string;
  readonly at: InspectedPlace;
  readonly form: string;
  readonly server: string | null;
  readonly workingDirectory: InspectedFact<string>;
  readonly user: InspectedFact<string>;
  readonly script: InspectedFact<string>;
  readonly program?: InspectedProgram;
  readonly flaskApplication?: InspectedFact<string>;
  readonly listensOn: InspectedFact<readonly InspectedSocket[]>;
}

export interface InspectedSocket {
  readonly host: InspectedFact<string>;
  readonly port: InspectedFact<number>;
  readonly at: InspectedPlace;
}

export interface InspectedCompose {
  readonly files: readonly string[];
  readonly directory: string;
  /** Other files that `include` and `extends` bring in. */
  readonly referenced: readonly string[];
  /** What `include` and `extends` name and what could not be loaded, each at its place with the reason. */
  readonly notLoaded: readonly InspectedPlace[];
  /** Why services that are not listed may exist. */
  readonly open?: string;
  readonly services: readonly InspectedService[];
  readonly jobs: readonly InspectedService[];
  /** All that the files add up to, as Compose merges them. */
  readonly merged: InspectedValue;
}

export interface InspectedService {
  readonly name: string;
  readonly at: InspectedPlace;
  readonly image?: InspectedFact<string>;
  readonly buildContext?: InspectedFact<string>;
  readonly dockerfile?: InspectedFact<string>;
  readonly stage?: InspectedFact<string>;
  readonly role: string;
  readonly ports: readonly InspectedPort[];
  readonly mounts: readonly InspectedMount[];
  readonly environment: InspectedEnvironment;
  readonly connections: readonly InspectedConnection[];
  readonly start: InspectedStart;
}

export interface InspectedPort {
  readonly at: InspectedPlace;
  /** `all` where no address is given. */
  readonly hostAddress: InspectedFact<string> | 'all';
  readonly published: InspectedFact<string> | 'chosen by Docker';
  readonly containerPort: InspectedFact<string>;
  readonly protocol: string;
}

export interface InspectedMount {
  readonly at: InspectedPlace;
  readonly type: string;
  /** As written; null for an anonymous volume. */
  readonly source: InspectedFact<string> | null;
  /** Relative to the working directory. */
  readonly hostPath?: InspectedFact<string>;
  readonly target: InspectedFact<string>;
  readonly readOnly: boolean;
}

/**
 * Tells what the linter knows about a project: stages, what they install, start commands with the Python code behind them, sockets, published
 * ports, mounts, and what services connect to.
 */
export function inspectProject({ dockerfiles, composeProjects, secrets, host }: Project): Inspected {
  const isSecret = secretTest(secrets);
  return {
    dockerfiles: dockerfiles.map((dockerfile) => inspectDockerfile(dockerfile, isSecret, host)),
    compose: composeProjects.map((project) => inspectCompose(project, isSecret)),
  };
}

/** Whether a variable holds a secret: as it is written or given, or taken from a variable that does. */
type SecretTest = (variable: Variable) => boolean;

function secretTest(secrets: readonly Located[]): SecretTest {
  const places = new Set(secrets.map(placeKey));
  return ({ name, secret, value }) =>
    secret !== undefined ||
    (value.known &&
      // What an env file or the shell gives is nowhere written as a secret, and is one all the same.
      (secretIn(name, value.value) !== undefined || value.evidence.some((note) => places.has(placeKey(note)))));
}

/** A text without the values of an environment's secrets. */
function withoutSecrets(text: string, environments: readonly Environment[], isSecret: SecretTest): string {
  const variables = environments.flatMap(({ variables: all }) => all.filter(isSecret));
  return variables.reduce(
    (shown, { value }) => (value.known && value.value !== '' ? shown.replaceAll(value.value, '***') : shown),
    text,
  );
}

const placeKey = ({ at: { file, span } }: Located): string => `${span.start} ${span.end} ${file.path}`;

const inspectDockerfile = (dockerfile: Dockerfile, isSecret: SecretTest, host: FileHost): InspectedDockerfile => ({
  path: dockerfile.file.path,
  buildContext: factOf(mapFact(dockerfile.context, (use) => use.context.directory)),
  usedBy: [...new Set(dockerfile.services.map((service) => service.name))],
  stages: dockerfile.stages.map((stage) => inspectStage(stage, isSecret, host)),
});

const inspectStage = (stage: Stage, isSecret: SecretTest, host: FileHost): InspectedStage => ({
  name: stageName(stage),
  at: placeOf(stage),
  base: describeBase(stage.base),
  shipped: stage.isShipped,
  role: stage.role,
  workingDirectory: factOf(stage.final.workdir),
  user: factOf(stage.final.user),
  environment: inspectEnvironment(stage.final.environment, isSecret),
  exposed: stage.exposed.map(({ ports }) =>
    factOf(ports, ({ from, to, protocol }) => `${rangeText(from, to)}/${protocol}`),
  ),
  ...optional('packages', inspectPackages(stage, host)),
  start: inspectProcess(stage.process, [], isSecret),
});

/** A property that is left out where there is nothing to say. */
const optional = <K extends string, T>(name: K, value: T | undefined): { readonly [Name in K]?: T } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [Name in K]: T });

const stageName = ({ name, index }: Stage): string => name ?? String(index);

function describeBase(base: Base): string {
  if (base.kind === 'stage') return `the stage ${stageName(base.stage)}`;
  if (base.kind === 'scratch') return 'scratch';
  return base.kind === 'image' ? base.text : `not known: ${base.because}`;
}

const rangeText = (from: number, to: number): string => (from === to ? String(from) : `${from}-${to}`);

function inspectEnvironment({ variables, incomplete }: Environment, isSecret: SecretTest): InspectedEnvironment {
  const shown = variables.filter(({ origin, value }) => origin !== 'base-image' || value.known);
  return {
    ...Object.fromEntries(
      shown.map((variable) => [
        variable.name,
        factOf(isSecret(variable) ? unknown('a secret is not shown') : variable.value),
      ]),
    ),
    ...(incomplete === undefined ? {} : { '(others)': { unknown: incomplete } }),
  };
}

/** @param environments whose values may stand in the command besides those of its own */
function inspectProcess(
  process: Fact<Process>,
  environments: readonly Environment[],
  isSecret: SecretTest,
): InspectedStart {
  if (!process.known) return { unknown: process.because };
  const { command, form, server, workdir, user, script, sockets, flaskApp, environment } = process.value;
  const words = command.words.map((word) => word.value ?? word.raw).join(' ');
  return {
    command: withoutSecrets(words, [...environments, environment], isSecret),
    at: placeOf(command),
    form,
    server: server?.name ?? null,
    workingDirectory: factOf(workdir),
    user: factOf(user),
    script: factOf(script, (file) => file.path),
    ...optional('program', inspectProgram(process.value)),
    ...(flaskApp && {
      flaskApplication: factOf(flaskApp, (app) =>
        app.found ? app.file.path : `not found; tried ${app.tried.join(', ')}`,
      ),
    }),
    listensOn: factOf(sockets, (list) => list.map(inspectSocket)),
  };
}

const inspectSocket = (socket: ListeningSocket): InspectedSocket => ({
  host: factOf(socket.host),
  port: factOf(socket.port),
  at: placeOf(socket),
});

const inspectCompose = (project: ComposeProject, isSecret: SecretTest): InspectedCompose => ({
  files: project.documents.map((document) => document.file.path),
  directory: project.directory,
  referenced: project.referenced.map(({ document }) => document.file.path),
  notLoaded: project.faults.map((fault) => placeOf(fault, faultText(fault))),
  ...(project.open === undefined ? {} : { open: project.open }),
  services: [...project.services.values()].map((service) => inspectService(service, isSecret)),
  jobs: [...project.jobs.values()].map((job) => inspectService(job, isSecret)),
  merged: inspectMerged(project, isSecret),
});

function faultText(fault: LoadFault): string {
  switch (fault.kind) {
    case 'not-followed':
      return `not followed: ${fault.because}`;
    case 'missing-file':
      return `${fault.path} ${fault.isDirectory ? 'is a directory' : 'does not exist'}`;
    case 'missing-service':
      return `${fault.path} does not define ${fault.service}`;
    case 'cycle':
      return `a ring: ${[...fault.ring, fault.ring[0]].map(({ name }) => name).join(' → ')}`;
  }
}

const inspectService = (service: Service, isSecret: SecretTest): InspectedService => ({
  name: service.name,
  at: placeOf(service),
  ...(service.image && { image: factOf(service.image.text) }),
  ...(service.build && {
    buildContext: factOf(service.build.context),
    dockerfile: factOf(service.build.dockerfilePath),
  }),
  ...(service.stage && { stage: factOf(service.stage, stageName) }),
  role: service.role,
  ports: service.ports.map(inspectPort),
  mounts: service.mounts.map(inspectMount),
  environment: inspectEnvironment(service.environment, isSecret),
  connections: inspectConnections(service),
  start: inspectProcess(service.process, [service.project.interpolation], isSecret),
});

const inspectPort = ({ address, published, target, protocol, ...port }: PublishedPort): InspectedPort => ({
  at: placeOf(port),
  hostAddress: address ? factOf(address) : 'all',
  published: published ? factOf(published, ({ from, to }) => rangeText(from, to)) : 'chosen by Docker',
  containerPort: factOf(target, ({ from, to }) => rangeText(from, to)),
  protocol,
});

const inspectMount = ({ type, source, hostPath, target, readOnly, ...mount }: Mount): InspectedMount => ({
  at: placeOf(mount),
  type,
  source: source ? factOf(source) : null,
  ...(hostPath && { hostPath: factOf(hostPath) }),
  target: factOf(target),
  readOnly,
});

import { inspectMerged, type InspectedPlace, type InspectedValue, placeOf, renderMerged } from './inspect-merged.js';
import type { ComposeProject, LoadFault, Mount, PublishedPort, Service } from './model/compose.js';
import type { Environment, Variable } from './model/environment.js';
import { type Fact, mapFact, unknown } from './model/known.js';
import type { ListeningSocket, Process } from './model/process.js';
import type { Project } from './model/project.js';
import { secretIn } from './model/secrets.js';
import type { Base, Dockerfile, Stage } from './model/stage.js';
import type { Located } from './text/location.js';

export type { InspectedPlace, InspectedValue } from './inspect-merged.js';

/** A fact of the model as JSON: its value with where it is known from, or why it is not known. */
export type InspectedFact<T = unknown> =
  { readonly value: T; readonly knownFrom: readonly InspectedPlace[] } | { readonly unknown: string };

/** What the model knows of a project, as JSON data. Secret values are left out. */
export interface Inspected {
  readonly dockerfiles: readonly InspectedDockerfile[];
  readonly compose: readonly InspectedCompose[];
}

interface InspectedDockerfile {
  readonly path: string;
  readonly buildContext: InspectedFact<string>;
  /** The services that build from it. */
  readonly usedBy: readonly string[];
  readonly stages: readonly InspectedStage[];
}

interface InspectedStage {
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
  readonly start: InspectedStart;
}

/** Variables by name; `(others)` says why there may be more. What a base image sets to a value that is not known is left out. */
type InspectedEnvironment = Readonly<Record<string, InspectedFact<string>>>;

/** What starts, or why that is not known. */
type InspectedStart = InspectedProcess | { readonly unknown: string };

interface InspectedProcess {
  readonly command: string;
  readonly at: InspectedPlace;
  readonly form: string;
  readonly server: string | null;
  readonly workingDirectory: InspectedFact<string>;
  readonly user: InspectedFact<string>;
  readonly script: InspectedFact<string>;
  readonly flaskApplication?: InspectedFact<string>;
  readonly listensOn: InspectedFact<readonly InspectedSocket[]>;
}

interface InspectedSocket {
  readonly host: InspectedFact<string>;
  readonly port: InspectedFact<number>;
  readonly at: InspectedPlace;
}

interface InspectedCompose {
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

interface InspectedService {
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
  readonly start: InspectedStart;
}

interface InspectedPort {
  readonly at: InspectedPlace;
  /** `all` where no address is given. */
  readonly hostAddress: InspectedFact<string> | 'all';
  readonly published: InspectedFact<string> | 'chosen by Docker';
  readonly containerPort: InspectedFact<string>;
  readonly protocol: string;
}

interface InspectedMount {
  readonly at: InspectedPlace;
  readonly type: string;
  /** As written; null for an anonymous volume. */
  readonly source: InspectedFact<string> | null;
  /** Relative to the working directory. */
  readonly hostPath?: InspectedFact<string>;
  readonly target: InspectedFact<string>;
  readonly readOnly: boolean;
}

/** Tells what the linter knows about a project: stages, start commands, sockets, published ports, mounts. */
export function inspectProject({ dockerfiles, composeProjects, secrets }: Project): Inspected {
  const isSecret = secretTest(secrets);
  return {
    dockerfiles: dockerfiles.map((dockerfile) => inspectDockerfile(dockerfile, isSecret)),
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

function factOf<T>(fact: Fact<T>): InspectedFact<T>;
function factOf<T, U>(fact: Fact<T>, show: (value: T) => U): InspectedFact<U>;
function factOf<T>(fact: Fact<T>, show: (value: T) => unknown = (value) => value): InspectedFact {
  return fact.known
    ? { value: show(fact.value), knownFrom: fact.evidence.map((note) => placeOf(note, note.note)) }
    : { unknown: fact.because };
}

const inspectDockerfile = (dockerfile: Dockerfile, isSecret: SecretTest): InspectedDockerfile => ({
  path: dockerfile.file.path,
  buildContext: factOf(mapFact(dockerfile.context, (use) => use.context.directory)),
  usedBy: [...new Set(dockerfile.services.map((service) => service.name))],
  stages: dockerfile.stages.map((stage) => inspectStage(stage, isSecret)),
});

const inspectStage = (stage: Stage, isSecret: SecretTest): InspectedStage => ({
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
  start: inspectProcess(stage.process, [], isSecret),
});

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

/** A line of the text: a label, what is known, and where from. */
type Row = readonly [label: string, value: string, note?: string | undefined];

/** The same for a terminal: one line a fact, with where it is known from in parentheses, or `?` and why it is not known. */
export function renderInspected({ dockerfiles, compose }: Inspected): string {
  const blocks = [...dockerfiles.map(dockerfileText), ...compose.map(composeText)];
  return blocks.length === 0 ? 'There are no Dockerfiles and no compose files.\n' : blocks.join('\n');
}

const dockerfileText = ({ path, buildContext, usedBy, stages }: InspectedDockerfile): string =>
  [
    `${path}\n`,
    table('  ', [factRow('build context', buildContext), ...listRows('built by', usedBy)]),
    ...stages.map(stageText),
  ].join('');

const stageText = (stage: InspectedStage): string =>
  `\n  stage ${stage.name}  (${placeText(stage.at)})\n${table('    ', [
    ['base', stage.base],
    ['purpose', `${stage.role}${stage.shipped ? ', shipped' : ''}`],
    factRow('working directory', stage.workingDirectory),
    factRow('user', stage.user),
    ...repeated(
      'exposes',
      stage.exposed.map((port) => factRow('', port)),
    ),
    ...environmentRows(stage.environment),
    ...startRows(stage.start),
  ])}`;

const composeText = (project: InspectedCompose): string =>
  [
    `${project.files.join(' + ')}\n`,
    table('  ', [
      ['directory', project.directory],
      ...listRows('brings in', project.referenced),
      ...repeated(
        'does not load',
        project.notLoaded.map((place) => ['', `? ${place.note}`, placeText(place)]),
      ),
      ...(project.open === undefined ? [] : [['other services', `? ${project.open}`] as const]),
    ]),
    ...project.services.map((service) => serviceText('service', service)),
    ...project.jobs.map((job) => serviceText('job', job)),
    `\n  merged\n${renderMerged(project.merged, '    ')}`,
  ].join('');

const serviceText = (kind: string, service: InspectedService): string =>
  `\n  ${kind} ${service.name}  (${placeText(service.at)})\n${table('    ', [
    ...optionalRow('image', service.image),
    ...optionalRow('build context', service.buildContext),
    ...optionalRow('Dockerfile', service.dockerfile),
    ...optionalRow('stage', service.stage),
    ['purpose', service.role],
    ...repeated('publishes', service.ports.map(portRow)),
    ...repeated('mounts', service.mounts.map(mountRow)),
    ...environmentRows(service.environment),
    ...startRows(service.start),
  ])}`;

/** Rows with their values below one another. */
function table(indent: string, rows: readonly Row[]): string {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows
    .map(([label, value, note]) => `${indent}${label.padEnd(width)}  ${value}${note ? `  (${note})` : ''}\n`)
    .join('');
}

/** Rows of one label, which stands before the first only. */
const repeated = (label: string, rows: readonly Row[]): readonly Row[] =>
  rows.map(([, value, note], index) => [index === 0 ? label : '', value, note]);

const listRows = (label: string, values: readonly string[]): readonly Row[] =>
  values.length === 0 ? [] : [[label, values.join(', ')]];

const optionalRow = (label: string, fact: InspectedFact | undefined): readonly Row[] =>
  fact ? [factRow(label, fact)] : [];

const factRow = (label: string, fact: InspectedFact): Row => [label, valueText(fact), sources([fact])];

const valueText = (fact: InspectedFact): string =>
  'unknown' in fact ? `? ${fact.unknown}` : typeof fact.value === 'string' ? oneLine(fact.value) : String(fact.value);

/** Longer values are cut: the JSON has the whole. */
const maximumValue = 200;

const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s*\n\s*/g, ' ');
  return line.length > maximumValue ? `${line.slice(0, maximumValue)}…` : line;
};

/** Where facts are known from, each place once. */
const sources = (facts: readonly InspectedFact[]): string =>
  [
    ...new Set(
      facts
        .flatMap((fact) => ('unknown' in fact ? [] : fact.knownFrom))
        .map((place) => (place.note === undefined ? placeText(place) : `${placeText(place)} ${place.note}`)),
    ),
  ].join('; ');

const placeText = ({ path, line, column }: InspectedPlace): string => `${path}:${line}:${column}`;

const environmentRows = (environment: InspectedEnvironment): readonly Row[] =>
  repeated(
    'environment',
    Object.entries(environment).map(([name, fact]) => {
      if (name === '(others)') return ['', `others: ${valueText(fact)}`];
      return ['', 'unknown' in fact ? `${name}: ${valueText(fact)}` : `${name}=${valueText(fact)}`, sources([fact])];
    }),
  );

function startRows(start: InspectedStart): readonly Row[] {
  if ('unknown' in start) return [['starts', `? ${start.unknown}`]];
  return [
    ['starts', oneLine(start.command), `${placeText(start.at)} ${start.form} form`],
    ...(start.server === null ? [] : [['server', start.server] as const]),
    factRow('in', start.workingDirectory),
    factRow('as user', start.user),
    ...('unknown' in start.script ? [] : [factRow('script', start.script)]),
    ...optionalRow('Flask application', start.flaskApplication),
    ...socketRows(start.listensOn),
  ];
}

function socketRows(sockets: InspectedProcess['listensOn']): readonly Row[] {
  if ('unknown' in sockets) return [factRow('listens on', sockets)];
  if (sockets.value.length === 0) return [['listens on', 'nothing']];
  return repeated(
    'listens on',
    sockets.value.map(({ host, port }) => ['', `${shortText(host)}:${shortText(port)}`, reasons([host, port])]),
  );
}

/** `?` where it is not known: the reason stands behind the line. */
const shortText = (fact: InspectedFact): string => ('unknown' in fact ? '?' : valueText(fact));

const reasons = (facts: readonly InspectedFact[]): string =>
  [sources(facts), ...facts.flatMap((fact) => ('unknown' in fact ? [fact.unknown] : []))].filter(Boolean).join('; ');

function portRow({ at, hostAddress, published, containerPort, protocol }: InspectedPort): Row {
  const address = hostAddress === 'all' ? '' : `${shortText(hostAddress)}:`;
  const host = typeof published === 'string' ? 'a port that Docker chooses' : `${address}${shortText(published)}`;
  const facts = [hostAddress, published, containerPort].filter((fact) => typeof fact !== 'string');
  return ['', `${host} -> ${shortText(containerPort)}/${protocol}`, withReasons(at, facts)];
}

function mountRow({ at, type, source, hostPath, target, readOnly }: InspectedMount): Row {
  const from = source ? ` ${shortText(hostPath && !('unknown' in hostPath) ? hostPath : source)}` : '';
  const facts = [source, target].filter((fact) => fact !== null);
  return ['', `${type}${from} -> ${shortText(target)}${readOnly ? ', read-only' : ''}`, withReasons(at, facts)];
}

const withReasons = (at: InspectedPlace, facts: readonly InspectedFact[]): string =>
  [placeText(at), ...facts.flatMap((fact) => ('unknown' in fact ? [fact.unknown] : []))].join('; ');

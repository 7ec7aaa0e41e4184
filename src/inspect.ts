import type { ComposeProject, Mount, PublishedPort, Service } from './model/compose.js';
import type { Environment } from './model/environment.js';
import { type Fact, mapFact } from './model/known.js';
import type { Process } from './model/process.js';
import type { Project } from './model/project.js';
import type { Base, Dockerfile, Stage } from './model/stage.js';
import type { Located } from './text/location.js';

/** A place as people count: line and column 1-based, the column in UTF-16 units. */
export interface InspectedPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly note?: string;
}

/** A fact of the model as JSON: its value with where it is known from, or why it is not known. */
export type InspectedFact =
  { readonly value: unknown; readonly knownFrom: readonly InspectedPlace[] } | { readonly unknown: string };

/** JSON data that tells what the model knows of a project; keys read as labels. Secret values are left out. */
export type Inspected = Readonly<Record<string, unknown>>;

/** Tells what the linter knows about a project: stages, start commands, sockets, published ports, mounts. */
export const inspectProject = ({ dockerfiles, composeProjects }: Project): Inspected => ({
  dockerfiles: dockerfiles.map(inspectDockerfile),
  compose: composeProjects.map(inspectCompose),
});

const placeOf = ({ at: { file, span } }: Located, note?: string): InspectedPlace => ({
  path: file.path,
  ...file.positionAt(span.start),
  ...(note === undefined ? {} : { note }),
});

const factOf = <T>(fact: Fact<T>, show: (value: T) => unknown = (value) => value): InspectedFact =>
  fact.known
    ? { value: show(fact.value), knownFrom: fact.evidence.map((note) => placeOf(note, note.note)) }
    : { unknown: fact.because };

const inspectDockerfile = (dockerfile: Dockerfile): Inspected => ({
  path: dockerfile.file.path,
  buildContext: factOf(mapFact(dockerfile.context, (use) => use.context.directory)),
  usedBy: dockerfile.services.map((service) => service.name),
  stages: dockerfile.stages.map(inspectStage),
});

const inspectStage = (stage: Stage): Inspected => ({
  name: stage.name ?? String(stage.index),
  at: placeOf(stage),
  base: describeBase(stage.base),
  shipped: stage.isShipped,
  role: stage.role,
  workingDirectory: factOf(stage.final.workdir),
  user: factOf(stage.final.user),
  environment: inspectEnvironment(stage.final.environment),
  exposed: stage.exposed.map((port) =>
    factOf(port.ports, ({ from, to, protocol }) => `${rangeText(from, to)}/${protocol}`),
  ),
  start: inspectProcess(stage.process),
});

function describeBase(base: Base): string {
  if (base.kind === 'stage') return `the stage ${base.stage.name ?? base.stage.index}`;
  if (base.kind === 'scratch') return 'scratch';
  return base.kind === 'image' ? base.text : `not known: ${base.because}`;
}

const rangeText = (from: number, to: number): string => (from === to ? String(from) : `${from}-${to}`);

const inspectEnvironment = ({ variables, incomplete }: Environment): Inspected => ({
  ...Object.fromEntries(
    variables.map((variable) => [
      variable.name,
      variable.secret ? { unknown: 'a secret is not shown' } : factOf(variable.value),
    ]),
  ),
  ...(incomplete === undefined ? {} : { '(others)': { unknown: incomplete } }),
});

function inspectProcess(process: Fact<Process>): Inspected | InspectedFact {
  if (!process.known) return factOf(process);
  const { command, form, server, workdir, user, script, sockets, flaskApp } = process.value;
  return {
    command: command.words.map((word) => word.value ?? word.raw).join(' '),
    at: placeOf(command),
    form,
    server: server?.name ?? null,
    workingDirectory: factOf(workdir),
    user: factOf(user),
    script: factOf(script, (file) => file.path),
    ...(flaskApp
      ? {
          flaskApplication: factOf(flaskApp, (app) =>
            app.found ? app.file.path : `not found; tried ${app.tried.join(', ')}`,
          ),
        }
      : {}),
    listensOn: factOf(sockets, (list) =>
      list.map((socket) => ({ host: factOf(socket.host), port: factOf(socket.port), at: placeOf(socket) })),
    ),
  };
}

const inspectCompose = (project: ComposeProject): Inspected => ({
  files: project.documents.map((document) => document.file.path),
  directory: project.directory,
  ...(project.open === undefined ? {} : { open: project.open }),
  services: [...project.services.values()].map(inspectService),
});

const inspectService = (service: Service): Inspected => ({
  name: service.name,
  at: placeOf(service),
  ...(service.image ? { image: factOf(service.image.text) } : {}),
  ...(service.build
    ? {
        buildContext: factOf(service.build.context),
        dockerfile: factOf(service.build.dockerfilePath),
        stage: service.stage ? factOf(service.stage, (stage) => stage.name ?? String(stage.index)) : null,
      }
    : {}),
  role: service.role,
  ports: service.ports.map(inspectPort),
  mounts: service.mounts.map(inspectMount),
  environment: inspectEnvironment(service.environment),
  start: inspectProcess(service.process),
});

const inspectPort = ({ address, published, target, protocol, ...port }: PublishedPort): Inspected => ({
  at: placeOf(port),
  hostAddress: address ? factOf(address) : 'all',
  published: published ? factOf(published, ({ from, to }) => rangeText(from, to)) : 'chosen by Docker',
  containerPort: factOf(target, ({ from, to }) => rangeText(from, to)),
  protocol,
});

const inspectMount = ({ type, source, hostPath, target, readOnly, ...mount }: Mount): Inspected => ({
  at: placeOf(mount),
  type,
  source: source ? factOf(source) : null,
  ...(hostPath ? { hostPath: factOf(hostPath) } : {}),
  target: factOf(target),
  readOnly,
});

/**
 * The same as text for a terminal: one line a fact, with where it is known from or why it is not.
 * @param data what `inspectProject` gave
 */
export function renderInspected(data: unknown, indent = ''): string {
  if (Array.isArray(data)) {
    return data
      .map((item) =>
        isRecord(item)
          ? `${indent}- ${renderInspected(item, `${indent}  `).trimStart()}`
          : `${indent}- ${inline(item)}\n`,
      )
      .join('');
  }
  if (!isRecord(data)) return `${indent}${inline(data)}\n`;
  return Object.entries(data)
    .map(([key, value]) => {
      const label = `${indent}${labelOf(key)}:`;
      if (!isBranch(value)) return `${label} ${inline(value)}\n`;
      return isEmpty(value) ? '' : `${label}\n${renderInspected(branchOf(value), `${indent}  `)}`;
    })
    .join('');
}

/** A key of ours in words; the name of a variable stays as it is. */
const labelOf = (key: string): string =>
  /^[a-z]+(?:[A-Z][a-z]+)+$/.test(key) ? key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : key;

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);
const isPlace = (data: unknown): data is InspectedPlace => isRecord(data) && 'line' in data;
const isFact = (data: unknown): data is InspectedFact => isRecord(data) && ('unknown' in data || 'knownFrom' in data);

/** Whether a value takes lines of its own: lists and objects do, places and facts of one value do not. */
function isBranch(data: unknown): boolean {
  if (isPlace(data)) return false;
  if (isFact(data)) return 'value' in data && typeof data.value === 'object' && data.value !== null;
  return typeof data === 'object' && data !== null;
}

const branchOf = (data: unknown): unknown => (isFact(data) && 'value' in data ? data.value : data);
const isEmpty = (data: unknown): boolean => Object.keys(branchOf(data) as object).length === 0;

function inline(data: unknown): string {
  if (isPlace(data)) return `${data.path}:${data.line}:${data.column}`;
  if (!isFact(data)) return data === null ? 'none' : String(data);
  if ('unknown' in data) return `? (${data.unknown})`;
  const from = data.knownFrom.map((place) => `${inline(place)}${place.note === undefined ? '' : ` ${place.note}`}`);
  return `${String(data.value)}${from.length > 0 ? `  (${from.join('; ')})` : ''}`;
}

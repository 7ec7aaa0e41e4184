import type { InspectedFact, InspectedPlace } from './fact.js';
import { renderMerged } from './merged.js';
import type { InspectedConnection, InspectedPackages, InspectedProgram } from './python.js';
import type {
  Inspected,
  InspectedCompose,
  InspectedDockerfile,
  InspectedEnvironment,
  InspectedMount,
  InspectedPort,
  InspectedProcess,
  InspectedService,
  InspectedStage,
  InspectedStart,
} from './project.js';

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
    ...packageRows(stage.packages),
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
    ...repeated('connects to', service.connections.map(connectionRow)),
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
    ...programRows(start.program),
    ...socketRows(start.listensOn),
  ];
}

function packageRows(packages: InspectedPackages | undefined): readonly Row[] {
  if (!packages) return [];
  const names = packages.installed.map(({ name, version }) => (version === null ? name : `${name} ${version}`));
  return [
    ['packages', oneLine(names.join(', '))],
    ...(packages.open === undefined ? [] : [['', `others: ? ${packages.open}`] as const]),
  ];
}

function programRows(program: InspectedProgram | undefined): readonly Row[] {
  if (!program) return [];
  const { entry, searchPath, modules, imports } = program;
  return [
    factRow('Python code', entry),
    'unknown' in searchPath ? factRow('modules in', searchPath) : ['modules in', searchPath.value.join(', ')],
    ...(modules.length > 1 ? [['own modules', oneLine(modules.slice(1).join(', '))] as const] : []),
    ...(imports.length > 0 ? [['imports', oneLine(imports.join(', '))] as const] : []),
  ];
}

const connectionRow = ({ by, at, kind, host, port }: InspectedConnection): Row => [
  '',
  `${kind} at ${host}${port === null ? '' : `:${port}`}`,
  `${placeText(at)} ${by}`,
];

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

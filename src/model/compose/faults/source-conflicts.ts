import type { ComposeEntry, ComposeNode } from '../../../parser/compose/tree.js';
import type { ComposeProject, Resource, Service } from '../../compose.js';
import { type Fact, valueOf } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { isTrue } from '../values/mount-syntax.js';
import { isNull, itemsOf } from '../values/nodes.js';
import { containersOf, entryAt, nodesAt, textIn, type ValueFault } from './fault.js';

/**
 * Things that are given by two attributes at once, or by none.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/validation/validation.go and loader/validate.go there.
 */
export const sourceConflicts = (project: ComposeProject): readonly ValueFault[] => [
  ...containersOf(project).flatMap((service) => [
    ...dockerfileConflict(service),
    ...platformConflict(service, project),
    ...deviceConflicts(service),
  ]),
  ...[...project.volumes.values()].flatMap((volume) => externalConflicts(volume, project)),
  ...[...project.secrets.values()].flatMap((secret) => contentConflict(secret, 'secret', project)),
  ...[...project.configs.values()].flatMap((config) => contentConflict(config, 'config', project)),
];

function dockerfileConflict({ node }: Service): readonly ValueFault[] {
  const file = entryAt(node, 'build/dockerfile');
  const inline = entryAt(node, 'build/dockerfile_inline');
  if (!file || !inline || isBlank(file.value) || isBlank(inline.value)) return [];
  return [
    {
      at: file.key.at,
      message: 'The build has both dockerfile and dockerfile_inline.',
      help: 'Keep one of the two.',
      related: [{ at: inline.key.at, note: 'the other one' }],
    },
  ];
}

/** Whether a text is empty, or unknown enough to be. */
const isBlank = (node: ComposeNode): boolean =>
  node.kind !== 'scalar' || node.text === '' || node.word.value === undefined;

/** The platform that runs has to be among those that are built. */
function platformConflict({ node }: Service, project: ComposeProject): readonly ValueFault[] {
  const platform = entryAt(node, 'platform');
  const text = valueOf(textIn(platform, project));
  const platforms = itemsOf(nodesAt(node, ['build', 'platforms'])[0]);
  const built = platforms.map((item): Fact<string> | undefined =>
    item.kind === 'scalar' ? scalarValue(item, project.interpolation) : undefined,
  );
  if (!platform || !text || built.length === 0 || built.some((one) => !one?.known || one.value === text)) return [];
  return [
    {
      at: platform.value.at,
      message: `The platform ${text} is not among the platforms that are built.`,
      related: [{ at: platforms[0]!.at, note: 'the platforms that are built' }],
    },
  ];
}

const deviceRequests = [
  ['gpus', '*'],
  ['deploy', 'resources', 'reservations', 'devices', '*'],
];

const deviceConflicts = ({ node }: Service): readonly ValueFault[] =>
  deviceRequests
    .flatMap((path) => nodesAt(node, path))
    .flatMap((request): readonly ValueFault[] => {
      const [count, ids] = ['count', 'device_ids'].map((name) => entryAt(request, name));
      if (!count || !ids) return [];
      return [
        {
          at: count.key.at,
          message: 'The devices are given by a count and by their ids.',
          help: 'Keep one of count and device_ids.',
          related: [{ at: ids.key.at, note: 'their ids' }],
        },
      ];
    });

/** Whether something is surely made outside of the project. */
export const isSurelyExternal = (external: ComposeEntry | undefined, project: ComposeProject): boolean =>
  external?.value.kind === 'map' || isTrue(textIn(external, project));

function externalConflicts({ name, node }: Resource, project: ComposeProject): readonly ValueFault[] {
  const external = entryAt(node, 'external');
  if (node.kind !== 'map' || !external || !isSurelyExternal(external, project)) return [];
  return [...node.entries.values()]
    .filter(({ key }) => !['name', 'external'].includes(key.text) && !key.text.startsWith('x-'))
    .map(({ key }) => ({
      at: key.at,
      message: `The volume ${name} is external, so that it has no ${key.text} here.`,
      help: `Remove ${key.text}: who creates the volume decides about it.`,
      related: [{ at: external.at, note: 'it is external' }],
    }));
}

const contents = ['file', 'environment', 'content'];

function contentConflict(
  { at, name, node }: Resource,
  kind: 'secret' | 'config',
  project: ComposeProject,
): readonly ValueFault[] {
  if (node.kind !== 'map') return [];
  const sources = [...node.entries.values()].filter(({ key }) => contents.includes(key.text));
  const [first, second] = sources;
  if (first && second) {
    return [
      {
        at: second.key.at,
        message: `The ${kind} ${name} has both ${first.key.text} and ${second.key.text}.`,
        help: 'Keep one of the two.',
        related: [{ at: first.key.at, note: 'the other one' }],
      },
    ];
  }
  if (first || project.open !== undefined || ['driver', 'template_driver'].some((key) => node.entries.has(key))) {
    return [];
  }
  const external = node.entries.get('external');
  const isNeeded = kind === 'config' ? !external : isNull(external?.value) || isSurelyNot(external, project);
  if (!isNeeded) return [];
  const choice = kind === 'secret' ? 'file or environment' : 'file, environment or content';
  return [{ at, message: `The ${kind} ${name} has no content.`, help: `Give it ${choice}, or make it external.` }];
}

const isSurelyNot = (external: ComposeEntry | undefined, project: ComposeProject): boolean =>
  /^(?:false|no|n|off)$/i.test(valueOf(textIn(external, project)) ?? '');

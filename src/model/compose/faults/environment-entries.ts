import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { ComposeDocument, ComposeProject } from '../../compose.js';
import { hole } from '../values/interpolate.js';
import { assignmentsOf } from '../values/nodes.js';
import { containersOf, faultOf, nodesAt, readText, type ValueFault } from './fault.js';

/** Lists of variables, and whether the engine refuses one without a name. */
const lists: readonly (readonly [path: readonly string[], needsName: boolean])[] = [
  [['environment'], true],
  [['build', 'args'], false],
  [['pre_start', '*', 'environment'], true],
  [['post_start', '*', 'environment'], true],
  [['pre_stop', '*', 'environment'], true],
];

/**
 * The items of lists of variables that Compose or the engine refuses, or that set nothing.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/types/mapping.go (MappingWithEquals),
 * https://github.com/moby/moby/blob/master/daemon/pkg/opts/env.go
 */
export const environmentEntryFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap(({ node }) =>
    lists.flatMap(([path, needsName]) =>
      nodesAt(node, path).flatMap((list) =>
        list.kind === 'list' ? list.items.flatMap((item) => itemFaults(item, needsName, project)) : [],
      ),
    ),
  );

function itemFaults(item: ComposeNode, needsName: boolean, project: ComposeProject): readonly ValueFault[] {
  if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
  const { text, part } = readText(item, project);
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  if (name.includes(hole)) return [];
  if (name === '') {
    const what = equals === -1 ? 'The entry is empty.' : 'The value has no name before its equals sign.';
    return needsName ? [faultOf(part(0, equals + 1), what)] : [];
  }
  if (/[ \t\n\v\f\r]$/.test(name)) {
    return [
      faultOf(
        part(0, name.length),
        `A blank stands behind the name ${name.trim()}.`,
        'Nothing may stand between the name and the equals sign.',
      ),
    ];
  }
  const [, word] = /^([A-Za-z_][\w.-]*):/.exec(name) ?? [];
  if (equals !== -1 || word === undefined) return [];
  return [
    faultOf(
      part(0, word.length + 1),
      `${word} gets no value: an item of a list sets one with an equals sign, not with a colon.`,
      `Write ${word}=…`,
      true,
    ),
  ];
}

/** The variables that one list of a file sets twice: the later one counts. */
export const repeatedVariables = ({ root, tree }: ComposeDocument): readonly ValueFault[] => {
  if (!root || tree.templated) return [];
  return nodesAt(root, ['services', '*', 'environment']).flatMap((list) => {
    const seen = new Map<string, ValueFault>();
    if (list.kind !== 'list') return [];
    return assignmentsOf(list).items.flatMap(({ key }): readonly ValueFault[] => {
      const later = seen.get(key.text);
      const here = { at: key.at, message: `${key.text} is set twice in this list, and the last one counts.` };
      seen.set(key.text, later ?? here);
      return later ? [{ ...here, related: [{ at: later.at, note: 'the first one' }] }] : [];
    });
  });
};

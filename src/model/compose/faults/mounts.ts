import type { ComposeMap, ComposeNode } from '../../../parser/compose/tree.js';
import { closest } from '../../../text/similar.js';
import type { ComposeProject } from '../../compose.js';
import { valueOf } from '../../known.js';
import { type Field, hole, type Interpolated } from '../values/interpolate.js';
import { mountFields, mountOptions } from '../values/mount-syntax.js';
import { child, isNull, itemsOf, scalarChild } from '../values/nodes.js';
import { containersOf, entryAt, faultOf, fieldOf, readText, type ValueFault } from './fault.js';

const propagations: readonly string[] = ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'];

/**
 * The items of `volumes` that Compose or the engine refuses.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/format/volume.go (ParseVolume) and paths/resolve.go there,
 * https://github.com/moby/moby/blob/master/daemon/volume/mounts/linux_parser.go
 */
export const mountFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap(({ node }) =>
    itemsOf(child(node, 'volumes')).flatMap((item) => {
      if (item.kind === 'map') return longFaults(item, project);
      if (item.kind !== 'scalar' || item.value === null) return [];
      const fault = shortFault(readText(item, project), project);
      return fault ? [fault] : [];
    }),
  );

/** The first thing that is wrong with `target` or `source:target[:options]`, as far as all before it is known. */
function shortFault({ text, part }: Interpolated, project: ComposeProject): ValueFault | undefined {
  if (text === '') return faultOf(part(0, 0), 'The mount is empty.');
  const fields = mountFields(text);
  const isKnown = !text.includes(hole);
  const empty = fields.find(([start, end]) => start === end);
  if (isKnown && empty) return emptyFault(part(0, text.length), fields.indexOf(empty));
  const fourth = fields[3];
  if (isKnown && fourth) {
    return faultOf(
      part(fourth[0] - 1, text.length),
      'The mount has too many colons.',
      'Separate several options with commas: source:target:ro,z.',
    );
  }
  const [start, end] = fields[1] ?? fields[0]!;
  if (text.slice(0, end).includes(hole)) return undefined;
  return targetFault(text.slice(start, end), part(start, end), fields.length > 1, project);
}

const emptyFault = (field: Field, index: number): ValueFault => {
  const missing = ['source stands before the first colon', 'path in the container stands between the colons'][index];
  return faultOf(field, `No ${missing ?? 'option stands behind the last colon'}.`);
};

/** A path in the container that the engine takes: absolute on Linux or on Windows. */
const isAbsolute = (path: string): boolean => /^(?:[/\\]|[A-Za-z]:)/.test(path);

function targetFault(text: string, field: Field, hasSource: boolean, project: ComposeProject): ValueFault | undefined {
  const volume = /^([A-Za-z]):/.exec(text)?.[1];
  if (!hasSource && volume !== undefined && project.volumes.has(volume)) {
    return faultOf(
      field,
      `Compose takes ${text} for a path of the drive ${volume}, not for the volume ${volume}.`,
      'Give the volume a name of two letters or more, or use the long form.',
    );
  }
  if (isAbsolute(text)) return undefined;
  const isOption = hasSource && text.split(',').every((option) => mountOptions.has(option));
  if (isOption) {
    return faultOf(field, `Compose takes ${text} for the path in the container, which is missing.`);
  }
  const help = hasSource
    ? undefined
    : project.volumes.has(text)
      ? `A volume needs a path, too: ${text}:/path.`
      : 'A mount has a source and a target: ./source:/target.';
  return faultOf(field, `${text} is no absolute path in the container.`, help);
}

function longFaults(item: ComposeMap, project: ComposeProject): readonly ValueFault[] {
  const text = (name: string): string | undefined => {
    const scalar = scalarChild(item, name);
    return scalar && valueOf(fieldOf(scalar, project).value);
  };
  const type = text('type');
  const faults: ValueFault[] = [];
  const target = scalarChild(item, 'target');
  if (!child(item, 'target')) faults.push({ at: item.at, message: 'The mount has no target.' });
  const path = target && fieldOf(target, project);
  const written = valueOf(path?.value);
  if (path && written && !isAbsolute(written)) {
    faults.push(faultOf(path, `${written} is no absolute path in the container.`));
  }
  if ((type === 'bind' || type === 'image') && isNull(child(item, 'source'))) {
    faults.push({ at: item.at, message: `A mount of the type ${type} needs a source.` });
  }
  const source = entryAt(item, 'source');
  if (type === 'tmpfs' && source && text('source') !== '') {
    faults.push({ at: source.key.at, message: 'A mount of the type tmpfs has no source.' });
  }
  const propagation = type === 'bind' ? scalarChild(child(item, 'bind'), 'propagation') : undefined;
  const mode = propagation && fieldOf(propagation, project);
  const name = valueOf(mode?.value);
  if (mode && name && !propagations.includes(name)) {
    faults.push(faultOf(mode, `${name} is no propagation of mounts.`, `Write one of ${propagations.join(', ')}.`));
  }
  return faults;
}

/** Options that once had a meaning, or have one elsewhere: Docker Desktop's consistency, and Podman's. */
const silentOptions = new Set(['cached', 'delegated', 'consistent', 'U', 'O', '']);

/**
 * The options of `source:target:options` that Compose passes over without a word.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/format/volume.go (populateFieldFromBuffer)
 */
export const optionFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap(({ node }) =>
    itemsOf(child(node, 'volumes')).flatMap((item) => optionsOf(item, project)),
  );

function optionsOf(item: ComposeNode, project: ComposeProject): readonly ValueFault[] {
  if (item.kind !== 'scalar' || item.value === null) return [];
  const { text, part } = readText(item, project);
  const fields = mountFields(text);
  const options = fields[2];
  if (!options || fields.length > 3 || text.includes(hole)) return [];
  const faults: ValueFault[] = [];
  let start = options[0];
  for (const option of text.slice(...options).split(',')) {
    const field = part(start, start + option.length);
    start += option.length + 1;
    if (!mountOptions.has(option) && !silentOptions.has(option)) faults.push(optionFault(option, field));
  }
  return faults;
}

function optionFault(option: string, field: Field): ValueFault {
  const meansReadOnly = /^\s*(?:ro|r|read[-_ ]?only)\s*$/i.test(option);
  if (meansReadOnly) {
    return faultOf(field, `Compose knows no option ${option}, so the container may write to the mount.`, 'Write ro.');
  }
  const near = closest(option, mountOptions);
  return faultOf(
    field,
    `Compose knows no mount option ${option} and leaves it out.`,
    near === undefined ? undefined : `Did you mean ${near}?`,
  );
}

// The edits that put depends_on and network aliases in the place of links.
import type { ComposeEntry, ComposeList, ComposeScalar } from '../../../parser/compose/tree.js';
import {
  type Edit,
  indentOf,
  lineStartOf,
  newlineOf,
  place,
  removeLines,
  replace,
  textOf,
} from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { child, isNull } from '../values/nodes.js';
import { appendEntries, appendItem, inBlock, inFlow, isFlow } from './insertion.js';
import { addAttributes, isOwn, isWithin } from './own-text.js';
import { orderAfter } from './start-order.js';

/** A link that a service writes: the service, and the other name that it gets. */
interface Link {
  readonly scalar: ComposeScalar;
  readonly name: string;
  readonly alias: string | undefined;
}

/**
 * Edits that keep what the links of a service do: the start order becomes `depends_on`, and other names become aliases on the network that
 * both services are in. Undefined where a part of it is written elsewhere, in other words than names, or without a network in common.
 */
export function replaceLinks(service: Service): readonly Edit[] | undefined {
  const entry = service.attribute('links');
  const list = entry?.value;
  if (!entry || list?.kind !== 'list' || list.tag || !isOwn(service, list) || !isWithin(service.entry, entry.key))
    return undefined;
  const links = service.links.flatMap(({ scalar, alias, name }): readonly Link[] =>
    name.known && /^[\w.-]+$/.test(name.value) && isOwn(service, scalar)
      ? [{ scalar, name: name.value, alias: alias === name.value ? undefined : alias }]
      : [],
  );
  if (links.length === 0 || links.length !== list.items.length || service.links.length !== links.length)
    return undefined;
  const order = orderEdits(service, entry, list, links);
  const aliases = aliasEdits(service, links);
  return order && aliases && [...order, ...aliases];
}

/** `depends_on` gets the names that it lacks and `links` goes, or turns into it where there is none. */
function orderEdits(
  service: Service,
  entry: ComposeEntry,
  list: ComposeList,
  links: readonly Link[],
): readonly Edit[] | undefined {
  const names = [...new Set(links.map(({ name }) => name))];
  const written = service.attribute('depends_on');
  if (!written) return names.length === links.length ? renamed(entry, links) : turned(entry, list, names);
  const removal = removedLinks(entry, list);
  const has = new Set(service.dependsOn.map(({ name }) => valueOf(name)));
  const missing = names.filter((name) => !has.has(name));
  if (!removal || missing.length === 0) return removal && [removal];
  if (!isOwn(service, written.value) || !isWithin(service.entry, written.key)) return undefined;
  const addition = orderAfter(written.value, missing);
  return addition && [addition, removal];
}

/** The list stays as it is, with the names alone. */
const renamed = ({ key }: ComposeEntry, links: readonly Link[]): readonly Edit[] => [
  replace(key, 'depends_on'),
  ...links.filter(({ scalar, name }) => scalar.text !== name).map(({ scalar, name }) => replace(scalar, name)),
];

/** A list that names a service twice, which depends_on may not. */
function turned(entry: ComposeEntry, list: ComposeList, names: readonly string[]): readonly Edit[] | undefined {
  const text = isFlow(list) ? inFlow(names) : itemLines(list, names);
  return text === undefined || /#/.test(textOf(list))
    ? undefined
    : [replace(entry.key, 'depends_on'), replace(list, text)];
}

function itemLines(list: ComposeList, names: readonly string[]): string | undefined {
  const [first, second] = list.items;
  const between = first && second && first.at.file.text.slice(first.at.span.end, second.at.span.start);
  return between && /^[ \t]*\r?\n[ \t]*-[ \t]+$/.test(between) ? `- ${names.join(between)}` : undefined;
}

/** Removes the lines of links, and the comments that belong to it: those right above it, and those below that are further in than it is. */
function removedLinks({ key, at }: ComposeEntry, list: ComposeList): Edit | undefined {
  const { file } = at;
  const indent = indentOf(key);
  const last = list.items.at(-1)!;
  const behind = file.text.slice(Math.max(list.at.span.end, last.at.span.end));
  if (indent === undefined || (isFlow(list) && !/^[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/.test(behind))) return undefined;
  let start = lineStartOf(key);
  for (
    let above = lineAbove(file.text, start);
    above && above.text.startsWith(`${indent}#`);
    above = lineAbove(file.text, start)
  )
    start = above.start;
  const end = isFlow(list) ? list.at.span.end : last.at.span.end;
  const inside = new RegExp(`^[^\\n]*(?:\\r?\\n${indent}[ \\t]+#[^\\n]*)*`).exec(file.text.slice(end))?.[0] ?? '';
  return removeLines({ at: place(file, start, end + inside.trimEnd().length) });
}

function lineAbove(text: string, start: number): { readonly start: number; readonly text: string } | undefined {
  if (start === 0) return undefined;
  const from = text.lastIndexOf('\n', start - 2) + 1;
  return { start: from, text: text.slice(from, start) };
}

/** An alias for each other name, in the service that gets it. */
function aliasEdits(service: Service, links: readonly Link[]): readonly Edit[] | undefined {
  const wanted = new Map<string, string[]>();
  for (const { name, alias } of links)
    if (alias !== undefined) wanted.set(name, [...new Set([...(wanted.get(name) ?? []), alias])]);
  const edits = [...wanted].map(([name, aliases]) => aliasesOf(service, service.project.services.get(name), aliases));
  return edits.includes(undefined) ? undefined : edits.flatMap((each) => each!);
}

function aliasesOf(
  service: Service,
  other: Service | undefined,
  aliases: readonly string[],
): readonly Edit[] | undefined {
  const network = other && sharedNetwork(service, other);
  if (
    !other ||
    network === undefined ||
    !aliases.every((alias) => /^[\w.-]+$/.test(alias) && !service.project.services.has(alias))
  )
    return undefined;
  const networks = other.attribute('networks');
  if (!networks || isNull(networks.value)) {
    const edit = networks ? undefined : addAttributes(other, inBlock({ networks: { [network]: { aliases } } }));
    return edit && [edit];
  }
  if (!isOwn(other, networks.value) || !isWithin(other.entry, networks.key)) return undefined;
  if (networks.value.kind === 'list') return namedNetworks(networks, networks.value, network, aliases);
  const settings = child(networks.value, network);
  const written = child(settings, 'aliases');
  const missing = aliases.filter(
    (alias) =>
      !(written?.kind === 'list' && written.items.some((item) => item.kind === 'scalar' && item.text === alias)),
  );
  if (missing.length === 0) return [];
  const edit =
    written?.kind === 'list' && missing.length === 1
      ? appendItem(written, missing[0]!)
      : settings?.kind === 'map' && !written
        ? appendEntries(settings, { aliases: missing })
        : undefined;
  return edit && [edit];
}

/** The first network of a service that another one is in, too; undefined where there may be none, or networks of another kind. */
function sharedNetwork(one: Service, other: Service): string | undefined {
  if (one.networkMode || other.networkMode) return undefined;
  const mine = networkNames(one);
  return networkNames(other)?.find((name) => mine?.includes(name));
}

function networkNames({ networks, attribute }: Service): readonly (string | undefined)[] | undefined {
  return attribute('networks') ? networks.map(({ name }) => valueOf(name)) : ['default'];
}

/** A list of networks as a mapping, of which one has aliases. */
function namedNetworks(
  { key }: ComposeEntry,
  list: ComposeList,
  network: string,
  aliases: readonly string[],
): readonly Edit[] | undefined {
  const names = list.items.map((item) => (item.kind === 'scalar' && item.via.length === 0 ? item.text : undefined));
  if (names.includes(undefined) || !names.every((name) => /^[\w.-]+$/.test(name!))) return undefined;
  if (isFlow(list))
    return [
      replace(list, inFlow(Object.fromEntries(names.map((name) => [name!, name === network ? { aliases } : null])))),
    ];
  const indent = indentOf(key);
  if (indent === undefined) return undefined;
  const { file } = list.at;
  const newline = newlineOf(file);
  const edits = list.items.map((item, index): Edit | undefined => {
    const start = lineStartOf(item);
    const dash = /^([ \t]*)-[ \t]+$/.exec(file.text.slice(start, item.at.span.start));
    if (!dash) return undefined;
    // A mapping stands further in than its key; a list need not.
    const own = dash[1]!.length > indent.length ? dash[1]! : `${indent}  `;
    const lines = inBlock({ [names[index]!]: names[index] === network ? { aliases } : null });
    return { at: place(file, start, item.at.span.end), newText: lines.map((line) => own + line).join(newline) };
  });
  return edits.includes(undefined) ? undefined : edits.map((edit) => edit!);
}

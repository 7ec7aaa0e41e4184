import type { ComposeEntry, ComposeMap } from '../../../parser/compose/tree.js';
import { type Edit, type Located, removeLines, textOf } from '../../../text/location.js';
import type { ComposeDocument, ComposeProject, Reference, Resource, Service } from '../../compose.js';
import { type Fact, unknown, valueOf } from '../../known.js';
import { readMount } from '../values/mount-syntax.js';
import { child, itemsOf, mapChild } from '../values/nodes.js';
import { namesOf, sourcesOf } from '../values/references.js';
import { missingNames, referencesTo } from './undefined-names.js';

/** The sections whose entries exist for services only. */
const sections = ['volumes', 'networks', 'secrets', 'configs'] as const;
type ResourceSection = (typeof sections)[number];

/** A top-level entry that nothing uses. `at` is its key. */
export interface UnusedEntry extends Located {
  readonly name: string;
  /** As messages call it: `volume`. */
  readonly what: string;
  /** What takes it out, with its section where nothing would be left of that; only where it stands on lines of its own. */
  readonly removal: (Edit & { readonly removes: string }) | undefined;
}

/**
 * The volumes, networks, secrets and configs of a project that no service uses; none where another file may use them, and none that
 * others made.
 * @param projects every project around: a base may be in several, and what one of them lacks is meant for it
 */
export function unusedResources(project: ComposeProject, projects: readonly ComposeProject[]): readonly UnusedEntry[] {
  if (project.open !== undefined) return [];
  return sections.flatMap((section) => unusedIn(section, project, projects));
}

function unusedIn(
  section: ResourceSection,
  project: ComposeProject,
  projects: readonly ComposeProject[],
): readonly UnusedEntry[] {
  const entries = mapChild(project.root, section)?.entries;
  const used = usedNames(section, project);
  if (!entries || !used) return [];
  const isUnused = ({ name, external, at }: Resource): boolean =>
    // An included file may be used by others, too.
    !external && !used.has(name) && project.documents.some(({ file }) => file === at.file);
  const unused = [...project[section].values()].filter(
    (one) =>
      isUnused(one) &&
      !projects.some((other) => other !== project && isUsedElsewhere(one.name, section, project, other)),
  );
  const whole = unused.length === entries.size ? project.root.entries.get(section) : undefined;
  return unused.map(({ name }) => {
    const entry = entries.get(name)!;
    return { at: entry.key.at, name, what: section.slice(0, -1), removal: removal(whole ?? entry, project.root) };
  });
}

/** The names that services and jobs use; undefined where one of them cannot be told. */
function usedNames(section: ResourceSection, project: ComposeProject): ReadonlySet<string> | undefined {
  const services = [...project.services.values(), ...project.jobs.values()];
  const names = services.flatMap((service) => uses(service, section)).map(valueOf);
  if (names.includes(undefined)) return undefined;
  if (section === 'networks' && services.some(joinsDefault)) names.push('default');
  return new Set(names as readonly string[]);
}

/** A service without networks joins the default one. */
const joinsDefault = ({ networks, networkMode }: Service): boolean => networks.length === 0 && !networkMode;

function uses(service: Service, section: ResourceSection): readonly Fact<string>[] {
  const { node, project, mounts } = service;
  const hooks = itemsOf(child(node, 'pre_start')).flatMap((hook) => (hook.kind === 'map' ? [hook] : []));
  const inHooks = hooks.flatMap((hook) => namesIn(hook, section, project));
  const own = [...referencesTo(service, section), ...credentials(service, section)].map(({ name }) => name);
  // A variable may hold the name of a volume, even where its default is a path.
  const hidden = section === 'volumes' && mounts.some(({ sourceAt }) => sourceAt && textOf(sourceAt).startsWith('$'));
  return [...own, ...inHooks, ...(hidden ? [unknown('a variable may name it')] : [])];
}

function namesIn(hook: ComposeMap, section: ResourceSection, project: ComposeProject): readonly Fact<string>[] {
  const node = child(hook, section);
  const { interpolation } = project;
  if (section === 'networks') return namesOf(node, interpolation).map(({ name }) => name);
  if (section !== 'volumes') return sourcesOf(node, interpolation).map(({ name }) => name);
  return itemsOf(node).flatMap((item) => readMount(item, interpolation)?.source?.value ?? []);
}

/** `credential_spec: {config: name}` */
const credentials = ({ node, project }: Service, section: ResourceSection): readonly Reference[] =>
  section === 'configs' ? sourcesOf(child(child(node, 'credential_spec'), 'config'), project.interpolation) : [];

/** Whether another project may use a name: it has the same files and does, or it lacks the name. */
function isUsedElsewhere(
  name: string,
  section: ResourceSection,
  project: ComposeProject,
  other: ComposeProject,
): boolean {
  const shares = other.documents.some((document) => project.documents.includes(document));
  if (shares) {
    const used = usedNames(section, other);
    if (!used || used.has(name)) return true;
  }
  return [...other.services.values()].some((service) =>
    missingNames(service, section).some((missing) => missing.name === name),
  );
}

/** Takes out an entry that stands on lines of its own; not where something else refers to a part of it. */
function removal(entry: ComposeEntry, parent: ComposeMap): UnusedEntry['removal'] {
  const { file, span } = entry.at;
  const start = file.lineSpan(file.positionAt(span.start).line).start;
  const isOwnLine = file.text.slice(start, span.start).trim() === '';
  const hasAnchor = file.slice(span).includes('&');
  const isMerged = entry.value.via.length > 0 || file !== parent.at.file;
  return isOwnLine && !hasAnchor && !isMerged ? { ...removeLines(entry), removes: entry.key.text } : undefined;
}

/** The `x-` entries of a file that are there for an anchor which the file never refers to; without an anchor they may be for others. */
export function unusedAnchors({ root, tree, file }: ComposeDocument): readonly UnusedEntry[] {
  if (!root || tree.templated || tree.broken) return [];
  return [...root.entries.values()].flatMap((entry) => {
    const { key, at } = entry;
    const text = file.slice(at.span);
    const behindKey = file.slice({ start: key.at.span.end, end: at.span.end });
    if (!key.text.startsWith('x-') || key.at.file !== file || !/^\s*:\s*&/.test(behindKey)) return [];
    const anchors = [...text.matchAll(/(?:^|[\s,[{:])&([^\s,[\]{}&]+)/g)].map(([, name]) => name!);
    if (anchors.length === 0 || anchors.some((name) => isReferredTo(name, file.text))) return [];
    return [{ at: key.at, name: key.text, what: 'anchor', removal: { ...removeLines(entry), removes: key.text } }];
  });
}

const isReferredTo = (anchor: string, text: string): boolean =>
  text
    .split(`*${anchor}`)
    .slice(1)
    .some((rest) => /^(?:[\s,\]}]|$)/.test(rest));

import type { ComposeEntry, ComposeMap, ComposeNode } from './tree.js';

/** What stands at the top level of a compose file. */
const topLevel = new Set([
  ...['version', 'name', 'include', 'services', 'jobs', 'models', 'networks', 'volumes', 'secrets', 'configs'],
]);

/** Attributes that show that a mapping is a service: the usual ones, none of which other formats have in that place. */
const ofServices = new Set([
  ...['image', 'build', 'command', 'entrypoint', 'container_name', 'ports', 'expose', 'environment', 'env_file'],
  ...['volumes', 'depends_on', 'networks', 'network_mode', 'restart', 'healthcheck', 'deploy', 'develop', 'profiles'],
  ...['links', 'extends', 'logging', 'labels', 'working_dir', 'provider', 'secrets', 'configs', 'extra_hosts'],
]);

/** Whether a name is one of the usual attributes of services. */
export const isServiceAttribute = (name: string): boolean => ofServices.has(name);

/** Whether a name stands at the top level of compose files. */
export const isTopLevelName = (name: string): boolean => topLevel.has(name);

/** Attributes of jobs in CI configurations, which look like services of the first format otherwise. */
const ofPipelines = new Set([
  'script',
  'stage',
  'steps',
  'runs-on',
  'uses',
  'rules',
  'pipeline',
  'before_script',
  'needs',
]);

const isExtension = (name: string): boolean => name.startsWith('x-');

const has = (node: ComposeNode, names: ReadonlySet<string>): boolean =>
  node.kind === 'map' && [...node.entries.keys()].some((name) => names.has(name));

const isNull = (node: ComposeNode): boolean => node.kind === 'scalar' && node.value === null;

/** The entries that are no extensions. */
const ownEntries = ({ entries }: ComposeMap): readonly ComposeEntry[] =>
  [...entries.values()].filter(({ key }) => !isExtension(key.text));

/**
 * Whether services stand at the top level, as in the first format of 2014, which Compose no longer reads.
 * https://docs.docker.com/reference/compose-file/legacy-versions/
 */
export function isComposeV1(root: ComposeNode): boolean {
  if (root.kind !== 'map' || root.entries.has('services') || root.entries.has('include')) return false;
  const unknown = ownEntries(root).filter(({ key }) => !topLevel.has(key.text));
  return unknown.some(({ value }) => isService(value)) && unknown.every(({ value }) => value.kind === 'map');
}

const startsContainer = new Set(['image', 'build']);

const isService = (node: ComposeNode): boolean => has(node, startsContainer) && !has(node, ofPipelines);

/** Whether a mapping is a service, whatever stands around it. */
export const looksLikeService = (node: ComposeNode): boolean => has(node, ofServices);

/** Whether the content of a YAML file is a compose file's, whatever its name: not a workflow, a pipeline or a chart. */
export function looksLikeCompose(root: ComposeNode): boolean {
  if (root.kind !== 'map' || root.entries.has('on') || root.entries.has('steps')) return false;
  const services = root.entries.get('services')?.value;
  if (services?.kind === 'map' && services.entries.size > 0) {
    return [...services.entries.values()].some(({ value }) => has(value, ofServices));
  }
  if (isComposeV1(root)) return ownEntries(root).every(({ value }) => !has(value, ofPipelines));
  const entries = ownEntries(root);
  if (!entries.every(({ key }) => topLevel.has(key.text))) return false;
  return entries.some(({ key, value }) => isPart(key.text, value));
}

/** Whether an attribute without services beside it shows a fragment of a compose file. */
function isPart(name: string, value: ComposeNode): boolean {
  if (name === 'services') return isNull(value) || value.kind === 'map';
  if (name === 'include') return value.kind === 'list' && value.items.every(isIncludedFile);
  if (name === 'jobs')
    return value.kind === 'map' && [...value.entries.values()].some((job) => has(job.value, triggers));
  return ['networks', 'volumes', 'secrets', 'configs', 'models'].includes(name) && value.kind === 'map';
}

const triggers = new Set(['triggers']);
const includedPath = new Set(['path']);

const isIncludedFile = (node: ComposeNode): boolean =>
  node.kind === 'scalar' ? typeof node.value === 'string' : has(node, includedPath);

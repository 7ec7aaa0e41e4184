import type { FileKind } from '../diagnostic.js';
import { basename, extensionOf } from '../text/path.js';

/** What a file's name says: what it is, that it is a template of one, or nothing. */
export type NameVerdict = Exclude<FileKind, 'markdown'> | 'template' | undefined;

/** What nearly all of them are called, in lower case. */
const usualNames: ReadonlyMap<string, NameVerdict> = new Map([
  ...['dockerfile', 'containerfile'].map((name) => [name, 'dockerfile'] as const),
  ...['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'].map(
    (name) => [name, 'compose'] as const,
  ),
]);
const dockerfileName = /^(?:docker|container)file(?:[.-].+)?$|.\.(?:docker|container)file$/;
const composeName = /^(?:docker-)?compose(?:[._-].+)?\.ya?ml$|.[._-](?:docker-)?compose(?:[._-].+)?\.ya?ml$/;
const templateExtensions = new Set('j2 jinja jinja2 tmpl tpl template erb ejs mustache hbs gotmpl liquid'.split(' '));
/** About a Dockerfile or left over from one. */
const otherExtensions = new Set([
  ...['dockerignore', 'md', 'markdown', 'rst', 'adoc', 'htm', 'html', 'pdf', 'png', 'svg', 'css', 'scss', 'map'],
  ...['bak', 'orig', 'rej', 'swp', 'swo', 'patch', 'diff', 'log', 'license'],
]);
/** Programs and data about Dockerfiles (`Dockerfile.py`, `dockerfile-lint.json`), unless they read like one. */
const programExtensions = new Set([
  ...['py', 'pyi', 'rb', 'js', 'mjs', 'cjs', 'ts', 'tsx', 'jsx', 'go', 'rs', 'java', 'kt', 'cs', 'php', 'c', 'h'],
  ...['cpp', 'sh', 'bash', 'ps1', 'bat', 'sql', 'lua', 'vim', 'el'],
  ...['json', 'yml', 'yaml', 'toml', 'xml', 'ini', 'cfg', 'conf', 'csv', 'txt', 'lock'],
]);

/** A folder that a template is copied from: cookiecutter's `{{cookiecutter.project_slug}}`, copier's `[[ name ]]` and `{% if x %}`. */
const templateFolder = /\{\{.*?\}\}|\{%.*?%\}|\[\[.*?\]\]/;
const isInTemplate = (path: string): boolean =>
  ['{{', '{%', '[['].some((open) => path.includes(open)) && templateFolder.test(path);

/**
 * What a name says. Case does not count: disks differ in it, and Docker takes any name with `-f`. In a folder of a template every
 * file is one: what stands beside it is not known yet.
 */
export function kindByName(path: string): NameVerdict {
  const name = basename(path).toLowerCase();
  if (isInTemplate(path)) return kindByName(name.replace(templateFolder, '')) === undefined ? undefined : 'template';
  const usual = usualNames.get(name);
  if (usual) return usual;
  const extension = extensionOf(name);
  if (templateExtensions.has(extension))
    return kindByName(name.slice(0, -extension.length - 1)) === undefined ? undefined : 'template';
  if (name.includes('compose') && composeName.test(name)) return 'compose';
  if (!name.includes('dockerfile') && !name.includes('containerfile')) return undefined;
  return dockerfileName.test(name) && !isAboutDockerfiles(name) ? 'dockerfile' : undefined;
}

/** Whether a name says that a file is no Dockerfile, whatever it quotes: documents, patches, copies left by editors. */
export const isAboutDockerfiles = (path: string): boolean =>
  otherExtensions.has(extensionOf(path)) || path.endsWith('~');

/** Whether the content has the last word on a file that is called like a Dockerfile. */
export const needsDockerfileContent = (path: string): boolean => programExtensions.has(extensionOf(path));

/** Whether a text reads like a Dockerfile: a FROM in capitals at the start of a line, as no programming language has it. */
export const looksLikeDockerfile = (text: string): boolean => /^FROM[ \t]+[\w$"'./{-]/m.test(text);

/** Whether a file may be YAML by its name. */
export const isYamlName = (path: string): boolean => /\.ya?ml$/i.test(path);

/**
 * Whether a file that is called like a compose file is surely something else: a workflow (`.github/workflows/docker-compose.yml`)
 * or a manifest. It looks at keys in the first column, so that it needs no parser and a compose file with faults stays one.
 */
export function isForeignYaml(text: string): boolean {
  const keys = new Set([...text.matchAll(/^["']?([\w.-]+)["']?[ \t]*:(?:\s|$)/gm)].map(([, key]) => key));
  if (keys.has('services')) return false;
  return (keys.has('jobs') && (keys.has('on') || keys.has('name'))) || (keys.has('apiVersion') && keys.has('kind'));
}

/** Whether a file is Markdown by its name; such files are linted only where they are asked for. */
export function isMarkdownName(path: string): boolean {
  const extension = extensionOf(path);
  return ['md', 'markdown'].includes(extension) && path.length > extension.length + 1;
}

import type { FileKind } from '../diagnostic.js';
import { basename } from '../text/path.js';

/** What a file's name says: what it is, that it is a template of one, or nothing. */
export type NameVerdict = Exclude<FileKind, 'markdown'> | 'template' | undefined;

const dockerfileName = /^(?:dockerfile|containerfile)(?:[.-].+)?$|.\.(?:dockerfile|containerfile)$/i;
const composeName = /^(?:docker-)?compose(?:[._-].+)?\.ya?ml$|.[._-](?:docker-)?compose(?:[._-].+)?\.ya?ml$/i;
const templateName = /\.(?:j2|jinja2?|tmpl|tpl|template|erb|ejs|mustache|hbs|gotmpl|liquid)$/i;
/** About a Dockerfile or left over from one. */
const noDockerfile =
  /\.(?:dockerignore|md|markdown|rst|adoc|html?|pdf|png|svg|bak|orig|rej|swp|swo|patch|diff|log|license|map|css|scss)$|~$/i;
/** Programs and data about Dockerfiles (`Dockerfile.py`, `dockerfile-lint.json`), unless they read like one. */
const perhapsDockerfile =
  /\.(?:py|pyi|rb|js|mjs|cjs|ts|tsx|jsx|go|rs|java|kt|cs|php|c|h|cpp|sh|bash|ps1|bat|json|ya?ml|toml|xml|ini|cfg|conf|csv|txt|lock|sql|lua|vim|el)$/i;

/** A folder that a template is copied from: cookiecutter's `{{cookiecutter.project_slug}}`, copier's `[[ name ]]` and `{% if x %}`. */
const templateFolder = /\{\{.*?\}\}|\{%.*?%\}|\[\[.*?\]\]/;

/**
 * What a name says. Case does not count: disks differ in it, and Docker takes any name with `-f`. In a folder of a template every
 * file is one: what stands beside it is not known yet.
 */
export function kindByName(path: string): NameVerdict {
  const name = basename(path);
  if (templateFolder.test(path))
    return kindByName(name.replace(templateFolder, '')) === undefined ? undefined : 'template';
  if (templateName.test(name)) {
    const inner = name.replace(templateName, '');
    return kindByName(inner) === undefined ? undefined : 'template';
  }
  if (composeName.test(name)) return 'compose';
  return dockerfileName.test(name) && !noDockerfile.test(name) ? 'dockerfile' : undefined;
}

/** Whether a name says that a file is no Dockerfile, whatever it quotes: documents, patches, copies left by editors. */
export const isAboutDockerfiles = (path: string): boolean => noDockerfile.test(basename(path));

/** Whether the content has the last word on a file that is called like a Dockerfile. */
export const needsDockerfileContent = (path: string): boolean => perhapsDockerfile.test(basename(path));

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
export const isMarkdownName = (path: string): boolean => /.\.(?:md|markdown)$/i.test(path);

// The .dockerignore that a project without one gets.
import { secretFileKind } from '../../knowledge/secret-files.js';
import { isSettingsExample, unwantedGroups } from '../../knowledge/unwanted-files.js';
import { parseDockerignore } from '../../parser/dockerignore.js';
import { basename, dirname, isInside, join } from '../../text/path.js';
import { SourceFile } from '../../text/source.js';
import type { BuildContext } from '../context.js';
import { valueOf } from '../known.js';
import type { Project } from '../project.js';
import type { Dockerfile } from '../stage.js';
import { isWholeContext } from './cache-order.js';
import { usesHistory } from './context-ballast.js';

/**
 * A .dockerignore for the root of a build context: what no image needs and what would be a secret in it, without anything that a Dockerfile
 * built from this folder names. Undefined where something of the name lies there.
 */
export function newDockerignore(
  context: BuildContext,
  { dockerfiles, composeProjects, host }: Project,
): { readonly path: string; readonly text: string } | undefined {
  const path = join(context.directory, '.dockerignore');
  if (host.kindOf(path) !== undefined) return undefined;
  const builds = dockerfiles.filter((dockerfile) =>
    dockerfile.contexts.some((use) => use.context.directory === context.directory),
  );
  const names = new Set((context.list('.') ?? []).map((entry) => basename(entry.path)));
  const isPython = hasPython(context);
  const files = [
    ...dockerfiles.map(({ file }) => file.path),
    ...composeProjects.flatMap(({ documents }) => documents.map(({ file }) => file.path)),
  ].filter((each) => dirname(each) === context.directory);
  const groups = [
    ...unwantedGroups
      .filter(({ forPython }) => !forPython || isPython)
      .map(({ title, always, where, holdsEnvironments }) => {
        const lines = [...always, ...where.filter((name) => names.has(name))];
        return { title, lines: holdsEnvironments ? withEnvironments(lines, context) : lines };
      }),
    { title: 'Settings and secrets: give them to the container when it starts', lines: secretLines([...names]) },
    {
      title: 'What describes the build, so that a change of it does not repeat the copy',
      lines: [...new Set(files.map(basename))].sort(),
    },
  ].map(({ title, lines }) => ({
    title,
    lines: lines.filter((line) => isUnneeded(line, builds, context)),
  }));
  const text = groups
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => `# ${title}\n${lines.map((line) => `${line}\n`).join('')}`)
    .join('\n');
  return { path, text };
}

/** Whether a build context has Python code, at its top or in a folder there. */
function hasPython({ list }: BuildContext): boolean {
  const top = list('.') ?? [];
  const folders = top.filter(({ kind }) => kind === 'directory').slice(0, 50);
  return [...top, ...folders.flatMap(({ path }) => list(path) ?? [])].some(({ path }) => isPythonName(basename(path)));
}

const isPythonName = (name: string): boolean =>
  name.endsWith('.py') ||
  ['pyproject.toml', 'Pipfile'].includes(name) ||
  (name.startsWith('requirements') && name.endsWith('.txt'));

/** Virtual environments are known by what is in them, whatever their name is. */
function withEnvironments(lines: readonly string[], context: BuildContext): readonly string[] {
  const found = (context.list('.') ?? []).filter(
    ({ path, kind }) =>
      kind === 'directory' &&
      /^[\w.-]+$/.test(path) &&
      !lines.includes(path) &&
      context.kindOf(join(path, 'pyvenv.cfg')) === 'file',
  );
  return [...lines, ...found.map(({ path }) => path)];
}

const secretLines = (names: readonly string[]): readonly string[] => [
  ...['.env', '.env.*'],
  ...names.filter(isSettingsExample).map((name) => `!${name}`),
  ...names.filter(
    (name) => secretFileKind(name) !== undefined && !/^\.env(?:$|\.)/.test(name) && /^[\w.-]+$/.test(name),
  ),
];

/** Whether nothing that is built from the folder names what a line keeps out. */
function isUnneeded(line: string, builds: readonly Dockerfile[], context: BuildContext): boolean {
  if (line.startsWith('!')) return true;
  if (line === '.git' && builds.some((dockerfile) => usesHistory(dockerfile, context))) return false;
  const { excludes } = parseDockerignore(new SourceFile('', `${line}\n`));
  return !builds.some(
    (dockerfile) =>
      namedSources(dockerfile, context).some((path) => excludes(path) || isInside(path, line)) ||
      mentions(dockerfile, line),
  );
}

/** What the copies of a Dockerfile name, but for the whole context. */
const namedSources = ({ stages }: Dockerfile, context: BuildContext): readonly string[] =>
  stages.flatMap(({ copies }) =>
    copies
      .filter(({ from }) => !from)
      .flatMap(({ sources }) => sources)
      .flatMap(({ value }) => {
        const source = valueOf(value);
        if (source === undefined || isWholeContext(source)) return [];
        const entries = valueOf(context.matches(source)) ?? [];
        return entries.map(({ path }) => path);
      }),
  );

/** Whether a plain name stands somewhere in a Dockerfile as a path or a part of one: a mount, a script that is run, `source .env`. */
function mentions({ file }: Dockerfile, line: string): boolean {
  if (!file.text.includes(line) || /[*[\]]/.test(line)) return false;
  const name = line.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?:^|[\\s"'=/,])(?:\\./)?${name}(?:$|[\\s"'/,;&|)])`, 'm').test(
    file.text.replaceAll(/^\s*#.*$/gm, ''),
  );
}

import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import { basename, dirname, relativeTo } from '../../../text/path.js';
import { closest } from '../../../text/similar.js';
import type { ComposeProject, EnvFile } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { isFoundFurtherUp } from '../running/absent.js';
import { scalarValue } from './interpolate.js';
import { isTrue } from './mount-syntax.js';
import { itemsOf, scalarChild } from './nodes.js';
import type { Scope } from '../loading/scope.js';

/**
 * The files of `env_file`: a path, a list of paths, or a list of `{path, required, format}`.
 *
 * Source: https://docs.docker.com/reference/compose-file/services/#env_file
 */
export const envFilesOf = (node: ComposeNode | undefined, scope: Scope): readonly EnvFile[] =>
  itemsOf(node).flatMap((item) => {
    const scalar = item.kind === 'scalar' ? item : scalarChild(item, 'path');
    if (!scalar) return [];
    const required = scalarChild(item, 'required');
    return [
      {
        at: scalar.at,
        path: scope.pathOf(scalar),
        required: !required || isTrue(scalarValue(required, scope.interpolation)),
      },
    ];
  });

/** An environment file that Compose needs and that is not there. */
export interface MissingEnvFile extends Located {
  readonly path: string;
  readonly service: string;
  /**
   * `case`: a file whose name differs in nothing but capitals is there; `untracked`: files of this name often stay out
   * of the repository on purpose; `missing`: nothing excuses it.
   */
  readonly kind: 'missing' | 'case' | 'untracked';
  /** The name in the same folder that was probably meant. */
  readonly near: string | undefined;
}

/**
 * The environment files that Compose refuses to start without. None where files that are not here may say from which folder
 * paths count, and none that git ignores or that an example stands for: whoever starts the project makes them.
 */
export function missingEnvFiles(project: ComposeProject, host: FileHost): readonly MissingEnvFile[] {
  if (project.open !== undefined) return [];
  return [...project.services.values(), ...project.jobs.values()].flatMap(({ name, envFiles }) =>
    envFiles.flatMap((file) => missingFile(file, name, project.directory, host)),
  );
}

function missingFile(
  { at, path: fact, required }: EnvFile,
  service: string,
  directory: string,
  host: FileHost,
): MissingEnvFile[] {
  const path = valueOf(fact);
  if (!required || path === undefined || host.kindOf(path) !== undefined || host.isGitIgnored(path)) return [];
  const written = relativeTo(directory, path);
  if (written !== undefined && isFoundFurtherUp(host, directory, written)) return [];
  const wanted = basename(path);
  const names = (host.list(dirname(path)) ?? []).filter(({ kind }) => kind === 'file').map(({ name }) => name);
  const sameLetters = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (sameLetters !== undefined) return [{ at, path, service, kind: 'case', near: sameLetters }];
  if (wanted === madeByPortainer || names.some((name) => isExample(name))) return [];
  const kind = path.split('/').some((segment) => segment.startsWith('.env')) ? 'untracked' : 'missing';
  return [{ at, path, service, kind, near: closest(wanted, names) }];
}

/** Portainer writes the variables of its form into this file: https://docs.portainer.io/user/docker/stacks/add */
const madeByPortainer = 'stack.env';

/** Whether a file is there to be copied and filled in, by its name: `compose.example.yml`, `settings.py.dist`. */
export const isTemplate = (name: string): boolean =>
  /(?:^|[._-])(?:examples?|samples?|dist|templates?|tmpl|tpl|defaults?)(?:[._-]|$)/i.test(name);

/** Whether a file shows what to write into an environment file: `.env.example`, `env.sample`, `.env-dist`. */
export const isExample = (name: string): boolean => /env/i.test(name) && isTemplate(name);

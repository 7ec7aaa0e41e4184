import { type Edit, type Located, place } from '../../../text/location.js';
import type { ComposeProject } from '../../compose.js';
import { variableUses, type VariableUse } from '../interpolation/interpolation-uses.js';

/** A use of `PWD` in a path that Compose would count from the compose file. */
export interface WorkingFolderUse extends Located {
  readonly edit: Edit | undefined;
}

/** The keys of a compose file whose values are paths of the host; `*` is any name. A bind behind a named volume has to be absolute. */
const pathKeys: readonly (readonly string[])[] = [
  '*/*/build',
  '*/*/build/context',
  '*/*/build/dockerfile',
  '*/*/volumes',
  '*/*/volumes/source',
  '*/*/env_file',
  '*/*/env_file/path',
  '*/*/label_file',
  '*/*/extends/file',
  '*/*/develop/watch/path',
  'secrets/*/file',
  'configs/*/file',
  'include',
  'include/path',
].map((path) => path.split('/'));

const sections = new Set(['services', 'jobs']);

function isPath(path: readonly string[]): boolean {
  return pathKeys.some(
    (keys) =>
      keys.length === path.length &&
      keys.every((key, index) =>
        index === 0 && key === '*' ? sections.has(path[0]!) : key === '*' || key === path[index],
      ),
  );
}

/**
 * The paths of a project that begin with `$PWD`, the folder that Compose is called from.
 * Source: https://github.com/docker/compose/blob/main/cmd/compose/compose.go
 */
export const workingFolderUses = (project: ComposeProject): readonly WorkingFolderUse[] =>
  variableUses(project).flatMap((use) =>
    use.name === 'PWD' && isPath(use.path) && /^\$\{?PWD\b/.test(use.scalar.text)
      ? [{ at: use.at, edit: editOf(use) }]
      : [],
  );

/** `${PWD}/x` becomes `./x`; undefined where the path goes on otherwise, or another file or place uses the value as well. */
function editOf({ at: { file, span }, scalar }: VariableUse): Edit | undefined {
  const written = file.slice(span);
  const isWhole = /^\$(?:PWD|\{PWD\})$/.test(written);
  if (!isWhole || !/^(?:[/:]|$)/.test(scalar.text.slice(written.length)) || scalar.via.length > 0) return undefined;
  return { at: place(file, span.start, span.end), newText: '.' };
}

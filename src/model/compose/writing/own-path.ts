import type { ComposeScalar } from '../../../parser/compose/tree.js';
import type { ComposeProject } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { type Fact, thenFact, unknown } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { localPath } from '../loading/scope.js';

/**
 * A path that one of the project's own files writes, relative to the working directory; unknown in files that are included or extended,
 * whose paths may count from elsewhere.
 */
export function ownPath(scalar: ComposeScalar, project: ComposeProject, host: FileHost): Fact<string> {
  const { file } = scalar.at;
  if (!project.documents.some((document) => document.file === file)) return unknown(`${file.path} is brought in`);
  return thenFact(scalarValue(scalar, project.interpolation), (path) => localPath(host, project.directory, path));
}

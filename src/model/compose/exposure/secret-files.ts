import { join } from '../../../text/path.js';
import type { ComposeProject } from '../../compose.js';
import { valueOf } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { scalarChild } from '../values/nodes.js';

/** The files that compose projects give to services as secrets, relative to the working directory. */
export function secretFilesOf(projects: readonly ComposeProject[]): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { secrets, directory, interpolation } of projects) {
    for (const { node } of secrets.values()) {
      const scalar = scalarChild(node, 'file');
      const path = scalar && valueOf(scalarValue(scalar, interpolation));
      if (path !== undefined) files.add(join(directory, path));
    }
  }
  return files;
}

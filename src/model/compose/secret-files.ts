import { parseDotenv } from '../../parser/dotenv.js';
import { basename, join } from '../../text/path.js';
import type { ComposeProject } from '../compose.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { secretIn } from '../secrets.js';
import { scalarValue } from './interpolate.js';
import { scalarChild } from './nodes.js';

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

/** Whether a file is a `.env` that can be read and sets nothing but harmless variables: addresses, switches, versions. */
export function isHarmlessDotenv(path: string, host: FileHost): boolean {
  const file = /\.env($|\.)/.test(basename(path)) ? host.read(path) : undefined;
  return file !== undefined && !parseDotenv(file).entries.some(({ key, value }) => value && secretIn(key.text, value));
}

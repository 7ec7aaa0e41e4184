import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * The absolute path, as the platform writes it, of a file that a URI names; undefined for what is no file of this machine: buffers without
 * a name, other schemes, other machines, ill-formed URIs. Editors escape more than they need to (`file:///c%3A/x`).
 */
export function pathOfUri(uri: string, windows = process.platform === 'win32'): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    return fileURLToPath(uri, { windows });
  } catch {
    return undefined;
  }
}

/** The URI of a file by its absolute path. */
export const uriOfPath = (path: string, windows = process.platform === 'win32'): string =>
  pathToFileURL(path, { windows }).href;

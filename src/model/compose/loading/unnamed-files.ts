import { join } from '../../../text/path.js';
import type { FileHost } from '../../files.js';

/** Folders that hold no files of the project, whatever is in them. */
const foreignFolders: ReadonlySet<string> = new Set(['.git', '.venv', 'venv', 'node_modules', 'site-packages']);

/** How many folders are looked into: it happens only where something is missing, and such files lie near the top. */
const mostFolders = 200;

/**
 * The YAML files of a root that are called something else than a compose file and have a section of services and a name as a key, by path: people
 * give such files to `docker compose -f` beside others; one that is called compose file is a project of its own. The nearer ones to the top come first.
 */
export function filesThatMayDefine(name: string, root: string, host: FileHost): readonly string[] {
  const key = new RegExp(`^\\s+["']?${name.replaceAll(/[^\w-]/g, '\\$&')}["']?\\s*:`, 'm');
  const found: string[] = [];
  const waiting = [root];
  for (let next = 0; next < waiting.length && next < mostFolders; next++) {
    const folder = waiting[next]!;
    for (const { name: entry, kind } of host.list(folder) ?? []) {
      const path = join(folder, entry);
      if (kind === 'directory' && !foreignFolders.has(entry)) waiting.push(path);
      else if (kind === 'file' && /\.ya?ml$/.test(entry) && !/compose/i.test(entry)) {
        const text = host.read(path)?.text;
        if (text !== undefined && /^["']?services["']?\s*:/m.test(text) && key.test(text)) found.push(path);
      }
    }
  }
  return found;
}

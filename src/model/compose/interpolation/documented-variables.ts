import { dirname, join } from '../../../text/path.js';
import type { ComposeProject } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';

/** Files that tell people or start scripts which variables to set: examples, notes, task runners, scripts. */
const tellers =
  /^(?:readme|install|contributing|development|setup|usage)(?:\.\w+)?$|^(?:gnu)?makefile$|^\.?justfile$|^taskfile\.ya?ml$|^\.envrc$|^tox\.ini$|\.(?:sh|bash|mk|ps1|bat|cmd)$/i;

/** Files of variables of any kind: `.env.example`, `dev.env`, `env.sample`. */
const environmentFiles = /(?:^|[._-])env(?:[._-]|$)/i;

const isTelling = (name: string): boolean => tellers.test(name) || environmentFiles.test(name);

/** Longer files are no notes. */
const longest = 1 << 18;

/**
 * The words of the files around a project that tell which variables to set, in its folder and in the folders above it up to
 * the root. A variable whose name is among them is documented, whatever is said about it. The files of `env_file` are left
 * out: they fill containers.
 */
export function documentedNames({ directory, services }: ComposeProject, host: FileHost): ReadonlySet<string> {
  const words = new Set<string>();
  const root = host.rootOf(directory);
  const containerFiles = new Set(
    [...services.values()].flatMap(({ envFiles }) => envFiles.map(({ path }) => valueOf(path))),
  );
  for (let folder = directory, steps = 0; steps < 8; folder = dirname(folder), steps++) {
    for (const { name, kind } of host.list(folder) ?? []) {
      const path = join(folder, name);
      if (kind === 'file' && isTelling(name) && !containerFiles.has(path)) addWords(path, host, words);
    }
    if (folder === root || host.kindOf(dirname(folder)) === 'outside') break;
  }
  return words;
}

function addWords(path: string, host: FileHost, words: Set<string>): void {
  const text = host.read(path)?.text ?? '';
  if (text.length > longest) return;
  for (const [word] of text.matchAll(/[A-Za-z_][A-Za-z0-9_]*/g)) words.add(word);
}

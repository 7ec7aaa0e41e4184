import { installCommandOf, type PackageManager } from '../../knowledge/package-managers.js';
import type { Word } from '../../parser/word.js';
import type { Installer } from '../command.js';
import { findOptions, operandsOf } from './options.js';
import type { Peeled } from './peel.js';
import { literalPrefix } from './word-text.js';

/** What a command installs, and from which files; undefined for commands that install nothing. */
export function installerOf({ program, arguments: behind }: Peeled): Installer | undefined {
  const found =
    program === undefined
      ? undefined
      : installCommandOf(
          program,
          behind.map(({ value }) => value),
        );
  if (!found) return undefined;
  const { manager, verb, verbIndex } = found;
  const rest = behind.slice(verbIndex + 1);
  const takesValue = (option: string): boolean | undefined => verb.valueOptions.has(option) || undefined;
  const valuesOf = (options: readonly string[]): readonly Word[] =>
    findOptions(rest, options, takesValue).flatMap(({ value }) => value ?? []);
  const all = verb.takesPackages || verb.operandsAreFiles ? operandsOf(rest, takesValue) : [];
  const operands = verb.firstOperandOnly ? all.slice(0, 1) : all;
  const named = verb.operandsAreFiles ? [] : operands;
  const editables = valuesOf(verb.editableOptions);
  return {
    manager,
    row: verb,
    verb: behind[verbIndex]!,
    packages: named.filter((word) => !isLocal(word, manager) && !isAddress(word)),
    paths: [...named.filter((word) => isLocal(word, manager)), ...editables.filter((word) => !isAddress(word))],
    addresses: [...named, ...editables].filter(isAddress),
    requirementFiles: [...valuesOf(verb.requirementOptions), ...(verb.operandsAreFiles ? operands : [])],
    constraintFiles: valuesOf(verb.constraintOptions),
  };
}

/**
 * Whether a word names a file or folder: an archive, one that starts with a dot or a slash, and for managers of Python
 * packages also one with a slash in it.
 */
function isLocal(word: Word, { forPython }: PackageManager): boolean {
  if (isAddress(word)) return false;
  const text = word.value ?? literalPrefix(word);
  // `name @ file:///x` and `name[extra] @ …` are named packages; `.[dev]` is a folder.
  if (/^[\w.-]*\w(?:\[[^\]]*\])?\s*@/.test(text)) return false;
  if (/^\.{1,2}(?:$|\/|\[)/.test(text) || /^[/~]/.test(text)) return true;
  if (!forPython) return /\.(?:deb|rpm|apk|gem|tgz|tar\.gz)$/.test(text);
  return text.includes('/') || /\.(?:whl|tar\.gz|zip|tgz|tar\.bz2)(?:\[[^\]]*\])?$/.test(text);
}

/** Whether a word is a URL, version control included. */
const isAddress = (word: Word): boolean =>
  /^(?:git\+|hg\+|svn\+|bzr\+)?[a-z][a-z0-9+.-]*:\/\//i.test(word.value ?? literalPrefix(word));

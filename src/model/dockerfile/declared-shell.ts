import type { DockerfileTree } from '../../parser/dockerfile/tree.js';

/** A comment that says which shell the base image has. */
export interface DeclaredShell {
  /** Where the comment begins: an offset into the file. */
  readonly offset: number;
  /** The words that start the shell, as SHELL would have them. */
  readonly words: readonly string[];
}

/** Shells that need other words than `-c`. */
const otherWords: ReadonlyMap<string, readonly string[]> = new Map([
  ['sh', ['/bin/sh', '-c']],
  ['/bin/sh', ['/bin/sh', '-c']],
  ['cmd', ['cmd', '/S', '/C']],
  ['powershell', ['powershell', '-Command']],
  ['pwsh', ['pwsh', '-Command']],
]);

/**
 * The comments `# hadolint shell=bash` of a file, in its order: only they tell the shell of a base image that sets one itself.
 * Source: https://github.com/hadolint/hadolint#non-posix-shells
 */
export function declaredShells({ comments }: DockerfileTree): readonly DeclaredShell[] {
  return comments.flatMap(({ text, at }) => {
    const shell = /^#*\s*hadolint\s+shell\s*=\s*([^\s#]+)/.exec(text)?.[1];
    if (shell === undefined) return [];
    return [{ offset: at.span.start, words: otherWords.get(shell.toLowerCase()) ?? [shell, '-c'] }];
  });
}

/** The last of the shells that are declared between two offsets. */
export const shellBetween = (
  shells: readonly DeclaredShell[],
  start: number,
  end: number,
): readonly string[] | undefined => shells.findLast(({ offset }) => start <= offset && offset < end)?.words;

import { dirname, normalize, relativeTo } from '../text/path.js';
import type { SourceFile } from '../text/source.js';
import type { LintHost } from './lint-host.js';

/** A host with some files in place of what it has, or added to it. Paths are normalised. */
export function overlayFiles(host: LintHost, files: ReadonlyMap<string, SourceFile>): LintHost {
  return {
    kindOf: (path) => (files.has(normalize(path)) ? 'file' : host.kindOf(path)),
    list(directory) {
      const entries = host.list(directory);
      const added = [...files.keys()].filter((path) => dirname(path) === normalize(directory));
      const names = added.map((path) => relativeTo(normalize(directory), path)!);
      const missing = names.filter((name) => !entries?.some((entry) => entry.name === name));
      if (missing.length === 0) return entries;
      return [...(entries ?? []), ...missing.map((name) => ({ name, kind: 'file' as const }))].sort((a, b) =>
        a.name < b.name ? -1 : 1,
      );
    },
    read: (path) => files.get(normalize(path)) ?? host.read(path),
    explain: (path) => (files.has(normalize(path)) ? undefined : host.explain?.(path)),
    forget: (kept) => host.forget?.(kept),
    modeOf: (path) => host.modeOf(path),
    isGitIgnored: (path) => host.isGitIgnored(path),
    rootOf: (path) => host.rootOf(path),
  };
}

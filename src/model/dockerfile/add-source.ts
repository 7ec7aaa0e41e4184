/** What ADD fetches from elsewhere: a file by its address, or a git repository. */
export interface RemoteSource {
  readonly kind: 'file' | 'repository';
  /** Without its port; empty where the address has none. */
  readonly host: string;
  /** Whether it says itself which content it wants: a repository at a commit, or with a checksum. */
  readonly pinned: boolean;
}

/**
 * Reads a source of ADD as an address; undefined for what comes from the build context.
 * Source: https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository
 */
export function remoteSource(source: string): RemoteSource | undefined {
  if (!/^(?:https?|ftp|git|ssh):\/\/|^git@/.test(source)) return undefined;
  const host = /^(?:\w+:\/\/)?(?:[^/@]*@)?([^/:]*)/.exec(source)?.[1]?.toLowerCase() ?? '';
  const isRepository = /^(?:git|ssh):|^git@|\.git(?:[#?:]|$)/.test(source);
  const commit = /#([^:]*)/.exec(source)?.[1] ?? '';
  const pinned =
    isRepository && (/^[0-9a-f]{7,64}$/.test(commit) || /[?&](?:commit|checksum)=[0-9a-f]{7,}/.test(source));
  return { kind: isRepository ? 'repository' : 'file', host, pinned };
}

/** Whether a name is one of a tar archive that ADD unpacks: identity, gzip, bzip2, xz or zstd compressed. */
export const isArchive = (path: string): boolean => /\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tzst)$/i.test(path);

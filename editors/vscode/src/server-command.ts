import { isAbsolute, join } from 'node:path';

/** What decides which server is started. */
export interface ServerChoice {
  /** The setting `pydock-lint.path`; empty where it is not set. */
  readonly configured: string;
  /** Whether the user trusts the workspace: else no program of it is started. */
  readonly trusted: boolean;
  /** The folders of the workspace, absolute. */
  readonly folders: readonly string[];
  /** The program that comes with the extension. */
  readonly bundled: string;
  /** The Node that runs programs in JavaScript: the editor's own. */
  readonly node: string;
  exists(path: string): boolean;
}

/** A program to start, without a shell. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** What the environment has besides that of the editor. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The server to start: the configured one, that of the project, or the extension's own, in this order; the first two only where the workspace
 * is trusted, because they may come from the repository.
 */
export function serverCommand({ configured, trusted, folders, bundled, node, exists }: ServerChoice): ServerCommand {
  const own = folders
    .map((folder) => join(folder, 'node_modules', 'pydock-lint', 'dist', 'cli.js'))
    .find((path) => trusted && exists(path));
  const program = trusted && configured !== '' ? resolved(configured, folders) : (own ?? bundled);
  // The editor's program is Node only if it is told so: https://www.electronjs.org/docs/latest/api/environment-variables#electron_run_as_node
  return /\.[cm]?js$/.test(program)
    ? { command: node, args: [program, 'lsp'], env: { ELECTRON_RUN_AS_NODE: '1' } }
    : { command: program, args: ['lsp'], env: {} };
}

/** A path as it is configured: a bare name is looked up in PATH, everything else counts from the first folder. */
function resolved(path: string, [folder]: readonly string[]): string {
  return isAbsolute(path) || folder === undefined || !/[/\\]/.test(path) ? path : join(folder, path);
}

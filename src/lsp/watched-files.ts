import { type FileSystemWatcher, WatchKind } from 'vscode-languageserver';
import { pathOfUri } from './uri.js';

/**
 * What the editor is asked to watch. Whether a file is there matters for every file, because COPY may name it; what it holds, for those that
 * the model reads.
 */
export const watchers: readonly FileSystemWatcher[] = [
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  {
    globPattern: '**/*.{py,toml,txt,in,cfg,ini,lock,json,yml,yaml,sh,conf,env,dockerfile,containerfile,dockerignore}',
    kind: WatchKind.Change,
  },
  {
    globPattern: '**/{Dockerfile,Containerfile,dockerfile,containerfile,Pipfile,Caddyfile,Procfile}*',
    kind: WatchKind.Change,
  },
  { globPattern: '**/.{dockerignore,containerignore,gitignore,env,python-version}*', kind: WatchKind.Change },
];

/** Folders in which nothing is ours, and much happens. */
const busy =
  /[/\\](?:\.git|\.hg|\.svn|node_modules|\.venv|site-packages|__pycache__|\.tox|\.nox|\.mypy_cache|\.ruff_cache|\.pytest_cache)[/\\]/;

/** Whether a change of a file can matter. */
export function mayMatter(uri: string): boolean {
  const path = pathOfUri(uri);
  return path !== undefined && !busy.test(path);
}

/** Scripts that people pipe to a shell, and what they install. */

import { words } from './words.js';

/** An install script that puts programs into ~/.local/bin. */
export interface InstallScript {
  /** Where it is downloaded from. */
  readonly address: RegExp;
  readonly programs: readonly string[];
  /** Variables that send the programs elsewhere. */
  readonly elsewhere: RegExp;
  readonly source: string;
}

export const installScripts: readonly InstallScript[] = [
  {
    address: /\bastral\.sh\/uv\b/,
    programs: words('uv uvx'),
    elsewhere: /^(?:UV_|XDG_|CARGO_HOME)/,
    source: 'https://docs.astral.sh/uv/reference/installer/',
  },
  {
    address: /\binstall\.python-poetry\.org\b/,
    programs: ['poetry'],
    elsewhere: /^(?:POETRY_|XDG_)/,
    source: 'https://python-poetry.org/docs/#installing-with-the-official-installer',
  },
];

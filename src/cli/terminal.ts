import { fstatSync, readFileSync, statSync, writeSync } from 'node:fs';

/** What the program has of the world around it; tests give another one. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTty: boolean;
  /** Writes all of a text; a reader that went away is no error. */
  out(text: string): void;
  err(text: string): void;
  /** Everything that standard input gives. Throws what the file system throws. */
  readInput(): Buffer;
}

/** The process's own. */
export const processTerminal = (): Terminal => ({
  cwd: process.cwd(),
  env: process.env,
  isTty: mayBeTerminal(1) && process.stdout.isTTY === true,
  out: (text) => write(1, text),
  err: (text) => write(2, text),
  readInput: () => readFileSync(0),
});

/**
 * Whether a descriptor may be a terminal: process.stdout, which costs two milliseconds to make, is not asked about files,
 * pipes and /dev/null.
 */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}

/**
 * Writes synchronously: process.stdout costs milliseconds at the start, and loses what is not yet written when the process ends. A pipe
 * that is full is waited for; one that nobody reads any more ends the writing.
 */
function write(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Whether a CI runner reads what is printed, and may take some of it for commands. */
export const isCi = ({ env }: Terminal): boolean =>
  ['GITHUB_ACTIONS', 'TF_BUILD', 'GITLAB_CI', 'CI'].some((name) => Boolean(env[name]));

/**
 * Whether to use colour: --color, then FORCE_COLOR, then NO_COLOR (https://no-color.org), then what is known of the terminal. The log
 * pages of GitHub and GitLab show colour without being terminals.
 */
export function wantsColour({ env, isTty }: Terminal, when: string | undefined): boolean {
  if (when === 'always' || when === 'never') return when === 'always';
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '0' && forced !== 'false') return true;
  if (env['NO_COLOR']) return false;
  return (isTty && env['TERM'] !== 'dumb') || Boolean(env['GITHUB_ACTIONS']) || Boolean(env['GITLAB_CI']);
}

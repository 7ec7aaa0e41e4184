import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { mostStandardInput } from '../host/limits.js';

/** What the program has of the world around it; tests give another one. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTty: boolean;
  /** Whether standard error is a terminal; not known where it is not there. */
  errIsTty?(): boolean;
  /** Writes all of a text; a reader that went away is no error. */
  out(text: string): void;
  err(text: string): void;
  /** Everything that standard input gives; undefined when that is more than `mostStandardInput`. Throws what the file system throws. */
  readInput(): Buffer | undefined;
}

/** The process's own. */
export const processTerminal = (): Terminal => ({
  // It throws where the folder is gone: what goes wrong there has to be told.
  get cwd() {
    return process.cwd();
  },
  env: process.env,
  isTty: mayBeTerminal(1) && process.stdout.isTTY === true,
  errIsTty: () => mayBeTerminal(2) && process.stderr.isTTY === true,
  out: (text) => write(1, text),
  err: (text) => write(2, text),
  readInput: () => readAll(0, mostStandardInput),
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
      pause();
    }
  }
}

/** Reads a descriptor to its end, but no further than a limit: then undefined. */
function readAll(descriptor: number, limit: number): Buffer | undefined {
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(1 << 16);
    const count = readWaiting(descriptor, piece);
    if (count === 0) return Buffer.concat(pieces, length);
    pieces.push(piece.subarray(0, count));
    length += count;
    if (length > limit) return undefined;
  }
}

/** Reads once; waits where a pipe that does not block has nothing yet. */
function readWaiting(descriptor: number, piece: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, piece);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The end of a pipe on Windows.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      pause();
    }
  }
}

const pause = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);

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

/**
 * Whether links may be written as escape sequences: to a terminal only, and neither for a CI runner nor for pre-commit, which show what
 * was printed elsewhere.
 */
export const wantsHyperlinks = (terminal: Terminal): boolean =>
  terminal.isTty && terminal.env['TERM'] !== 'dumb' && !isCi(terminal) && !terminal.env['PRE_COMMIT'];

/** Where GitHub or GitLab shows a line of the commit that is being checked, by what their runners say of it; undefined elsewhere. */
export function sourceUrlOf({ env }: Terminal): ((path: string, line: number) => string) | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
  const { CI_PROJECT_URL: project, CI_COMMIT_SHA: commit } = env;
  const base =
    server && repository && sha
      ? `${server}/${repository}/blob/${sha}`
      : project && commit
        ? `${project}/-/blob/${commit}`
        : undefined;
  if (base === undefined || !/^https?:\/\/[\w.:/-]+$/.test(base)) return undefined;
  return (path, line) => `${base}/${path.split('/').map(urlSegment).join('/')}#L${line}`;
}

/** A segment of a path in an address; brackets and stars, which Markdown would read, are encoded, too. */
const urlSegment = (segment: string): string =>
  encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*~_]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

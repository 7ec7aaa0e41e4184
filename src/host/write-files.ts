import * as nodeFs from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Problem } from '../diagnostic.js';
import type { FileChange } from '../engine/fix.js';
import type { SourceFile } from '../text/source.js';
import { attempt, isWithin } from './confinement.js';
import type { NodeHost } from './node.js';

/** What writing needs of the disk; tests give one that fails. */
export type Disk = Pick<
  typeof nodeFs,
  | 'accessSync'
  | 'closeSync'
  | 'copyFileSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'lstatSync'
  | 'openSync'
  | 'readFileSync'
  | 'realpathSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'writeSync'
>;

const { constants } = nodeFs;
// Windows has neither flag.
const unfollowed = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The one place that changes files of a project. A file is replaced as a whole: what is new is written to a temporary file beside it, which
 * then takes its name, so that there is the old file or the new one at any time. It keeps its mode and owner. A link of either kind is never
 * written through, and nothing outside of the roots or in `.git`.
 */
export class FileWriter {
  readonly #host: Pick<NodeHost, 'absolute' | 'confinement'>;
  readonly #disk: Disk;

  constructor(host: Pick<NodeHost, 'absolute' | 'confinement'>, disk: Disk = nodeFs) {
    this.#host = host;
    this.#disk = disk;
  }

  /**
   * Why a file, that exists or not, is none to be written to, as the end of a sentence behind `because`. A missing right to write is no
   * such reason: that is known for sure only when it is tried.
   */
  refusal(path: string): string | undefined {
    const target = attempt(() => this.#target(path));
    if (target === undefined) return 'its folder cannot be reached';
    const stats = attempt(() => this.#disk.lstatSync(target, { throwIfNoEntry: false }));
    const real = dirname(target);
    if (!this.#host.confinement.roots.some((root) => isWithin(root, real))) return 'it lies outside of the project';
    if (target.split(sep).includes('.git')) return 'it lies in .git';
    if (stats?.isSymbolicLink()) return 'it is a symbolic link';
    if (stats && !stats.isFile()) return 'it is no regular file';
    return stats && stats.nlink > 1 ? 'it has more than one name (hard links)' : undefined;
  }

  /**
   * Writes files that belong together: all of them, or none. A file that is not what it was when it was read stays as it is, and with it the
   * others. Returns what went wrong; never throws.
   */
  write(changes: readonly FileChange[]): Problem | undefined {
    const staged: Staged[] = [];
    const done: Staged[] = [];
    let path = '';
    try {
      for (const change of changes) {
        ({ path } = change);
        this.#stage(change, (one) => staged.push(one));
      }
      for (const one of staged) {
        ({ path } = one.change);
        this.#commit(one);
        done.push(one);
      }
      return undefined;
    } catch (error) {
      const lost = done.filter((one) => !this.#takeBack(one)).map((one) => one.change.path);
      const more = lost.length === 0 ? '' : ` ${lost.join(', ')} could not be put back.`;
      return { kind: 'io', path, message: `The file was not changed: ${reasonOf(error)}.${more}` };
    } finally {
      for (const { temporary } of staged) attempt(() => this.#disk.unlinkSync(temporary));
    }
  }

  /** Where a file really lies: the links of its folders resolved now, its own name not followed. */
  #target(path: string): string {
    const absolute = this.#host.absolute(path);
    return join(this.#disk.realpathSync(dirname(absolute)), absolute.slice(absolute.lastIndexOf('/') + 1));
  }

  /** Makes sure that a file may be replaced, and writes what is to replace it. Throws. */
  #stage(change: FileChange, tell: (staged: Staged) => void): void {
    const refusal = this.refusal(change.path);
    if (refusal !== undefined) throw new Refusal(refusal);
    const target = this.#target(change.path);
    const temporary = join(dirname(target), `.pydock-lint-${process.pid}-${crypto.randomUUID()}.tmp`);
    const original = change.before && this.#look(target, bytesOf(change.before));
    // Told before it exists: whatever fails from here on, it is removed.
    tell({ change, target, temporary, original });
    this.#writeNew(temporary, bytesOf(change.after), original);
  }

  /** The state of a file that holds just these bytes and may be written to. Throws. */
  #look(target: string, expected: Buffer): nodeFs.Stats {
    const descriptor = this.#disk.openSync(target, constants.O_RDONLY | unfollowed);
    try {
      const stats = this.#disk.fstatSync(descriptor);
      if (!stats.isFile() || stats.nlink > 1) throw new Refusal('it is not the file that was read any more');
      if (stats.size !== expected.length || !this.#disk.readFileSync(descriptor).equals(expected)) {
        throw new Refusal('it has changed since it was read');
      }
      // To take its name needs no right to the file: who took that right away wants it left alone. Root has every right.
      if ((stats.mode & 0o222) === 0) throw new Refusal('it is read-only');
      this.#disk.accessSync(target, constants.W_OK);
      return stats;
    } finally {
      this.#disk.closeSync(descriptor);
    }
  }

  /** Writes a file that must not exist, with the mode and the owner of another one. Throws. */
  #writeNew(path: string, bytes: Buffer, like: nodeFs.Stats | undefined): void {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | unfollowed;
    const descriptor = this.#disk.openSync(path, flags, like ? 0o600 : 0o666);
    try {
      for (let written = 0; written < bytes.length;) written += this.#disk.writeSync(descriptor, bytes, written);
      if (like) {
        this.#keepOwner(descriptor, like);
        // A program that runs as somebody else is not to be made by whoever edits it.
        this.#disk.fchmodSync(descriptor, like.mode & 0o777);
      }
      this.#disk.fsyncSync(descriptor);
    } finally {
      this.#disk.closeSync(descriptor);
    }
  }

  /** In a container that runs as root the files of the checkout stay those of its user. Nobody else can give files away. */
  #keepOwner(descriptor: number, { uid, gid }: nodeFs.Stats): void {
    const own = this.#disk.fstatSync(descriptor);
    if (own.uid !== uid || own.gid !== gid) attempt(() => this.#disk.fchownSync(descriptor, uid, gid));
  }

  /** Gives a finished temporary file its name. Throws. */
  #commit({ target, temporary, original }: Staged): void {
    if (original) {
      const now = this.#disk.lstatSync(target);
      const isSame = (['ino', 'dev', 'size', 'mtimeMs', 'mode', 'nlink'] as const).every(
        (key) => now[key] === original[key],
      );
      if (!isSame) throw new Refusal('it has changed since it was read');
      this.#disk.renameSync(temporary, target);
      return;
    }
    try {
      this.#disk.linkSync(temporary, target);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw error;
      // Some file systems know no links.
      this.#disk.copyFileSync(temporary, target, constants.COPYFILE_EXCL);
    }
  }

  /** Undoes what was done to one file when another one of its group failed. Says whether that worked. */
  #takeBack({ change, target, original }: Staged): boolean {
    const back = `${target.slice(0, target.lastIndexOf(sep) + 1)}.pydock-lint-${process.pid}-${crypto.randomUUID()}.tmp`;
    try {
      if (!change.before) this.#disk.unlinkSync(target);
      else {
        this.#writeNew(back, bytesOf(change.before), original);
        this.#disk.renameSync(back, target);
      }
      return true;
    } catch {
      attempt(() => this.#disk.unlinkSync(back));
      return false;
    }
  }
}

/** A file that is ready to take its place. */
interface Staged {
  readonly change: FileChange;
  readonly target: string;
  readonly temporary: string;
  /** Undefined for a new file. */
  readonly original: nodeFs.Stats | undefined;
}

class Refusal extends Error {}

/** The bytes that a file is read from. */
const bytesOf = ({ bom, text }: SourceFile): Buffer => Buffer.from(bom ? `\ufeff${text}` : text);

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

const reasons = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'operation not permitted'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EEXIST', 'there is such a file already'],
  ['ENOENT', 'it is not there any more'],
  ['ELOOP', 'it is a symbolic link'],
]);

const reasonOf = (error: unknown): string =>
  error instanceof Refusal ? error.message : (reasons.get(codeOf(error)) ?? codeOf(error));

// What the own code of a program needs of the Python that reads it.
import type { NewerSyntax } from '../../../parser/python/tree.js';
import { lexicalFault, type PythonFault } from '../../../parser/python/lexical.js';
import { mentions } from '../../../parser/python/prefilter.js';
import type { Note } from '../../../text/location.js';
import type { SourceFile } from '../../../text/source.js';
import { type Fact, valueOf } from '../../known.js';
import { pythonModule, readImageFile } from '../../process/image-file.js';
import { interpreterVersion } from '../environments/interpreter.js';
import type { ImageProcess, PythonStart } from './starts.js';
import { trailTo } from './trail.js';

/** A file of the project that a container surely reads, or the one that it was surely meant to. */
export interface OwnFile {
  readonly file: SourceFile;
  /** The places that lead to it. */
  readonly trail: readonly Note[];
}

/** How many files are looked at where a server does not find its application. */
const mostCandidates = 50;

/**
 * The Python files that a process surely reads: the entry and what it imports without a guard. Where `flask run` finds no
 * application, the files of the image that import Flask: one of them was meant.
 */
export function ownFiles(start: ImageProcess): readonly OwnFile[] {
  const { process } = start;
  const program = valueOf(process.program);
  if (program && program.reachable.modules.length > 0) {
    const python: PythonStart = { ...start, program };
    return program.reachable.modules
      .filter(({ guarded }) => !guarded)
      .map((module) => ({ file: module.module.file, trail: trailTo(module, python) }));
  }
  return process.flaskApp?.known && !process.flaskApp.value.found ? flaskFiles(start) : [];
}

function flaskFiles({ process }: ImageProcess): readonly OwnFile[] {
  const { files, reader } = process;
  const found = new Map<string, OwnFile>();
  for (const { path, source } of files.copied) {
    if (!path.endsWith('.py') || found.has(source)) continue;
    const file = valueOf(readImageFile(reader, path));
    if (!file || !mentions(file, 'Flask')) continue;
    const module = valueOf(pythonModule(reader, file));
    if (!module?.imports.some((each) => each.module === 'flask')) continue;
    found.set(source, { file, trail: [{ at: process.command.at, note: 'flask looks for its application here' }] });
    if (found.size >= mostCandidates) break;
  }
  return [...found.values()];
}

/** Syntax that the image's Python does not have: the first of each file. */
export interface TooNewSyntax {
  readonly syntax: NewerSyntax;
  readonly version: string;
  readonly related: readonly Note[];
}

/** The files of a program with syntax that is newer than the Python of its image. */
export function tooNewSyntax(start: ImageProcess): readonly TooNewSyntax[] {
  const version = interpreterVersion(start);
  const minor = version.known ? minorOf(version.value) : undefined;
  if (!version.known || minor === undefined) return [];
  return ownFiles(start).flatMap(({ file, trail }) => {
    // What is no Python at all is another matter.
    if (faultOf(file)) return [];
    const module = valueOf(pythonModule(start.process.reader, file));
    const syntax = module?.newerSyntax.find(({ since }) => (minorOf(since) ?? 0) > minor);
    return syntax ? [{ syntax, version: version.value, related: [...version.evidence, ...trail] }] : [];
  });
}

/** The minor of a version of Python 3. */
function minorOf(version: string): number | undefined {
  const [major, minor] = version.split('.').map(Number);
  return major === 3 ? minor : undefined;
}

/** A file of a program that its Python surely cannot read. */
export interface UnreadableFile {
  readonly fault: PythonFault;
  readonly trail: readonly Note[];
}

/** The files of a program that break the rules of the language, whatever its version, or that of the image's Python. */
export function unreadableFiles(start: ImageProcess): readonly UnreadableFile[] {
  const version = interpreterVersion(start);
  return ownFiles(start).flatMap(({ file, trail }) => {
    const fault = faultOf(file);
    return fault && counts(fault, version) ? [{ fault, trail }] : [];
  });
}

const faults = new WeakMap<SourceFile, { readonly fault: PythonFault | undefined }>();

function faultOf(file: SourceFile): PythonFault | undefined {
  const before = faults.get(file) ?? { fault: lexicalFault(file) };
  faults.set(file, before);
  return before.fault;
}

/** Whether a Python refuses it: Python 2 reads some, and 3.14 reads `except A, B:`. Source: https://peps.python.org/pep-0758/ */
function counts({ kind }: PythonFault, version: Fact<string>): boolean {
  const minor = version.known ? minorOf(version.value) : undefined;
  if (kind === 'python2' || kind === 'tabs') return minor !== undefined;
  if (kind === 'comma') return minor !== undefined && minor < 14;
  return true;
}

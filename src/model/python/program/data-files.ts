// Files that a program reads by a path that leads nowhere in its image.
import { isDataFile, isInputParameter, pathKeywords, readsFile } from '../../../knowledge/python-file-readers.js';
import {
  dottedName,
  type PythonCallSite,
  type PythonExpression,
  type PythonModule,
} from '../../../parser/python/tree.js';
import type { Located, Note } from '../../../text/location.js';
import { basename, dirname, isInside, join, relativeTo } from '../../../text/path.js';
import { closest } from '../../../text/similar.js';
import { stateOfImage } from '../../dockerfile/base-state.js';
import { stageChain } from '../../dockerfile/stage-chain.js';
import type { FileHost } from '../../files.js';
import type { ImageFilesystem } from '../../filesystem.js';
import { isExplainedOtherwise } from './project-modules.js';
import type { ReachableModule } from './reachable.js';
import type { PythonStart } from './starts.js';

/** A file that a program reads and that its image does not have at that path. `at` is the path in the code. */
export interface MissingData extends Located {
  readonly importer: ReachableModule;
  /** As written. */
  readonly written: string;
  /** The absolute path in the image. */
  readonly path: string;
  /** Where a file of this name is instead. */
  readonly landed: { readonly path: string; readonly by: Note } | undefined;
  /** The name in the same folder that was probably meant. */
  readonly similar: string | undefined;
}

/**
 * The files that a program reads by literal relative paths, that its image surely does not have there, and that it has at another place
 * or under a similar name: what is nowhere may be mounted when the container starts. Nothing is said about files that the program may
 * make, asks for before, or reads in a `try`, and about folders that are volumes.
 */
export function missingData(start: PythonStart, host: FileHost): readonly MissingData[] {
  const { program, process, stage } = start;
  if (!process.workdir.known || !stage) return [];
  const modules = program.reachable.modules.filter(({ guarded }) => !guarded);
  if (modules.some(({ module }) => /\bchdir\b/.test(module.file.text))) return [];
  const mentions = mentionsOf(program.reachable.modules);
  const found: MissingData[] = [];
  for (const importer of modules) {
    for (const { expression, value, sure } of pathsIn(importer.module)) {
      const path = join(process.workdir.value, value);
      if ((mentions.get(basename(value)) ?? 0) > 1 || isInVolume(path, start)) continue;
      const missing = describe(path, value, process.files);
      if (!missing || (!sure && !missing.similar) || isExplainedOtherwise(start, [path], host)) continue;
      found.push({ at: expression.at, importer, written: value, path, ...missing });
    }
  }
  return found;
}

interface ReadPath {
  readonly expression: PythonExpression;
  readonly value: string;
  /** Whether the call surely reads it; else the name of the parameter says so. */
  readonly sure: boolean;
}

function pathsIn(module: PythonModule): readonly ReadPath[] {
  return module.calls.flatMap((site) => {
    const { at, conditional, call } = site;
    if (conditional || module.tries.some((body) => isWithin(at.span, body.at.span))) return [];
    const name = module.canonical(site.name ?? '');
    const sure = readsFile(name) && !writes(site);
    const first = sure ? call.arguments[0] : undefined;
    const keywords = call.keywords.filter((each) =>
      sure ? pathKeywords.includes(each.name) : isInputParameter(each.name),
    );
    return [...(first ? [first] : []), ...keywords.map(({ value }) => value)].flatMap((expression) => {
      const value = expression.kind === 'string' ? expression.value : undefined;
      return value !== undefined && isRelativePath(value) ? [{ expression, value, sure }] : [];
    });
  });
}

const isWithin = (inner: { start: number; end: number }, outer: { start: number; end: number }): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

const isRelativePath = (text: string): boolean =>
  isDataFile(text) && text.length < 300 && !text.startsWith('/') && !/[\n{}*?<>|]|^\w+:|^~|%[sd(]/.test(text);

/** Whether `open` may make the file. */
function writes({ call }: PythonCallSite): boolean {
  const mode = call.keywords.find(({ name }) => name === 'mode')?.value ?? call.arguments[1];
  if (!mode || !dottedName(call.callee)?.endsWith('open')) return false;
  return mode.kind !== 'string' || /[wax+]/.test(mode.value);
}

/** How often the code says the name of a file: one that it says twice may be made, or asked for, at the other place. */
function mentionsOf(modules: readonly ReachableModule[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { module } of modules) {
    for (const [, name] of module.file.text.matchAll(/([\w.-]{1,100}\.\w{1,8})["']/g))
      counts.set(name!, (counts.get(name!) ?? 0) + 1);
  }
  return counts;
}

function isInVolume(path: string, { stage, volumes }: PythonStart): boolean {
  if (volumes.some((folder) => isInside(folder, path))) return true;
  return stageChain(stage!).some(({ steps }) =>
    steps.some(({ instruction }) => instruction.keyword.text.toUpperCase() === 'VOLUME'),
  );
}

const baseMayHaveIt = (() => {
  const state = stateOfImage(undefined, undefined).files.lookup('/x');
  return state.state === 'unknown' ? state.because : '';
})();

/** Whether a folder surely came out of the build context without a file: what the base image has in that folder does not count. */
function lacks(path: string, files: ImageFilesystem): boolean {
  const state = files.lookup(path);
  if (state.state === 'absent') return true;
  return state.state === 'unknown' && state.because === baseMayHaveIt && files.list(dirname(path)).length > 0;
}

function describe(
  path: string,
  written: string,
  files: ImageFilesystem,
): Pick<MissingData, 'landed' | 'similar'> | undefined {
  if (!lacks(path, files)) return undefined;
  const names = files.list(dirname(path));
  // A template of the name is filled in by hand.
  if (names.some((name) => /example|sample|template|dist/i.test(name) && name.includes(basename(path).split('.')[0]!)))
    return undefined;
  const landed = landedAt(path, written, files);
  const extension = /\.\w+$/.exec(path)![0];
  const similar = landed
    ? undefined
    : closest(
        basename(path),
        names.filter((name) => name.endsWith(extension)),
      );
  return landed || similar !== undefined ? { landed, similar } : undefined;
}

/** The one other place of a file with the written path, or its name, at the end. */
function landedAt(path: string, written: string, files: ImageFilesystem): MissingData['landed'] {
  const inside = relativeTo('/', join('/', written)) ?? basename(path);
  for (const end of new Set([inside, basename(path)])) {
    const there = files.copied.filter(
      (file) => file.path.endsWith(`/${end}`) && files.lookup(file.path).state === 'present',
    );
    const [only] = there;
    if (!only) continue;
    if (new Set(there.map((file) => file.path)).size > 1) return undefined;
    return { path: only.path, by: { at: only.by.at, note: `it is copied to ${only.path} here` } };
  }
  return undefined;
}

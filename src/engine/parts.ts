import { dirname, join } from '../text/path.js';
import type { SourceFile } from '../text/source.js';
import type { LintHost } from './lint-host.js';

/** Files whose models do not depend on those of other parts. */
export interface Part<Linted> {
  /** The root of the files, as the host names it. */
  readonly root: string;
  readonly linted: readonly Linted[];
  readonly composeFiles: readonly SourceFile[];
}

/** How many files that know nothing of each other have their models at once: fewer cost more runs, more cost memory. */
const partSize = 4;

/** How far a folder is from the root at most: the bound is for hosts whose root is not above the file. */
const deepest = 64;

/**
 * Divides files into parts, so that the model of each can be dropped before the next is built: memory, and the time to collect it, are those of
 * one part. Only compose files tie files together: those below them, those that a `..` may lead to, and those that name an image that they
 * build. It looks at texts and errs on the side of fewer parts. Parts come in the order of their roots and first files.
 *
 * @param linted what was asked for, in order
 * @param composeFiles every compose file that counts, asked for or not
 * @param size how many files of small groups share a part
 */
export function independentParts<Linted extends { readonly file: SourceFile }>(
  linted: readonly Linted[],
  composeFiles: readonly SourceFile[],
  host: LintHost,
  size = partSize,
): readonly Part<Linted>[] {
  const reaches = new Set(composeFiles.map((file) => reachOf(file, host)));
  const outermost = outermostOf(reaches);
  const keyOf = ({ path }: SourceFile): string => outermost(dirname(path)) ?? path;
  const keys = mergedKeys([...composeFiles, ...linted.map(({ file }) => file)], keyOf);
  const groups = new Map<string, { linted: Linted[]; composeFiles: SourceFile[] }>();
  const groupOf = (file: SourceFile) => {
    const key = keys(keyOf(file));
    const group = groups.get(key) ?? { linted: [], composeFiles: [] };
    groups.set(key, group);
    return group;
  };
  for (const one of linted) groupOf(one.file).linted.push(one);
  for (const file of composeFiles) groupOf(file).composeFiles.push(file);
  return batches([...groups.values()], host, size);
}

/** Small groups of one root together. */
function batches<Linted extends { readonly file: SourceFile }>(
  groups: readonly Omit<Part<Linted>, 'root'>[],
  host: LintHost,
  size: number,
): readonly Part<Linted>[] {
  const parts: { root: string; linted: Linted[]; composeFiles: SourceFile[] }[] = [];
  for (const { linted, composeFiles } of groups) {
    const [first] = linted;
    if (!first) continue;
    const root = host.rootOf(first.file.path);
    const last = parts.at(-1);
    if (last && last.root === root && last.linted.length + linted.length <= size) {
      last.linted.push(...linted);
      last.composeFiles.push(...composeFiles);
    } else parts.push({ root, linted: [...linted], composeFiles: [...composeFiles] });
  }
  return parts;
}

/** The folder that holds all that a compose file may speak of. */
function reachOf({ path, text }: SourceFile, host: LintHost): string {
  // What it includes or extends has paths of its own; an absolute path may be one of this root.
  if (mayLeave(text)) return host.rootOf(path);
  // Any Dockerfile of the root may have the files that hold its secrets in its build context.
  if (/^["']?secrets["']?\s*:/m.test(text) && /\bfile\b/.test(text)) return host.rootOf(path);
  const folder = dirname(path);
  const variables = host.read(join(folder, '.env'))?.text ?? '';
  let reach = folder;
  for (let steps = Math.max(stepsUp(text), stepsUp(variables)); steps > 0; steps--) reach = join(reach, '..');
  return reach;
}

/** Whether a file names other compose files, or builds from an absolute path. */
const mayLeave = (text: string): boolean =>
  (text.includes('include') && /^["']?include["']?\s*:/m.test(text)) ||
  (/\bextends\b/.test(text) && /\bfile\b/.test(text)) ||
  /\b(?:build|context|dockerfile)["']?\s*:\s*["']?\//.test(text);

/** The most `..` that follow one another in a path of a text. */
function stepsUp(text: string): number {
  let most = 0;
  for (const [path] of text.matchAll(/(?:\.\.[/\\]?)+/g)) most = Math.max(most, Math.ceil(path.length / 3));
  return Math.min(most, deepest);
}

/** For a folder the outermost of some folders that it lies in or is; undefined where there is none. */
function outermostOf(folders: ReadonlySet<string>): (folder: string) => string | undefined {
  if (folders.size === 0) return () => undefined;
  const found = new Map<string, string | undefined>();
  // Above the working directory there is no end but the one of what is looked for.
  const highest = [...folders].reduce((most, folder) => Math.max(most, stepsUp(folder)), 0);
  return (start) => {
    if (found.has(start)) return found.get(start);
    let outermost: string | undefined;
    for (let folder = start; ; folder = dirname(folder)) {
      if (folders.has(folder)) outermost = folder;
      if (folder === dirname(folder) || (isAboveWorkingDirectory(folder) && stepsUp(folder) >= highest)) break;
    }
    found.set(start, outermost);
    return outermost;
  };
}

const isAboveWorkingDirectory = (folder: string): boolean =>
  folder === '.' || folder === '..' || folder.endsWith('/..');

/** The keys of groups, those in one that share an image which a service builds: nobody else moves its tags. */
function mergedKeys(files: readonly SourceFile[], keyOf: (file: SourceFile) => string): (key: string) => string {
  const builders = new Map<string, string>();
  const merged = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let next = merged.get(root); next !== undefined; next = merged.get(root)) root = next;
    if (root !== key) merged.set(key, root);
    return root;
  };
  const join = (one: string, other: string) => {
    const [a, b] = [find(one), find(other)];
    if (a !== b) merged.set(b, a);
  };
  for (const file of files) {
    for (const name of imagesBuiltIn(file.text)) {
      const builder = builders.get(name);
      if (builder === undefined) builders.set(name, keyOf(file));
      else join(builder, keyOf(file));
    }
  }
  if (builders.size === 0) return find;
  for (const file of files) {
    for (const name of imagesNamedIn(file.text)) {
      const builder = builders.get(name);
      if (builder !== undefined) join(builder, keyOf(file));
    }
  }
  return find;
}

/** Lines of one indentation below the same line. */
interface Block {
  readonly indent: number;
  readonly images: string[];
  builds: boolean;
}

/** The names of the images that services of a compose file may build: those with a `build` or a merged mapping beside them. */
function imagesBuiltIn(text: string): readonly string[] {
  if (!text.includes('build') || !text.includes('image')) return [];
  const names: string[] = [];
  const open: Block[] = [];
  const close = (indent: number) => {
    for (let block = open.at(-1); block && block.indent > indent; block = open.at(-1)) {
      if (block.builds) names.push(...block.images);
      open.pop();
    }
  };
  for (const line of text.split('\n')) {
    const indent = /[^\s#]/.exec(line)?.index;
    if (indent === undefined) continue;
    close(indent);
    let block = open.at(-1);
    if (block?.indent !== indent) open.push((block = { indent, images: [], builds: false }));
    const [, image] = /\bimage["']?\s*:\s*([^#,}]+)/.exec(line) ?? [];
    if (image !== undefined) block.images.push(nameOf(image));
    // A mapping of braces has its `build` on the same line.
    block.builds ||= /^\s*["']?(?:build\b|<<|extends\b)|\{.*\bbuild\b/.test(line);
  }
  close(-1);
  return names;
}

/** The images that a Dockerfile or compose file names. */
const imagesNamedIn = (text: string): readonly string[] =>
  [...text.matchAll(/^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)|\bfrom=([^\s,]+)|\bimage["']?\s*:\s*([^#,}\n]+)/gim)].map(
    ([, base, source, image]) => nameOf((base ?? source ?? image)!),
  );

/** An image without quotes, tag and digest. */
const nameOf = (image: string): string =>
  image
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '');

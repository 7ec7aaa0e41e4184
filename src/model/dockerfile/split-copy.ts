// The edits that copy the manifests before an install and the sources behind it.
import {
  type Edit,
  indentOf,
  lineStartOf,
  newlineOf,
  place,
  removeLines,
  startWithComments,
  textOf,
} from '../../text/location.js';
import { dirname, join, relativeTo } from '../../text/path.js';
import type { SourceFile } from '../../text/source.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import type { Copy, Stage, Step } from '../stage.js';
import { manifestsOf, type Tree } from './manifest-reads.js';

/** Flags of COPY that mean for a single file what they mean for a tree. */
const repeatable: ReadonlySet<string> = new Set(['chown', 'chmod', 'link']);

/**
 * The edits that take a broad COPY apart: the manifests that the installs behind it read are copied where it stood, and the rest behind the
 * last of these installs. Undefined where that could change what is built: where a step between reads or writes anything else of the tree.
 */
export function splitCopy(copy: Copy, stage: Stage, host: FileHost): readonly Edit[] | undefined {
  const tree = treeOf(copy, stage);
  if (!tree || hasEnvironment(tree)) return undefined;
  const steps = stage.steps.slice(stage.steps.indexOf(copy.step) + 1);
  const installs: { readonly step: Step; readonly manifests: readonly string[] }[] = [];
  for (const step of steps) {
    const manifests = manifestsOf(step, tree, stage, host);
    if (!manifests) break;
    if (manifests.length > 0) installs.push({ step, manifests });
  }
  const first = installs[0]?.step;
  const last = installs.at(-1)?.step;
  if (!first || !last) return undefined;
  const between = steps.slice(0, steps.indexOf(last) + 1);
  if (between.some((step) => changesCopy(step, copy))) return undefined;
  const manifests = [...new Set(installs.flatMap((install) => install.manifests))];
  const lines = narrowCopies(tree, manifests);
  return lines && move(copy, lines, steps.slice(0, steps.indexOf(first)), first, last);
}

/** The tree of a COPY that can be taken apart: one source, written plainly, in a file that is read top to bottom. */
function treeOf(copy: Copy, stage: Stage): Tree | undefined {
  const { instruction, sources, from } = copy;
  const [source] = sources;
  const context = valueOf(stage.dockerfile.context)?.context;
  const target = valueOf(copy.destination);
  if (!context || !source?.value.known || target === undefined || target === '/') return undefined;
  if (from || sources.length > 1 || instruction.onbuild || instruction.heredocs.length > 0) return undefined;
  if (!instruction.flags.every(({ name }) => repeatable.has(name)) || indentOf(instruction) === undefined)
    return undefined;
  // In one line, and not as a JSON array.
  if (/[\n"'[\]`\\]/.test(textOf(instruction)) || !stage.steps.includes(copy.step)) return undefined;
  const found = valueOf(context.matches(source.value.value)) ?? [];
  const entry = found[0];
  return found.length === 1 && entry?.kind === 'directory' ? { copy, context, source: entry.path, target } : undefined;
}

/** Whether a tree brings a virtual environment of its own, which would come over the one that the install makes. */
const hasEnvironment = ({ context, source }: Tree): boolean =>
  (context.list(source) ?? []).some(
    ({ path, kind }) =>
      kind === 'directory' &&
      (/(^|\/)(\.?venv|\.?env|__pypackages__|node_modules)$/.test(path) ||
        context.kindOf(join(path, 'pyvenv.cfg')) !== undefined),
  );

/** Whether a step changes what the words of a COPY mean. */
function changesCopy({ instruction }: Step, { instruction: { destination, body } }: Copy): boolean {
  if (instruction.name === 'WORKDIR') return !destination.value?.startsWith('/');
  return (instruction.name === 'ARG' || instruction.name === 'ENV') && body.text.includes('$');
}

/** The lines that copy the manifests which are not there before, one for each folder, with the flags of the COPY. */
function narrowCopies(
  { copy, source, target, context }: Tree,
  manifests: readonly string[],
): readonly string[] | undefined {
  const { instruction, step } = copy;
  // ADD does nothing more for such files.
  const keyword = instruction.keyword.text === 'add' ? 'copy' : instruction.keyword.text.replace(/^ADD$/i, 'COPY');
  const missing = manifests.filter((path) => {
    const state = step.before.files.lookup(join(target, relativeTo(source, path)!));
    return state.state !== 'present' || state.source !== join(context.directory, path);
  });
  if (missing.some((path) => /[^\w./@+-]/.test(path))) return undefined;
  const flags = instruction.flags.map((flag) => `${textOf(flag)} `).join('');
  const written = instruction.destination.raw;
  const base = written.replace(/\/*$/, '/');
  return [...new Set(missing.map(dirname))].map((folder) => {
    const below = relativeTo(source, folder)!;
    const paths = missing.filter((path) => dirname(path) === folder);
    const to = below !== '.' ? `${base === './' ? '' : base}${below}/` : written === '.' ? written : base;
    return `${keyword} ${flags}${paths.join(' ')} ${to}`;
  });
}

/**
 * Writes lines before an install, and what a COPY is behind the last one. They stand where the COPY stood if nothing is run between, so that
 * a change of the manifests repeats as few steps as it can.
 * @param between the steps between the COPY and the first install
 */
function move(
  copy: Copy,
  lines: readonly string[],
  between: readonly Step[],
  first: Step,
  last: Step,
): readonly Edit[] {
  const { instruction } = copy;
  const { file, span } = instruction.at;
  const newline = newlineOf(file);
  const indent = indentOf(instruction)!;
  const own = startWithComments(instruction);
  const start = /install|depend|require|package/i.test(file.text.slice(own, span.start))
    ? lineStartOf(instruction)
    : own;
  const block = file.text.slice(start, span.end);
  const install = startWithComments(first.instruction);
  const isApart =
    [start, install].some((offset) => offset > 0 && /\n[ \t]*\r?\n$/.test(file.text.slice(0, offset))) ||
    /^[ \t]*\r?\n[ \t]*\r?\n/.test(file.text.slice(span.end));
  const end = lineEndOf(last.instruction.at.span.end, file);
  const text = lines.map((line) => indent + line).join(newline);
  const stays = between.every(({ instruction: { name } }) => name !== 'RUN' && name !== 'COPY' && name !== 'ADD');
  return [
    stays && text !== ''
      ? { at: place(file, start, span.end), newText: text }
      : removeLines({ at: place(file, start, span.end) }),
    ...(stays || text === '' ? [] : [{ at: place(file, install, install), newText: text + newline }]),
    { at: place(file, end, end), newText: newline + (isApart ? newline : '') + block },
  ];
}

const lineEndOf = (offset: number, file: SourceFile): number => file.lineSpan(file.positionAt(offset).line).end;

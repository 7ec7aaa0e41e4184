// A build of a few kinds of steps on a map of paths, as simply as one can write it: what the image file system claims is compared with it.

/** What is at a path: a directory, or a file with its content. */
export type Entry = 'directory' | { readonly content: string };

/** A file system: absolute paths to what is there. */
export type Tree = Map<string, Entry>;

export type Step =
  | { readonly kind: 'workdir'; readonly path: string }
  | {
      readonly kind: 'copy';
      readonly from: boolean;
      readonly flag: '' | '--parents' | '--exclude=*.txt' | '--exclude=pkg';
      readonly sources: readonly string[];
      readonly target: string;
    }
  | { readonly kind: 'run'; readonly commands: readonly Command[] };

export type Command =
  | {
      readonly name: 'mkdir -p' | 'touch' | 'rm -rf' | 'git clone u' | 'curl u -o' | 'tar xf t.tar -C';
      readonly path: string;
    }
  | { readonly name: 'cp' | 'cp -r' | 'mv'; readonly from: string; readonly to: string };

/** A step that stops the build. */
export class Failure extends Error {}

const fail = (): never => {
  throw new Failure('the build stops');
};

export const resolve = (folder: string, path: string): string => {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
};

const parent = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const below = (tree: Tree, path: string): readonly [string, Entry][] =>
  [...tree].filter(([each]) => each === path || each.startsWith(path === '/' ? '/' : `${path}/`));

/** What the empty base of the model has. */
export const baseTree = (): Tree =>
  new Map(['/', '/srv', '/opt', '/home', '/mnt'].map((path): [string, Entry] => [path, 'directory']));

function makeFolder(tree: Tree, path: string): void {
  const there = tree.get(path);
  if (there === 'directory') return;
  if (there) fail();
  if (path !== '/') makeFolder(tree, parent(path));
  tree.set(path, 'directory');
}

function putFile(tree: Tree, path: string, entry: Entry): void {
  if (tree.get(path) === 'directory') fail();
  makeFolder(tree, parent(path));
  tree.set(path, entry);
}

/** A build: the tree and the folder that it is in. */
export interface State {
  readonly tree: Tree;
  folder: string;
}

/** Runs one step; throws a Failure, after which the state is of no use. */
export function apply(step: Step, state: State, context: Tree, first: Tree | undefined): void {
  if (step.kind === 'workdir') {
    state.folder = resolve(state.folder, step.path);
    makeFolder(state.tree, state.folder);
  } else if (step.kind === 'copy') copy(step, state, step.from ? first : context);
  else for (const command of step.commands) run(command, state);
}

function copy(
  { flag, sources, target, from }: Extract<Step, { kind: 'copy' }>,
  { tree, folder }: State,
  files: Tree | undefined,
): void {
  const path = resolve(folder, target);
  const parents = flag === '--parents';
  const isFolder = sources.length > 1 || parents || /(?:^|\/)\.{0,2}$/.test(target) || tree.get(path) === 'directory';
  const isExcluded = (inside: string) =>
    (flag === '--exclude=*.txt' && /^[^/]*\.txt$/.test(inside)) ||
    (flag === '--exclude=pkg' && /^pkg(?:\/|$)/.test(inside));
  for (const source of sources) {
    const at = resolve('/', source);
    const entry = files?.get(at);
    if (!files || !entry) return fail();
    const to = parents ? resolve(path, `.${from ? parent(at) : parent(at)}`) : path;
    if (entry !== 'directory') {
      if (!isExcluded(name(at))) putFile(tree, isFolder ? resolve(to, name(at)) : to, entry);
      continue;
    }
    const root = parents ? resolve(to, name(at)) : to;
    makeFolder(tree, root);
    for (const [each, inner] of below(files, at)) {
      const inside = at === '/' ? each.slice(1) : each.slice(at.length + 1);
      if (inside === '' || isExcluded(inside)) continue;
      if (inner === 'directory') makeFolder(tree, resolve(root, inside));
      else putFile(tree, resolve(root, inside), inner);
    }
  }
}

function run(command: Command, { tree, folder }: State): void {
  if ('from' in command) return transfer(command, tree, folder);
  const path = resolve(folder, command.path);
  const there = tree.get(path);
  const hasFolder = tree.get(parent(path)) === 'directory';
  switch (command.name) {
    case 'mkdir -p':
      return makeFolder(tree, path);
    case 'touch':
      if (!hasFolder) fail();
      if (!there) tree.set(path, { content: 'touched' });
      return;
    case 'rm -rf':
      // A program whose folder is gone is no matter of this model.
      if (folder === path || folder.startsWith(`${path}/`)) fail();
      for (const [each] of below(tree, path)) tree.delete(each);
      return;
    case 'git clone u':
      if (there) fail();
      makeFolder(tree, path);
      putFile(tree, `${path}/README.md`, { content: 'cloned' });
      return;
    case 'curl u -o':
      if (!hasFolder || there === 'directory') fail();
      tree.set(path, { content: 'downloaded' });
      return;
    case 'tar xf t.tar -C':
      if (there !== 'directory') fail();
      putFile(tree, resolve(path, 'unpacked.txt'), { content: 'unpacked' });
      return;
    default:
      return command satisfies never;
  }
}

function transfer({ name: program, from, to }: Extract<Command, { from: string }>, tree: Tree, folder: string): void {
  const source = resolve(folder, from);
  const entry = tree.get(source);
  const target = resolve(folder, to);
  const isFolder = tree.get(target) === 'directory';
  const path = isFolder ? resolve(target, name(source)) : target;
  const there = tree.get(path);
  if (!entry || path === source || tree.get(parent(path)) !== 'directory' || (to.endsWith('/') && !isFolder))
    return fail();
  if (entry !== 'directory') {
    if (there === 'directory') fail();
    tree.set(path, entry);
    if (program === 'mv') tree.delete(source);
    return;
  }
  if (program === 'cp' || path.startsWith(`${source}/`) || (there && there !== 'directory')) return fail();
  if (program === 'mv' && (there || folder === source || folder.startsWith(`${source}/`))) return fail();
  for (const [each, inner] of below(tree, source)) {
    const into = `${path}${each.slice(source.length)}`;
    if (inner === 'directory') makeFolder(tree, into);
    else putFile(tree, into, inner);
  }
  if (program === 'mv') for (const [each] of below(tree, source)) tree.delete(each);
}

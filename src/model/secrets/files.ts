import { findUrlPasswords } from '../../knowledge/secrets.js';
import { secretFileKind } from '../../knowledge/secret-files.js';
import { parseDotenv } from '../../parser/dotenv.js';
import type { Edit, Note } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import { basename, relativeTo } from '../../text/path.js';
import type { ComposeProject } from '../compose.js';
import { secretFilesOf } from '../compose/exposure/secret-files.js';
import { addExclusions } from '../dockerfile/ignore-lines.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { secretIn } from '../secrets.js';
import type { Dockerfile, Stage } from '../stage.js';

/** Files of secrets that one COPY or ADD puts into an image. */
export interface CopiedSecrets {
  readonly by: Note;
  /** The file relative to the working directory, and what it is: `an environment file`. At least one. */
  readonly files: readonly { readonly source: string; readonly kind: string }[];
  /** Whether an instruction names one of them itself: it would fail without the file. */
  readonly isNamed: boolean;
  /** Keeps them out by the .dockerignore that there is; undefined where an instruction needs one of them. */
  readonly edit: Edit | undefined;
}

/** The files of secrets that the image of a stage has, by the instruction that copies them. */
export function copiedSecrets(
  { final, dockerfile }: Stage,
  { composeProjects, host }: { readonly composeProjects: readonly ComposeProject[]; readonly host: FileHost },
): readonly CopiedSecrets[] {
  const declared = secretFilesOf(composeProjects);
  const root = dockerfile.context.known ? dockerfile.context.value.context.directory : '.';
  const found = new Map<Note['at'], { by: Note; files: { source: string; kind: string }[] }>();
  for (const { source, by } of final.files.copied) {
    const kind = declared.has(source) ? 'a secret of the compose file' : kindOf(source, root, host);
    if (kind === undefined) continue;
    const group = found.get(by.at) ?? { by, files: [] };
    if (group.files.length === 0) found.set(by.at, group);
    group.files.push({ source, kind });
  }
  return [...found.values()].map((group) => {
    const isNamed = namesOneOf(group.files, dockerfile);
    return { ...group, isNamed, edit: isNamed ? undefined : keepOut(group.files, dockerfile) };
  });
}

type CopiedFiles = CopiedSecrets['files'];

/** The paths of files in the build context, which patterns of .dockerignore match. */
const pathsInContext = (files: CopiedFiles, directory: string): readonly string[] =>
  files.map(({ source }) => relativeTo(directory, source) ?? '');

/** Whether a COPY or ADD of a Dockerfile has one of the files as its source. */
function namesOneOf(files: CopiedFiles, { context, stages }: Dockerfile): boolean {
  const { directory, matches } = valueOf(context)?.context ?? {};
  if (directory === undefined || !matches) return false;
  const paths = pathsInContext(files, directory);
  return stages
    .flatMap(({ copies }) => copies)
    .filter(({ from }) => !from)
    .flatMap(({ sources }) => sources)
    .flatMap(({ value }) => (value.known ? (valueOf(matches(value.value)) ?? []) : []))
    .some(({ path, kind }) => kind === 'file' && paths.includes(path));
}

function keepOut(files: CopiedFiles, { context }: Dockerfile): Edit | undefined {
  const { directory, ignore } = valueOf(context)?.context ?? {};
  return directory !== undefined && ignore ? addExclusions(ignore, pathsInContext(files, directory)) : undefined;
}

/**
 * What kind of secret a file is by its name, unless its text says that it is none. Folders count below the build context only: a whole project
 * may live among examples or tests.
 */
function kindOf(path: string, root: string, host: FileHost): string | undefined {
  if (/^pip\.(conf|ini)$/.test(basename(path)))
    return hasUrlPassword(path, host) ? 'an index with a password' : undefined;
  const kind = secretFileKind(relativeTo(root, path) ?? path);
  return kind !== undefined && !isHarmless(kind, host.read(path)) ? kind : undefined;
}

/** Whether the text of a file shows that nothing in it is secret, whatever its name says; false for one that cannot be read. */
function isHarmless(kind: string, file: SourceFile | undefined): boolean {
  if (!file) return false;
  if (kind === 'an environment file') return isHarmlessDotenv(file);
  // Certificates and parameters are written in the same way as private keys.
  if (kind === 'a private key') return /-----BEGIN/.test(file.text) && !/PRIVATE KEY-----/.test(file.text);
  // A template is filled in elsewhere.
  return kind === 'a credentials file' && file.text.includes('{{');
}

const hasUrlPassword = (path: string, host: FileHost): boolean =>
  findUrlPasswords(host.read(path)?.text ?? '').some(({ placeholder }) => !placeholder);

/** Whether an environment file sets nothing but harmless variables: addresses, switches, versions, stand-ins for secrets. */
const isHarmlessDotenv = (file: SourceFile): boolean =>
  !parseDotenv(file).entries.some(
    ({ key, value }) => value && (secretIn(key.text, value)?.kind ?? 'placeholder') !== 'placeholder',
  );

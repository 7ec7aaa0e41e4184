import { isBuildOutput } from '../../../knowledge/build-outputs.js';
import { isDataFolder, isFileName, isMadeOnSite } from '../../../knowledge/mounted-files.js';
import type { Located, Note } from '../../../text/location.js';
import { basename, dirname } from '../../../text/path.js';
import type { Mount, Service } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import { isFoundFurtherUp, isSurelyAbsent, nearPath } from './absent.js';

/** The source of a bind mount that is surely not there, and that nobody makes on the way. */
export interface MissingSource extends Located {
  readonly service: Service;
  readonly mount: Mount;
  /** Relative to the working directory. */
  readonly path: string;
  /** Whether it is called like a file: Docker makes a folder of it all the same. */
  readonly isFile: boolean;
  /** A path that is there and that was probably meant. */
  readonly near: string | undefined;
  /** Whether that path differs in the case of its letters only. */
  readonly sameLetters: boolean;
  readonly evidence: readonly Note[];
}

/**
 * The sources of a service's bind mounts that do not exist; none where another folder may be the one that paths count from. Keys and
 * passwords, results of builds, and what there is an example of are made where the project runs, and are not among them.
 */
export function missingBindSources(service: Service, host: FileHost): readonly MissingSource[] {
  if (service.project.open !== undefined) return [];
  return service.mounts.flatMap((mount) => missingSource(mount, service, host) ?? []);
}

function missingSource(mount: Mount, service: Service, host: FileHost): MissingSource | undefined {
  const { type, source, sourceAt, hostPath } = mount;
  if (type !== 'bind' || !source?.known || !sourceAt || !hostPath?.known) return undefined;
  const path = hostPath.value;
  const { directory } = service.project;
  if (!isSurelyAbsent(host, directory, path) || isFoundFurtherUp(host, directory, source.value)) return undefined;
  if (isMadeOnSite(path) || isBuildOutput(path) || hasExample(path, host)) return undefined;
  const near = nearPath(host, path);
  return {
    at: sourceAt.at,
    service,
    mount,
    path,
    isFile: !source.value.endsWith('/') && isFile(path, valueOf(mount.target)),
    near: near?.path,
    sameLetters: near?.sameLetters ?? false,
    evidence: hostPath.evidence,
  };
}

const extensionOf = (path: string): string => /\.\w+$/.exec(basename(path))?.[0].toLowerCase() ?? '';

/** A name without a known extension is a file's when the container has it with the same extension. */
function isFile(path: string, target: string | undefined): boolean {
  if (target?.endsWith('/')) return false;
  if (isFileName(basename(path))) return true;
  const extension = extensionOf(path);
  return extension !== '' && extension !== '.d' && target !== undefined && extension === extensionOf(target);
}

/** `config.example.yml` or `config.yml.local` beside `config.yml`: everybody makes their own. */
function hasExample(path: string, host: FileHost): boolean {
  const own = basename(path);
  const stem = own.split('.').find(Boolean) ?? '';
  return (host.list(dirname(path)) ?? []).some(
    ({ name }) =>
      name.startsWith(`${own}.`) ||
      (/example|sample|template|default|dist/i.test(name) && name.replace(/^\./, '').startsWith(stem)),
  );
}

/**
 * Whether a folder has to be there before the container starts: it is only read, the whole application is expected in it, or there is
 * one that was probably meant. Any other may be made for the container to fill.
 */
export function isExpected({ mount, path, near, service }: MissingSource): boolean {
  if (isDataFolder(path)) return false;
  const target = valueOf(mount.target);
  const stage = valueOf(service.stage);
  const workdir = stage && valueOf(stage.final.workdir);
  return mount.readOnly || near !== undefined || (workdir !== undefined && workdir !== '/' && workdir === target);
}

// Mounts of a service that lie over code of its image.
import { isProductionFile } from '../../../knowledge/stage-roles.js';
import type { Note } from '../../../text/location.js';
import { basename, isInside, join } from '../../../text/path.js';
import type { Mount, Service } from '../../compose.js';
import type { CopiedFile } from '../../filesystem.js';
import { valueOf } from '../../known.js';
import { documentsOf } from '../loading/documents.js';
import { child } from '../values/nodes.js';
import { isFilledByImage } from '../../filesystem/mounted-files.js';
import { settingOf } from '../values/settings.js';

/** A mount over code that the image has from the build context. */
export interface CodeMount {
  readonly mount: Mount;
  /** A file of that code: the first that was copied. */
  readonly file: CopiedFile;
}

const isCode = (path: string): boolean => /\.(?:py|html?|jinja2?|j2)$/.test(path);
const isAsset = (path: string): boolean => /\.(?:css|js|mjs)$/.test(path);

/**
 * The named volumes of a service over code or assets that are copied into its image: a volume is filled when it is made, and hides every
 * later version. The assets of Django are left out: it collects them anew when it starts.
 * Source: https://docs.docker.com/engine/storage/volumes/#mounting-a-volume-over-existing-data
 */
export function volumesOverCode(service: Service): readonly CodeMount[] {
  const files = copiedFiles(service);
  const collects = files.some(({ path }) => basename(path) === 'manage.py');
  return service.mounts.flatMap((mount) => {
    const isNamed = mount.type === 'volume' && mount.source?.known && mount.source.value !== '';
    if (!isFilledByImage(mount, service.project)) return [];
    const target = isNamed ? valueOf(mount.target) : undefined;
    if (target === undefined || target === '/') return [];
    const inside = files.filter(({ path }) => isInside(join('/', target), path));
    const shown =
      inside.find(({ path }) => path.endsWith('.py')) ?? inside.find(({ path }) => isCode(path)) ?? inside[0];
    const file = collects && !shown?.path.endsWith('.py') ? undefined : shown;
    return file ? [{ mount, file }] : [];
  });
}

/** The files of the build context that a service's image has at its end. */
function copiedFiles({ stage }: Service): readonly CopiedFile[] {
  const files = stage && valueOf(stage)?.final.files;
  return files
    ? files.copied.filter(
        ({ path }) =>
          (isCode(path) || isAsset(path) || basename(path) === 'manage.py') && files.lookup(path).state === 'present',
      )
    : [];
}

/** The bind mount of a service over the code that it starts, and what says that the service is one in production. */
export function productionCodeMount(service: Service): (CodeMount & { readonly evidence: Note }) | undefined {
  const evidence = productionEvidence(service);
  const process = evidence && valueOf(service.process);
  // Whoever reloads, or starts a development server, mounts the code for that.
  if (!evidence || !process || isForDevelopment(service)) return undefined;
  const program = valueOf(process.program);
  const entry = program?.entry.kind === 'file' ? program.entry.path : undefined;
  const file = entry === undefined ? undefined : copiedFiles(service).find(({ path }) => path === entry);
  const mount = service.mounts.find(
    ({ type, target, hostPath }) =>
      type === 'bind' &&
      hostPath?.known &&
      target.known &&
      file !== undefined &&
      file.path !== target.value &&
      isInside(join('/', target.value), file.path),
  );
  return file && mount ? { mount, file, evidence } : undefined;
}

function isForDevelopment(service: Service): boolean {
  const process = valueOf(service.process);
  const server = process?.server;
  const isDevelopment = server !== undefined && (!server.development.known || server.development.value !== undefined);
  const isDebug = server !== undefined && server.debug.known && server.debug.value !== undefined;
  return isDevelopment || isDebug || child(service.node, 'develop') !== undefined;
}

/** What says that a service runs in production: a restart policy, the name of a file, a variable. */
function productionEvidence(service: Service): Note | undefined {
  if (service.role !== 'production' || service.profiles.length > 0) return undefined;
  const named = documentsOf(service.project).find(({ file }) => isProductionFile(file.path));
  if (named) return { at: service.at, note: `${basename(named.file.path)} is for production` };
  const variable = service.declared.variables.find(
    ({ name, value }) => /(?:^|_)ENV(?:IRONMENT)?$/.test(name) && /^prod(?:uction)?$/i.test(valueOf(value) ?? ''),
  );
  if (variable) return { at: variable.at, note: `${variable.name} says production` };
  const restart = settingOf(service, 'restart');
  // A restart after a failure is of use to developers, too.
  return restart && /^(?:always|unless-stopped)$/.test(valueOf(restart.value) ?? '')
    ? { at: restart.at, note: 'it is to run for good' }
    : undefined;
}

// Mounts through which a container may write to what it only reads.
import { isOnlyRead, readAt } from '../../../knowledge/configuration-mounts.js';
import { serviceImage } from '../../../knowledge/service-images.js';
import { type Edit, place, textOf } from '../../../text/location.js';
import { basename, normalize } from '../../../text/path.js';
import type { Mount, Service } from '../../compose.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';

/** A bind mount of something that is only read, without `:ro`. */
export interface WritableSetting {
  readonly mount: Mount;
  /** As it would stand in a sentence: `its configuration`. */
  readonly what: string;
  /** Writes `:ro`; undefined for the long syntax, for options and for variables. */
  readonly edit: Edit | undefined;
}

/** Programs that write certificates, and tools whose matter is to change files. */
const writers = /acme\.sh|acme-companion|certbot|letsencrypt|lego|mkcert|step-ca|sentinel|init|setup|generat/i;

/** The settings of a service that its container could change. */
export function writableSettings(service: Service, host: FileHost): readonly WritableSetting[] {
  const image = imageName(service);
  if (writers.test(`${service.name} ${valueOf(service.image?.text) ?? ''}`)) return [];
  const row = image === undefined ? undefined : serviceImage(image);
  // The image writes what its templates become into the folder of its configuration.
  const fillsTemplates = service.mounts.some(({ target }) => /\/templates(?:\/|$)/.test(valueOf(target) ?? ''));
  return service.mounts.flatMap((mount) => {
    const target = mount.target.known ? normalize(mount.target.value) : undefined;
    if (mount.type !== 'bind' || mount.readOnly || target === undefined || !mount.hostPath?.known) return [];
    if (fillsTemplates && target === '/etc/nginx/conf.d') return [];
    const what = (row && readAt(row.name, target)) ?? (isSecretFile(mount, host) ? 'settings or keys' : undefined);
    return what === undefined ? [] : [{ mount, what, edit: editOf(mount) }];
  });
}

const isSecretFile = ({ hostPath }: Mount, host: FileHost): boolean => {
  const path = valueOf(hostPath)!;
  return isOnlyRead(basename(path)) && host.kindOf(path) !== 'directory';
};

/** The image that a service runs, or that its build is made from. */
function imageName({ stage, image, build }: Service): string | undefined {
  const base = stage && valueOf(stage)?.rootBase;
  if (base?.kind === 'image') return base.reference.name;
  return build ? undefined : valueOf(image?.reference)?.name;
}

function editOf(mount: Mount): Edit | undefined {
  const written = textOf(mount);
  if (!/^(["']?)[^"':$]+:[^"':$]+\1$/.test(written)) return undefined;
  const { file, span } = mount.at;
  const end = span.end - (/["']$/.test(written) ? 1 : 0);
  return { at: place(file, end, end), newText: ':ro' };
}

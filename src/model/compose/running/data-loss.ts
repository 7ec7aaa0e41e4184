import type { DataPlace, ServiceImage } from '../../../knowledge/service-image.js';
import type { Located } from '../../../text/location.js';
import type { Mount, Service } from '../../compose.js';
import { holdsFor, type Release } from '../../image/release.js';
import { valueOf } from '../../known.js';
import { knownImage } from '../values/service-image.js';
import { commandWords } from '../values/start-text.js';

/** A service that keeps its data where no volume holds it. `at` is the image, or the mount that misses the place. */
export interface DataLoss extends Located {
  readonly row: ServiceImage;
  /** Where the data is. */
  readonly directory: string;
  /** Where the mount is that was probably meant to hold it; undefined where there is none. */
  readonly mounted: string | undefined;
  /** A folder whose mount would hold it. */
  readonly place: string;
  /** Whether the image refuses to start with that mount. */
  readonly refused: boolean;
  /** Whether it names no release, and this is about the newest one. */
  readonly newest: boolean;
}

/** How a service loses its data; undefined where it keeps them, keeps none on purpose, or nobody can tell. */
export function dataLoss(service: Service): DataLoss | undefined {
  const { image, project, mounts } = service;
  // What a job leaves behind is not in its container: it is thrown away after each run.
  const found = service.kind === 'job' ? undefined : knownImage(service);
  if (!found || !image || project.open !== undefined || mounts.some(isUnclear)) return undefined;
  const place = found.row.data.find((one) => holdsFor(one, found.release));
  if (!place || !keepsData(service, found.row) || service.attribute('volumes_from')) return undefined;
  const { directory, isSure } = directoryOf(place, found.release, service);
  const lost = (at: Located, mounted: string | undefined): DataLoss => ({
    at: at.at,
    row: found.row,
    directory,
    mounted,
    place: holds(place.volume ?? directory, place, directory) ? (place.volume ?? directory) : directory,
    refused: mounted !== undefined && mounted === place.refused,
    newest: found.release === 'newest' && (place.from !== undefined || place.below !== undefined),
  });
  const lasting = mounts.filter(isLasting).filter((mount) => !isSupport(targetOf(mount)));
  if (!isSure) return lasting.length > 0 ? undefined : lost(image, undefined);
  if (mounts.some((mount) => !isAnonymous(mount) && isHeldBy(targetOf(mount), place, directory))) return undefined;
  const near = lasting.find((mount) => isNear(targetOf(mount), directory));
  return near ? lost(near, targetOf(near)) : lost(image, undefined);
}

const targetOf = ({ target }: Mount): string => (valueOf(target) ?? '').replace(/(?<=.)\/+$/, '');

const isUnclear = ({ type, target }: Mount): boolean => type === 'unknown' || type === 'other' || !target.known;

const isAnonymous = ({ type, source }: Mount): boolean => type === 'volume' && !source;

const isLasting = (mount: Mount): boolean => mount.type !== 'tmpfs' && !isAnonymous(mount);

/** Targets that hold scripts, settings, keys or copies, and no data. */
const isSupport = (target: string): boolean =>
  /initdb|conf|\/etc\/|\/tmp\b|log|backup|dump|ssl|cert|script|plugin|import|init|\.\w{2,4}$/i.test(target);

/**
 * Whether a service has data that would be missed: caches only with a log of what they hold, nothing that runs without
 * writing to its disk, and nothing whose options may name another place.
 */
function keepsData(service: Service, { kind }: ServiceImage): boolean {
  if (service.entrypoint) return false;
  const words = commandWords(service);
  if (!words.known) return false;
  const options = words.value ?? [];
  if (kind === 'cache') return /^--appendonly[= ]yes\b/.test(options.slice(options.indexOf('--appendonly')).join(' '));
  const isKept = kind === 'database' || kind === 'storage' || kind === 'search';
  return isKept && !options.some((word) => /dir|path|conf|store|^-[Df]$|fsync=off/i.test(word));
}

interface Directory {
  readonly directory: string;
  /** Whether nothing that is not known may have moved it. */
  readonly isSure: boolean;
}

function directoryOf(place: DataPlace, release: Release | undefined, { assigned }: Service): Directory {
  const major = release === undefined || release === 'newest' ? undefined : release[0];
  const usual = place.directory.replace('{major}', major === undefined ? '<major>' : String(major));
  const { variable } = place;
  if (variable === undefined) return { directory: usual, isSure: true };
  const moved = assigned.value(variable);
  if (!moved.known) return { directory: usual, isSure: false };
  return { directory: moved.value?.replace(/(?<=.)\/+$/, '') || usual, isSure: true };
}

const isBelow = (path: string, folder: string): boolean => path.startsWith(folder === '/' ? '/' : `${folder}/`);

const holds = (target: string, { volume }: DataPlace, directory: string): boolean => {
  if (target !== directory && !isBelow(directory, target)) return false;
  // The image's own VOLUME lies over what a mount above it has.
  const isCovered =
    volume !== undefined && isBelow(volume, target) && (directory === volume || isBelow(directory, volume));
  return !isCovered;
};

/** Whether a mount holds a directory, or a part of it, which is somebody's careful plan. */
const isHeldBy = (target: string, place: DataPlace, directory: string): boolean =>
  holds(target, place, directory) || isBelow(target, directory);

/** Whether somebody meant a directory and wrote another. */
const isNear = (target: string, directory: string): boolean =>
  isBelow(directory, target) ||
  /data|db|storage/i.test(target) ||
  target.split('/').slice(0, 3).join('/') === directory.split('/').slice(0, 3).join('/');

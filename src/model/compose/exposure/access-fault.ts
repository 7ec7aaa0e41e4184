import type { Access, OpeningVariable, ServiceImage } from '../../../knowledge/service-image.js';
import type { Located } from '../../../text/location.js';
import { textOf } from '../../../text/location.js';
import { basename } from '../../../text/path.js';
import type { Mount, Service } from '../../compose.js';
import type { Environment, Variable } from '../../environment.js';
import { holdsFor } from '../../image/release.js';
import { valueOf } from '../../known.js';
import { isTemplate } from '../values/env-files.js';
import { commandWords } from '../values/start-text.js';
import { knownImage } from '../values/service-image.js';

/** How a service fails to ask for a password. `at` is the image, or the variable that makes it so. */
export type AccessFault = Located & { readonly row: ServiceImage } & (
    | {
        /** It does not start: none of the variables is set (`missing`), or one is set to nothing (`empty`). */
        readonly kind: 'missing' | 'empty';
        readonly variable: string;
        /** A variable that looks like a password and that the image does not read. */
        readonly unread: Variable | undefined;
      }
    /** It does not start because a variable is of use only with another one. */
    | { readonly kind: 'alone'; readonly variable: string; readonly other: string }
    /** A variable lets anybody in. */
    | { readonly kind: 'opened'; readonly variable: string }
    /** Nothing asks for a password. */
    | { readonly kind: 'open'; readonly unread: Variable | undefined }
    /** Everybody knows the login. */
    | { readonly kind: 'known-login'; readonly login: string }
  );

/** What is wrong with the protection of a service that runs a known image; undefined where nothing surely is. */
export function accessFault(service: Service): AccessFault | undefined {
  const { image, project, entrypoint, assigned } = service;
  const found = knownImage(service);
  if (!found || !image || entrypoint || project.open !== undefined) return undefined;
  const access = found.row.access.find((rule) => holdsFor(rule, found.release));
  if (!access || !startsServer(service, access)) return undefined;
  const context: Context = { service, row: found.row, access, image };
  const opened = access.opening.filter(({ always }) => always).find((variable) => opens(variable, assigned));
  if (opened) return openedBy(opened, context);
  const unpaired = aloneFault(context);
  if (unpaired) return unpaired;
  if (assigned.incomplete !== undefined || access.variables.some((name) => maySet(name, access, assigned))) return;
  const other = access.opening.find((variable) => opens(variable, assigned));
  if (other) return openedBy(other, context);
  return access.opening.some(({ name }) => mayBeSet(name, assigned)) ? undefined : unprotected(context);
}

interface Context {
  readonly service: Service;
  readonly row: ServiceImage;
  readonly access: Access;
  readonly image: Located;
}

/** A command that only has options, or that starts the image's own server, passes through the checks of the image. */
function startsServer(service: Service, { programs, configurable, without }: Access): boolean {
  const words = commandWords(service);
  if (!words.known) return false;
  if (words.value === undefined) return !configurable || !isConfigured(service);
  const [first = '', ...rest] = words.value;
  const isServer = first.startsWith('-') || programs.includes(first.slice(first.lastIndexOf('/') + 1));
  if (!isServer) return false;
  const options = first.startsWith('-') ? words.value : rest;
  if (without !== 'refused' && options.some((word) => protectingOption.test(word))) return false;
  return !configurable || !isConfigured(service);
}

/** Options that ask for a login, or that name a file that may. */
const protectingOption = /pass|auth|user|token|key|conf|acl|sasl|secur|^-S$|^-f$|\$|`/i;

const configurationPath = /conf|\/etc\/|security|\.(?:ya?ml|json|xml|ini|toml)$/i;

/** Whether a file of its configuration comes from outside. */
const isConfigured = ({ mounts, configs, secrets }: Service): boolean =>
  configs.length > 0 ||
  secrets.length > 0 ||
  mounts.some(({ type, target }) => type !== 'tmpfs' && configurationPath.test(valueOf(target) ?? 'conf'));

function opens({ name, values }: OpeningVariable, assigned: Environment): boolean {
  const value = valueOf(assigned.get(name)?.value);
  if (value === undefined || value === '') return false;
  return values === undefined || values.includes(value.toLowerCase());
}

const openedBy = ({ name }: OpeningVariable, { service, row }: Context): AccessFault | undefined => {
  const variable = service.assigned.get(name);
  return variable && { kind: 'opened', at: variable.at, row, variable: name };
};

/** Whether a variable is set to something, may be, or is left to a variable of the shell that is not known. */
function mayBeSet(name: string, assigned: Environment): boolean {
  const variable = assigned.get(name);
  if (!variable) return false;
  return valueOf(variable.value) !== '' || textOf(variable).includes('$');
}

const maySet = (name: string, { files }: Access, assigned: Environment): boolean =>
  mayBeSet(name, assigned) || (files && assigned.get(`${name}_FILE`) !== undefined);

/** A pair of variables of which surely only one is set. */
function aloneFault({ service: { assigned }, row, access }: Context): AccessFault | undefined {
  if (!access.together || assigned.incomplete !== undefined) return undefined;
  const [set, ...more] = access.together.filter((name) => maySet(name, access, assigned));
  const other = access.together.find((name) => name !== set);
  const variable = set === undefined ? undefined : (assigned.get(set) ?? assigned.get(`${set}_FILE`));
  if (!variable || !other || more.length > 0 || !valueOf(variable.value)) return undefined;
  return { kind: 'alone', at: variable.at, row, variable: variable.name, other };
}

/** Nothing sets a password. */
function unprotected({ service, row, access, image }: Context): AccessFault | undefined {
  const { assigned } = service;
  const unread = assigned.variables.find(({ name }) => /pass(?:word|wd)?$/i.test(name) && !isRead(name, access));
  switch (access.without) {
    case 'refused': {
      if (assigned.variables.some(({ name }) => /replica|slave|sentinel/i.test(name)) || mayHoldData(service)) return;
      const empty = access.variables.map((name) => assigned.get(name)).find((variable) => variable !== undefined);
      const [variable] = access.variables;
      if (empty && isTemplate(basename(empty.at.file.path))) return undefined;
      if (empty) return { kind: 'empty', at: empty.at, row, variable: empty.name, unread: undefined };
      return variable === undefined ? undefined : { kind: 'missing', at: image.at, row, variable, unread };
    }
    case 'open':
      return { kind: 'open', at: image.at, row, unread };
    case 'known-login':
      return { kind: 'known-login', at: image.at, row, login: access.login ?? '' };
    case 'protected':
      return undefined;
  }
}

const isRead = (name: string, { variables }: Access): boolean => variables.includes(name);

/** Whether a mount may bring a database that has its users already: the image then asks for nothing. */
const mayHoldData = ({ mounts, project, attribute }: Service): boolean =>
  attribute('volumes_from') !== undefined ||
  mounts.some((mount) => isForeign(mount, (name) => project.volumes.get(name)?.external === true));

function isForeign({ type, source, target, hostPath }: Mount, isExternal: (volume: string) => boolean): boolean {
  if (type === 'unknown' || type === 'other' || !target.known) return true;
  // A folder of the host outside the project may be older than the compose file.
  if (hostPath && !hostPath.known) return /data|\/var\/lib\//.test(target.value);
  if (type !== 'volume' || !source) return false;
  return !source.known || isExternal(source.value);
}

import { switchesChecksOff, uncheckedOptions } from '../../knowledge/unverified-downloads.js';
import type { Located } from '../../text/location.js';
import type { Command } from '../command.js';
import { isVerifiedInRun } from './verification.js';

/** A word with which a command does not check what it downloads. */
export interface UnverifiedDownload extends Located {
  /** As written. */
  readonly text: string;
  /** Completes a sentence behind the word. */
  readonly effect: string;
}

const local = /^(?:\w+:\/\/)?(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=[:/]|$)/;

/** The words of a command that keep it from checking: options, `git config http.sslVerify false`, and `NAME=value` of variables. */
export function unverifiedDownloads(command: Command): readonly UnverifiedDownload[] {
  return [...options(command), ...(configured(command) ?? []), ...assigned(command)];
}

function options(command: Command): readonly UnverifiedDownload[] {
  const { program, arguments: words } = command;
  const row = uncheckedOptions.find(({ programs }) => program !== undefined && programs.includes(program));
  const found = row && words.find(({ value }) => value !== undefined && row.word.test(value));
  if (!found || (row.onlyTransport && isVerifiedInRun(command))) return [];
  if (words.some(({ value }) => value !== undefined && local.test(value))) return [];
  return [{ at: found.at, text: `${program} ${found.raw}`, effect: row.effect }];
}

/** `git config --global http.sslVerify false`, `npm config set strict-ssl false`, `pip config set global.trusted-host x`. */
function configured({ program, arguments: words, at }: Command): readonly UnverifiedDownload[] | undefined {
  if (program === undefined || !words.some(({ value }) => value === 'config')) return undefined;
  const key = words.findIndex(({ value }) =>
    /^(?:http\.(?:\S+\.)?sslverify|strict-ssl|\w+\.trusted-host)$/i.test(value ?? ''),
  );
  const value = words[key + 1]?.value;
  if (key === -1 || value === undefined) return undefined;
  const isOff = words[key]!.value!.endsWith('trusted-host') || /^(?:false|0|no|off)$/i.test(value);
  return isOff ? [{ at, text: `${program} config`, effect: 'switches the check of certificates off' }] : undefined;
}

function assigned({ program, shell, words, wrappers }: Command): readonly UnverifiedDownload[] {
  const before = (shell?.assignments ?? []).flatMap(({ at, name, value }) =>
    value.value !== undefined && switchesChecksOff(name, value.value) ? [variable({ at }, name, value.value)] : [],
  );
  const mayAssign = program === 'export' || program === 'env' || wrappers.includes('env');
  const inWords = (mayAssign ? words : []).flatMap((word) => {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(word.value ?? '') ?? [];
    return name !== undefined && switchesChecksOff(name, value!) ? [variable(word, name, value!)] : [];
  });
  return [...before, ...inWords];
}

const variable = ({ at }: Located, name: string, value: string): UnverifiedDownload => ({
  at,
  text: `${name}=${value}`,
  effect: 'switches the check of certificates off',
});

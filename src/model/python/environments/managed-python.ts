import { someInChain } from '../../dockerfile/stage-chain.js';
import type { Command } from '../../command.js';
import type { FileHost } from '../../files.js';
import { valueOf } from '../../known.js';
import type { Stage } from '../../stage.js';
import { textOf } from '../../../text/location.js';
import { environmentsOf } from './environments.js';
import { interpreterWord } from './prefix.js';
import { isSince, type SystemRelease, systemReleaseOf } from './system-release.js';

/** The first releases whose Python refuses installs of pip: https://peps.python.org/pep-0668/ */
const firstManaged: Readonly<Record<SystemRelease['system'], readonly number[]>> = {
  debian: [12],
  ubuntu: [23, 4],
  // https://alpinelinux.org/posts/Alpine-3.19.0-released.html
  alpine: [3, 19],
};

/** An install that the distribution's Python refuses. */
export interface RefusedInstall {
  readonly command: Command;
  readonly system: SystemRelease['system'];
}

/** The first command of a stage that installs into the Python of a distribution, which refuses it; the build stops there. */
export function refusedInstall(stage: Stage, host: FileHost): RefusedInstall | undefined {
  const system = systemReleaseOf(stage.rootBase);
  if (!system || !isSince(system, firstManaged[system.system])) return undefined;
  if (liftsRefusal(stage)) return undefined;
  const environments = environmentsOf(stage, host);
  const command = stage.commands.find((each) => {
    const prefix = environments.prefixOf(each);
    return prefix?.known === true && prefix.value.kind === 'system' && prefix.value.path === '/usr' && isRefused(each);
  });
  return command && { command, system: system.system };
}

function isRefused(command: Command): boolean {
  const { installer, shell } = command;
  if (!/^(?:pip|uv)$/.test(installer?.manager.name ?? '') || !/install|sync/.test(installer!.verb.value ?? ''))
    return false;
  if (shell?.conditional || shell?.followedBy === '||' || command.option('--root', '--dry-run')) return false;
  // `python3.12` may come from elsewhere: from an archive of newer versions, or from source.
  if (/\d\.\d/.test(interpreterWord(command).value ?? '')) return false;
  return ['PIP_BREAK_SYSTEM_PACKAGES', 'UV_BREAK_SYSTEM_PACKAGES', 'PIP_CONFIG_FILE'].every((name) => {
    const value = command.environment(name);
    return value.known
      ? !value.value || /^(?:0|false|no|off)$/i.test(value.value)
      : !command.state.environment.get(name);
  });
}

/** What makes the distribution's Python accept installs, or puts another one in its place. */
const lifts =
  /EXTERNALLY-MANAGED|break-system-packages|pip\.conf|\bpip3? config\b|deadsnakes|get-pip|pyenv|conda|\/etc\/pip/i;

const liftsRefusal = someInChain(
  ({ steps, copies }) =>
    steps.some(({ instruction }) => lifts.test(textOf(instruction))) ||
    copies.some(({ destination }) => /^\/etc(?:\/|$)|\/\.(?:config|pip)(?:\/|$)/.test(valueOf(destination) ?? '/etc')),
);

import type { Command } from '../command.js';
import { mayBeSet } from './package-settings.js';

/** How configuration says that recommended packages stay out; `--no-install-recommends` is none of these texts. */
const settings = ['apt::install-recommends', 'install-recommends "', "install-recommends '", 'install-recommends='];

/** Whether a command surely installs what its packages recommend: no option and no configuration is against it. */
export function installsRecommended(command: Command): boolean {
  const { installer } = command;
  if (installer?.manager.name !== 'apt-get' || installer.row.upgrades) return false;
  if (installer.packages.length + installer.paths.length === 0) return false;
  if (command.has('--no-install-recommends', '--install-recommends', '--without-recommends', '-R')) return false;
  if (
    command.arguments.some(({ raw }) =>
      /no-?install-recommends|install-recommends=|\$\{?\w*(?:OPT|FLAG|ARG)/i.test(raw),
    )
  )
    return false;
  return !mayBeSet(command, settings);
}

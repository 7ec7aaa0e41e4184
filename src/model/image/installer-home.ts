import { installScripts } from '../../knowledge/install-scripts.js';
import { mayBeRoot } from '../../knowledge/system-users.js';
import type { Located } from '../../text/location.js';
import type { Command } from '../command.js';
import { stageChain } from '../dockerfile/stage-chain.js';
import { valueOf } from '../known.js';
import { startedWords } from '../process/started-programs.js';
import type { Stage } from '../stage.js';
import { imageTool } from './tools.js';

/** An installer that a container starts with and that only root may reach. `at` is where the start names it. */
export interface HiddenInstaller extends Located {
  readonly name: string;
  readonly folder: string;
  readonly user: string;
  /** The download of its install script. */
  readonly by: Located;
  readonly userBy: Located | undefined;
}

/** What a stage or a service of it starts with, where root installed it in the own home folder and somebody else starts it. */
export function hiddenInstallers(stage: Stage): readonly HiddenInstaller[] {
  const { final, rootBase } = stage;
  const { user, userBy } = final;
  if (rootBase.kind !== 'image') return [];
  if (!user.known || mayBeRoot(user.value)) return [];
  const commands = stageChain(stage).flatMap((each) => each.commands);
  return startedWords(stage).flatMap(({ value, at }) => {
    const row = installScripts.find(({ programs }) => programs.includes(value ?? ''));
    const by = row && commands.find((command) => downloads(command, row.address));
    if (!row || !by || value === undefined || !isInRootsHome(by, row.elsewhere)) return [];
    if (valueOf(imageTool(rootBase.facts, rootBase.reference, value)) !== false) return [];
    // Whatever moves it, opens the folder or brings it a second time.
    const isElsewhere = commands.some((command) => command !== by && movesOrOpens(command, value));
    const isCopied = stage.copies.some(({ sources }) => sources.some(({ word }) => word.raw.endsWith(`/${value}`)));
    return isElsewhere || isCopied
      ? []
      : [{ at, name: value, folder: '/root/.local/bin', user: user.value, by: by.programWord, userBy }];
  });
}

/** Whether a command that is not the program itself names it, or the folder. */
const movesOrOpens = ({ words }: Command, name: string): boolean =>
  words[0]?.raw !== name &&
  words.some(({ raw }) => /\/root\b|\.local\b/.test(raw) || raw === name || raw.endsWith(`/${name}`));

const downloads = ({ program, arguments: behind }: Command, address: RegExp): boolean =>
  (program === 'curl' || program === 'wget') && behind.some(({ raw }) => address.test(raw));

/** Whether a script that a command pipes to a shell installs into /root: root runs it, and nothing names another folder. */
function isInRootsHome({ state, instruction }: Command, elsewhere: RegExp): boolean {
  const { user, environment } = state;
  if (!user.known || !mayBeRoot(user.value) || environment.incomplete !== undefined) return false;
  const home = valueOf(environment.value('HOME'));
  const names = environment.variables.map(({ name }) => name);
  return (
    (home === undefined || home === '/root') &&
    !names.some((name) => elsewhere.test(name)) &&
    !/(?:UV_|XDG_|CARGO_|POETRY_|HOME)\w*=/.test(instruction.body.text)
  );
}

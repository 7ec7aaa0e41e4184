import { isNeutralProgram, isPlainImage } from '../../knowledge/system-tools.js';
import type { Word } from '../../parser/word.js';
import { type Edit, type Located, replace, textOf } from '../../text/location.js';
import { join } from '../../text/path.js';
import type { Command } from '../command.js';
import { someInChain } from '../dockerfile/stage-chain.js';
import { valueOf } from '../known.js';
import type { Stage } from '../stage.js';
import { startedPrograms } from './started-programs.js';

/** A script that is started by its name alone and is in the working directory, where nobody looks. `at` is the word. */
export interface UnreachedScript extends Located {
  readonly name: string;
  /** The working directory. */
  readonly folder: string;
  readonly edit: Edit | undefined;
}

/** Programs without a folder are looked for on PATH, and not in the working directory. */
export function unreachedScripts(stage: Stage): readonly UnreachedScript[] {
  const { files, environment, workdir } = stage.final;
  const folder = valueOf(workdir);
  const path = valueOf(environment.value('PATH'))?.split(':');
  if (folder === undefined || !path || !isPlain(stage) || mayInstall(stage)) return [];
  return startedPrograms(stage).flatMap(({ word, name }) => {
    if (word.value !== name || !/^[\w-][\w.-]*\.(?:sh|bash|py)$/.test(name)) return [];
    const there = files.lookup(join(folder, name));
    if (there.state !== 'present' || there.kind !== 'file') return [];
    const isFound = path.some((each) => !each.startsWith('/') || files.lookup(join(each, name)).state === 'present');
    return isFound ? [] : [{ at: word.at, name, folder, edit: editOf(word, name, join(folder, name)) }];
  });
}

/** Whether the base image is known to have no scripts of a project. */
const isPlain = ({ rootBase }: Stage): boolean =>
  rootBase.kind === 'image' && rootBase.facts !== undefined && isPlainImage(rootBase.facts.family);

/** Whether something in the build may put a script where programs are looked for: another script, or the install of a project. */
const mayInstall = someInChain(({ commands, copies }) => {
  const installs = ({ program, installer }: Command): boolean => {
    if (installer?.manager.forSystem || program === 'apt-get' || program === 'apk') return false;
    if (installer)
      return installer.row.installsProject === true || installer.paths.length + installer.addresses.length > 0;
    return program === undefined || program === 'make' || !isNeutralProgram(program);
  };
  return commands.some(installs) || copies.some(({ from, destination }) => from !== undefined || !destination.known);
});

/** Names the whole path, which holds whatever `working_dir` says; only where the word stands as it is meant. */
function editOf(word: Word, name: string, path: string): Edit | undefined {
  const [before, behind, ...more] = textOf(word).split(name);
  return behind === undefined || more.length > 0 ? undefined : replace(word, `${before}${path}${behind}`);
}

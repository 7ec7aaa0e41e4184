// Which packages apt finds in a stage.
import { isArchivedSuite, type RemovedPackage, removedPackage, suiteOf } from '../../knowledge/apt-suites.js';
import { isPythonImage, isWellKnownImage } from '../../knowledge/base-images.js';
import type { Word } from '../../parser/word.js';
import type { Command } from '../command.js';
import { someInChain } from '../dockerfile/stage-chain.js';
import { packageName } from './tools.js';
import type { ImageBase, Stage } from '../stage.js';

/** A suite that a stage has by its base image. */
export interface StageSuite {
  readonly suite: string;
  readonly image: ImageBase;
}

/** The suite that apt in a stage installs from; undefined where it is not known, or where something gives apt other sources. */
export function aptSuite(stage: Stage): StageSuite | undefined {
  const { rootBase } = stage;
  if (rootBase.kind !== 'image' || rootBase.reference.digest !== undefined || stage.dockerfile.fragment)
    return undefined;
  const { registry, repository, name, tag } = rootBase.reference;
  const official = registry === 'docker.io' ? repository.replace(/^library\//, '') : name;
  const isKnown = isWellKnownImage(official) || rootBase.facts?.family === 'uv-python';
  const suite = isKnown ? suiteOf(official, tag) : undefined;
  if (suite === undefined || hasOwnSources(stage)) return undefined;
  return { suite, image: rootBase };
}

/** Whether a stage, or one that it is built on, may tell apt where to look: a file of sources, a repository that is added, a script. */
const hasOwnSources = someInChain(
  ({ commands, copies }) =>
    copies.some(({ destination }) => !destination.known || /^\/(?:etc(?:\/apt.*)?)?\/?$/.test(destination.value)) ||
    commands.some(
      ({ program, programWord, arguments: behind, shell, instruction }) =>
        program === undefined ||
        /^(?:add-apt-repository|apt-add-repository|extrepo|bash|sh|dash|dpkg|eval|source|\.)$/.test(program) ||
        /\.(?:sh|bash)$/.test(programWord.value ?? '') ||
        instruction.heredocs.length > 0 ||
        behind.some(({ raw }) => /\/etc\/apt|sources\.list|archive\.debian|old-releases/.test(raw)) ||
        shell?.redirects.some(({ target }) => target?.raw.includes('/etc/apt')) === true,
    ),
);

/** Whether the failure of a command ends the build. */
const mustSucceed = ({ shell }: Command): boolean =>
  shell === undefined || (!shell.conditional && !shell.tested && shell.followedBy !== '||' && shell.followedBy !== '|');

const isApt = ({ program }: Command): boolean => program === 'apt-get' || program === 'apt';

/** The first `apt-get update` of a stage whose suite is gone from the mirrors. */
export function archivedUpdate(stage: Stage): (StageSuite & { readonly command: Command }) | undefined {
  const command = stage.commands.find((each) => isApt(each) && each.has('update') && mustSucceed(each));
  const found = command && aptSuite(stage);
  return found && isArchivedSuite(found.suite) ? { ...found, command } : undefined;
}

/** A package that a command installs and that its suite no longer has. */
export interface GonePackage extends StageSuite, RemovedPackage {
  readonly word: Word;
  readonly name: string;
}

/** The packages of a command that the suite of its stage no longer has. */
export function gonePackages(command: Command): readonly GonePackage[] {
  if (!isApt(command) || !command.installer || !mustSucceed(command)) return [];
  const found = aptSuite(command.stage);
  if (!found) return [];
  return command.installer.packages.flatMap((word) => {
    const name = word.value === undefined ? undefined : packageName(word.value);
    const row = name === undefined ? undefined : removedPackage(found.suite, name);
    return row && name !== undefined && word.value === name ? [{ ...found, ...row, word, name }] : [];
  });
}

/** Packages of the distribution's own Python, or of libraries for it. */
const pythonPackage =
  /^(?:python3?|python3?-(?:pip|dev|venv|setuptools|wheel|distutils|virtualenv|numpy|scipy|pandas|matplotlib|requests|yaml|psycopg2|pil|flask|django|lxml|dateutil|sklearn)|python3-full|py3-[\w-]+|python-pip|python-dev)$/;

/**
 * The packages of the distribution's own Python that a command installs into an image that has its Python in /usr/local; none where the
 * stage uses that other Python.
 */
export function distributionPython(command: Command): readonly Word[] {
  const { installer, stage } = command;
  const { rootBase } = stage;
  if (!installer?.manager.forSystem || rootBase.kind !== 'image') return [];
  if (!isPythonImage(rootBase.facts)) return [];
  // What `apk --virtual` groups is there to be removed again.
  if (command.option('--virtual', '-t')) return [];
  const words = installer.packages.filter(({ value }) => value !== undefined && pythonPackage.test(packageName(value)));
  return words.length > 0 && !usesDistributionPython(stage) ? words : [];
}

/** Whether anything names the Python in /usr, or lets an environment see its packages. */
const usesDistributionPython = (stage: Stage): boolean =>
  /\/usr\/bin\/python|\/usr\/lib\/python3|dist-packages|--system-site-packages/.test(stage.dockerfile.file.text);

import { isPythonImage } from '../../knowledge/base-images.js';
import { type Edit, insertLinesAbove, type Located } from '../../text/location.js';
import { createdUser } from '../command/created-user.js';
import type { Stage } from '../stage.js';
import { someInChain } from './stage-chain.js';
import { firstStart, firstStartIndex, isStart } from './start-instruction.js';

/**
 * A USER before the start command of a stage. Undefined where the stage has none of its own behind the place that makes the user, or where
 * something that needs root follows.
 */
export function userSwitch(stage: Stage, name: string, made: Located): Edit | undefined {
  const first = firstStart(stage);
  if (!first || first.at.file !== made.at.file || first.at.span.start < made.at.span.end) return undefined;
  return isQuietFromStart(stage) ? insertLinesAbove(first, [`USER ${name}`]) : undefined;
}

/** Whether from the first CMD or ENTRYPOINT on nothing stands but what describes the start. */
const isQuietFromStart = (stage: Stage): boolean =>
  stage.steps
    .slice(firstStartIndex(stage))
    .every(
      ({ instruction }) => isStart(instruction) || /^(?:HEALTHCHECK|EXPOSE|LABEL|STOPSIGNAL)$/.test(instruction.name),
    );

/** How systems make a user with a home and without a password. */
const makers: Readonly<Record<string, (name: string) => string>> = {
  debian: (name) => `useradd --create-home ${name}`,
  ubuntu: (name) => `useradd --create-home ${name}`,
  alpine: (name) => `adduser -D ${name}`,
};

/**
 * A RUN that makes a user and a USER that switches to it, before the start command of a stage. Undefined where the system is not known, where
 * the stage makes a user already or where something that needs root follows.
 */
export function newUser(stage: Stage): Edit | undefined {
  const { rootBase, commands } = stage;
  const maker = makers[(rootBase.kind === 'image' ? rootBase.facts?.system : undefined) ?? ''];
  const first = firstStart(stage);
  // What other images start may begin as root and give that up by itself.
  const isPlain = rootBase.kind === 'image' && isPythonImage(rootBase.facts);
  if (!maker || !isPlain || !first || makesUser(stage) || commands.some(({ program }) => program === 'chpasswd'))
    return undefined;
  return isQuietFromStart(stage) ? insertLinesAbove(first, [`RUN ${maker('app')}`, 'USER app']) : undefined;
}

const makesUser = someInChain(
  ({ commands, steps }) =>
    commands.some((command) => createdUser(command) !== undefined) ||
    steps.some(({ instruction }) => instruction.name === 'USER'),
);

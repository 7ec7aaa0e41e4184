import { isRootUser } from '../../knowledge/system-users.js';
import { userChangers } from '../../knowledge/user-programs.js';
import { type CreatedUser, createdUser } from '../command/created-user.js';
import type { Command } from '../command.js';
import { servicesOf } from '../compose/names/services-of-stage.js';
import { valueOf } from '../known.js';
import { mayChangeUser } from '../process/user.js';
import type { Dockerfile, Stage } from '../stage.js';
import { stageChain } from './stage-chain.js';

/** A user whom no part of an image becomes. */
export interface UnusedUser extends CreatedUser {
  /** The stage whose image runs as root all the same. */
  readonly stage: Stage;
}

/**
 * The users that the production images of a Dockerfile have and never switch to, each once. None where only the running container shows who
 * it becomes: where the start command is not known or changes its user by itself, or compose names the user.
 */
export function unusedUsers({ stages, role }: Dockerfile): readonly UnusedUser[] {
  if (role !== 'production') return [];
  const shipped = stages.filter((stage) => stage.isShipped && stage.role === 'production');
  const used = new Set<Stage>(shipped.filter((stage) => !staysRoot(stage)).flatMap(stageChain));
  const found = new Map<Command, UnusedUser>();
  for (const stage of shipped) {
    if (!staysRoot(stage)) continue;
    for (const below of stageChain(stage)) {
      if (used.has(below)) continue;
      for (const command of below.commands) {
        const user = createdUser(command);
        if (user) found.set(command, { ...user, stage });
      }
    }
  }
  return [...found.values()];
}

/** Whether a container of a stage is surely root from its build to its end. */
function staysRoot(stage: Stage): boolean {
  const { user } = stage.final;
  if (!user.known || !isRoot(user.value)) return false;
  // An image without a start command is a base for others, who may switch.
  if (!stage.entrypoint && !stage.command) return false;
  const chain = stageChain(stage);
  if (
    chain.some(
      ({ steps, commands }) =>
        steps.some(({ after }) => !isRoot(valueOf(after.user) ?? '')) || commands.some(changesUser),
    )
  )
    return false;
  if (servicesOf(stage).some((service) => service.attribute('user'))) return false;
  const process = valueOf(stage.process);
  return process !== undefined && !mayChangeUser(process);
}

const isRoot = (user: string): boolean => isRootUser(user.trim());

const changesUser = ({ program, wrappers }: Command): boolean =>
  [program, ...wrappers].some((name) => name !== undefined && name !== 'sudo' && userChangers.has(name.split(' ')[0]!));

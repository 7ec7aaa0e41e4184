import { packageManagers } from '../../knowledge/package-managers.js';
import { servers, valueOptionsOf } from '../../knowledge/servers.js';
import type { TakesValue } from './options.js';

/** Options by program: whether they take the next word. */
const known: ReadonlyMap<string, ReadonlyMap<string, boolean>> = collect();

function collect(): ReadonlyMap<string, ReadonlyMap<string, boolean>> {
  const byProgram = new Map<string, Map<string, boolean>>();
  const add = (programs: readonly string[], options: readonly string[], takes: boolean): void => {
    for (const program of programs) {
      const ofProgram = byProgram.get(program) ?? new Map<string, boolean>();
      byProgram.set(program, ofProgram);
      for (const option of options) ofProgram.set(option, takes);
    }
  };
  for (const server of servers) {
    add(server.programs, [...server.reloadOptions, ...server.debugOptions], false);
    add(server.programs, [...valueOptionsOf(server)], true);
  }
  for (const manager of packageManagers) {
    for (const verb of manager.verbs) add(manager.programs, [...verb.valueOptions], true);
  }
  return byProgram;
}

/** What the tables say about the options of a program: undefined for an option, or a program, that they do not have. */
export const valueOptions = (program: string | undefined): TakesValue => {
  const options = program === undefined ? undefined : known.get(program);
  return (option) => options?.get(option);
};

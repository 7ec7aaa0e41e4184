import { packageManagers } from '../../knowledge/package-managers.js';
import { servers, valueOptionsOf } from '../../knowledge/servers.js';
import { programsWithLetters, valueLetters } from '../../knowledge/value-letters.js';
import type { TakesValue } from './options.js';

/** Options by program: whether they take the next word. Found for each program when it is first met. */
const known = new Map<string, ReadonlyMap<string, boolean>>();

let tabled: ReadonlySet<string> | undefined;
const isTabled = (program: string): boolean =>
  (tabled ??= new Set([
    ...[...servers, ...packageManagers].flatMap(({ programs }) => programs),
    ...programsWithLetters,
  ])).has(program);

const unknownOption: TakesValue = () => undefined;

function optionsOf(program: string): ReadonlyMap<string, boolean> {
  const options = new Map<string, boolean>();
  for (const server of servers) {
    if (!server.programs.includes(program)) continue;
    for (const option of [...server.reloadOptions, ...server.debugOptions]) options.set(option, false);
    for (const option of valueOptionsOf(server)) options.set(option, true);
  }
  for (const manager of packageManagers) {
    if (!manager.programs.includes(program)) continue;
    for (const verb of manager.verbs) for (const option of verb.valueOptions) options.set(option, true);
  }
  for (const option of valueLetters(program)) options.set(option, true);
  return options;
}

/** What the tables say about the options of a program: undefined for an option, or a program, that they do not have. */
export function valueOptions(program: string | undefined): TakesValue {
  if (program === undefined || !isTabled(program)) return unknownOption;
  let options = known.get(program);
  if (!options) known.set(program, (options = optionsOf(program)));
  return (option) => options.get(option);
}

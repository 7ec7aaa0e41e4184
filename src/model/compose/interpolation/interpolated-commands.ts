import { isSetOutside } from '../../../knowledge/shell-variables.js';
import type { ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import { type Located, textOf } from '../../../text/location.js';
import { basename } from '../../../text/path.js';
import type { ComposeProject, Service } from '../../compose.js';
import { environmentAt, type Variable } from '../../environment.js';
import type { FileHost } from '../../files.js';
import { documentedNames } from './documented-variables.js';
import { shellMaySetIt } from '../values/interpolate.js';
import { needsValue, placeKey, type VariableUse, variablesIn, variableUses } from './interpolation-uses.js';
import { child, itemsOf } from '../values/nodes.js';

/** A variable in a command that Compose replaces with nothing, although the container has it. */
export interface LostVariable extends Located {
  readonly name: string;
  readonly service: Service;
  /** What it stands in: `command`, `entrypoint`, `health check`, `hook`. */
  readonly what: string;
  /** Where the container gets it; undefined where the command sets it itself. */
  readonly set: Variable | undefined;
  /** Whether a shell reads the text, so that it finds the variable once Compose leaves it alone. */
  readonly inShell: boolean;
}

/**
 * The variables in commands that were meant for the container. None that anything around Compose may set: `.env`, an example or a note
 * that names it, a shell as far as the project relies on it elsewhere.
 */
export function lostVariables(project: ComposeProject, host: FileHost): readonly LostVariable[] {
  if (project.open !== undefined) return [];
  const candidates = [...project.services.values(), ...project.jobs.values()].flatMap(candidatesOf);
  if (candidates.length === 0) return [];
  const inCommands = new Set(candidates.map(({ use }) => placeKey(use)));
  const documented = documentedNames(project, host);
  const relied = new Set(
    variableUses(project).flatMap((use) => (needsValue(use) && !inCommands.has(placeKey(use)) ? [use.name] : [])),
  );
  const fromOutside = ({ use: { name } }: Candidate): boolean =>
    isSetOutside(name) || documented.has(name) || relied.has(name);
  // Where one command has it from outside, another may have it from there, too.
  const unexplained = new Set(candidates.flatMap((one) => (one.set || one.inScript ? [] : [one.use.name])));
  return candidates.flatMap((candidate) => {
    const { use, service, what, set, inShell } = candidate;
    if (unexplained.has(use.name) || fromOutside(candidate)) return [];
    return [{ at: use.at, name: use.name, service, what, set, inShell }];
  });
}

/** A variable in a command that `.env` does not set. */
interface Candidate {
  readonly use: VariableUse;
  readonly service: Service;
  readonly what: string;
  readonly inShell: boolean;
  readonly set: Variable | undefined;
  /** Whether the text sets the variable before it uses it. */
  readonly inScript: boolean;
}

function candidatesOf(service: Service): readonly Candidate[] {
  const { interpolation } = service.project;
  return commandTexts(service).flatMap(({ scalar, what, inShell }) =>
    variablesIn(scalar).flatMap((use) => {
      const environment = environmentAt(interpolation, use);
      if (!needsValue(use) || environment.get(use.name) || environment.incomplete !== shellMaySetIt) return [];
      return [{ use, service, what, inShell, set: containerVariable(use.name, service), inScript: isSetBefore(use) }];
    }),
  );
}

/** The variable that a container has under a name, unless its value comes from the shell that starts Compose. */
function containerVariable(name: string, service: Service): Variable | undefined {
  const variable = service.environment.get(name);
  return variable && variable.origin !== 'shell' && variable.origin !== 'arg' ? variable : undefined;
}

/** Whether the text before a use sets its variable: `NAME=…`, `for NAME in`, `read NAME`. */
function isSetBefore({ name, scalar, at }: VariableUse): boolean {
  const { file, span } = scalar.at;
  const before = file.text.slice(span.start, at.span.start);
  return new RegExp(
    `(?:^|[\\s;&|("'])(?:${name}=(?!\\$\\{?${name}\\b)\\S*|for\\s+${name}\\s+in|read\\s+(?:-\\w+\\s+)*${name})[\\s;]`,
  ).test(before);
}

interface CommandText {
  readonly scalar: ComposeScalar;
  readonly what: string;
  readonly inShell: boolean;
}

/** The texts that a service runs, each with whether a shell reads it. */
function commandTexts({ node }: Service): readonly CommandText[] {
  const entrypoint = child(node, 'entrypoint');
  const hooks = ['post_start', 'pre_stop'].flatMap((name) => itemsOf(child(node, name)));
  return [
    ...argumentsOf(entrypoint, 'entrypoint', false),
    ...argumentsOf(child(node, 'command'), 'command', endsInShell(entrypoint)),
    ...healthcheckTexts(child(child(node, 'healthcheck'), 'test')),
    ...hooks.flatMap((hook) => argumentsOf(child(hook, 'command'), 'hook', false)),
  ];
}

const scalarsOf = (node: ComposeNode | undefined): readonly ComposeScalar[] =>
  itemsOf(node).filter((item) => item.kind === 'scalar');

/** `after`: whether what stands before the first argument is a shell that waits for its script. */
function argumentsOf(node: ComposeNode | undefined, what: string, after: boolean): readonly CommandText[] {
  if (node?.kind !== 'list')
    return scalarsOf(node).map((scalar) => ({ scalar, what, inShell: after || startsShell.test(scalar.text) }));
  const items = scalarsOf(node);
  const script = after ? 0 : scriptIndex(items);
  return items.map((scalar, index) => ({ scalar, what, inShell: index === script }));
}

function healthcheckTexts(test: ComposeNode | undefined): readonly CommandText[] {
  const what = 'health check';
  if (test?.kind !== 'list') return scalarsOf(test).map((scalar) => ({ scalar, what, inShell: true }));
  const [kind, ...items] = scalarsOf(test);
  if (kind?.text === 'CMD-SHELL') return items.map((scalar) => ({ scalar, what, inShell: true }));
  const script = scriptIndex(items);
  return items.map((scalar, index) => ({ scalar, what, inShell: index === script }));
}

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);
const runsScript = /^-[a-z]*c$/;
/** A text whose first program is a shell with a script. */
const startsShell = /^\s*(?:\/\S*\/)?(?:ba|da|a|z|k)?sh\s+(?:-\w+\s+)*-[a-z]*c\s/;

/** Which argument is the script of a shell; -1 where there is none. */
function scriptIndex(items: readonly ComposeScalar[]): number {
  const [program] = items;
  if (!program || !shells.has(basename(program.text))) return -1;
  const flag = items.findIndex(({ text }) => runsScript.test(text));
  return flag === -1 ? -1 : flag + 1;
}

/** `entrypoint: ["sh", "-c"]`: the command is the script. */
function endsInShell(entrypoint: ComposeNode | undefined): boolean {
  const items = scalarsOf(entrypoint);
  if (entrypoint?.kind === 'scalar') return /(?:^|\/|\s)(?:ba|da|a|z|k)?sh\s+-[a-z]*c\s*$/.test(entrypoint.text);
  return items.length > 1 && scriptIndex(items) === items.length;
}

/** Whether a use is written with a dollar sign that can be doubled. */
export const isWrittenPlainly = (use: Located): boolean => textOf(use).startsWith('$');

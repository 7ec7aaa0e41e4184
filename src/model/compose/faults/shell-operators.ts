import { expandingPrograms } from '../../../knowledge/expanding-programs.js';
import { shells } from '../../../knowledge/wrappers.js';
import type { ComposeList, ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import { type Edit, type Located, replace } from '../../../text/location.js';
import { basename } from '../../../text/path.js';
import type { ComposeProject } from '../../compose.js';
import { hole } from '../values/interpolate.js';
import { commandPaths, faultyCommands } from './command-quoting.js';
import { containersOf, nodesAt, readText } from './fault.js';

/** An operator of the shell in a command that no shell reads. `at` is the operator. */
export interface ShellOperator extends Located {
  readonly operator: string;
  /** `dropped`: Compose drops everything from it on; `argument`: the program gets it and all behind it as arguments. */
  readonly effect: 'dropped' | 'argument';
  /** The program that comes before it. */
  readonly program: string;
  /** The program behind it, which never starts; undefined behind a redirection, and where no name is seen. */
  readonly lost: string | undefined;
  /** Gives the command to a shell; undefined where the text is written elsewhere or needs thought. */
  readonly edit: Edit | undefined;
}

/**
 * The first operator of each command that is neither quoted nor given to a shell: Compose splits a text into words itself and stops at
 * an operator, and passes a list on as it is.
 *
 * Sources: https://docs.docker.com/reference/compose-file/services/#command,
 * https://github.com/mattn/go-shellwords/blob/master/shellwords.go
 */
export const shellOperators = (project: ComposeProject): readonly ShellOperator[] => [
  ...inTexts(project),
  ...inLists(project),
];

const inTexts = (project: ComposeProject): readonly ShellOperator[] =>
  faultyCommands(project).flatMap(({ scalar, item, fault: { kind, start, end } }) => {
    if (kind !== 'cut') return [];
    // A redirection of a numbered stream begins with its number.
    const from = /\d/.test(item.text[start - 1] ?? '') && /\s/.test(item.text[start - 2] ?? '') ? start - 1 : start;
    const operator = item.text.slice(item.text[start] === '>' || item.text[start] === '<' ? from : start, end);
    return [
      {
        at: item.part(end - operator.length, end).at,
        operator,
        effect: 'dropped' as const,
        program: programOf(item.text.slice(0, start)) ?? 'the program',
        lost: isRedirection(operator) ? undefined : programOf(item.text.slice(end)),
        edit: shellEdit(scalar, scalar.text),
      },
    ];
  });

/** Operators that nobody means as an argument; `;` ends the `-exec` of find, and `>` compares. */
const operatorItem = /^(?:&&|\|\|?|\d?>>|2>&1)$/;

const inLists = (project: ComposeProject): readonly ShellOperator[] =>
  containersOf(project).flatMap(({ node }) =>
    commandPaths.flatMap((path) =>
      nodesAt(node, path).flatMap((list) => (list.kind === 'list' ? (operatorIn(list, project) ?? []) : [])),
    ),
  );

function operatorIn(list: ComposeList, project: ComposeProject): ShellOperator | undefined {
  const texts = list.items.map((item) => (item.kind === 'scalar' ? readText(item, project).text : hole));
  const index = texts.findIndex((text, position) => position > 0 && operatorItem.test(text));
  const item = list.items[index];
  const program = programOf(texts[0] ?? '');
  if (!item || program === undefined || !takesWords(texts, index)) return undefined;
  const operator = texts[index]!;
  const isPlain = texts.every((text) => operatorItem.test(text) || /^[\w@%+=:,./-]+$/.test(text));
  return {
    at: item.at,
    operator,
    effect: 'argument',
    program,
    lost: isRedirection(operator) ? undefined : programOf(texts[index + 1] ?? ''),
    edit: isPlain && !shells.has(program) ? shellEdit(list, texts.join(' ')) : undefined,
  };
}

/** Whether the first program surely gets the operator as a word: a script may do anything with its words. */
function takesWords([first = '', second = '']: readonly string[], index: number): boolean {
  const program = basename(first);
  if (shells.has(program)) return /^-\w*c$/.test(second) && index > 2;
  return /^[A-Za-z][\w-]*$/.test(first) && !expandingPrograms.has(program);
}

const isRedirection = (operator: string): boolean => /[<>]/.test(operator);

/** The name of the first program of a text: assignments before it are passed over, and what is no name is none. */
function programOf(text: string): string | undefined {
  const word = text
    .trim()
    .split(/\s+/)
    .find((each) => !/^\w+=/.test(each));
  return word !== undefined && /^[\w./-]{1,60}$/.test(word) ? basename(word) : undefined;
}

/** The command as a list for a shell. What comes from an anchor may be used elsewhere, and a block has lines of its own. */
function shellEdit(node: ComposeScalar | ComposeList, text: string): Edit | undefined {
  const isBlock = node.kind === 'scalar' ? node.style === 'literal' || node.style === 'folded' : !isFlow(node);
  if (node.via.length > 0 || isBlock || /["\\]/.test(text)) return undefined;
  return replace(node, `["sh", "-c", ${JSON.stringify(text)}]`);
}

const isFlow = ({ at }: ComposeNode): boolean => at.file.text[at.span.start] === '[';

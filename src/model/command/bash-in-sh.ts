// What a RUN or a start writes for Bash, where /bin/sh reads it and is dash.
import { commandsOfBash, pathTakers, refusedSyntax, suitesWithoutPipefail } from '../../knowledge/dash.js';
import { parseShell } from '../../parser/shell.js';
import type { BashSyntax, ShellCommand, ShellScript } from '../../parser/shell-tree.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import type { MappedText } from '../../text/mapped-text.js';
import { aptSuite } from '../image/apt.js';
import { someInChain } from '../dockerfile/stage-chain.js';
import type { ImageBase, Stage, Step } from '../stage.js';
import { shellTexts } from './build-commands.js';
import { inForce } from './refused-text.js';
import { commandForm } from './form.js';

/** Something that only Bash reads as it is meant. */
export interface BashInSh extends Located {
  readonly syntax: BashSyntax | BashCommand;
  /** The image, whose /bin/sh is dash. */
  readonly image: ImageBase;
}

/** A command of Bash, the `==` of a test, or an option of `set`. */
export type BashCommand = { readonly command: string } | '==' | 'pipefail';

/** What a step writes for Bash; nothing where Bash may read it after all. */
export function bashInSh(step: Step, stage: Stage): readonly BashInSh[] {
  const { rootBase } = stage;
  if (rootBase.kind !== 'image' || rootBase.facts?.shell !== 'dash' || step.before.shell.join(' ') !== '/bin/sh -c')
    return [];
  const instruction = inForce(step, stage);
  const form = instruction && commandForm(instruction);
  if (!form || form.exec || mayChangeShell(stage)) return [];
  // Behind `bash <<EOF` stands what Bash reads.
  const [text] = shellTexts(instruction, form.body, step.before.shell);
  if (!text || isForOther(text)) return [];
  const script = parseShell(text);
  if (script.problems.length > 0) return [];
  const syntax = inSyntax(script);
  // Of a text that is refused nothing runs: what else is in it is no matter yet.
  const refused = syntax.find((found) => typeof found.syntax === 'string' && refusedSyntax.has(found.syntax));
  const found = refused ? [refused] : [...syntax, ...script.commands.flatMap((command) => inCommand(command, stage))];
  return found.map((one) => ({ ...one, image: rootBase }));
}

/** Whether a script names another interpreter than sh. */
const isForOther = ({ text }: MappedText): boolean =>
  /^\s*#!/.test(text) && !/^\s*#!\s*(?:\/usr\/bin\/env\s+|\/(?:usr\/)?bin\/)(?:sh|dash)\b/.test(text);

/** Whether a command may make another program /bin/sh: `ln -sf bash /bin/sh`, `dpkg-reconfigure dash`. */
const mayChangeShell = someInChain(({ commands }) =>
  commands.some(({ arguments: behind }) => behind.some(({ raw }) => /(?:^|\/)sh$|^["']?dash\b/.test(raw))),
);

type Found = Omit<BashInSh, 'image'>;

const inSyntax = ({ bashOnly, commands }: ShellScript): readonly Found[] =>
  bashOnly.filter(({ at, syntax }) => {
    if (syntax !== 'brace expansion') return true;
    const around = commands.findLast((command) => isWithin(at.span, command.at.span));
    return around === undefined || pathTakers.has(around.words[0]?.value ?? '');
  });

const isWithin = (inner: Located['at']['span'], outer: Located['at']['span']): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

function inCommand({ words, conditional, tested, followedBy }: ShellCommand, stage: Stage): readonly Found[] {
  const [first, ...behind] = words;
  const program = first?.value;
  if (!first || program === undefined) return [];
  if (program === '[' || program === 'test') {
    const equals = behind.find(({ raw }: Word) => raw === '==');
    return equals ? [{ at: equals.at, syntax: '==' }] : [];
  }
  if (conditional || tested || followedBy === '||') return [];
  if (commandsOfBash.has(program)) return [{ at: first.at, syntax: { command: program } }];
  const option = program === 'set' && behind.find(({ value }) => value === 'pipefail');
  return option && suitesWithoutPipefail.has(aptSuite(stage)?.suite ?? '')
    ? [{ at: option.at, syntax: 'pipefail' }]
    : [];
}

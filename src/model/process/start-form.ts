// ENTRYPOINT and CMD, `entrypoint` and `command`, as the words that a container starts with.
import { splitWords } from '../../parser/shell.js';
import type { ComposeNode } from '../../parser/compose/tree.js';
import type { Word } from '../../parser/word.js';
import type { Located, Note } from '../../text/location.js';
import type { MappedText } from '../../text/mapped-text.js';
import { isPosixShell } from '../command/build-commands.js';
import { textInSplitWord, type TextWord } from '../command/word-text.js';
import type { ServiceCommand } from '../compose.js';
import type { Environment } from '../environment.js';
import { type Fact, known, unknown } from '../known.js';
import { Remembered } from '../lazy.js';
import { interpolated, markUnknown } from './interpolated.js';
import type { StartInstruction } from '../stage.js';

/** One of the two halves of what a container starts. */
export type StartForm =
  /** A CMD or ENTRYPOINT with the words of the SHELL in force where it stands. */
  | { readonly kind: 'instruction'; readonly start: StartInstruction; readonly shell: readonly string[] }
  /** What the tables know of a base image; `at` is where it is named. */
  | (Located & { readonly kind: 'image'; readonly words: readonly string[] })
  /** A compose `command` or `entrypoint`, with the variables that Compose puts into it. */
  | { readonly kind: 'service'; readonly command: ServiceCommand; readonly interpolation: Environment };

/** The words that get executed. For the shell form these are the shell, `-c` and the text. */
export interface StartWords {
  readonly form: 'exec' | 'shell';
  readonly words: readonly Word[];
  /** Where it is written. */
  readonly by: Note;
}

/** The words of one half. An empty list of words means that it is set to nothing (`command: []`). */
export function startWords(form: StartForm): Fact<StartWords> {
  switch (form.kind) {
    case 'instruction':
      return instructionWords(form.start, form.shell);
    case 'image':
      return known({
        form: 'exec',
        words: form.words.map((value) => imageWord(form, value)),
        by: { at: form.at, note: 'the base image starts it' },
      });
    case 'service':
      return wordsOfService(form.command, form.interpolation);
  }
}

const imageWord = ({ at }: Located, value: string): Word => ({
  at,
  raw: value,
  parts: value === '' ? [] : [{ kind: 'literal', text: value }],
  value,
  quoted: true,
});

function instructionWords({ instruction, at }: StartInstruction, shell: readonly string[]): Fact<StartWords> {
  const form = instruction.name === 'HEALTHCHECK' ? instruction.command : instruction;
  if (!form) return unknown('it has no command');
  const { exec, body } = form;
  const by: Note = { at: instruction.keyword.at, note: `${instruction.name} starts it` };
  if (exec) return known({ form: 'exec', words: exec, by });
  if (!isPosixShell(shell)) return unknown('its shell is no POSIX shell');
  const words = shell.length > 0 ? shell : ['/bin/sh', '-c'];
  const place = body.locate(0, 0);
  return known({
    form: 'shell',
    words: [...words.map((value) => imageWord({ at: place }, value)), textWord(body, at)],
    by,
  });
}

const textWord = (text: MappedText, at: Located['at']): TextWord => ({
  at: text.text === '' ? at : text.at,
  raw: text.text,
  parts: [{ kind: 'literal', text: text.text }],
  value: text.text,
  quoted: true,
  text,
});

/** The process and the rules about entrypoints ask for the same words; a command belongs to one project, with one interpolation. */
const found = new Remembered<ServiceCommand, Fact<StartWords>>();

function wordsOfService(command: ServiceCommand, interpolation: Environment): Fact<StartWords> {
  const known = found.get(command) ?? serviceWords(command, interpolation);
  found.set(command, known);
  return known;
}

/**
 * Compose's two forms: each item of a list is one word; a string is split at blanks. Its variables are replaced before;
 * `$$` is a `$` for the shell in the container.
 */
function serviceWords({ entry }: ServiceCommand, interpolation: Environment): Fact<StartWords> {
  const by: Note = { at: entry.key.at, note: `${entry.key.text} starts it` };
  const node: ComposeNode = entry.value;
  if (node.kind === 'list') {
    const words = node.items.map((item) => itemWord(item, interpolation));
    return words.every((word) => word !== undefined)
      ? known({ form: 'exec', words, by })
      : unknown('it is no list of texts');
  }
  if (node.kind === 'map') return unknown('it is a mapping');
  if (node.value === null) return unknown('it has no value');
  const text = interpolated(node.mapped, interpolation);
  const { words, problems } = splitWords(text);
  if (problems.length > 0) return unknown('Compose cannot split it into words');
  return known({ form: 'exec', words: textWords(words, text).map(markUnknown), by });
}

/** The words of a text with their own texts, so that places stay exact where variables were replaced. */
function textWords(words: readonly Word[], source: MappedText): readonly TextWord[] {
  let from = 0;
  return words.map((word) => {
    const start = Math.max(from, source.text.indexOf(word.raw, from));
    from = start + word.raw.length;
    return { ...word, text: textInSplitWord(word, source, start) };
  });
}

function itemWord(item: ComposeNode, interpolation: Environment): Word | undefined {
  if (item.kind !== 'scalar' || item.value === null) return undefined;
  return markUnknown({ ...textWord(interpolated(item.mapped, interpolation), item.at), raw: item.text });
}

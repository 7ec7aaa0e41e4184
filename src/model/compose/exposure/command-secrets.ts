import { isPasswordOption, shortPasswordOption } from '../../../knowledge/password-options.js';
import { classifySecretValue, isSecretName, longestScanned } from '../../../knowledge/secrets.js';
import type { ComposeScalar } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import { basename } from '../../../text/path.js';
import type { SecretMatch } from '../../secrets.js';

/** A password that stands behind an option or a name in a command. */
export interface CommandSecret extends Located {
  /** `--requirepass`, `DB_PASSWORD`. */
  readonly name: string;
  readonly secret: SecretMatch;
}

/** A word, and where it starts in its text: few words are ever shown, so their places are found when they are. */
interface CommandWord {
  readonly text: string;
  readonly index: number;
  readonly scalar: ComposeScalar;
}

const placeOf = ({ text, index, scalar }: CommandWord): Located => ({
  at: scalar.mapped.locate(index, index + text.length),
});

/** A word, with quotes around its blanks. */
const words = /(?:[^\s"']|"[^"]*"|'[^']*')+/g;

const wordsOf = (scalar: ComposeScalar): readonly CommandWord[] =>
  scalar.text.length > longestScanned
    ? []
    : [...scalar.text.matchAll(words)].map(({ 0: text, index }) => ({ text, index, scalar }));

const isSeparator = (text: string): boolean => /^(?:&&|\|\|?|;|CMD(?:-SHELL)?)$/.test(text);

/**
 * The passwords in a command, given as the texts that make it up: behind long options (`--password x`, `--password=x`), in
 * assignments (`PGPASSWORD=x psql`), and behind the short options of some programs (`mysql -px`). What a variable holds is none.
 * @param isGuessed whether a value is known to be easy to guess, as one that is also the name of its user
 */
export function commandSecrets(
  texts: readonly ComposeScalar[],
  isGuessed: (value: string) => boolean,
): readonly CommandSecret[] {
  const all = texts.flatMap(wordsOf);
  let program: string | undefined;
  return all.flatMap((word, index) => {
    if (isSeparator(word.text)) program = undefined;
    else if (shortPasswordOption(basename(word.text))) program = basename(word.text);
    const next = all[index + 1];
    const told = [assigned(word), optioned(word, next), shortly(word, next, program)];
    // One word may be read in two ways (`-pvalue next`): the first that is a secret counts.
    for (const one of told) {
      const found = one && judged(one, isGuessed);
      if (found) return found;
    }
    return [];
  });
}

/** A value that a command is told under a name. */
interface Told {
  readonly name: string;
  /** As it stands in messages. */
  readonly shown: string;
  readonly value: string;
  readonly place: () => Located;
}

/** `--name=value` and `NAME=value`. */
function assigned(word: CommandWord): Told | undefined {
  const [, name, value] = /^(-{0,2}[A-Za-z_][\w.-]*)=(.+)$/s.exec(word.text) ?? [];
  return name === undefined ? undefined : { name, shown: name, value: value!, place: () => tail(word, value!.length) };
}

/** `--name value`. */
function optioned({ text }: CommandWord, next: CommandWord | undefined): Told | undefined {
  if (!next || !/^--?[A-Za-z][\w.-]+$/.test(text) || next.text.startsWith('-')) return undefined;
  return { name: text, shown: text, value: next.text, place: () => placeOf(next) };
}

/** `-p value` or `-pvalue`, where the program takes a password so. */
function shortly(word: CommandWord, next: CommandWord | undefined, program: string | undefined): Told | undefined {
  const short = program === undefined ? undefined : shortPasswordOption(program);
  if (!short || !word.text.startsWith(short.option)) return undefined;
  const told = { name: 'password', shown: short.option };
  const value = word.text.slice(short.option.length);
  if (value !== '') return short.isAttached ? { ...told, value, place: () => tail(word, value.length) } : undefined;
  return short.isAttached || !next ? undefined : { ...told, value: next.text, place: () => placeOf(next) };
}

/** The last characters of a word. */
const tail = (word: CommandWord, length: number): Located => {
  const { at } = placeOf(word);
  const { start, end } = at.span;
  return end - start === word.text.length ? { at: { file: at.file, span: { start: end - length, end } } } : { at };
};

/** What a command is told, where it is a secret. The name may have dots before what counts: `--ServerApp.token`. */
function judged(
  { name: told, shown, value, place }: Told,
  isGuessed: (value: string) => boolean,
): CommandSecret | undefined {
  const name = told.replace(/^-+/, '').replace(/^.*\./s, '');
  const secretName = isPasswordOption(name) ? 'password' : name;
  const text = writtenText(value);
  const secret = text !== undefined && isSecretName(secretName) ? classifySecretValue(secretName, text) : undefined;
  // Tokens and URLs are found wherever they stand.
  if (!secret || (secret.kind !== 'named' && secret.kind !== 'placeholder')) return undefined;
  const kind = isGuessed(text!) ? 'placeholder' : secret.kind;
  return { at: place().at, name: shown, secret: { ...secret, kind } };
}

/** What is written for a value: itself, or the default of the variable that it is. */
function writtenText(value: string): string | undefined {
  const text = value.replace(/^(["'])(.*)\1$/s, '$2');
  return text.includes('$') ? /^\$\{\w+:?-([^${}]+)\}$/.exec(text)?.[1] : text;
}

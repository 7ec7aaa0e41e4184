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
 */
export function commandSecrets(texts: readonly ComposeScalar[]): readonly CommandSecret[] {
  const all = texts.flatMap(wordsOf);
  let program: string | undefined;
  return all.flatMap((word, index) => {
    if (isSeparator(word.text)) program = undefined;
    else if (shortPasswordOption(basename(word.text))) program = basename(word.text);
    const found = assigned(word) ?? optioned(word, all[index + 1]) ?? shortly(word, all[index + 1], program);
    return found ?? [];
  });
}

/** `--name=value` and `NAME=value`. */
function assigned(word: CommandWord): CommandSecret | undefined {
  const [, option, value] = /^(-{0,2}[A-Za-z_][\w.-]*)=(.+)$/s.exec(word.text) ?? [];
  return option === undefined ? undefined : judged(option, value!, () => tail(word, value!.length));
}

/** `--name value`. */
function optioned({ text }: CommandWord, next: CommandWord | undefined): CommandSecret | undefined {
  if (!next || !/^--?[A-Za-z][\w.-]+$/.test(text) || next.text.startsWith('-')) return undefined;
  return judged(text, next.text, () => placeOf(next));
}

function shortly(
  word: CommandWord,
  next: CommandWord | undefined,
  program: string | undefined,
): CommandSecret | undefined {
  const short = program === undefined ? undefined : shortPasswordOption(program);
  if (!short || !word.text.startsWith(short.option)) return undefined;
  const value = word.text.slice(short.option.length);
  if (value !== '')
    return short.isAttached ? judged('password', value, () => tail(word, value.length), short.option) : undefined;
  return short.isAttached || !next ? undefined : judged('password', next.text, () => placeOf(next), short.option);
}

/** The last characters of a word. */
const tail = (word: CommandWord, length: number): Located => {
  const { at } = placeOf(word);
  const { start, end } = at.span;
  return end - start === word.text.length ? { at: { file: at.file, span: { start: end - length, end } } } : { at };
};

/** A value under a name, which may have dots before what counts: `--ServerApp.token`. */
function judged(option: string, value: string, place: () => Located, shown = option): CommandSecret | undefined {
  const name = option.replace(/^-+/, '').replace(/^.*\./s, '');
  const secretName = isPasswordOption(name) ? 'password' : name;
  const text = writtenText(value);
  const secret = text !== undefined && isSecretName(secretName) ? classifySecretValue(secretName, text) : undefined;
  // Tokens and URLs are found wherever they stand.
  return secret?.kind === 'named' || secret?.kind === 'placeholder'
    ? { at: place().at, name: shown, secret }
    : undefined;
}

/** What is written for a value: itself, or the default of the variable that it is. */
function writtenText(value: string): string | undefined {
  const text = value.replace(/^(["'])(.*)\1$/s, '$2');
  return text.includes('$') ? /^\$\{\w+:?-([^${}]+)\}$/.exec(text)?.[1] : text;
}

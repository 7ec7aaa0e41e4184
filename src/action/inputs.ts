/** What a workflow sets under `with:`; see action.yml. */
export interface Inputs {
  readonly paths: readonly string[];
  readonly args: readonly string[];
  readonly config: string | undefined;
  readonly failOn: string | undefined;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly sarifFile: string | undefined;
  readonly workingDirectory: string;
}

/** An input that nobody can have meant. */
export class InputError extends Error {}

/** Reads the inputs of the action from its environment. Throws InputError. */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  // The runner writes names in capitals, and keeps hyphens.
  const input = (name: string): string | undefined => env[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  const isOn = (name: string): boolean => {
    const value = input(name)?.toLowerCase() ?? 'true';
    if (value === 'true' || value === 'false') return value === 'true';
    throw new InputError(`\`${name}\` is true or false, not \`${value}\`.`);
  };
  const args = words(input('args') ?? '');
  if (args.includes('--')) throw new InputError('`args` has options only: name files and folders in `paths`.');
  const paths = linesOf(input('paths'));
  return {
    paths: paths.length > 0 ? paths : ['.'],
    args,
    config: input('config'),
    failOn: input('fail-on'),
    select: linesOf(input('select')),
    ignore: linesOf(input('ignore')),
    annotations: isOn('annotations'),
    summary: isOn('summary'),
    sarifFile: input('sarif-file'),
    workingDirectory: input('working-directory') ?? '.',
  };
}

/** The lines of an input, without the blanks around them. */
const linesOf = (text = ''): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * The words of a text, which blanks and line ends divide. Quotes keep blanks together, and nothing else is special: no shell
 * reads the text. Throws InputError for a quote without its partner.
 */
export function words(text: string): readonly string[] {
  const found = [...text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word);
  const rest = text.replaceAll(/"[^"]*"|'[^']*'/g, '');
  if (/["']/.test(rest)) throw new InputError('A quote in `args` is not closed.');
  return found.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
}

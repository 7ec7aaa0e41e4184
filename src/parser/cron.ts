/** What is wrong in a cron expression. The offsets count in its text. */
export interface CronFault {
  readonly start: number;
  readonly end: number;
  /** One sentence. */
  readonly message: string;
  readonly help: string | undefined;
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The three letters that other crons take, in the order of their numbers. */
  readonly names?: { readonly first: number; readonly letters: readonly string[] };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Source: https://docs.docker.com/reference/compose-file/jobs/#cron */
const fields: readonly Field[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: { first: 1, letters: months } },
  { name: 'day of the week', from: 0, to: 7, names: { first: 0, letters: weekdays } },
];

/** What other crons take for five fields. */
const shortcuts = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/**
 * What Docker Engine refuses in the cron expression of a job: five fields of numbers, lists, ranges and steps, without
 * names and shortcuts. Linear in the text; never throws.
 *
 * Source: https://docs.docker.com/reference/compose-file/jobs/#cron
 */
export function cronFaults(text: string): readonly CronFault[] {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, start: index }));
  const [first] = words;
  if (first?.word.startsWith('@')) {
    const meant = shortcuts.get(first.word.toLowerCase());
    return [
      {
        start: first.start,
        end: first.start + first.word.length,
        message: `\`${first.word}\` is a shortcut, and jobs take five fields only.`,
        help: meant && `Write \`${meant}\`.`,
      },
    ];
  }
  if (words.length !== fields.length) {
    const count = words.length === 0 ? 'is empty' : `has ${words.length} field${words.length === 1 ? '' : 's'}`;
    return [
      {
        start: 0,
        end: text.length,
        message: `The schedule ${count} in place of five: minute, hour, day of the month, month and day of the week.`,
        help: words.length === 6 ? 'There is no field for seconds or years.' : undefined,
      },
    ];
  }
  return words.flatMap(({ word, start }, index) => {
    let offset = start;
    return word.split(',').flatMap((item) => {
      const begin = offset;
      offset += item.length + 1;
      const fault = itemFault(item, fields[index]!);
      return fault ? [{ start: begin, end: begin + item.length, ...fault }] : [];
    });
  });
}

type Fault = Pick<CronFault, 'message' | 'help'>;

// What is wrong with one item of a list: `*`, `5`, `1-5`, `*/10`, `0-30/10`.
function itemFault(item: string, field: Field): Fault | undefined {
  const name = namedNumber(item, field);
  if (name) return name;
  const [, range = '', step] = /^([^/]*)(?:\/([0-9]+))?$/.exec(item) ?? [];
  if (range === '') return notOf(item, field);
  if (step !== undefined && Number(step) === 0)
    return { message: `The step of \`${item}\` is 0, which leads nowhere.`, help: undefined };
  // Some crons take ? for any day; whether this one does is not documented.
  if (range === '*' || range === '?') return undefined;
  const [, from, to = from] = /^([0-9]+)(?:-([0-9]+))?$/.exec(range) ?? [];
  if (from === undefined || to === undefined) return notOf(item, field);
  const outside = [from, to].find((number) => Number(number) < field.from || Number(number) > field.to);
  if (outside !== undefined) return notOf(outside, field);
  if (Number(from) > Number(to)) return { message: `The range \`${range}\` ends before it begins.`, help: undefined };
  return undefined;
}

const notOf = (text: string, { name, from, to }: Field): Fault => ({
  message: `\`${shortened(text)}\` is no ${name}: that is a number from ${from} to ${to}.`,
  help: undefined,
});

/** A month or a weekday by its name. */
function namedNumber(item: string, { name, names }: Field): Fault | undefined {
  const [word] = /[A-Za-z]{3,}/.exec(item) ?? [];
  const index = names?.letters.indexOf(word?.slice(0, 3).toLowerCase() ?? '') ?? -1;
  if (word === undefined || !names || index === -1) return undefined;
  return {
    message: `\`${shortened(word)}\` is a name, and the ${name} of a job's schedule is a number.`,
    help: `Write ${names.first + index}.`,
  };
}

const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

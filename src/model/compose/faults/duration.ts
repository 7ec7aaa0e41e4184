/** Nanoseconds by unit, as Compose reads them; neither long names nor capitals. */
const units: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3600e9],
  ['d', 86_400e9],
  ['w', 604_800e9],
]);

/** What a unit is probably meant to be: its first letter, or `ms`. */
const meant = (unit: string): string | undefined => {
  const name = unit.trim().toLowerCase();
  if (/^m(?:s|illi)/.test(name)) return 'ms';
  return /^(?:s|m|h|d|w)/.test(name) ? name[0] : undefined;
};

/** The longest duration that fits into 64 bits of nanoseconds. */
const longest = 2 ** 63;

/** A duration in nanoseconds, or why a text is none; `start` and `end` are offsets of what is wrong. */
export type DurationReading =
  | { readonly nanoseconds: number }
  | { readonly problem: string; readonly help?: string | undefined; readonly start: number; readonly end: number };

/**
 * Reads a duration such as `90s`, `1m30s` or `1.5h`: numbers with units, nothing between them.
 *
 * Source: https://github.com/xhit/go-str2duration/blob/main/str2duration.go, which Compose reads durations with.
 */
export function parseDuration(text: string): DurationReading {
  const whole = (problem: string, help?: string): DurationReading => ({ problem, help, start: 0, end: text.length });
  const sign = /^[-+]/.test(text) ? 1 : 0;
  if (text.slice(sign) === '0') return { nanoseconds: 0 };
  if (text.length === sign) return whole('The duration is empty.');
  const part = /(\d+(?:\.\d*)?|\.\d+)([^.\d]*)/y;
  let total = 0;
  part.lastIndex = sign;
  while (part.lastIndex < text.length) {
    const start = part.lastIndex;
    const [all, number = '', unit = ''] = part.exec(text) ?? [];
    if (all === undefined) return whole(`${text} is no duration.`, 'Write a number and a unit, such as 30s.');
    if (unit === '') {
      return whole(`${text} has a number without a unit.`, `Write ${text.slice(0, start)}${number}s for seconds.`);
    }
    const factor = units.get(unit);
    if (factor === undefined) {
      const unitStart = start + number.length;
      const short = meant(unit);
      return {
        problem: unit.trim() === '' ? `A blank stands behind ${number}.` : `${unit.trim()} is no unit of time.`,
        help: short ? `Write ${number}${short}.` : 'The units are ms, s, m, h, d and w.',
        start: unitStart,
        end: unitStart + unit.length,
      };
    }
    total += Number(number) * factor;
  }
  return total >= longest ? whole(`${text} is too long.`) : { nanoseconds: text.startsWith('-') ? -total : total };
}

/** Bytes by the first letter of a unit; sizes of memory are binary. */
const units: ReadonlyMap<string, number> = new Map([
  ['b', 1],
  ['k', 2 ** 10],
  ['m', 2 ** 20],
  ['g', 2 ** 30],
  ['t', 2 ** 40],
  ['p', 2 ** 50],
]);

/** A size in bytes, or why a text is none; `start` and `end` are offsets of what is wrong. */
export type ByteSizeReading =
  | { readonly bytes: number }
  | { readonly problem: string; readonly help?: string | undefined; readonly start: number; readonly end: number };

/**
 * Reads a size such as `512m`, `1.5g`, `64 MB` or `-1`: a number, at most one blank, and a unit in any case.
 *
 * Source: https://github.com/docker/go-units/blob/master/size.go (RAMInBytes), which Compose reads sizes with.
 */
export function parseByteSize(text: string): ByteSizeReading {
  const whole = (problem: string, help?: string): ByteSizeReading => ({ problem, help, start: 0, end: text.length });
  if (/^[+-]?\d+$/.test(text)) return { bytes: Number(text) };
  const last = lastNumeral(text);
  if (last === -1)
    return whole(text === '' ? 'The size is empty.' : `${text} is no size.`, 'Write it like 512m or 2g.');
  const end = text[last] === ' ' ? last : last + 1;
  const number = text.slice(0, end);
  const unit = text.slice(last + 1);
  // Go reads hexadecimal and infinite numbers, too; nobody writes them.
  if (/^[+-]?(?:0x|inf|nan)/i.test(number)) return { bytes: Number.NaN };
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(number)) {
    const help = /^\d+,\d+$/.test(number) ? `Write ${number.replace(',', '.')}${unit}.` : 'Write it like 512m or 2g.';
    return whole(`${text} is no size.`, help);
  }
  if (number.startsWith('-')) return whole(`${text} is negative.`, 'Only -1 stands for no limit.');
  const factor = unit === '' ? 1 : units.get(unit[0]!.toLowerCase());
  if (factor === undefined || !/^(?:|b|[kmgtp](?:i?b)?)$/i.test(unit)) {
    const help =
      factor === undefined ? 'The units are b, k, m, g, t and p.' : `Write ${number.trim()}${unit[0]!.toLowerCase()}.`;
    return { problem: `${unit.trim() || 'A blank'} is no unit of a size.`, help, start: last + 1, end: text.length };
  }
  return { bytes: Math.trunc(Number(number) * factor) };
}

/** The offset of the last digit, point or blank. */
function lastNumeral(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (/[\d. ]/.test(text[at]!)) return at;
  return -1;
}

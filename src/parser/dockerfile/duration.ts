const NANOSECONDS = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3],
  ['μs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3600e9],
]);

/**
 * Whether BuildKit takes a text as the duration of a health check: what Go's `time.ParseDuration` reads
 * (https://pkg.go.dev/time#ParseDuration), and either zero or at least a millisecond.
 */
export function isDuration(text: string): boolean {
  const unsigned = text.replace(/^[-+]/, '');
  if (unsigned === '0') return true;
  const amount = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;
  let total = 0;
  do {
    const match = amount.exec(unsigned);
    if (!match) return false;
    total += Number(match[1]) * NANOSECONDS.get(match[2]!)!;
  } while (amount.lastIndex < unsigned.length);
  return Math.floor(total) === 0 || (total >= 1e6 && total < 2 ** 63 && !text.startsWith('-'));
}

import type { ReportContext } from './reporter.js';

/**
 * Names findings so that they stay the same while lines move and messages are reworded: by rule, path from the root, and the how
 * many-th of its kind. The function is called once for each finding, in the order of the report; no two get the same name.
 */
export function fingerprints({ fromRoot }: ReportContext): (rule: string, path: string) => string {
  const counts = new Map<string, number>();
  return (rule, path) => {
    const key = `${rule}\0${fromRoot(path)}`;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return `${hash(key)}:${number}`;
  };
}

/** FNV-1a of 64 bits over UTF-16 units, in hexadecimal: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, '0');
}

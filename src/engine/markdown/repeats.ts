import type { Diagnostic } from '../../diagnostic.js';
import type { Listing } from './listing.js';

/**
 * Leaves out what a document shows again to explain it: a finding of a piece if the same rule found the same text further up. What could be a
 * whole file counts for itself, because a reader copies it.
 * @param diagnostics in the order of a report, at the places of the listings
 */
export function withoutRepeats(
  diagnostics: readonly Diagnostic[],
  listings: readonly Listing[],
): readonly Diagnostic[] {
  const order = new Map(listings.map((listing, index) => [listing.file.path, { index, ...listing }]));
  const indexOf = ({ at }: Diagnostic): number => order.get(at.file.path)?.index ?? 0;
  const seen = new Set<string>();
  return [...diagnostics]
    .sort((a, b) => indexOf(a) - indexOf(b))
    .filter((one) => {
      const key = JSON.stringify([one.rule, ...shownAt(one)]);
      const isKnown = seen.has(key);
      seen.add(key);
      return !isKnown || order.get(one.at.file.path)?.isWhole !== false;
    });
}

/** The text that a finding is about and the lines that it stands on, as far as they say the same in another place. */
function shownAt({ at: { file, span } }: Diagnostic): readonly string[] {
  const { start } = file.lineSpan(file.positionAt(span.start).line);
  const { end } = file.lineSpan(file.positionAt(span.end).line);
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return [plain(file.slice(span)), plain(file.text.slice(start, end))];
}

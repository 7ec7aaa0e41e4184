// The edit that lets EXPOSE name another port.
import { type Edit, replace, textOf, within } from '../../text/location.js';
import type { Stage } from '../stage.js';

/**
 * Writes a port in the place of the only one that a stage exposes. Undefined where it exposes several, where the number comes from a variable,
 * and where the EXPOSE is that of a stage below: others that are built on it may need it.
 */
export function exposeInstead({ exposed, dockerfile, steps }: Stage, port: number): Edit | undefined {
  const [{ word } = { word: undefined }, ...more] = exposed;
  const number = word && /^(["']?)(\d+)(?:\/tcp)?["']?$/.exec(textOf(word));
  if (!word || !number || more.length > 0) return undefined;
  const isHere = steps.some(
    ({ instruction: { at } }) =>
      at.file === dockerfile.file && at.span.start < word.at.span.start && word.at.span.end <= at.span.end,
  );
  const [, quote = '', digits = ''] = number;
  return isHere ? replace(within(word, quote.length, quote.length + digits.length), String(port)) : undefined;
}

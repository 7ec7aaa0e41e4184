// The edit that takes an image by its new name.
import { type Edit, type Located, replace, textOf, within } from '../../text/location.js';

/**
 * Writes the start of an image's name anew where the image is written by the name that it had; with a tag of its own it is the same image.
 * Undefined where the name is written in another way, or comes from a variable.
 */
export function renameImage(image: Located, [from, to]: readonly [from: string, to: string]): Edit | undefined {
  const text = textOf(image);
  const start = /^["']?/.exec(text)![0].length;
  if (!text.startsWith(from, start) || !/^(?:$|[\w.:@/"'])/.test(text.slice(start + from.length))) return undefined;
  return replace(within(image, start, start + from.length), to);
}

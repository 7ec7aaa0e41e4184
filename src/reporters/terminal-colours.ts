// The only door to picocolors. It looks at process.stdout as soon as it is loaded, which takes two milliseconds: only colour loads it.
import picocolors from 'picocolors';
import type { Colours } from './colours.js';

/** The colours of a terminal, whatever is known of the one at hand. */
export const terminalColours = (): Colours => picocolors.createColors(true);

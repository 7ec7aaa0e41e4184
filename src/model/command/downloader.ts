import type { Command } from '../command.js';

/** Options of wget with which it writes no progress; a letter may stand behind others that take no value. */
const quiet =
  /^(?:--(?:quiet|no-verbose|progress|output-file|append-output|background|help|version)|-(?:nv|[46bcdEFHKkLmNprSxv]*[qoabhV]))/;

/** Whether a wget writes no progress to the build's log: by an option, or because its errors go elsewhere. */
export const isQuietWget = ({ arguments: words, shell }: Command): boolean =>
  words.length === 0 ||
  words.some(({ raw }) => quiet.test(raw.replace(/^["']/, ''))) ||
  (shell?.redirects.some(({ at }) => /^(?:2>|&>|>&)/.test(at.file.slice(at.span))) ?? false);

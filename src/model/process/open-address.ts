// The edit that makes a server listen on every address of its container.
import { isLoopback } from '../../knowledge/servers.js';
import { type Edit, onlyMatch, replace, textOf, within } from '../../text/location.js';
import { insertWords, isInShellText, lastWord } from '../command/written-words.js';
import { valueOf } from '../known.js';
import type { ListeningSocket, Process } from '../process.js';

const written = /127\.0\.0\.1|localhost|\[::1\]|::1/g;

/**
 * Writes `0.0.0.0` where the loopback address is written, or gives the server its option. Undefined for code, for configuration files
 * and for addresses that are put together elsewhere.
 */
export function openAddressEdit({ server, command }: Process, socket: ListeningSocket): Edit | undefined {
  const row = server?.program;
  const host = valueOf(socket.host);
  if (!row || host === undefined || !isLoopback(host) || server.call) return undefined;
  const text = textOf(socket);
  const only = onlyMatch(socket, written);
  if (only) return replace(only, '0.0.0.0');
  const port = valueOf(socket.port);
  // `runserver 8000`
  if (/^["']?\d+["']?$/.test(text) && row.addressOperand === 'address') {
    const start = text.search(/\d/);
    return replace(within(socket, start, start), '0.0.0.0:');
  }
  const { start } = socket.at.span;
  const isDefault = socket.at.file === command.at.file && command.words.some(({ at }) => at.span.start === start);
  const last = lastWord(command);
  if (!isDefault || text.search(written) !== -1 || !last || last.at.file !== command.at.file || text.startsWith('-'))
    return undefined;
  const { bindOptions, hostOptions, addressOperand } = row;
  const isText = isInShellText(command);
  if (bindOptions[0] !== undefined)
    return port === undefined ? undefined : insertWords(last, [bindOptions[0], `0.0.0.0:${port}`], isText);
  if (hostOptions[0] !== undefined) return insertWords(last, [hostOptions[0], '0.0.0.0'], isText);
  return addressOperand === 'address' && port !== undefined
    ? insertWords(last, [`0.0.0.0:${port}`], isText)
    : undefined;
}

import type { Readable, Writable } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { ProtocolConnection, WatchDog } from 'vscode-languageserver';
import { startServer } from './server.js';
import type { ServerOptions } from './session.js';

/**
 * Serves an editor over two streams. Ends when the editor says so, when its stream ends, and when its process is gone. Gives the exit code
 * that the protocol asks for: 0 if the editor has shut the server down before, else 1.
 * @param watchInterval how often it is looked whether the editor still runs, in milliseconds
 */
export function serve(
  input: Readable,
  output: Writable,
  options: ServerOptions,
  watchInterval = 3000,
): Promise<number> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (code: number): void => {
      clearInterval(timer);
      resolve(code);
    };
    const watchDog: WatchDog = {
      shutdownReceived: false,
      initialize: ({ processId }) => {
        if (typeof processId !== 'number') return;
        timer = setInterval(() => {
          if (!isRunning(processId)) end(1);
        }, watchInterval);
        timer.unref();
      },
      exit: end,
    };
    const endOfInput = () => end(watchDog.shutdownReceived ? 0 : 1);
    input.on('end', endOfInput).on('close', endOfInput);
    // A message that cannot be read, or an editor that does not listen any more, is no reason to end.
    const quiet = { error: () => {}, warn: () => {}, info: () => {}, log: () => {} };
    const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output), quiet);
    startServer(connection as ProtocolConnection, watchDog, options);
  });
}

/** Whether there is a process, which may be somebody else's. */
function isRunning(processId: number): boolean {
  try {
    // Signal 0 is none: https://man7.org/linux/man-pages/man2/kill.2.html
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

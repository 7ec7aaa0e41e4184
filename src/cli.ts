import { main } from './cli/main.js';
import { say } from './cli/messages.js';
import { processTerminal } from './cli/terminal.js';

process.on('uncaughtException', (error) => {
  process.exitCode = 2;
  say(`error: pydock-lint failed: ${error.message}`, processTerminal());
});

const run = async (): Promise<void> => {
  // The exit code is set, not forced: nothing is left to wait for.
  process.exitCode = await main(process.argv.slice(2), processTerminal());
};

void run();

import { main } from './cli/main.js';
import { processTerminal } from './cli/terminal.js';

process.on('uncaughtException', (error) => {
  process.exitCode = 2;
  processTerminal().err(`error: pydock-lint failed: ${error.message}\n`);
});

const run = async (): Promise<void> => {
  // The exit code is set, not forced: nothing is left to wait for.
  process.exitCode = await main(process.argv.slice(2), processTerminal());
};

void run();

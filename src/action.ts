import { dirname, join } from 'node:path';
import { runAction } from './action/run.js';

// GitHub's runner starts this file. The program lies beside it.
process.exitCode = runAction({
  env: process.env,
  program: join(dirname(process.argv[1]!), 'cli.js'),
  out: (text) => void process.stdout.write(text),
});

import { bareSignal, isSignal, signalNames, uncatchableSignal } from '../../knowledge/signals.js';
import { expand } from '../../model/expand.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';
import { closest } from '../../text/similar.js';

export default defineRule({
  name: 'ungraceful-stop-signal',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'STOPSIGNAL names a signal that no process can handle, or none at all.',
  why: 'SIGKILL and SIGSTOP give the application no chance to finish its requests and close its files. A name that is no signal stops the build.',
  examples: {
    bad: 'FROM python:3.13-slim\nSTOPSIGNAL SIGKILL\nCMD ["python", "worker.py"]\n',
    good: 'FROM python:3.13-slim\nSTOPSIGNAL SIGINT\nCMD ["python", "worker.py"]\n',
  },
  sources: [
    'https://docs.docker.com/reference/dockerfile/#stopsignal',
    'https://man7.org/linux/man-pages/man7/signal.7.html',
  ],
  on: {
    step({ instruction, before, stage }, { report }) {
      const { rootBase } = stage;
      if (instruction.name !== 'STOPSIGNAL' || (rootBase.kind === 'image' && rootBase.facts?.system === 'windows'))
        return;
      const word = instruction.words[0]!;
      const signal = valueOf(expand(word, before.environment, 'unknown'))?.trim();
      if (!signal) return;
      if (!isSignal(signal)) {
        const near = closest(bareSignal(signal), signalNames);
        report(word, {
          message: `${signal} is no signal.`,
          help: near ? `Did you mean SIG${near}?` : 'Write SIGTERM, or the signal that the application waits for.',
        });
        return;
      }
      const name = uncatchableSignal(signal);
      if (!name) return;
      report(word, {
        message:
          name === 'SIGKILL'
            ? 'SIGKILL ends the application at once, which cannot finish what it is doing.'
            : 'SIGSTOP pauses the application and does not end it: Docker kills it ten seconds later.',
        help: 'Write SIGTERM, or the signal that the application waits for.',
      });
    },
  },
});

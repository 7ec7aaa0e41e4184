import rule from '../../../src/rules/reliability/ungraceful-stop-signal.js';
import { testRule } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM python:3.13-slim', ...lines, ''].join('\n');

testRule(rule, {
  SIGKILL: {
    files: { Dockerfile: from('STOPSIGNAL [|SIGKILL|]') },
    message: 'SIGKILL ends the application at once, which cannot finish what it is doing.',
  },
  SIGTERM: from('STOPSIGNAL SIGTERM'),
  SIGSTOP: {
    files: { Dockerfile: from('STOPSIGNAL [|SIGSTOP|]') },
    message: 'SIGSTOP pauses the application and does not end it: Docker kills it ten seconds later.',
  },
  SIGQUIT: from('STOPSIGNAL SIGQUIT'),
  'by number': from('STOPSIGNAL [|9|]'),
  'another number': from('STOPSIGNAL 15'),
  'without SIG, in lower case': from('STOPSIGNAL [|kill|]', 'STOPSIGNAL int'),
  'no signal': {
    files: { Dockerfile: from('STOPSIGNAL [|SIGTERMINATE|]') },
    message: 'SIGTERMINATE is no signal.',
  },
  'number 0': from('STOPSIGNAL [|0|]'),
  'real-time signals': from('STOPSIGNAL SIGRTMIN+3', 'STOPSIGNAL SIGRTMAX-14'),
  'one that Docker does not count to': from('STOPSIGNAL [|SIGRTMIN+16|]'),
  'a variable with a value': from('ARG SIGNAL=SIGKILL', 'STOPSIGNAL [|$SIGNAL|]'),
  'a variable without a value': from('ARG SIGNAL', 'STOPSIGNAL $SIGNAL'),
  'a name made of text': from('STOPSIGNAL [|constructor|]'),
  Windows: 'FROM python:3.13-windowsservercore\nSTOPSIGNAL SIGKILL\n',
});

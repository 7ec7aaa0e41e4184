import rule from '../../../src/rules/efficiency/sparse-user-id.js';
import { testRule } from '../../harness.js';

const run = (text: string, before = ''): string => `FROM debian:13\n${before}RUN ${text}\n`;

testRule(rule, {
  large: {
    files: { Dockerfile: run('useradd -m [|-u 1000700|] app') },
    message: 'useradd makes log files whose size grows with the user ID 1000700.',
    fixed: { Dockerfile: run('useradd -l -m -u 1000700 app') },
  },
  small: run('useradd -m -u 99999 app'),
  'by its long name': run('groupadd -r app && useradd [|--uid=100000|] app'),
  'in one word': run('useradd [|-u100000|] app'),
  'not logged': run('useradd -l -u 1000700 app && useradd --no-log-init --uid 1000700 b && useradd -rl -u 1000700 c'),
  'from an argument': run('useradd [|-u $UID|] app', 'ARG UID=1000700\n'),
  'from a small argument': run('useradd -u "${UID}" app', 'ARG UID=1000\n'),
  'from an argument without value': run('useradd -u $UID app', 'ARG UID\n'),
  'of a group': run('groupadd -g 1000700 app && useradd -g 1000700 app'),
  'of others': run('usermod -u 1000700 app && adduser -u 1000700 app'),
});

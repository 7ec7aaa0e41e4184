import rule from '../../../src/rules/security/sudo-in-run.js';
import { testRule } from '../../harness.js';

const run = (text: string, before = ''): string => `FROM debian:13\n${before}RUN ${text}\n`;

testRule(rule, {
  'as root': {
    files: { Dockerfile: run('[|sudo|] apt-get update && [|sudo|] apt-get install -y curl') },
    message: Array.from({ length: 2 }, () => 'This RUN is root already and needs no sudo.'),
    fixed: { Dockerfile: run('apt-get update && apt-get install -y curl') },
  },
  'without it': run('apt-get update'),
  'as a user': {
    files: { Dockerfile: run('[|sudo|] apt-get update', 'USER app\n') },
    message: 'This RUN becomes root with sudo.',
    fixed: { Dockerfile: run('sudo apt-get update', 'USER app\n') },
  },
  'with options': {
    files: { Dockerfile: run('[|sudo|] -u app -H whoami') },
    fixed: { Dockerfile: run('sudo -u app -H whoami') },
  },
  'in a pipe': run('echo x | [|sudo|] tee /etc/x'),
  'in front of a shell': run('[|sudo|] su'),
  'on an image that is not known': 'FROM example.org/base:1\nRUN [|sudo|] true\n',
  'in the exec form': {
    files: { Dockerfile: run('[[|"sudo"|], "true"]') },
    fixed: { Dockerfile: run('["true"]') },
  },
  'around a shell': run('sudo sh -c "[|echo x|] > /etc/x" && sudo sh -c "[|true|] && [|false|]"'),
  'installed only': run('apt-get install -y sudo'),
  'configured only': run(`echo "app ALL=(ALL) NOPASSWD:ALL" > /etc/sudoers.d/app && usermod -aG sudo app`),
  'when it starts': 'FROM debian:13\nCMD ["sudo", "app"]\n',
});

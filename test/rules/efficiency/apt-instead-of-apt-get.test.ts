import rule from '../../../src/rules/efficiency/apt-instead-of-apt-get.js';
import { testRule } from '../../harness.js';

const run = (text: string): string => `FROM debian:13\nRUN ${text}\n`;

testRule(rule, {
  'an install': {
    files: { Dockerfile: run('[|apt|] update && [|apt|] install -y curl') },
    message: Array.from({ length: 2 }, () => 'apt has no stable command line for scripts.'),
    fixed: { Dockerfile: run('apt-get update && apt-get install -y curl') },
  },
  'apt-get': run('apt-get update && apt-get install -y curl'),
  'another name for it': {
    files: { Dockerfile: run('[|apt|] -y full-upgrade') },
    fixed: { Dockerfile: run('apt-get -y dist-upgrade') },
  },
  'what apt-get does not have': {
    files: { Dockerfile: run('[|apt|] list --installed') },
    fixed: { Dockerfile: run('apt list --installed') },
  },
  'behind sudo': run('sudo [|apt|] update'),
  'with its folder': {
    files: { Dockerfile: run('[|/usr/bin/apt|] update') },
    fixed: { Dockerfile: run('/usr/bin/apt update') },
  },
  'in the exec form': {
    files: { Dockerfile: run('[[|"apt"|], "update"]') },
    fixed: { Dockerfile: run('["apt", "update"]') },
  },
  'as a word': run('echo apt && apt-cache policy apt && apt-mark hold curl'),
  'where it is not run': 'FROM debian:13\nCMD ["apt", "list"]\n',
});

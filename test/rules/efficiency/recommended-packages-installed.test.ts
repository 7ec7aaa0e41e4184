import rule from '../../../src/rules/efficiency/recommended-packages-installed.js';
import { testRule } from '../../harness.js';

const run = (text: string, before = ''): string => `FROM debian:13\n${before}RUN ${text}\n`;

testRule(rule, {
  'with apt-get': {
    files: { Dockerfile: run('apt-get update && apt-get [|install|] -y curl') },
    message: 'apt-get install adds the packages that others recommend.',
    fixed: { Dockerfile: run('apt-get update && apt-get install --no-install-recommends -y curl') },
  },
  'with apt': run('apt [|install|] -y curl'),
  'with a file': run('apt-get [|install|] -y ./app.deb'),
  'switched off': run('apt-get install -y --no-install-recommends curl'),
  'switched off before the verb': run('apt-get --no-install-recommends install -y curl'),
  'switched off by a setting': run('apt-get install -y -o APT::Install-Recommends=false curl'),
  'switched off by a setting in one word': run('apt-get install -y -oAPT::Install-Recommends=0 curl'),
  'asked for': run('apt-get install -y --install-recommends wine'),
  'switched off in a file before': run(
    'apt-get install -y curl',
    `RUN echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/99lean\n`,
  ),
  'switched off in the same RUN': run(
    `echo 'APT { Install-Recommends "0"; };' > /etc/apt/apt.conf.d/99lean && apt-get install -y curl`,
  ),
  'switched off in the stage below': `FROM debian:13 AS base\nRUN echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/99\nFROM base\nRUN apt-get install -y curl\n`,
  'switched off behind it': run(
    `apt-get [|install|] -y curl\nRUN echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/99lean`,
  ),
  'switched off by another option of an earlier RUN': run(
    'apt-get [|install|] -y curl',
    'RUN apt-get install -y --no-install-recommends git\n',
  ),
  'with a configuration that is copied': run('apt-get install -y curl', 'COPY apt.conf /etc/apt/apt.conf.d/99\n'),
  'with a configuration written by COPY': run(
    'apt-get install -y curl',
    'COPY <<EOF /etc/apt/apt.conf.d/99\nAPT::Install-Recommends "false";\nEOF\n',
  ),
  'with something else copied': run('apt-get [|install|] -y curl', 'COPY requirements.txt /\n'),
  'with options from a variable': run('apt-get install -y $APT_OPTIONS curl'),
  'with packages from a variable': run('apt-get [|install|] -y $PACKAGES'),
  'mending dependencies only': run('apt-get install -y -f'),
  upgrading: run('apt-get upgrade -y'),
  'in a stage that is not shipped': 'FROM debian:13 AS build\nRUN apt-get install -y gcc\nFROM debian:13\n',
});

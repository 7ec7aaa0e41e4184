import rule from '../../../src/rules/efficiency/noisy-wget.js';
import { testRule } from '../../harness.js';

const run = (text: string, image = 'debian:13'): string => `FROM ${image}\nRUN ${text}\n`;
const url = 'https://example.org/model.bin';

testRule(rule, {
  'of GNU': {
    files: { Dockerfile: run(`[|wget|] ${url}`) },
    message: 'wget writes its progress to the log of the build.',
    fixed: { Dockerfile: run(`wget -nv ${url}`) },
  },
  'of BusyBox': {
    files: { Dockerfile: run(`[|wget|] -O /x ${url}`, 'alpine:3.22') },
    fixed: { Dockerfile: run(`wget -q -O /x ${url}`, 'alpine:3.22') },
  },
  quiet: run(`wget -q ${url} && wget --quiet ${url} && wget -nv ${url} && wget --no-verbose ${url}`),
  'quiet among other letters': run(`wget -qO- ${url} && wget -cq ${url} && wget -qO /x ${url}`),
  'not quiet among other letters': run(`[|wget|] -cO /q ${url}`),
  'with dots': run(`wget --progress=dot:giga ${url}`),
  'to a log': run(`wget -o /tmp/log ${url} && wget -a/tmp/log ${url} && wget --output-file=/tmp/log ${url}`),
  'to nowhere': run(`wget ${url} 2>/dev/null && wget ${url} >/dev/null 2>&1`),
  'output to nowhere': run(`[|wget|] -O - ${url} > /dev/null`),
  'in a pipe': run(`[|wget|] -O- ${url} | tar x`),
  'installed only': run('apt-get install -y wget'),
  version: run('wget --version'),
});

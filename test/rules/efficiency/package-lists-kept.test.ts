import rule from '../../../src/rules/efficiency/package-lists-kept.js';
import { testRule } from '../../harness.js';

const run = (text: string, rest = ''): string => `FROM python:3.13-slim\nRUN ${text}\n${rest}`;
const install = 'apt-get install -y --no-install-recommends libpq5';
const clean = 'rm -rf /var/lib/apt/lists/*';

testRule(rule, {
  'left there': {
    files: { Dockerfile: run(`[|apt-get update|] && ${install}`) },
    message: 'apt-get update leaves its package lists in this layer.',
    fixed: { Dockerfile: run(`apt-get update && ${install} && ${clean}`) },
  },
  'fetched by the install': {
    files: { Dockerfile: run('[|apt-get install --update -y libpq5|]') },
    message: 'apt-get install --update leaves its package lists in this layer.',
    fixed: { Dockerfile: run(`apt-get install --update -y libpq5 && ${clean}`) },
  },
  'fetched by the install and removed': run(`apt-get install --update -y libpq5 && ${clean}`),
  'removed behind the install': run(`apt-get update && ${install} && ${clean}`),
  'removed before the install, and fetched again': run(
    `apt-get update && ${clean} && [|apt-get update|] && ${install}`,
  ),
  'removed in another RUN': run(`[|apt-get update|] && ${install}`, `RUN ${clean}\n`),
  'lines and options': {
    files: { Dockerfile: run(`[|apt-get -qq update|] \\\n    && ${install} > /dev/null \\\n    && echo done`) },
    fixed: {
      Dockerfile: run(`apt-get -qq update \\\n    && ${install} > /dev/null \\\n    && ${clean} \\\n    && echo done`),
    },
  },
  'operators at the line ends': {
    files: { Dockerfile: run(`[|apt-get update|] && \\\n  ${install} && \\\n  echo done`) },
    fixed: { Dockerfile: run(`apt-get update && \\\n  ${install} && \\\n  ${clean} && \\\n  echo done`) },
  },
  'an open quote, which would take in what is written behind it': {
    files: { Dockerfile: run(`[|apt-get update|] && apt-get install -y "libpq5 && ${clean}`) },
    fixed: { Dockerfile: run(`apt-get update && apt-get install -y "libpq5 && ${clean}`) },
  },
  'a package on each line': {
    files: {
      Dockerfile: run(`[|apt-get update|] && apt-get install -y \\\r\n    # for psycopg\r\n    libpq5 \\\r\n    curl`),
    },
    fixed: {
      Dockerfile: run(
        `apt-get update && apt-get install -y \\\r\n    # for psycopg\r\n    libpq5 \\\r\n    curl \\\r\n    && ${clean}`,
      ),
    },
  },
  'a heredoc, in which each line runs in any case': {
    files: { Dockerfile: run(`<<EOF\n[|apt-get update|]\n${install}\nEOF`) },
    fixed: { Dockerfile: run(`<<EOF\napt-get update\n${install} && ${clean}\nEOF`) },
  },
  'an update alone': {
    files: { Dockerfile: run('[|apt-get update|]') },
    fixed: { Dockerfile: run('apt-get update') },
  },
  'of apt, aptitude and behind sudo': run(`[|apt update|]`, 'RUN [|aptitude update|]\nRUN [|sudo apt-get update|]\n'),
  'without fix in a condition': {
    files: { Dockerfile: run(`if [ -n "$DEV" ]; then [|apt-get update|] && ${install}; fi`) },
    fixed: { Dockerfile: run(`if [ -n "$DEV" ]; then apt-get update && ${install}; fi`) },
  },
  'without fix where another RUN reads them': {
    files: { Dockerfile: run('[|apt-get update|]', `RUN ${install}\n`) },
    fixed: { Dockerfile: run('apt-get update', `RUN ${install}\n`) },
  },
  'in a heredoc': run(`<<EOF\n[|apt-get update|]\n${install}\nEOF`),
  'removed in a heredoc': run(`<<EOF\nset -e\napt-get update\n${install}\n${clean}\nEOF`),
  'in the text of a shell': run(`bash -c "[|apt-get update|] && ${install}"`),

  'removed with the folder': run(`apt-get update && ${install} && rm -r /var/lib/apt/lists`),
  'removed with a folder around it': run(`apt-get update && ${install} && rm -rf /tmp/* /var/lib/apt/`),
  'removed with braces': run(`apt-get update && ${install} && rm -rf /var/lib/{apt,dpkg}/lists`),
  'removed from inside': run(`apt-get update && ${install} && cd /var/lib/apt/lists && rm -rf *`),
  'removed with quotes': run(`apt-get update && ${install} && rm -rf "/var/lib/apt/lists/"*`),
  'removed by a variable': run(`apt-get update && ${install} && rm -rf "$LISTS"/*`),
  'removed by find': run(`apt-get update && ${install} && find /var/lib/apt/lists -type f -delete`),
  'found something else': run(`[|apt-get update|] && ${install} && find / -name "*.pyc" -delete`),
  'removed something else': run(`[|apt-get update|] && ${install} && rm -rf /var/cache/apt/* /tmp/*`),
  'removed in part': run(`[|apt-get update|] && ${install} && rm -rf /var/lib/apt/lists/partial`),
  'removed by distclean': run(`apt-get update && ${install} && apt-get distclean`),
  'only the archives cleaned': run(`[|apt-get update|] && ${install} && apt-get clean`),
  'removed by a script': run(`apt-get update && ${install} && /opt/cleanup.sh`),

  'in a cache mount': run(
    `--mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt apt-get update && ${install}`,
  ),
  'in a mount of the lists': run(`--mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && ${install}`),
  'in a mount that is not known': `FROM debian:13\nARG LISTS\nRUN --mount=type=cache,target=$LISTS apt-get update\n`,
  'in a mount of something else': run(`--mount=type=cache,target=/root/.cache [|apt-get update|] && ${install}`),
  'in a stage that is not shipped': `FROM debian:13 AS build\nRUN apt-get update && ${install}\nFROM debian:13\nCOPY --from=build /app /app\n`,
  'in the base of the shipped stage': `FROM debian:13 AS base\nRUN [|apt-get update|] && ${install}\nFROM base\nCMD ["app"]\n`,
  'in a stage that compose builds': {
    files: {
      Dockerfile: 'FROM debian:13 AS api\nRUN [|apt-get update|]\nFROM debian:13\nRUN true\n',
      'compose.yaml': 'services:\n  api:\n    build:\n      context: .\n      target: api\n',
    },
  },
  'not apt': run('echo apt-get update && pip install apt'),
  'not a shell that is read': 'FROM debian:13\nSHELL ["pwsh", "-c"]\nRUN apt-get update\n',
});

import rule from '../../../src/rules/efficiency/stale-package-index.js';
import { testRule } from '../../harness.js';

const debian = (text: string): string => `FROM debian:13\n${text}`;
const fetch = 'RUN apt-get update && apt-get install -y git\n';
const clean = ' && rm -rf /var/lib/apt/lists/*';

testRule(rule, {
  'fetched alone': {
    files: { Dockerfile: debian('RUN [|apt-get update|]\nRUN apt-get install -y curl\n') },
    message: 'apt-get update has a RUN of its own, whose layer is reused while the packages move on.',
  },
  'fetched with the install': debian('RUN apt-get update && apt-get install -y curl\n'),
  'fetched alone with apt': debian('RUN [|apt update|] && echo done\n'),
  'fetched behind an install': debian('RUN apt-get update && apt-get install -y gnupg && [|apt-get update|]\n'),
  'fetched and cleaned': debian('RUN [|apt-get update|] && apt-get clean && rm -rf /tmp/*\n'),
  'fetched, and removed again': debian(`RUN apt-get update && apt-get remove -y git && apt-get clean${clean}\n`),
  'fetched for an upgrade': debian('RUN apt-get update && apt-get -y upgrade\n'),
  'fetched for build dependencies': debian('RUN apt-get update && apt-get build-dep -y python3\n'),
  'fetched for xargs': debian('RUN apt-get update && xargs -a packages.txt apt-get install -y\n'),
  'fetched for a script': debian('RUN apt-get update && ./install.sh\n'),
  'fetched for a function': debian('RUN add() { apt-get install -y "$1"; }; apt-get update; add curl\n'),
  'fetched for playwright': debian('RUN apt-get update && playwright install --with-deps\n'),
  'fetched into a cache mount': debian(
    'RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get install -y curl\n',
  ),
  'fetched in lines of a heredoc': debian('RUN <<EOF\napt-get update\napt-get install -y curl\nEOF\n'),

  'never fetched': {
    files: { Dockerfile: debian('RUN [|apt-get install -y curl|]\n') },
    message:
      'No apt-get update comes before this install, so its package lists are those of the base image, old or none.',
    fixed: { Dockerfile: debian('RUN apt-get update && apt-get install -y curl\n') },
  },
  'never fetched, with a variable': {
    files: { Dockerfile: debian('RUN DEBIAN_FRONTEND=noninteractive [|apt-get install -y curl|]\n') },
    fixed: { Dockerfile: debian('RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y curl\n') },
  },
  'never fetched, twice': debian('RUN [|apt-get install -y curl|] && apt-get install -y git\n'),
  'fetched by the install': debian('RUN apt-get install --update -y curl\n'),
  'fetched by the install of a short option': debian('RUN apt install -y -U curl\nRUN apt install -y git\n'),
  'fetched by the install behind a removal': debian(
    `${fetch}RUN rm -rf /var/lib/apt/lists/*\nRUN apt-get install --update -y curl\n`,
  ),
  'fetched by another install before': debian('RUN apt-get install --update -y curl && apt-get install -y git\n'),
  'fetched before': debian(`${fetch}RUN apt-get install -y curl\n`),
  'fetched in the stage below': `FROM debian:13 AS base\n${fetch}FROM base\nRUN apt-get install -y curl\n`,
  'fetched in another stage only': `FROM debian:13 AS base\n${fetch}FROM debian:13\nRUN [|apt-get install -y curl|]\n`,
  'fetched by the script of a repository': debian(
    'RUN curl -fsSL https://deb.nodesource.com/setup_24.x | bash - && apt-get install -y nodejs\n',
  ),
  'fetched by add-apt-repository': debian('RUN add-apt-repository ppa:x/y && apt-get install -y z\n'),
  'fetched under a condition': debian('RUN if [ -n "$X" ]; then apt-get update; fi; apt-get install -y curl\n'),
  'fetched by a text of another interpreter': debian(
    'RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF\nRUN apt-get install -y curl\n',
  ),
  'lists copied': debian('COPY --from=lists /var/lib/apt/lists /var/lib/apt/lists\nRUN apt-get install -y curl\n'),
  'a folder copied to the root': debian('COPY rootfs /\nRUN apt-get install -y curl\n'),
  'a file copied to the root': debian('COPY app.tar.gz /\nRUN [|apt-get install -y curl|]\n'),
  'lists mounted': debian('RUN --mount=type=bind,from=lists,target=/var/lib/apt/lists apt-get install -y curl\n'),
  'a file is installed': debian('RUN apt-get install -y ./app.deb\n'),
  'nothing is installed': debian('RUN apt-get install -y -f\n'),

  'removed before': {
    files: {
      Dockerfile: debian(`RUN apt-get update && apt-get install -y git${clean}\nRUN [|apt-get install -y curl|]\n`),
    },
    message: 'An earlier step removed the package lists, so this install finds no package that is not there already.',
  },
  'removed in the stage below':
    `FROM debian:13 AS base\nRUN apt-get update${clean}\nFROM base\nRUN [|apt-get install -y curl|]\n`.replace(
      'RUN apt-get update',
      'RUN apt-get update && apt-get install -y git',
    ),
  'removed before, and fetched again': debian(
    `RUN apt-get update && apt-get install -y git${clean}\nRUN apt-get update && apt-get install -y curl\n`,
  ),
  'perhaps removed': debian(
    `RUN apt-get update && apt-get install -y git && rm -rf $HOME/.cache\nRUN apt-get install -y curl\n`,
  ),
  'managers that fetch by themselves': 'FROM alpine:3.22\nRUN apk update\nRUN apk add git\n',
});

import rule from '../../../src/rules/correctness/copy-many-to-file.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const project = { 'main.py': '', 'settings.py': '', 'lib/a.py': '', 'requirements.txt': '' };
const files = (...text: readonly string[]) => ({ ...project, Dockerfile: lines('FROM python:3.13-slim', ...text) });

testRule(rule, {
  'two files to what is no folder': {
    files: files('COPY main.py settings.py [|/srv/app|]'),
    message: 'COPY writes 2 sources to the one file /srv/app.',
    fixed: { Dockerfile: lines('FROM python:3.13-slim', 'COPY main.py settings.py /srv/app/') },
  },
  'two files to a folder': { files: files('COPY main.py settings.py /srv/app/') },
  'one file': { files: files('COPY main.py /srv/app.py') },
  'a glob that matches two': {
    files: files('COPY *.py [|/srv/app|]'),
    fixed: { Dockerfile: lines('FROM python:3.13-slim', 'COPY *.py /srv/app/') },
  },
  'a glob that matches one': { files: files('COPY requirements*.txt /srv/requirements.txt') },
  'the JSON form': {
    files: files('COPY ["main.py", "settings.py", [|"/srv/app"|]]'),
    fixed: { Dockerfile: lines('FROM python:3.13-slim', 'COPY ["main.py", "settings.py", "/srv/app/"]') },
  },
  'the folder itself': { files: files('WORKDIR /srv', 'COPY main.py settings.py .', 'COPY main.py lib/a.py ./') },
  'a folder that is there': { files: files('WORKDIR /srv/app', 'COPY main.py settings.py /srv/app') },
  'a folder that may be there': {
    files: files('ADD main.py settings.py [|/usr/local/share/app|]'),
    message: 'ADD has 2 sources, but /usr/local/share/app does not end in a slash.',
  },
  'a value that ends in a slash': { files: files('ARG APP=/srv/app/', 'COPY main.py settings.py $APP') },
  'a value that does not': { files: files('ENV APP=/srv/app', 'COPY main.py settings.py [|$APP|]') },
  'a value that is not known': { files: files('ARG APP', 'COPY main.py settings.py $APP') },
  'the folders of the sources come along': { files: files('COPY --parents main.py lib/a.py /srv/app') },
  'two heredocs': { files: files('COPY <<A <<B [|/srv/app|]', 'one', 'A', 'two', 'B') },
  'from a stage': {
    files: {
      Dockerfile: lines(
        'FROM python:3.13-slim AS build',
        'RUN touch /a /b',
        'FROM python:3.13-slim',
        'COPY --from=build /a /b [|/srv/app|]',
      ),
    },
    message: 'COPY writes 2 sources to the one file /srv/app.',
  },
  'folders are merged': {
    files: files('COPY lib main.py [|/srv/app|]'),
    message: 'COPY has 2 sources, but /srv/app does not end in a slash.',
  },
});

import rule from '../../../src/rules/correctness/add-archive-not-unpacked.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const python = (...text: readonly string[]) => lines('FROM python:3.13-slim', ...text);

testRule(rule, {
  'copied and unpacked': {
    files: { Dockerfile: python('COPY [|data.tar.gz|] /tmp/', 'RUN tar -xzf /tmp/data.tar.gz -C /srv') },
    message: 'data.tar.gz is copied and unpacked by tar, so that it is in the image twice.',
  },
  added: python('ADD data.tar.gz /srv/'),
  'under another name, from the folder that it is in': python(
    'WORKDIR /srv',
    'COPY [|dist/data.tgz|] app.tgz',
    'RUN ls && tar xf app.tgz && rm app.tgz',
  ),
  'in a folder that cd went to': python('COPY [|data.tar|] /tmp/', 'RUN cd /tmp && tar --extract --file=data.tar'),
  'a zip archive, which ADD does not unpack': python('COPY data.zip /tmp/', 'RUN unzip /tmp/data.zip -d /srv'),
  'unpacked in another way': python('COPY data.tgz /tmp/', 'RUN tar xf /tmp/data.tgz --strip-components=1'),
  'from another stage, which ADD cannot do': lines(
    'FROM python:3.13-slim AS build',
    'FROM python:3.13-slim',
    'COPY --from=build /data.tgz /tmp/',
    'RUN tar xf /tmp/data.tgz',
  ),
  'another archive': python('COPY data.tgz /tmp/', 'RUN tar xf /tmp/other.tgz'),
  'packed and not unpacked': python('COPY data.tgz /tmp/', 'RUN tar czf /tmp/data.tgz /srv'),
  'unpacked before': python('RUN tar xf /tmp/data.tgz', 'COPY data.tgz /tmp/'),
});

const added = (before: readonly string[], after: readonly string[]) => ({
  files: { Dockerfile: python(...before) },
  fixed: { Dockerfile: python(...after) },
});

testRule(rule, {
  'fix: the whole RUN': added(
    [
      'COPY --chown=1000 [|data.tar.gz|] /tmp/',
      'RUN mkdir -p /srv && tar -xzf /tmp/data.tar.gz -C /srv && rm /tmp/data.tar.gz',
      'EXPOSE 80',
    ],
    ['ADD --chown=1000 data.tar.gz /srv/', 'EXPOSE 80'],
  ),
  'fix: into the working directory': added(
    ['WORKDIR /app', 'COPY [|data.tar|] .', 'RUN tar xf data.tar'],
    ['WORKDIR /app', 'ADD data.tar /app/'],
  ),
  'no fix: the RUN does more': added(
    ['COPY [|data.tar|] /tmp/', 'RUN tar xf /tmp/data.tar -C /srv && make -C /srv'],
    ['COPY data.tar /tmp/', 'RUN tar xf /tmp/data.tar -C /srv && make -C /srv'],
  ),
  'no fix: something else is removed': added(
    ['COPY [|data.tar|] /tmp/', 'RUN tar xf /tmp/data.tar -C /srv && rm -rf /tmp'],
    ['COPY data.tar /tmp/', 'RUN tar xf /tmp/data.tar -C /srv && rm -rf /tmp'],
  ),
});

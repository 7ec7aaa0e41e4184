import rule from '../../../src/rules/correctness/undefined-variable.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const python = (...text: readonly string[]) => lines('FROM python:3.13-slim', ...text);

testRule(rule, {
  'an ARG before FROM': {
    files: { Dockerfile: lines('ARG APP=/app', 'FROM python:3.13-slim', 'WORKDIR [|$APP|]') },
    message: 'APP is empty here: the ARG before the first FROM counts for FROM only.',
  },
  'an ARG before FROM, repeated': lines('ARG APP=/app', 'FROM python:3.13-slim', 'ARG APP', 'WORKDIR $APP'),
  'a misspelt name': {
    files: { Dockerfile: python('ENV APP_HOME=/app', 'COPY app.py [|${APP_HOEM}|]/') },
    message: 'APP_HOEM is empty here: neither the stage nor its base image sets it.',
  },
  'set further below': {
    files: { Dockerfile: python('WORKDIR [|$APP|]', 'ENV APP=/app', 'USER $APP') },
    message: 'APP is empty here: the stage sets it only further below.',
  },
  'a platform argument': {
    files: { Dockerfile: python('COPY bin-[|$TARGETARCH|] /bin/app') },
    message: 'TARGETARCH is empty here: a stage sees it only behind an ARG of its own.',
  },
  'a platform argument, declared': python('ARG TARGETARCH', 'COPY bin-$TARGETARCH /bin/app'),
  'what only a running command has': {
    files: { Dockerfile: python('ENV PATH=[|$HOME|]/.local/bin:$PATH') },
    message: 'HOME is empty here: only a running command has it.',
  },
  'in RUN and CMD, which a shell reads': python('RUN echo $NOTHING', 'CMD echo $NOTHING'),
  'in flags of COPY': python('COPY --chown=[|$APP_USER|] app.py /'),
  'in a mount of RUN': python('RUN --mount=type=cache,target=[|$CACHE|]/pip true'),
  'in LABEL, EXPOSE, USER, VOLUME and STOPSIGNAL': python(
    'LABEL version=[|$A|]',
    'EXPOSE [|$B|]',
    'USER [|$C|]',
    'VOLUME [|$D|]/x',
    'STOPSIGNAL [|$E|]',
  ),
  'what the base image sets': python('ENV A=$PYTHON_VERSION B=$GPG_KEY C=$PATH'),
  'what the builder takes': python('ENV A=$HTTP_PROXY B=$no_proxy'),
  'a default beside it': python('ENV A=${B:-c} D=${E-f} G=${H:+i} J=${K:?l}'),
  'a prefix that is cut off nothing': python('ENV A=[|${B#v}|]'),
  'in single quotes and escaped': python("ENV A='$B' C=\\$D"),
  'an ARG without default': python('ARG APP', 'WORKDIR $APP'),
  'arguments of one ARG': python('ARG A=/app B=$A/x', 'WORKDIR $B'),
  'an argument of the stage below': lines('FROM python:3.13-slim AS base', 'ARG APP=/app', 'FROM base', 'WORKDIR $APP'),
  'an argument of another stage': lines(
    'FROM python:3.13-slim AS build',
    'ARG APP=/app',
    'FROM python:3.13-slim',
    'WORKDIR [|$APP|]',
  ),
  'a base image that is not known': lines('ARG APP=/app', 'FROM example.org/base:1', 'WORKDIR $APP'),
  'FROM scratch': lines('FROM scratch', 'COPY app [|$BIN|]/app', 'ENV PATH=/x:$PATH'),
  'what the same ENV sets is another matter': python('ENV A=/a B=$A/b'),
  'a trigger, which is read elsewhere': python('ONBUILD COPY app.py $APP'),
  Windows: lines('FROM mcr.microsoft.com/windows/servercore:ltsc2022', 'WORKDIR $TEMP'),
  'one that is added to itself': {
    files: { Dockerfile: python('ENV PYTHONPATH=/app:[|$PYTHONPATH|]') },
    message: 'PYTHONPATH is empty here: neither the stage nor its base image sets it.',
  },
});

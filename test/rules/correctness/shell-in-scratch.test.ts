import rule from '../../../src/rules/correctness/shell-in-scratch.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;
const distroless = (...text: readonly string[]) => lines('FROM gcr.io/distroless/python3-debian12:nonroot', ...text);

testRule(rule, {
  'RUN in scratch': {
    files: { Dockerfile: lines('FROM scratch', '[|RUN|] mkdir /data') },
    message: 'RUN in shell form needs /bin/sh, which this image does not have.',
  },
  'CMD in a distroless image': distroless('COPY app.py /app/', '[|CMD|] exec /app/app.py'),
  'CMD in exec form': distroless('COPY app.py /app/', 'CMD ["/app/app.py"]'),
  'a health check': distroless('[|HEALTHCHECK|] CMD curl -f http://localhost'),
  'one finding for a stage': lines('FROM scratch', '[|RUN|] true', 'ENTRYPOINT app', 'CMD app'),
  'an image with a shell': lines('FROM python:3.13-slim', 'RUN true'),
  'an image that is not known': lines('FROM example.org/base:1', 'RUN true'),
  'a debug image': lines('FROM gcr.io/distroless/python3-debian12:debug', 'RUN true'),
  'a program from another stage': lines(
    'FROM golang:1.24 AS build',
    'FROM scratch',
    'COPY --from=build /app /app',
    '[|CMD|] /app',
  ),
  'a shell was copied': lines('FROM scratch', 'COPY --from=busybox:1 /bin/sh /bin/sh', 'RUN true'),
  'a folder with a shell was copied': distroless('COPY --from=busybox:1 /bin/ /bin/', 'CMD true'),
  'a whole system was copied': lines('FROM scratch', 'COPY --from=alpine:3.22 / /', 'RUN true'),
  'a root file system is unpacked': lines('FROM scratch', 'ADD rootfs.tar.xz /', 'CMD bash'),
  'a root file system that a build makes first': lines('FROM scratch', 'COPY rootfs /', 'CMD bash'),
  'a file in the root': {
    files: { Dockerfile: lines('FROM scratch', 'COPY app /', '[|CMD|] /app'), app: '' },
  },
  'another shell is set': lines(
    'FROM gcr.io/distroless/base-debian12',
    'COPY --from=busybox:1 /bin/busybox /busybox/sh',
    'SHELL ["/busybox/sh", "-c"]',
    'RUN true',
  ),
  'built on a stage from scratch': lines('FROM scratch AS empty', 'FROM empty', '[|RUN|] true'),
  'a mount may bring one': lines('FROM scratch', 'RUN --mount=from=busybox:1,target=/bin true'),
});

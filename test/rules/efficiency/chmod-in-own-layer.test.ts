import rule from '../../../src/rules/efficiency/chmod-in-own-layer.js';
import { testRule } from '../../harness.js';

const base = 'FROM python:3.13-slim\nWORKDIR /app\n';
const files = (Dockerfile: string) => ({ Dockerfile, 'start.sh': 'exec "$@"\n', 'src/a.py': '' });

testRule(rule, {
  'the mode of a file': {
    files: files(`${base}COPY start.sh .\nRUN [|chmod 755 start.sh|]\nCMD ["./start.sh"]\n`),
    message: 'chmod puts start.sh into the image a second time.',
    fixed: { Dockerfile: `${base}COPY --chmod=755 start.sh .\nCMD ["./start.sh"]\n` },
  },
  'the mode in COPY': { files: files(`${base}COPY --chmod=755 start.sh .\n`) },
  'the owner of a folder': {
    files: files(`${base}COPY --link src /srv/src\nRUN [|chown -R www-data:www-data /srv/src|]\n`),
    fixed: { Dockerfile: `${base}COPY --chown=www-data:www-data --link src /srv/src\n` },
  },
  'the owner of the folder itself alone': { files: files(`${base}COPY src /srv/src\nRUN chown www-data /srv/src\n`) },
  'one file of a folder': { files: files(`${base}COPY . .\nRUN chmod +x start.sh\n`) },
  'a mode by letters': {
    files: files(`${base}COPY start.sh /run.sh\nRUN [|chmod +x /run.sh|]\n`),
    fixed: { Dockerfile: `${base}COPY start.sh /run.sh\nRUN chmod +x /run.sh\n` },
  },
  'among other commands': {
    files: files(`${base}COPY start.sh /\nRUN apt-get update && [|chmod 755 /start.sh|]\n`),
    fixed: { Dockerfile: `${base}COPY start.sh /\nRUN apt-get update && chmod 755 /start.sh\n` },
  },
  'a file that the same RUN changes': {
    files: files(`${base}COPY start.sh /\nRUN sed -i 's/a/b/' /start.sh && chmod 755 /start.sh\n`),
  },
  'a user that is made in between': {
    files: files(`${base}COPY src /srv\nRUN useradd app && [|chown -R app /srv|]\n`),
    fixed: { Dockerfile: `${base}COPY src /srv\nRUN useradd app && chown -R app /srv\n` },
  },
  'what a RUN made': { files: files(`${base}RUN mkdir /data\nRUN chown -R www-data /data\n`) },
  'a stage that is not shipped': {
    files: files(`FROM python:3.13 AS build\nCOPY start.sh /\nRUN chmod 755 /start.sh\nFROM python:3.13\n`),
  },
  'from another stage': {
    files: files(
      `FROM python:3.13-slim AS build\nCOPY start.sh /\n${base}COPY --from=build /start.sh /\nRUN [|chmod 755 /start.sh|]\n`,
    ),
    fixed: {
      Dockerfile: `FROM python:3.13-slim AS build\nCOPY start.sh /\n${base}COPY --chmod=755 --from=build /start.sh /\n`,
    },
  },
});

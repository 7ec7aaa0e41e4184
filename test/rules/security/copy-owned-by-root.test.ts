import rule from '../../../src/rules/security/copy-owned-by-root.js';
import { testRule } from '../../harness.js';

const base = 'FROM python:3.13-slim\nWORKDIR /app\nRUN useradd app\nUSER app\n';
const files = (Dockerfile: string) => ({ Dockerfile, 'start.sh': '', 'db.sqlite3': '', 'app.py': '' });

testRule(rule, {
  'a database': {
    files: files(`${base}COPY db.sqlite3 [|.|]\n`),
    message: 'COPY gives /app/db.sqlite3 to root, so app cannot write to it.',
    fixed: { Dockerfile: `${base}COPY --chown=app db.sqlite3 .\n` },
  },
  'a database with an owner': { files: files(`${base}COPY --chown=app:app db.sqlite3 .\n`) },
  'a database among other files': { files: files(`${base}COPY . [|/app|]\n`) },
  'files that are only read': { files: files(`${base}COPY app.py .\n`) },
  'copied before USER': { files: files('FROM python:3.13-slim\nCOPY db.sqlite3 /app/\nUSER app\n') },
  'copied as root': { files: files('FROM python:3.13-slim\nUSER 0\nCOPY db.sqlite3 /app/\n') },
  'given away later': { files: files(`${base}COPY . /app\nUSER root\nRUN chown -R app /app\nUSER app\n`) },
  'a mode that the user changes': {
    files: files(`${base}COPY start.sh [|.|]\nRUN chmod +x start.sh\n`),
    message: 'COPY gives /app/start.sh to root, so app cannot write to it.',
    fixed: { Dockerfile: `${base}COPY --chown=app start.sh .\nRUN chmod +x start.sh\n` },
  },
  'a mode that root changes': { files: files(`${base}COPY start.sh .\nUSER root\nRUN chmod +x start.sh\nUSER app\n`) },
  'a volume': {
    files: files(`${base}VOLUME /data\nCOPY app.py [|/data/|]\n`),
    fixed: { Dockerfile: `${base}VOLUME /data\nCOPY --chown=app app.py /data/\n` },
  },
  'beside a volume': { files: files(`${base}VOLUME /data\nCOPY app.py /srv/\n`) },
  'a mode for everybody': { files: files(`${base}COPY --chmod=666 db.sqlite3 .\n`) },
  'a stage that is not shipped': {
    files: files(`FROM python:3.13 AS build\nUSER app\nCOPY db.sqlite3 /\nFROM python:3.13-slim\n`),
  },
});

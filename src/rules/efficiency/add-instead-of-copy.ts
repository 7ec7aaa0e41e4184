import { plainAdd } from '../../model/dockerfile/plain-add.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'add-instead-of-copy',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'ADD of plain local files.',
  why: 'ADD downloads addresses and unpacks archives. Whoever only copies says so with COPY, and gets no surprise when a file becomes an archive.',
  examples: {
    bad: { Dockerfile: 'FROM python:3.13-slim\nADD app.py /srv/\n', 'app.py': '' },
    good: { Dockerfile: 'FROM python:3.13-slim\nCOPY app.py /srv/\n', 'app.py': '' },
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  aliases: ['DL3020', 'DS-0005', 'CKV_DOCKER_4'],
  on: {
    stage(stage, { report }) {
      for (const copy of stage.copies) {
        const certainty = plainAdd(copy, stage);
        if (!certainty) continue;
        const { keyword, sources } = copy.instruction;
        const [source, ...more] = sources;
        const what = source === undefined ? 'text' : more.length > 0 ? `${sources.length} local paths` : source.raw;
        report(keyword, {
          message: `ADD only copies ${what} here, as COPY does.`,
          help: 'Write COPY.',
          fix:
            certainty === 'surely'
              ? { title: 'Write COPY', edits: [replace(keyword, keyword.text === 'add' ? 'copy' : 'COPY')] }
              : undefined,
        });
      }
    },
  },
});

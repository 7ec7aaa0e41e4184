import { manyToFile } from '../../model/dockerfile/file-target.js';
import { defineRule } from '../../rule.js';
import { replace, textOf } from '../../text/location.js';

export default defineRule({
  name: 'copy-many-to-file',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'Several files are copied to one that is not written as a folder.',
  why: 'BuildKit writes them one after the other to the same file, so that only the last one is left. Other builders stop.',
  examples: {
    bad: { Dockerfile: 'FROM python:3.13-slim\nCOPY main.py settings.py /srv/app\n', 'main.py': '', 'settings.py': '' },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nCOPY main.py settings.py /srv/app/\n',
      'main.py': '',
      'settings.py': '',
    },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#destination'],
  aliases: ['DL3021', 'DS-0011'],
  on: {
    stage(stage, { report }) {
      for (const copy of stage.copies) {
        const many = manyToFile(copy, stage);
        if (!many) continue;
        const { destination, name } = copy.instruction;
        const written = textOf(destination);
        report(destination, {
          message: many.overwrites
            ? `${name} writes ${many.count} sources to the one file ${many.target}.`
            : `${name} has ${many.count} sources, but ${many.target} does not end in a slash.`,
          help: `Write ${many.target}/.`,
          // Where it is a folder already, BuildKit copies into it; other builders stop all the same.
          severity: many.overwrites ? undefined : 'info',
          fix: {
            title: 'End it in a slash',
            edits: [replace(destination, written.replace(/(["']?)$/, '/$1'))],
          },
        });
      }
    },
  },
});

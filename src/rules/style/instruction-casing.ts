import { casingOf, inCasing, keywordsOf } from '../../model/dockerfile/keyword-casing.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'instruction-casing',
  category: 'style',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'An instruction is cased unlike most of the file.',
  why: 'Docker does not mind, but a reader who looks for the RUNs of a file misses the one that is written Run.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nexpose 8000\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
  aliases: ['ConsistentInstructionCasing'],
  on: {
    dockerfile({ tree }, { report }) {
      const casing = casingOf(tree);
      for (const keyword of keywordsOf(tree)) {
        const wanted = inCasing(keyword.text, casing);
        if (keyword.text === wanted) continue;
        report(keyword, {
          message: `${keyword.text} is not in ${casing} case, as most instructions of this file are.`,
          help: `Write ${wanted}.`,
          fix: { title: `Write ${wanted}`, edits: [replace(keyword, wanted)] },
        });
      }
    },
  },
});

import { unpackedArchives } from '../../model/dockerfile/unpacked-archives.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'add-archive-not-unpacked',
  category: 'correctness',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A tar archive is copied and then unpacked by a command.',
  why: 'The archive stays in its layer beside what came out of it. ADD unpacks a local archive and leaves nothing of it.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nCOPY data.tar.gz /tmp/\nRUN tar -xzf /tmp/data.tar.gz -C /srv\n',
      'data.tar.gz': '',
    },
    good: { Dockerfile: 'FROM python:3.13-slim\nADD data.tar.gz /srv/\n', 'data.tar.gz': '' },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives'],
  aliases: ['DL3010'],
  on: {
    stage(stage, { report }) {
      for (const { copy, source, command, edits } of unpackedArchives(stage)) {
        report(source, {
          message: `${source.word.raw} is copied and unpacked by tar, so that it is in the image twice.`,
          help: 'ADD unpacks it while it copies.',
          fix: edits && { title: 'Let ADD unpack it', edits },
          related: [{ at: command.at, note: `what ${copy.instruction.name} brought is unpacked here` }],
        });
      }
    },
  },
});

import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'maintainer-instruction',
  category: 'modernize',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The MAINTAINER instruction.',
  why: 'It is deprecated: a label says the same, and tools can read it.',
  examples: {
    bad: 'FROM python:3.13-slim\nMAINTAINER Ada <ada@example.org>\n',
    good: 'FROM python:3.13-slim\nLABEL org.opencontainers.image.authors="Ada <ada@example.org>"\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/maintainer-deprecated/'],
  aliases: ['DL4000', 'MaintainerDeprecated', 'DS-0022'],
  on: {
    step({ instruction }, { report }) {
      if (instruction.name !== 'MAINTAINER') return;
      const { raw } = instruction.words[0]!;
      report(instruction.keyword, {
        message: 'MAINTAINER is deprecated.',
        help: 'Use the label org.opencontainers.image.authors.',
        fix: {
          title: 'Turn it into a label',
          edits: [replace(instruction, `LABEL org.opencontainers.image.authors=${quoted(raw)}`)],
        },
      });
    },
  },
});

/** A value in double quotes as LABEL reads them. */
const quoted = (text: string): string => `"${text.replace(/^(["'])(.*)\1$/, '$2').replace(/["\\$]/g, '\\$&')}"`;

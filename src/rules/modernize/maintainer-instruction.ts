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
    step({ instruction, stage }, { report }) {
      if (instruction.name !== 'MAINTAINER') return;
      const name = inQuotes(instruction.words[0]!.raw, stage.dockerfile.tree.escape);
      report(instruction.keyword, {
        message: 'MAINTAINER is deprecated; a label says the same.',
        help: `Write LABEL org.opencontainers.image.authors=${name}`,
        fix: {
          title: 'Turn it into a label',
          edits: [replace(instruction, `LABEL org.opencontainers.image.authors=${name}`)],
        },
      });
    },
  },
});

/** A text in double quotes as LABEL reads them, without quotes that it has around it already. */
function inQuotes(text: string, escape: string): string {
  const bare = text.replace(/^(["'])(.*)\1$/, '$2');
  const escaped = [...bare].map((letter) => (`"$${escape}`.includes(letter) ? escape + letter : letter));
  return `"${escaped.join('')}"`;
}

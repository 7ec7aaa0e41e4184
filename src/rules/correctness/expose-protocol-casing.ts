import { defineRule } from '../../rule.js';
import { replace, textOf, within } from '../../text/location.js';

export default defineRule({
  name: 'expose-protocol-casing',
  category: 'correctness',
  severity: 'info',
  presets: ['strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'EXPOSE with a protocol in capitals.',
  why: 'Docker takes it and writes it in lower case; other builders and tools that read the file compare it as it is written.',
  examples: {
    bad: 'FROM python:3.13-slim\nEXPOSE 8000/TCP\n',
    good: 'FROM python:3.13-slim\nEXPOSE 8000/tcp\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
  aliases: ['ExposeProtoCasing'],
  on: {
    step({ instruction }, { report }) {
      if (instruction.name !== 'EXPOSE') return;
      for (const word of instruction.words) {
        const written = textOf(word);
        const protocol = /\/([a-z]+)["']?$/i.exec(written);
        const lower = protocol?.[1]!.toLowerCase();
        if (!protocol || lower === undefined || protocol[1] === lower || !/^(?:tcp|udp|sctp)$/.test(lower)) continue;
        const start = protocol.index + 1;
        const at = within(word, start, start + lower.length);
        report(at, {
          message: `The protocol ${protocol[1]} is written in capitals.`,
          help: `Write ${lower}.`,
          fix: { title: `Write ${lower}`, edits: [replace(at, lower)] },
        });
      }
    },
  },
});

import { alternativeTo } from '../../knowledge/installers.js';
import { pipedDownload } from '../../model/command/piped-download.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'curl-pipe-shell',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A script from the network runs unseen.',
  why: 'Whoever controls the server, or the way to it, runs programs in the build. Half an answer runs, too, and another build gets another script.',
  examples: {
    bad: 'FROM python:3.13-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.sh /tmp/\nRUN wget -qO- https://example.com/b.sh | sh\n',
    good: 'FROM python:3.13-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.sh /tmp/\nRUN sh /tmp/a.sh\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  aliases: ['DF021'],
  on: {
    command(command, { report }) {
      const download = pipedDownload(command);
      if (!download) return;
      const { program, host, pinned } = download;
      report(download, {
        message: `${program} runs what ${host === '' ? 'a server' : host} answers, and nothing checks it.`,
        help: alternativeTo(host) ?? 'Download a release to a file, check it with sha256sum -c, and run the file.',
        severity: pinned ? 'info' : undefined,
      });
    },
  },
});

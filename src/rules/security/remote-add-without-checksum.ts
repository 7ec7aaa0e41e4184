import { uncheckedAddresses } from '../../model/dockerfile/unchecked-addresses.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'remote-add-without-checksum',
  category: 'security',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'ADD takes a file from the network, and nothing checks what it is.',
  why: 'Whoever controls the server, or the way to it, decides what gets into the image. With a checksum, the build stops at anything else.',
  examples: {
    bad: 'FROM python:3.13-slim\nADD https://example.com/model.bin /srv/\n',
    good: 'FROM python:3.13-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/model.bin /srv/\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  on: {
    stage(stage, { report }) {
      for (const { source, remote } of uncheckedAddresses(stage)) {
        const isFile = remote.kind === 'file';
        report(source, {
          message: isFile
            ? `ADD downloads from ${remote.host} without a checksum.`
            : `ADD fetches a repository from ${remote.host} that is not pinned to a commit.`,
          help: isFile ? 'Add --checksum=sha256:….' : 'Put #<commit> behind the address.',
        });
      }
    },
  },
});

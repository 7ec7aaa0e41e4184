import { switchesChecksOff } from '../../knowledge/unverified-downloads.js';
import { unverifiedDownloads } from '../../model/command/unverified-download.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

const help =
  'Remove it. Where a certificate or key is missing, install that: ca-certificates, or the key of the repository.';

export default defineRule({
  name: 'unverified-download',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A download whose certificate or signature is not checked.',
  why: 'Whoever is on the way between the build and the server can answer with files of their own, and they become part of the image.',
  examples: {
    bad: 'FROM python:3.13\nRUN wget -q --no-check-certificate https://example.com/model.bin\n',
    good: 'FROM python:3.13\nRUN wget -q https://example.com/model.bin\n',
  },
  sources: ['https://curl.se/docs/sslcerts.html', 'https://wiki.debian.org/SecureApt'],
  aliases: [
    'CKV2_DOCKER_2',
    'CKV2_DOCKER_3',
    'CKV2_DOCKER_4',
    'CKV2_DOCKER_5',
    'CKV2_DOCKER_6',
    'CKV2_DOCKER_7',
    'CKV2_DOCKER_8',
    'CKV2_DOCKER_9',
    'CKV2_DOCKER_10',
    'CKV2_DOCKER_11',
    'CKV2_DOCKER_12',
    'CKV2_DOCKER_13',
    'CKV2_DOCKER_14',
    'CKV2_DOCKER_15',
    'CKV2_DOCKER_16',
  ],
  on: {
    command(command, { report }) {
      for (const { at, text, effect } of unverifiedDownloads(command)) {
        report({ at }, { message: `${text} ${effect}.`, help });
      }
    },
    step({ variables }, { report }) {
      for (const variable of variables) {
        const value = valueOf(variable.value);
        if (value === undefined || !switchesChecksOff(variable.name, value)) continue;
        report(variable, { message: `${variable.name}=${value} switches the check of certificates off.`, help });
      }
    },
  },
});

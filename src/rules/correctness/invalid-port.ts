import { defineRule } from '../../rule.js';

const protocols = ['tcp', 'udp', 'sctp'];

/** What is wrong with an EXPOSE word; undefined when nothing is. */
function flaw(text: string): string | undefined {
  if (/[[\]]|:/.test(text)) return 'EXPOSE takes the container port alone, without a host part';
  const [, from, to, protocol] = /^(\d+)(?:-(\d+))?(?:\/(.*))?$/.exec(text) ?? [];
  if (from === undefined) return 'it is no port number';
  if (Number(from) > 65535 || Number(to ?? 0) > 65535) return 'ports end at 65535';
  if (to !== undefined && Number(to) < Number(from)) return 'the range ends before it begins';
  if (protocol !== undefined && !protocols.includes(protocol.toLowerCase()))
    return `${protocol || 'nothing'} is no protocol`;
  return undefined;
}

export default defineRule({
  name: 'invalid-port',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'EXPOSE with something that is no container port.',
  why: 'The build stops, or the port is not the one that was meant. Publishing belongs to `docker run -p` or to compose `ports`.',
  examples: {
    bad: 'FROM python:3.13-slim\nEXPOSE 8000:8000\n',
    good: 'FROM python:3.13-slim\nEXPOSE 8000\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#expose'],
  aliases: ['DL3011', 'DS-0008', 'ExposeInvalidFormat'],
  on: {
    step({ instruction }, { report }) {
      if (instruction.name !== 'EXPOSE') return;
      for (const word of instruction.words) {
        const because = word.value === undefined ? undefined : flaw(word.value);
        if (because) report(word, { message: `EXPOSE ${word.raw} is not valid: ${because}.` });
      }
    },
  },
});

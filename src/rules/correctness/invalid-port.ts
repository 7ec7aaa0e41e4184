import { defineRule } from '../../rule.js';

const protocols: readonly string[] = ['tcp', 'udp', 'sctp'];

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
        if (word.raw.startsWith('#')) {
          report(word, {
            message: 'EXPOSE takes everything behind it for ports, this comment too.',
            help: 'Give the comment a line of its own.',
          });
          return;
        }
        const flaw = word.value === undefined ? undefined : flawOf(word.value);
        if (flaw) report(word, { message: `EXPOSE ${word.raw} ${flaw.is}.`, help: flaw.help });
      }
    },
  },
});

/** What is wrong with a port, and what to do; undefined when nothing is. */
function flawOf(text: string): { readonly is: string; readonly help: string } | undefined {
  const [, port, end = port, protocol] = /^(\d+)(?:-(\d+))?(?:\/(.*))?$/.exec(text) ?? [];
  if (port === undefined || end === undefined) {
    return text.includes(':')
      ? { is: 'has a host part', help: 'Write the port of the container alone; `docker run -p` publishes it.' }
      : { is: 'is no port', help: 'Write a number, such as EXPOSE 8000, and a blank between two of them.' };
  }
  if (Math.max(Number(port), Number(end)) > 65535) return { is: 'is no port', help: 'The highest port is 65535.' };
  if (Number(end) < Number(port)) return { is: 'ends before it begins', help: `Write ${end}-${port}.` };
  if (protocol === undefined || protocols.includes(protocol.toLowerCase())) return undefined;
  return { is: 'has no protocol that Docker knows', help: `Write one of ${protocols.join(', ')}, or none.` };
}

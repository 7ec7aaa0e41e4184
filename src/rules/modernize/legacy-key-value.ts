import { defineRule } from '../../rule.js';
import { replace, spanning } from '../../text/location.js';

export default defineRule({
  name: 'legacy-key-value',
  category: 'modernize',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'ENV or LABEL with a blank instead of `=`.',
  why: 'Everything behind the first blank becomes the value, so that a second pair on the line is silently swallowed.',
  examples: {
    bad: 'FROM python:3.13-slim\nENV NAME World\n',
    good: 'FROM python:3.13-slim\nENV NAME=World\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
  aliases: ['LegacyKeyValueFormat'],
  on: {
    step({ instruction }, { report }) {
      if ((instruction.name !== 'ENV' && instruction.name !== 'LABEL') || !instruction.legacy) return;
      const { key, value } = instruction.pairs[0]!;
      const text = value?.raw ?? '';
      // A value that continues on another line, or is quoted in part, would not survive the rewriting.
      const plain = value && key.at.file.slice(value.at.span) === text && !/["'\\]/.test(text);
      report(key, {
        message: `${instruction.name} ${key.raw} separates its value by a blank.`,
        help: `Write ${instruction.name} ${key.raw}=… instead.`,
        fix: plain
          ? {
              title: 'Write it with =',
              edits: [replace(spanning(key, value), `${key.raw}=${/[\s#]/.test(text) ? `"${text}"` : text}`)],
            }
          : undefined,
      });
    },
  },
});

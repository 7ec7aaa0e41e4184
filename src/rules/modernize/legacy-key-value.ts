import { defineRule } from '../../rule.js';
import { type Located, replace, spanning, textOf } from '../../text/location.js';

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
      const quoted = value && quotedValue(value);
      report(key, {
        message: `${instruction.name} ${key.raw} separates its value by a blank, a form that is deprecated.`,
        help: `Write ${instruction.name} ${key.raw}=…, with a value that holds blanks in double quotes.`,
        fix:
          quoted === undefined
            ? undefined
            : { title: 'Write it with =', edits: [replace(spanning(key, value!), `${key.raw}=${quoted}`)] },
      });
    },
  },
});

/** A value as it stands behind `=`; undefined for one that goes on over lines, or mixes quotes and text. */
function quotedValue(value: Located & { readonly raw: string }): string | undefined {
  const { raw } = value;
  if (textOf(value) !== raw) return undefined;
  if (/^(?:"[^"'\\`]*"|'[^"'\\`]*')$/.test(raw)) return raw;
  if (/["'\\`]/.test(raw)) return undefined;
  return /[\s#]/.test(raw) ? `"${raw}"` : raw;
}

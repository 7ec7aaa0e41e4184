import { unquotedPorts } from '../../model/compose/writing/quoting.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'unquoted-port',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A port of `ports` or `expose` without quotes.',
  why: 'Some readers of YAML take two numbers with a colon between them for one number. With quotes around every port nobody has to know which.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - 8080:80\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "8080:80"\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  aliases: ['require-quotes-in-ports'],
  options: {
    quotes: {
      type: 'string',
      enum: ['double', 'single'],
      default: 'double',
      description: 'The quotes that the fix writes.',
    },
  },
  on: {
    document(document, { options, report }) {
      for (const { scalar, rewritten } of unquotedPorts(document, options.quotes === 'single' ? "'" : '"')) {
        report(scalar, {
          message: `The port ${scalar.text} has no quotes.`,
          help: 'Quote it.',
          fix: rewritten === undefined ? undefined : { title: 'Quote the port', edits: [replace(scalar, rewritten)] },
        });
      }
    },
  },
});

import { booleanWords } from '../../model/compose/writing/boolean-words.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'yaml-boolean-word',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A word such as `yes` or `off`, which is a boolean for some readers of YAML and text for others.',
  why: 'Compose reads YAML 1.2, where these words are text, and casts them with a warning where a boolean belongs. Readers of YAML 1.1, such as PyYAML and podman-compose, take them for booleans wherever they are not quoted.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    init: yes\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    init: true\n' },
  },
  sources: ['https://yaml.org/type/bool.html', 'https://yaml.org/spec/1.2.2/#103-core-schema'],
  on: {
    document(document, { report }) {
      for (const { scalar, typed, means } of booleanWords(document)) {
        if (typed) {
          report(scalar, {
            message: `\`${scalar.text}\` is text, which Compose takes for ${means} with a warning.`,
            fix: { title: `Write ${means}`, edits: [replace(scalar, String(means))] },
          });
        } else {
          report(scalar, {
            message: `\`${scalar.text}\` is text here, but some readers of YAML take it for ${means}.`,
            help: 'Quote it.',
            severity: 'info',
            fix: { title: 'Quote it', edits: [replace(scalar, `"${scalar.text}"`)] },
          });
        }
      }
    },
  },
});

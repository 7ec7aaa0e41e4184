import { baseSixtyValue, isBaseSixty, shortPorts } from '../../model/compose/writing/port-items.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'base-sixty-port',
  category: 'correctness',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A port mapping without quotes that some readers of YAML take for a number.',
  why: 'In YAML 1.1, numbers with colons count to base 60: `2222:22` is 133342. Compose reads it as text, but PyYAML, podman-compose and other tools that read the file do not.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  git:\n    image: gitea/gitea:1.25.1\n    ports:\n      - 2222:22\n' },
    good: { 'compose.yaml': 'services:\n  git:\n    image: gitea/gitea:1.25.1\n    ports:\n      - "2222:22"\n' },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#short-syntax-4',
    'https://yaml.org/type/int.html',
  ],
  on: {
    document(document, { report }) {
      for (const port of shortPorts(document)) {
        if (!isBaseSixty(port)) continue;
        report(port, {
          message: `Some readers of YAML take ${port.text} for the number ${baseSixtyValue(port.text)}.`,
          help: 'Quote it.',
          fix: { title: 'Quote it', edits: [replace(port, `"${port.text}"`)] },
        });
      }
    },
  },
});

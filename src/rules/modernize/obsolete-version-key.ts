import { defineRule } from '../../rule.js';
import { type Located, removeLines } from '../../text/location.js';

export default defineRule({
  name: 'obsolete-version-key',
  category: 'modernize',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The top-level `version` key.',
  why: 'Compose ignores it and warns about it at every command.',
  examples: {
    bad: { 'compose.yaml': 'version: "3.8"\nservices:\n  web:\n    image: nginx:1.31\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  aliases: ['no-version-field'],
  on: {
    document({ root, isV1, tree }, { report }) {
      const version = root?.entries.get('version');
      if (!root || !version || isV1 || tree.templated || version.value.kind !== 'scalar') return;
      report(version.key, {
        message: 'The top-level version is obsolete: Compose ignores it.',
        help: 'Remove the line.',
        // Compose refuses an empty file.
        fix:
          root.entries.size > 1 && isWholeLine(version)
            ? { title: 'Remove the line', edits: [removeLines(version)] }
            : undefined,
      });
    },
  },
});

/** Whether a line holds nothing but the key and a simple value: no braces, no anchor that is used elsewhere. */
function isWholeLine({ at: { file, span } }: Located): boolean {
  const line = file.slice(file.lineSpan(file.positionAt(span.start).line));
  return /^["']?version["']?\s*:\s*(?:"[^"]*"|'[^']*'|[\w.]+)\s*(?:#.*)?$/.test(line);
}

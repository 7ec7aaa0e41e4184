import { removeVersion } from '../../model/compose/writing/top-level.js';
import { defineRule } from '../../rule.js';

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
    document(document, { report }) {
      const { root, isV1, tree } = document;
      const version = root?.entries.get('version');
      if (!version || isV1 || tree.templated || version.value.kind !== 'scalar') return;
      const edit = removeVersion(document);
      report(version.key, {
        message: 'The top-level version is obsolete: Compose ignores it.',
        help: 'Remove the line.',
        fix: edit && { title: 'Remove the line', edits: [edit] },
      });
    },
  },
});

import { deprecatedAttributes } from '../../knowledge/compose-attributes.js';
import { entriesAt } from '../../model/compose/attributes.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'deprecated-attribute',
  category: 'modernize',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'An attribute of a compose file that has a successor.',
  why: 'Compose still reads it for the sake of old files, or ignores it in silence.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n    pull_policy: if_not_present\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n    pull_policy: missing\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/'],
  on: {
    document({ root, isV1, tree, schemaErrors }, { report }) {
      if (!root || isV1 || tree.templated) return;
      // What Compose refuses is reported as such.
      const refused = new Set(schemaErrors.map(({ at }) => at.span.start));
      for (const { path, values, onlyMapping, replacement, reason, fix } of deprecatedAttributes) {
        for (const { key, value } of entriesAt(root, path)) {
          if (refused.has(key.at.span.start) || (onlyMapping && value.kind !== 'map')) continue;
          if (values && !(value.kind === 'scalar' && values.includes(value.text))) continue;
          report(key, {
            message: `${key.text} ${reason}.`,
            help: `Use ${replacement}.`,
            fix:
              fix?.kind === 'rename'
                ? { title: `Rename it to ${fix.to}`, edits: [replace(key, fix.to)] }
                : fix?.kind === 'replace-value'
                  ? { title: `Write ${fix.to}`, edits: [replace(value, fix.to)] }
                  : undefined,
          });
        }
      }
    },
  },
});

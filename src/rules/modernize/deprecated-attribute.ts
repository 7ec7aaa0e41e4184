import type { DeprecatedAttribute } from '../../knowledge/compose-attributes.js';
import { deprecatedUses } from '../../model/compose/attributes.js';
import type { ComposeEntry } from '../../parser/compose/tree.js';
import { defineRule, type Finding } from '../../rule.js';
import { replace, spanning, textOf } from '../../text/location.js';

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
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    pull_policy: if_not_present\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    pull_policy: missing\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/'],
  on: {
    document(document, { report }) {
      for (const { row, entry } of deprecatedUses(document)) {
        report(entry.key, {
          message: `${entry.key.text} ${row.reason}.`,
          help: `Use ${row.replacement}.`,
          fix: fixOf(row, entry),
        });
      }
    },
  },
});

function fixOf({ fix }: DeprecatedAttribute, entry: ComposeEntry): Finding['fix'] {
  if (fix?.kind === 'rename') return { title: `Rename it to ${fix.to}`, edits: [replace(entry.key, fix.to)] };
  if (fix?.kind === 'replace-value') return { title: `Write ${fix.to}`, edits: [replace(entry.value, fix.to)] };
  return fix && nameBeside(entry);
}

/** Only where `name` stands alone on the line below. */
function nameBeside({ key, value }: ComposeEntry): Finding['fix'] {
  const place = spanning(key, value);
  const [, newline, name] = /^external:[ \t]*(\r?\n)[ \t]*(name:[^\r\n]*)$/.exec(textOf(place)) ?? [];
  if (newline === undefined) return undefined;
  const { file, span } = key.at;
  const indent = file.text.slice(file.lineSpan(file.positionAt(span.start).line).start, span.start);
  return { title: 'Write the name beside it', edits: [replace(place, `external: true${newline}${indent}${name}`)] };
}

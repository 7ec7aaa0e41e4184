import { type DeprecatedUse, deprecatedUses } from '../../model/compose/values/attributes.js';
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
      for (const use of deprecatedUses(document)) {
        const { row, entry } = use;
        report(entry.key, {
          message: `${entry.key.text} ${row.reason}.`,
          help: `Use ${row.replacement}.`,
          fix: fixOf(use),
        });
      }
    },
  },
});

/** None where the mapping has the new name already. */
function fixOf({ row: { fix }, entry, parent }: DeprecatedUse): Finding['fix'] {
  if (fix?.kind === 'rename' && !parent.entries.has(fix.to))
    return { title: `Rename it to ${fix.to}`, edits: [replace(entry.key, fix.to)] };
  if (fix?.kind === 'replace-value') return { title: `Write ${fix.to}`, edits: [replace(entry.value, fix.to)] };
  return fix?.kind === 'name-beside' && !parent.entries.has('name') ? nameBeside(entry) : undefined;
}

/** Only where `name` stands alone, on the line below or in braces. */
function nameBeside({ key, value }: ComposeEntry): Finding['fix'] {
  const place = spanning(key, value);
  const { file, span } = key.at;
  const indent = file.text.slice(file.lineSpan(file.positionAt(span.start).line).start, span.start);
  const [, below, inBraces] =
    /^external:[ \t]*(?:\r?\n[ \t]*(name:[^\r\n]*)|\{[ \t]*(name:[^\r\n{},]*?)[ \t]*\})$/.exec(textOf(place)) ?? [];
  const name = below ?? inBraces;
  if (name === undefined || indent.trim() !== '' || value.via.length > 0) return undefined;
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  return { title: 'Write the name beside it', edits: [replace(place, `external: true${newline}${indent}${name}`)] };
}

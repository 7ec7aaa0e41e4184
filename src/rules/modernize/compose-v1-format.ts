import type { ComposeEntry, ComposeMap, ComposeTree } from '../../parser/compose/tree.js';
import { defineRule } from '../../rule.js';
import { type Edit, place, textOf } from '../../text/location.js';

export default defineRule({
  name: 'compose-v1-format',
  category: 'modernize',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'Services at the top level of the file, as before 2016.',
  why: 'Compose refuses the file: services belong under `services:`.',
  examples: {
    bad: { 'docker-compose.yml': 'web:\n  image: nginx:1.31\n' },
    good: { 'docker-compose.yml': 'services:\n  web:\n    image: nginx:1.31\n' },
  },
  sources: ['https://docs.docker.com/compose/releases/migrate/'],
  on: {
    document({ root, isV1, tree }, { report }) {
      const [first] = root?.entries.values() ?? [];
      if (!isV1 || !root || !first || tree.templated) return;
      report(first.key, {
        message: 'The services stand at the top level, as in the first Compose format.',
        help: 'Put them under services:',
        fix: movable(root, tree) ? { title: 'Put them under services:', edits: [moved(first)] } : undefined,
      });
    },
  },
});

/** Whether all that stands in the file are services, so that every line from the first key on may be indented. */
const movable = (root: ComposeMap, tree: ComposeTree): boolean =>
  tree.documents.length === 1 &&
  tree.problems.length === 0 &&
  textOf(root).startsWith('{') === false &&
  !/^(?:---|\.\.\.|%)/m.test(textOf(root)) &&
  [...root.entries].every(([name, { value }]) => !name.startsWith('x-') && value.kind === 'map');

/** Writes `services:` before the first key and indents all that follows. */
function moved({ key: { at } }: ComposeEntry): Edit {
  const { file } = at;
  const rest = place(file, at.span.start, file.text.length);
  const newline = file.text.includes('\r\n') ? '\r\n' : '\n';
  return { at: rest, newText: `services:${newline}${file.slice(rest.span).replace(/^(?=[^\S\r\n]*\S)/gm, '  ')}` };
}

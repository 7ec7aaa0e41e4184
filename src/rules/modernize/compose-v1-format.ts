import type { ComposeEntry, ComposeMap, ComposeTree } from '../../parser/compose/tree.js';
import { defineRule } from '../../rule.js';
import { type Edit, indentOf, lineStartOf, newlineOf, place, textOf } from '../../text/location.js';

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
      const edit = movable(root, tree) ? moved(first) : undefined;
      report(first.key, {
        message: 'The services stand at the top level, as in the first Compose format.',
        help: 'Put them under services:',
        fix: edit && { title: 'Put them under services:', edits: [edit] },
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

/** Writes `services:` above the first key, as far in as it is, and indents all from there on. Undefined where it does not begin its line. */
function moved({ key }: ComposeEntry): Edit | undefined {
  const { file } = key.at;
  const indent = indentOf(key);
  if (indent === undefined) return undefined;
  const rest = place(file, lineStartOf(key), file.text.length);
  const below = file.slice(rest.span).replace(/^(?=[^\S\r\n]*\S)/gm, '  ');
  return { at: rest, newText: `${indent}services:${newlineOf(file)}${below}` };
}

import { commandForm, isShellTest } from '../../model/command/form.js';
import { defineRule } from '../../rule.js';
import { replace, textOf } from '../../text/location.js';

export default defineRule({
  name: 'broken-exec-form',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'An argument that begins like a JSON array but is none.',
  why: 'Docker then runs it as a shell line, brackets and quotes included, and the container fails to start.',
  examples: {
    bad: "FROM python:3.13-slim\nCMD ['python', 'app.py']\n",
    good: 'FROM python:3.13-slim\nCMD ["python", "app.py"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  on: {
    step({ instruction }, { report }) {
      const form = commandForm(instruction);
      if (!form || form.exec || !form.body.text.startsWith('[') || isShellTest(form.body)) return;
      const array = mended(form.body.text);
      report(form.body, {
        message: `Docker runs this as a shell line and not in exec form, because ${reasonIn(form.body.text)}.`,
        help: 'Write it as a JSON array: ["program", "argument"].',
        fix:
          array !== undefined && textOf(form.body) === form.body.text
            ? { title: 'Write it as a JSON array', edits: [replace(form.body, array)] }
            : undefined,
      });
    },
  },
});

/** Why a text that begins like a JSON array is none. */
function reasonIn(text: string): string {
  if (!text.includes(']')) return 'the closing bracket is missing';
  if (!text.trimEnd().endsWith(']')) return 'text follows the closing bracket';
  if (/^\[\s*'/.test(text)) return 'JSON strings need double quotes';
  if (/^\[\s*[^\s"\]]/.test(text)) return 'JSON strings need quotes';
  if (/,\s*\]/.test(text)) return 'a comma stands before the closing bracket';
  if (/"\s+"/.test(text)) return 'a comma is missing between two items';
  return 'it is no JSON array of strings';
}

/** An item in quotes, without what quotes and backslashes would make of it. */
const item = String.raw`(?:"[^"\\]*"|'[^'"\\]*')`;
const list = new RegExp(String.raw`^\[\s*${item}(?:(?:\s*,\s*|\s+)${item})*\s*,?\s*\]?\s*$`);

/**
 * The array that quoted items were meant to be: with double quotes, a comma between them, none behind the last one, and a bracket at the
 * end. Undefined where an item has no quotes, or where text follows.
 */
function mended(text: string): string | undefined {
  if (!list.test(text)) return undefined;
  const items = text.match(new RegExp(item, 'g')) ?? [];
  return `[${items.map((each) => JSON.stringify(each.slice(1, -1))).join(', ')}]`;
}

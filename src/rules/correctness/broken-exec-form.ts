import { defineRule } from '../../rule.js';
import type { MappedText } from '../../text/mapped-text.js';

/** Why a text that begins like a JSON array is none, in words. */
function reason(text: string): string {
  if (/^\[\s*'/.test(text)) return 'JSON strings need double quotes';
  if (/\]\s*\S/.test(text.slice(text.lastIndexOf(']')))) return 'text follows the closing bracket';
  if (!text.trimEnd().endsWith(']'))
    return text.includes(']') ? 'text follows the closing bracket' : 'the closing bracket is missing';
  if (/,\s*\]/.test(text)) return 'a comma stands before the closing bracket';
  if (/"\s+"/.test(text)) return 'a comma is missing between two items';
  return 'it is not a JSON array of strings';
}

export default defineRule({
  name: 'broken-exec-form',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
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
      const broken = (exec: unknown, body: MappedText) => {
        if (exec !== undefined || !body.text.startsWith('[')) return;
        // `[ -f x ] && y` and `[[ … ]]` are tests of the shell; a JSON array goes on with a quote or closes.
        if (
          !/^\[\s*["'\]]/.test(body.text) ||
          (instruction.name === 'RUN' && /^\[\s+["'].*\s\]/s.test(body.text) && !/^\[\s*"[^"]*"\s*,/.test(body.text))
        )
          return;
        report(body, {
          message: `Docker runs this as a shell line and not in exec form, because ${reason(body.text)}.`,
          help: `Write it as a JSON array: ["program", "argument"].`,
        });
      };
      if (instruction.name === 'HEALTHCHECK') {
        if (instruction.command) broken(instruction.command.exec, instruction.command.body);
      } else if (instruction.name === 'RUN' || instruction.name === 'CMD' || instruction.name === 'ENTRYPOINT') {
        broken(instruction.exec, instruction.body);
      }
    },
  },
});

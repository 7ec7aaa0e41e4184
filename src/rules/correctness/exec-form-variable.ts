import { unexpandedItems } from '../../model/dockerfile/unexpanded.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'exec-form-variable',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A variable, `~` or a shell operator in an exec form that starts no shell.',
  why: 'Nobody replaces it: the program gets `$PORT` or `&&` as an argument, letter by letter.',
  examples: {
    bad: 'FROM python:3.13-slim\nENV PORT=8000\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:$PORT", "app:app"]\n',
    good: 'FROM python:3.13-slim\nENV PORT=8000\nEXPOSE 8000\nCMD ["sh", "-c", "exec gunicorn --bind 0.0.0.0:$PORT app:app"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#variable-substitution'],
  on: {
    stage(stage, { report }) {
      for (const { item, text, kind, program, line, instruction } of unexpandedItems(stage)) {
        const what = kind === 'operator' ? `${program} gets ${text} as an argument` : `nothing replaces ${text}`;
        report(item, {
          message: `The exec form starts ${program} without a shell, so ${what}.`,
          help: `Start a shell: ["sh", "-c", "exec ${program} …"].`,
          fix:
            line === undefined
              ? undefined
              : {
                  title: 'Start it by a shell',
                  edits: [replace(instruction.body, JSON.stringify(['sh', '-c', line]).replaceAll('","', '", "'))],
                },
        });
      }
    },
  },
});

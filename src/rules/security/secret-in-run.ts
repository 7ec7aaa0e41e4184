import { findTokens, findUrlPasswords } from '../../knowledge/secrets.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'secret-in-run',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A RUN line holds a secret.',
  why: 'docker history prints the line to everybody who can pull the image.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir --index-url https://ci:tr0ub4dor3@pypi.example.org/simple flask==3.1.0\n',
    good: 'FROM python:3.13-slim\nRUN --mount=type=secret,id=netrc,target=/root/.netrc pip install --no-cache-dir --index-url https://pypi.example.org/simple flask==3.1.0\n',
  },
  sources: ['https://docs.docker.com/build/building/secrets/'],
  on: {
    step({ instruction }, { report }) {
      if (instruction.name !== 'RUN') return;
      const help = 'Mount it: RUN --mount=type=secret,id=…';
      for (const text of [instruction.body, ...instruction.heredocs.map((heredoc) => heredoc.body)]) {
        for (const { start, end, provider } of findTokens(text.text)) {
          report(
            { at: text.locate(start, end) },
            { message: `This RUN holds a token of ${provider}, readable in the history of the image.`, help },
          );
        }
        for (const { start, end, placeholder } of findUrlPasswords(text.text)) {
          if (placeholder) continue;
          report(
            { at: text.locate(start, end) },
            { message: 'This RUN holds the password of a URL, readable in the history of the image.', help },
          );
        }
      }
    },
  },
});

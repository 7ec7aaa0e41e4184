import { misplacedDirectives } from '../../model/dockerfile/misplaced-directives.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'misplaced-parser-directive',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A parser directive where it is a plain comment, or misspelt.',
  why: 'Directives count at the top of the file only. Anywhere else the version, the escape character or the checks that it asks for are silently not used.',
  examples: {
    bad: '# The web service\n# syntax=docker/dockerfile:1\nFROM python:3.13-slim\n',
    good: '# syntax=docker/dockerfile:1\n# The web service\nFROM python:3.13-slim\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  on: {
    dockerfile({ tree }, { report }) {
      for (const { at, name, similar, edits } of misplacedDirectives(tree)) {
        report(
          { at },
          {
            message:
              similar === undefined
                ? `This comment is no parser directive: ${name} counts only above every other comment, blank line and instruction.`
                : `${name} is no parser directive, so this is a plain comment.`,
            help: similar === undefined ? 'Move it to the top of the file.' : `Did you mean ${similar}?`,
            fix: edits && { title: 'Move it to the top of the file', edits },
          },
        );
      }
    },
  },
});

import { type ShellOperator, shellOperators } from '../../model/compose/faults/shell-operators.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'shell-operator-without-shell',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A shell operator such as && in a command that no shell reads.',
  why: 'Compose splits a command into words itself, and drops everything from the first operator on without a word. In a list, the operator becomes an argument.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: ghcr.io/acme/web:1.4.2\n    command: python manage.py migrate && gunicorn web.wsgi\n    restart: always\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: ghcr.io/acme/web:1.4.2\n    command: ["sh", "-c", "python manage.py migrate && exec gunicorn web.wsgi"]\n    restart: always\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#command',
    'https://github.com/mattn/go-shellwords/blob/master/shellwords.go',
  ],
  on: {
    compose(project, { report }) {
      for (const found of shellOperators(project)) {
        report(found, {
          message: messageOf(found),
          help: 'Run the command with a shell: ["sh", "-c", "…"].',
          // What is redirected, or done after a failure only, is not what the container is for.
          severity: /[<>]|^\|\|/.test(found.operator) ? 'warning' : undefined,
          fix: found.edit && { title: 'Run it with a shell', edits: [found.edit] },
        });
      }
    },
  },
});

function messageOf({ operator, effect, program, lost }: ShellOperator): string {
  const end = lost === undefined ? '' : `, and ${lost} never starts`;
  return effect === 'dropped'
    ? `No shell reads this command: Compose drops everything from ${operator} on${end}.`
    : `No shell reads this command: ${program} gets ${operator} and what follows as arguments${end}.`;
}

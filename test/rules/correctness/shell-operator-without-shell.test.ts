import rule from '../../../src/rules/correctness/shell-operator-without-shell.js';
import { testRule, type RuleCase } from '../../harness.js';

const compose = (line: string): string => `services:\n  web:\n    image: acme/web:1\n    ${line}\n`;
const web = (line: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': compose(line) },
  ...more,
});

testRule(rule, {
  'two commands': web('command: python manage.py migrate [|&&|] gunicorn app.wsgi', {
    message: 'No shell reads this command: Compose drops everything from && on, and gunicorn never starts.',
    severity: 'error',
    fixed: { 'compose.yaml': compose('command: ["sh", "-c", "python manage.py migrate && gunicorn app.wsgi"]') },
  }),
  'two commands for a shell': web('command: sh -c "python manage.py migrate && gunicorn app.wsgi"'),
  'two commands for a shell, in a list': web('command: ["sh", "-c", "python manage.py migrate && gunicorn app.wsgi"]'),
  'lines of a block for a shell': web('command: >\n      bash -c "a\n      && b"'),
  'lines of a block': web('command: >\n      python manage.py migrate\n      [|&&|] gunicorn app.wsgi', {
    message: 'No shell reads this command: Compose drops everything from && on, and gunicorn never starts.',
  }),
  'a shell without quotes': web('command: sh -c python manage.py migrate [|&&|] gunicorn app.wsgi'),
  'a semicolon': web('command: flask db upgrade [|;|] flask run', {
    message: 'No shell reads this command: Compose drops everything from ; on, and flask never starts.',
  }),
  'a pipe': web('command: cat a [|\\||] sort'.replace('\\|', '|')),
  'a redirection': web('command: python app.py [|>|] /dev/null 2>&1', {
    message: 'No shell reads this command: Compose drops everything from > on.',
    severity: 'warning',
  }),
  'a redirection of a numbered stream': web('command: python app.py [|2>|] /dev/null', {
    message: 'No shell reads this command: Compose drops everything from 2> on.',
  }),
  'a fallback': web('command: python app.py [|\\|\\||] true'.replaceAll('\\|', '|'), { severity: 'warning' }),
  'a variable that is set for the second command': web('command: a [|&&|] TOKEN=abc gunicorn app', {
    message: 'No shell reads this command: Compose drops everything from && on, and gunicorn never starts.',
  }),
  'an operator at the end': web("command: sh -c 'a && b' ;"),
  'in the background': web('command: gunicorn app &'),
  'operators in quotes': web('command: celery worker --queues \'a;b\' --x "c|d"'),
  'an escaped operator': web('command: find . -exec ls {} \\;'),
  'an address with an ampersand': web('command: curl http://web/?a=1[|&|]b=2'),
  'a variable that may open a quote': web('command: ${SHELL_COMMAND} a && b'),
  'a list': web('command: ["python", "manage.py", "migrate", [|"&&"|], "gunicorn", "app.wsgi"]', {
    message: 'No shell reads this command: python gets && and what follows as arguments, and gunicorn never starts.',
    fixed: { 'compose.yaml': compose('command: ["sh", "-c", "python manage.py migrate && gunicorn app.wsgi"]') },
  }),
  'a list of lines': web(
    'command:\n      - flask\n      - db\n      - upgrade\n      - [|"&&"|]\n      - flask\n      - run',
  ),
  'a list for a shell that gets one word': web('command: ["bash", "-c", "python a.py", [|"&&"|], "python b.py"]', {
    message: 'No shell reads this command: bash gets && and what follows as arguments, and python never starts.',
  }),
  'a list for a script of its own': web('command: ["./run.sh", "a", "&&", "b"]'),
  'a list for find': web('command: ["find", ".", "-exec", "ls", "{}", ";"]'),
  'a comparison': web('command: ["expr", "2", ">", "1"]'),
  'a hook': web('post_start:\n      - command: a [|;|] b'),
  'an entrypoint': web('entrypoint: ./wait.sh db [|&&|] gunicorn app'),
  'an anchor, which may be used elsewhere': {
    files: {
      'compose.yaml':
        'x-run: &run a [|&&|] b\nservices:\n  web:\n    image: acme/web:1\n    command: *run\n  worker:\n    image: acme/web:1\n    command: *run\n',
    },
    message: 'No shell reads this command: Compose drops everything from && on, and b never starts.',
  },
  'a job': {
    files: {
      'compose.yaml':
        'services: {}\njobs:\n  nightly:\n    image: acme/web:1\n    command: a [|&&|] b\n    triggers: {manual: true}\n',
    },
  },
  'an override that mends it': {
    files: {
      'compose.yaml': compose('command: a && b'),
      'compose.override.yaml': 'services:\n  web:\n    command: [a]\n',
    },
  },
});

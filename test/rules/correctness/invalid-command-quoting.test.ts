import rule from '../../../src/rules/correctness/invalid-command-quoting.js';
import { testRule, type RuleCase } from '../../harness.js';

const command = (text: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: python:3.13\n    command: ${text}\n` },
  ...more,
});

testRule(rule, {
  'an open quote': command("python -c [|'|]print(1)", {
    message: "The command opens ' and never closes it.",
  }),
  'a closed one': command("python -c 'print(1)'"),
  'an apostrophe': command("echo it[|'|]s"),
  'an open double quote': command('sh -c [|"|]echo a'),
  'a parenthesis': command('python -c print[|(|]1)', {
    message: 'Compose refuses ( outside of quotes: no shell reads the command.',
  }),
  'a closing parenthesis': command('echo a[|)|]'),
  'a command substitution': command('echo $$(date)'),
  'an open command substitution': command('echo [|$$|](date'),
  'a backslash at the end': command('echo a[|\\|]', {
    message: 'The command ends with a backslash, which escapes nothing.',
  }),
  'two commands, which Compose accepts': command('python manage.py migrate && gunicorn app'),
  'two commands for a shell': command('sh -c "python manage.py migrate && gunicorn app"'),
  'two commands in a list': command('["python", "a.py", "&&", "b"]'),
  'an operator at the end': command("sh -c 'a && b' ;"),
  'in the background': command('gunicorn app &'),
  'operators in quotes': command('celery worker --queues \'a;b\' --x "c|d"'),
  'an escaped operator': command('find . -exec ls {} \\;'),
  'a fault in what Compose drops': command('a ; (b'),
  'a variable': command("python -c ${CODE}'"),
  'a variable behind it': command('echo [|(|] ${CODE}'),
  'a variable in the quote': command("echo '${CODE}"),
  'lines of a block': command('>\n      bash -c "a\n      && b"'),
  'an entrypoint': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: python:3.13\n    entrypoint: sh -c [|"|]a\n' },
  },
  'a hook': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: python:3.13\n    post_start:\n      - command: a [|(|] b\n',
    },
  },
  'an override replaces it': {
    files: {
      ...command('a (').files,
      'compose.override.yaml': 'services:\n  web:\n    command: a\n',
    },
  },
});

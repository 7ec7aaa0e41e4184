import rule from '../../../src/rules/correctness/shell-syntax.js';
import { type RuleCase, testRule } from '../../harness.js';

const base = 'FROM python:3.13-slim\n';
const run = (text: string, because?: string): RuleCase => ({
  files: { Dockerfile: `${base}RUN ${text}\n` },
  ...(because === undefined
    ? {}
    : { message: `The build fails: the shell cannot read this, because ${because}.`, severity: 'error' }),
});
const start = (lines: string, because?: string): RuleCase => ({
  files: { Dockerfile: `${base}${lines}\n` },
  ...(because === undefined
    ? {}
    : { message: `The container does not start: the shell cannot read this, because ${because}.` }),
});
const command = (line: string, because?: string): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: acme/web:1\n    ${line}\n` },
  ...(because === undefined
    ? {}
    : { message: `The container does not start: its shell cannot read this, because ${because}.` }),
});

testRule(rule, {
  'a quote that is not closed': run('echo [|"done|]', '`"` is never closed'),
  'quotes that are closed': run('echo "done"'),
  'an apostrophe': run("echo it[|'s|] done", "`'` is never closed"),
  'an apostrophe in quotes': run('echo "it\'s done"'),
  'a substitution': run('echo [|$(ls|] -l', '`$(` is never closed'),
  'a backtick': run('echo [|`ls|] -l', 'a backtick is never closed'),
  'an if without its end': run('if [ -f a ]; then pip install -r [|a;|]', '`if` is never closed by `fi`'),
  'an if with its end': run('if [ -f a ]; then pip install -r a; fi'),
  'an if whose end is an argument': run('if [ -f a ]; then cat a [|fi|]', '`if` is never closed by `fi`'),
  'a then that is an argument': run('if [ -f a ] then cat a; [|fi|]', '`then` is missing'),
  'a loop without its end': run('for x in a b; do pip install [|$x|]', '`for` is never closed by `done`'),
  'a loop without its do': run('for x in a b; [|pip|] install $x; done', '`do` is missing'),
  'a group without its end': run('{ pip list && [|true|]', '`{` is never closed'),
  'a subshell without its end': run('(cd a && [|make|]', '`(` is never closed'),
  'an operator at the end': run('apt-get update [|&&|]', 'nothing stands behind `&&`'),
  'an operator at the end of a continued line': run(
    'apt-get update && \\\n    apt-get install -y git [|&&|] \\\n\n',
    'nothing stands behind `&&`',
  ),
  'an operator before a comment line': run('apt-get update && \\\n    # the compiler\n    apt-get install -y gcc'),
  'an operator twice': run('apt-get update [|&&|] && apt-get install -y git', 'nothing stands behind `&&`'),
  'a pipe at the end': run('pip list [|||]', 'nothing stands behind `|`'),
  'a word that is out of place': run('pip list; [|fi|]', '`fi` is unexpected'),
  'a parenthesis in an argument': run('pip install [|(flask)|]', '`(` is unexpected'),
  'a parenthesis in quotes': run('pip install "(flask)"'),
  'extras and versions': run('pip install flask[async]>=3.0'),
  'an ampersand and a semicolon': run('flask run &[|;|] sleep 1', '`;` is unexpected'),

  // What some shell reads.
  'arrays, process substitution and here-strings of Bash': run('a=(1 2); diff <(ls a) <(ls b); cat <<< x'),
  'a test that Bash alone minds': run('if [[ -f a ]; then cat a; fi'),
  'an expansion that Bash alone minds': run('echo "${x:-\'}"'),
  'a function without a group': run('f() echo; f'),
  'an index that is not closed': run('pip install flask[async'),
  'a backslash at the end': run('if [ -f a ]; then cat a; \\\\'),
  'a braced word': run('echo {a,b} }'),
  'a case': run('case "$(uname -m)" in x86_64) a=1 ;; *) a=2 ;; esac; echo $a'),
  'quotes of several lines': run('printf "a\\n\\\n  b"'),

  // Whose text it is.
  'a heredoc': run(
    '<<EOF\nif true; then\n  pip list\n[|EOF|]'.replace('[|EOF|]', 'EOF').replace('  pip list', '  pip [|list|]'),
    '`if` is never closed by `fi`',
  ),
  'a heredoc of Python': run('python3 <<EOF\nprint("it\'s")\nif True: print((\n1))\nEOF'),
  'a heredoc that names its interpreter': run('<<EOF\n#!/usr/bin/env python3\nprint("a)")\nif True: pass\nEOF'),
  'a heredoc that is written to a file': run('cat <<EOF > /a.sh\nif true; then "\nEOF'),
  'another SHELL': { files: { Dockerfile: `${base}SHELL ["powershell", "-Command"]\nRUN if ($x) { return "a" }\n` } },
  'a SHELL of Python': { files: { Dockerfile: `${base}SHELL ["python3", "-c"]\nRUN print("it's (")\n` } },
  'a SHELL with options': {
    files: { Dockerfile: `${base}SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN pip list [|&&|]\n` },
  },
  'an image of Windows': {
    files: { Dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN if exist a (del a\n' },
  },
  'a program of Windows': {
    files: { Dockerfile: 'FROM acme/base:1\nRUN powershell -Command if ($x) { return "a" }\n' },
  },
  'a Dockerfile that is refused itself': {
    files: { Dockerfile: `${base}RUN apt-get update &&\n    apt-get install -y git\n` },
  },
  'a RUN in exec form': run('["bash", "-c", "pip list [|&&|]"]', 'nothing stands behind `&&`'),
  'an exec form that is none': run('["bash", "-c", "pip list\']'),
  'a RUN that is whole': run('["bash", "-c", "pip list && true"]'),

  // What a container starts.
  'a CMD': start('CMD python manage.py migrate [|&&|]', 'nothing stands behind `&&`'),
  'a CMD for a shell': start('CMD ["sh", "-c", "if [ -f a ]; then [|b|]"]', '`if` is never closed by `fi`'),
  'an ENTRYPOINT': start('ENTRYPOINT exec python [|"app.py|]', '`"` is never closed'),
  'a CMD that a later one replaces': start('CMD python manage.py migrate &&\nCMD ["python", "app.py"]'),
  'a CMD for an ENTRYPOINT': start('ENTRYPOINT ["./start.py"]\nCMD a &&'),
  'a HEALTHCHECK': {
    files: { Dockerfile: `${base}HEALTHCHECK CMD curl -f http://localhost:8000 [||||]\n` },
    message: 'The health check fails: the shell cannot read this, because nothing stands behind `||`.',
  },
  'a HEALTHCHECK that is whole': start('HEALTHCHECK CMD curl -f http://localhost:8000 || exit 1'),
  'a command': command('command: ["sh", "-c", "python manage.py migrate [|&&|]"]', 'nothing stands behind `&&`'),
  'a command in one text': command('command: sh -c "if a; then [|b|]"', '`if` is never closed by `fi`'),
  'a block': command(
    'command:\n      - bash\n      - -c\n      - |\n        for x in a b; do\n          python $$x\n        [|end|]',
    '`for` is never closed by `done`',
  ),
  'a command with a variable that is not known': command('command: ["sh", "-c", "if a; then $B"]'),
  'a command with a variable of the container': command('command: ["sh", "-c", "if a; then $$B; fi"]'),
  'an entrypoint': command('entrypoint: ["/bin/bash", "-c", "python [|\'app.py|]"]', "`'` is never closed"),
  'a command of Python': command('command: ["python", "-c", "print(\'it (\'"]'),
  'a command that is whole': command('command: sh -c "a && b"'),
});

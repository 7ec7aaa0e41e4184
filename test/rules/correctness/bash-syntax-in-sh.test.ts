import rule from '../../../src/rules/correctness/bash-syntax-in-sh.js';
import { type RuleCase, testRule } from '../../harness.js';

const slim = 'FROM python:3.13-slim\n';
const run = (text: string, outcome?: string, image = 'python:3.13-slim'): RuleCase => ({
  files: { Dockerfile: `FROM ${image}\nRUN ${text}\n` },
  ...(outcome === undefined
    ? {}
    : { message: `/bin/sh ${outcome}: it is dash in ${image}, not Bash.`, severity: 'error' }),
});

testRule(rule, {
  // Commands.
  source: run('[|source|] /venv/bin/activate && pip list', 'has no source'),
  'a dot': run('. /venv/bin/activate && pip list'),
  'pushd and popd': run('[|pushd|] /app && make && [|popd|]'),
  declare: run('[|declare|] -a list; [|shopt|] -s globstar'),
  'source that may fail': run('source /venv/bin/activate || . /venv/bin/activate'),
  'source under a condition': run('if [ -n "$BASH" ]; then source a; fi'),
  'a double bracket': { ...run('if [[ -f a && -f b ]]; then cat a; fi', 'has no [['), findings: 1 },
  'a double equals sign': run('if [ "$A" [|==|] b ]; then cat a; fi', 'compares with = only'),
  'a double equals sign of test': run('test "$A" [|==|] b && cat a'),
  'an equals sign': run('if [ "$A" = b ]; then cat a; fi'),
  'a quoted double equals sign': run('[ "$A" = "==" ] && [ "==" ]'),
  arithmetic: run('[|((a = 1 + 2))|]', 'takes (( for two subshells'),
  'arithmetic of all shells': run('a=$((1 + 2)) && echo $a'),
  'pipefail on Debian 12': run(
    'set -o [|pipefail|] && ls | sort',
    'has no option pipefail',
    'python:3.13-slim-bookworm',
  ),
  'pipefail among options': run('set -euxo [|pipefail|]; ls | sort', undefined, 'python:3.12-bullseye'),
  'pipefail where it is not known': run('set -o pipefail && ls | sort'),
  'pipefail that may fail': run('set -o pipefail || true', undefined, 'python:3.13-slim-bookworm'),
  'other options': run('set -eux; ls', undefined, 'python:3.13-slim-bookworm'),

  // Syntax.
  'an array': run('a=[|(1 2)|]; echo x', 'refuses the text, because it has no arrays'),
  'a process substitution': run('diff [|<(ls a)|] b', 'refuses the text, because it has no process substitution'),
  'a here-string': run('cat [|<<< x|]', 'refuses the text, because it has no here-string'),
  'a loop of C': run(
    '[|for|] ((i = 0; i < 3; i++)); do echo $i; done',
    'refuses the text, because it has no for ((…))',
  ),
  'a loop': run('for i in 1 2 3; do echo $i; done'),
  'the keyword function': run('[|function|] f { ls; }; f', 'refuses the text, because it has no keyword function'),
  'a function': run('f() { ls; }; f'),
  'a pipe with standard error': run('make [||&|] cat', 'refuses the text, because it has no |&'),
  'a text that is refused says no more': run('source a; cat [|<<< x|]; [[ a ]]'),
  'standard error too': run('make [|&>|] /dev/null', 'runs the command in the background and redirects nothing of it'),
  'standard error by number': run('make > /dev/null 2>&1'),
  'a pattern': run('echo "[|${A/b/c}|]"', 'stops at this substitution'),
  'a part, letters, another name': run('echo [|${A:0:1}|] [|${A^^}|] [|${!A}|]'),
  'a default, a prefix, a length': run('echo ${A:-b} ${A:+c} ${A#b} ${A%%c} ${#A}'),
  'braces of folders': run('mkdir -p /app/[|{static,media}|]', 'does not expand the braces'),
  'braces of numbers': run('for i in [|{1..3}|]; do echo $i; done', 'does not expand the braces'),
  'braces in quotes': run('mkdir -p "/app/{static,media}"'),
  'braces for curl, which expands them itself': run('curl -O https://a.example/{a,b}.txt'),
  'braces of find': run('find . -name a -exec rm {} +'),
  'inside of a substitution': run('echo "$(cat [|<<< x|])"'),

  // Where Bash reads it, or another shell.
  'a SHELL': { files: { Dockerfile: `${slim}SHELL ["/bin/bash", "-c"]\nRUN source a && [[ -f a ]] && cat <<< x\n` } },
  'another sh': run('ln -sf /bin/bash /bin/sh\nRUN source a'),
  'another sh by its package': run('echo "dash dash/sh boolean false" | debconf-set-selections\nRUN source a'),
  'bash -c': run('bash -c "source a && [[ -f a ]] && cat <<< x"'),
  'bash -c in exec form': run('["bash", "-c", "source a && [[ -f a ]]"]'),
  'a heredoc': run('<<EOF\n[|source|] a\nEOF', 'has no source'),
  'a heredoc for Bash': run('bash <<EOF\nsource a\ncat <<< x\nEOF'),
  'a heredoc that names Bash': run('<<EOF\n#!/bin/bash\nsource a\nEOF'),
  'a heredoc that names sh': run('<<EOF\n#!/bin/sh -e\n[|source|] a\nEOF'),
  Alpine: run('source a && [[ -f a ]]', undefined, 'python:3.13-alpine'),
  'an image that nobody knows': run('source a', undefined, 'acme/python:1'),
  'an image of Red Hat': run('source a', undefined, 'registry.access.redhat.com/ubi9/python-312'),
  'a text that is broken for every shell': run('source a; cat <<< x; if'),

  // What a container starts.
  'a CMD': { files: { Dockerfile: `${slim}CMD [|source|] /venv/bin/activate && exec python app.py\n` } },
  'a CMD that another replaces': { files: { Dockerfile: `${slim}CMD source a\nCMD ["python"]\n` } },
  'a HEALTHCHECK': { files: { Dockerfile: `${slim}HEALTHCHECK CMD [[ -f /ready ]]\n` }, findings: 1 },
});

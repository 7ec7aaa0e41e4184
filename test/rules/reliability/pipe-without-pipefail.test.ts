import rule from '../../../src/rules/reliability/pipe-without-pipefail.js';
import { type RuleCase, testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => [...text, ''].join('\n');
const debian = (...text: readonly string[]) => lines('FROM python:3.13', ...text);
const bash = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';
const fixed = (given: string, into: string): RuleCase => ({
  files: { Dockerfile: given },
  fixed: { Dockerfile: into },
});

testRule(rule, {
  'a download': {
    ...fixed(
      debian('RUN [|curl -fsSL https://example.org/x.tgz|] | jq .'),
      debian(bash, 'RUN curl -fsSL https://example.org/x.tgz | jq .'),
    ),
    message: 'Nobody notices when curl fails: the pipe ends as its last command does.',
  },
  'a SHELL with pipefail': debian(bash, 'RUN curl -fsSL https://example.org/x.tgz | jq .'),
  'a SHELL with all options in one word': debian(
    'SHELL ["/bin/bash", "-euxo", "pipefail", "-c"]',
    'RUN curl https://example.org/x.tgz | jq .',
  ),
  'a SHELL of the stage below': lines(
    'FROM python:3.13 AS base',
    bash,
    'FROM base',
    'RUN curl https://example.org/x.tgz | jq .',
  ),
  'a SHELL without pipefail': fixed(
    debian('SHELL ["/bin/bash", "-c"]', 'RUN [|wget -qO- https://example.org/x.tgz|] | jq .'),
    debian('SHELL ["/bin/bash", "-c"]', 'RUN set -o pipefail && wget -qO- https://example.org/x.tgz | jq .'),
  ),
  'busybox, whose sh has pipefail': fixed(
    lines('FROM python:3.13-alpine', 'RUN [|wget -qO- https://example.org/x.tgz|] | jq .'),
    lines('FROM python:3.13-alpine', 'RUN set -o pipefail && wget -qO- https://example.org/x.tgz | jq .'),
  ),
  'a base image that is not known: no fix': fixed(
    lines('FROM acme/base:1', 'RUN [|curl https://example.org/x.sh|] | sh'),
    lines('FROM acme/base:1', 'RUN curl https://example.org/x.sh | sh'),
  ),
  'one SHELL for two RUNs': fixed(
    debian('RUN [|curl https://a.example|] | jq .', 'RUN [|curl https://b.example|] | jq .'),
    debian(bash, 'RUN curl https://a.example | jq .', 'RUN curl https://b.example | jq .'),
  ),
  'two pipes in one RUN': debian('RUN [|curl https://a.example|] | jq . && curl https://b.example | jq .'),
  'a program that fails without input': debian(
    'RUN curl https://a.example | tar -xz',
    'RUN curl https://a.example | gpg --dearmor -o /a.gpg',
    'RUN curl https://a.example | gunzip > /a && curl https://b.example | xz -d > /b',
    'RUN curl https://a.example | sha256sum -c -',
    'RUN [|curl https://a.example|] | sha256sum > /a',
    'RUN [|curl https://a.example|] | gzip > /a.gz',
  ),
  'set -o pipefail': debian('RUN set -o pipefail && curl https://a.example | jq .'),
  'set -eo pipefail': debian('RUN set -eo pipefail; curl https://a.example | jq .'),
  'set -e only': debian('RUN set -ex; [|curl https://a.example|] | jq .'),
  'pipefail switched off on purpose': lines('FROM python:3.13', 'RUN set +o pipefail; curl https://a.example | jq .'),
  'bash -o pipefail -c': debian('RUN bash -o pipefail -c "curl https://a.example | jq ."'),
  'bash -c': debian('RUN bash -c "[|curl https://a.example|] | jq ."'),
  'exec form with pipefail': debian('RUN ["/bin/bash", "-eo", "pipefail", "-c", "curl https://a.example | jq ."]'),
  'exec form without it': debian('RUN ["/bin/bash", "-c", "[|curl https://a.example|] | jq ."]'),
  'a heredoc': debian('RUN <<EOF', 'set -e', '[|curl https://a.example|] | jq .', 'EOF'),
  'a heredoc with pipefail': debian('RUN <<EOF', 'set -eo pipefail', 'curl https://a.example | jq .', 'EOF'),
  'a heredoc whose first line says so': debian(
    'RUN <<EOF',
    '#!/bin/bash -eo pipefail',
    'curl https://a.example | jq .',
    'EOF',
  ),
  'a heredoc for Python': debian('RUN <<EOF', '#!/usr/bin/env python3', 'print(1 | 2)', 'EOF'),
  'yes, echo and printf': debian(
    'RUN yes | ./install.sh',
    'RUN echo "app ALL=(ALL) ALL" | tee /etc/sudoers.d/app',
    "RUN printf '%s' x | sha256sum -c -",
  ),
  'a heredoc as input': debian('RUN cat <<EOF | tee /etc/x', 'a', 'EOF'),
  'a filter in the middle': debian("RUN echo abc | tr a-z A-Z | sed 's/A/B/' > /srv/x"),
  'a program in the middle': debian('RUN echo abc | [|./sign.sh|] | tee /srv/x'),
  'a filter with a file': debian('RUN [|grep -v torch requirements.txt|] | pip install -r /dev/stdin'),
  'a condition': debian('RUN if dpkg -l | grep foo; then echo yes; fi'),
  'in a condition, but not of it': debian('RUN if true; then [|curl https://a.example|] | sh; fi'),
  'a negated pipe': debian('RUN ! pip list | grep torch'),
  'failure that is forgiven': debian('RUN pkill -l | xargs kill || true'),
  'failure that ends the build': debian('RUN [|curl https://a.example|] | sh || exit 1'),
  'a reader that stops early, which pipefail would take for a failure': debian(
    "RUN cat /dev/urandom | tr -dc 'a-z' | head -c 32 > /srv/key",
    'RUN python -m site | grep -q venv',
  ),
  'the value of a variable': debian('RUN V=$([|curl https://a.example|] | jq -r .tag) && echo $V'),
  'a word of a command, where pipefail does not help': debian('RUN echo "$(curl https://a.example | jq -r .tag)"'),
  'the words of a loop, where it does not either': debian('RUN for f in $(git status -s | cut -c4-); do rm "$f"; done'),
  'a side with a substitution': debian('RUN [|curl "https://a.example/$(uname -m)"|] | jq .'),
  'into a loop': debian('RUN [|curl https://a.example|] | while read -r line; do echo "$line"; done'),
  'no pipe': debian('RUN curl https://a.example -o x || curl https://b.example -o x'),
  PowerShell: lines(
    'FROM python:3.13-windowsservercore',
    'SHELL ["powershell", "-Command"]',
    'RUN Get-Item x | Remove-Item',
  ),
  'the start command': debian('CMD gunicorn app | tee log'),
});

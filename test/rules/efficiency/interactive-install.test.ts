import { expect, test } from 'vitest';
import rule from '../../../src/rules/efficiency/interactive-install.js';
import { defaultOptions, run as runRules } from '../../../src/engine/run.js';
import { projectOf, testRule } from '../../harness.js';

const run = (text: string, before = ''): string => `FROM debian:13\n${before}RUN ${text}\n`;

testRule(rule, {
  'of apt-get': {
    files: { Dockerfile: run('apt-get update && apt-get [|install|] curl') },
    message: 'apt-get install asks before it goes on, and nobody answers in a build.',
    fixed: { Dockerfile: run('apt-get update && apt-get install -y curl') },
  },
  'of apt-get, answered': run('apt-get install -y curl'),
  'of apt-get, answered behind': run('apt-get install curl -y'),
  'of apt-get, answered before': run('apt-get -y install curl'),
  'of apt-get, answered among other letters': run('apt-get install -yq curl && apt-get install -qqy git'),
  'of apt-get, answered in words': run('apt-get install --assume-yes curl && apt-get install --yes git'),
  'of apt-get, very quiet': run('apt-get install -qq curl'),
  'of apt-get, very quiet in two': run('apt-get install -q -q curl'),
  'of apt-get, very quiet by number': run('apt-get -q=2 install curl'),
  'of apt-get, quiet': run('apt-get [|install|] -q curl'),
  'of apt-get, with a frontend': run('DEBIAN_FRONTEND=noninteractive apt-get [|install|] curl'),
  'of apt-get, with a frontend for all': run('apt-get [|install|] curl', 'ENV DEBIAN_FRONTEND=noninteractive\n'),
  'of apt-get, with yes': run('yes | apt-get install curl'),
  'of apt-get, with yes for a group': run('yes | { apt-get update; apt-get install curl; }'),
  'of apt-get, with an echo': run('echo y | apt-get install curl'),
  'of apt-get, with a text': run('apt-get install curl <<< y'),
  'of apt-get, simulated': run('apt-get install -s curl'),
  'of apt-get, with an option as value': run('apt-get [|install|] -t -y curl'),
  'of apt-get, by a setting': run('apt-get -o APT::Get::Assume-Yes=true install curl'),
  'of apt-get, by a file': run(
    'apt-get install curl',
    `RUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes\n`,
  ),
  'of apt-get, by an option of an earlier RUN': run(
    'apt-get [|install|] curl',
    'RUN apt-get install --assume-yes git\n',
  ),
  'of apt-get, by options from a variable': run('apt-get $OPTIONS install curl'),
  'of apt-get, with packages from a variable': run('apt-get [|install|] $PACKAGES'),
  'of apt-get, upgrading': run('apt-get [|upgrade|]'),
  'of apt-get, in the exec form': {
    files: { Dockerfile: run('["apt-get", [|"install"|], "curl"]') },
    fixed: { Dockerfile: run('["apt-get", "install", "-y", "curl"]') },
  },
  'of apt': run('apt [|install|] curl'),
  'of dnf': 'FROM fedora:43\nRUN dnf [|install|] git\n',
  'of dnf, answered': 'FROM fedora:43\nRUN dnf -y install git && dnf install --assumeyes vim\n',
  'of dnf, by a file': 'FROM fedora:43\nRUN echo assumeyes=1 >> /etc/dnf/dnf.conf\nRUN dnf install git\n',
  'of yum': 'FROM amazonlinux:2023\nRUN yum [|install|] git\n',
  'of microdnf, which never asks': 'FROM redhat/ubi9-minimal:9.6\nRUN microdnf install git\n',
  'of zypper': 'FROM opensuse/leap:15.6\nRUN zypper [|install|] git\n',
  'of zypper, answered': 'FROM opensuse/leap:15.6\nRUN zypper -n install git && zypper in -y vim\n',
  'of zypper, by name': 'FROM opensuse/leap:15.6\nRUN zypper [|in|] -n git\n',
  'of conda, which takes yes where nobody answers': 'FROM continuumio/miniconda3:25.3.1-1\nRUN conda install numpy\n',
  'of conda, an environment': 'FROM continuumio/miniconda3:25.3.1-1\nRUN conda env create -f environment.yml\n',
  'of managers that ask nothing': 'FROM alpine:3.22\nRUN apk add git && pip install flask && poetry install\n',
});

test.each([
  ['debian:13', 'error'],
  ['registry.example.org/team/base:1', 'warning'],
])('%s: %s', (image, severity) => {
  const { diagnostics } = runRules(projectOf({ Dockerfile: `FROM ${image}\nRUN apt-get install curl\n` }), [
    { rule, severity: undefined, options: defaultOptions(rule) },
  ]);
  expect(diagnostics.map((one) => one.severity)).toEqual([severity]);
});

import rule from '../../../src/rules/reproducibility/package-upgrade.js';
import { testRule } from '../../harness.js';

const run = (text: string, image = 'debian:13'): string => `FROM ${image}\nRUN ${text}\n`;

testRule(rule, {
  'of apt-get': {
    files: { Dockerfile: run('apt-get update && apt-get [|upgrade|] -y') },
    message: 'apt-get upgrade makes the image depend on the day of its build.',
  },
  'of apt-get, all the way': run('apt-get update && apt-get -y [|dist-upgrade|] && apt -y [|full-upgrade|]'),
  'of apt-get, one package': run('apt-get update && apt-get install -y --only-upgrade openssl'),
  'of apt-get, packages named': run('apt-get upgrade -y openssl libssl3'),
  'of apt-get, security only': run('apt-get upgrade -y -o Dir::Etc::SourceList=/etc/apt/security.list'),
  'of apt-get, security only by release': run('apt-get upgrade -y -t trixie-security'),
  'of apt-get, simulated': run('apt-get -s upgrade'),
  'of apk': run('apk [|upgrade|] --no-cache', 'alpine:3.22'),
  'of apk, with its options': run('apk -U --no-cache [|upgrade|] --available', 'alpine:3.22'),
  'of apk, one package': run('apk --no-cache upgrade libcrypto3', 'alpine:3.22'),
  'of dnf': run('dnf -y [|update|] && dnf [|upgrade|] -y --refresh && dnf clean all', 'fedora:43'),
  'of dnf, one package': run('dnf -y update openssl', 'fedora:43'),
  'of dnf, security only': run('dnf -y update --security && dnf upgrade -y --sec-severity=Critical', 'fedora:43'),
  'of dnf, as little as possible': run('dnf -y upgrade-minimal', 'fedora:43'),
  'of yum': run('yum [|update|] -y', 'amazonlinux:2023'),
  'of zypper': run('zypper -n [|dup|] && zypper -n [|up|]', 'opensuse/leap:15.6'),
  'of zypper, patches': run('zypper -n patch --category security', 'opensuse/leap:15.6'),
  'lists only': run('apt-get update && apk update'),
  'of pip': run('pip install --upgrade pip'),
});

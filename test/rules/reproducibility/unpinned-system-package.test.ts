import rule from '../../../src/rules/reproducibility/unpinned-system-package.js';
import { testRule } from '../../harness.js';

const run = (text: string, image = 'debian:13'): string => `FROM ${image}\nRUN ${text}\n`;

testRule(rule, {
  'of apt-get': {
    files: { Dockerfile: run('apt-get install -y [|curl|]') },
    message: 'curl is installed in whatever version is newest.',
  },
  'of apt-get, pinned': run('apt-get install -y curl=8.14.1-2'),
  'of apt-get, several': {
    files: { Dockerfile: run('apt-get install -y git=1:2.47.* [|curl|] libstdc++6 g++') },
    message: 'curl and 2 more are installed in whatever versions are newest.',
  },
  'of apt-get, with an architecture': run('apt-get install -y [|libc6:i386|]'),
  'of apt-get, from a release': run('apt-get install -y git/trixie-backports'),
  'of apt-get, options with values': run('apt-get install -y -t trixie-backports git=1 -o Dpkg::Use-Pty=0'),
  'of apt-get, a pin in a variable': run('apt-get install -y curl=$CURL_VERSION "git=${GIT}"'),
  'of apt-get, all in a variable': run('apt-get install -y $PACKAGES'),
  'of apt-get, files': run('apt-get install -y ./app.deb /tmp/*.deb app_1.deb'),
  'of apt-get, removed': run('apt-get install -y exim4-'),
  'of apt-get, other verbs': run('apt-get remove -y curl && apt-get upgrade -y curl'),
  'of apk': run('apk add --no-cache [|git|]', 'alpine:3.22'),
  'of apk, pinned': run('apk add --no-cache git=2.49.1-r0 "curl~=8" musl~1.2 "zlib>1.3" "gcc<16"', 'alpine:3.22'),
  'of apk, of a repository': run('apk add --no-cache git@edge', 'alpine:3.22'),
  'of apk, kept out': run("apk add --no-cache '!busybox'", 'alpine:3.22'),
  'of apk, with virtual packages': run('apk add --no-cache --virtual .deps [|gcc|] && apk add -t .run', 'alpine:3.22'),
  'of apk, files': run('apk add --allow-untrusted app.apk /tmp/x.apk', 'alpine:3.22'),
  'of dnf': run('dnf install -y [|git|]', 'fedora:43'),
  'of dnf, pinned': run('dnf install -y git-2.51.0 python3-3.14.0-1.fc43', 'fedora:43'),
  'of dnf, groups, files, addresses and modules': run(
    'dnf install -y @development-tools /usr/bin/git https://example.org/x.rpm ./y.rpm z.rpm nodejs:20',
    'fedora:43',
  ),
  'of microdnf and yum': run('microdnf install [|git|]\nRUN yum install -y [|git|]', 'redhat/ubi9:9.6'),
  'of zypper': run('zypper -n in [|git|]', 'opensuse/leap:15.6'),
  'of zypper, pinned': run("zypper -n in git=2.51 'curl>8'", 'opensuse/leap:15.6'),
  'of pip and npm, which are other rules': run('pip install flask && npm install -g sass'),
});

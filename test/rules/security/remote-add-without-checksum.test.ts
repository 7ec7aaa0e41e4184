import rule from '../../../src/rules/security/remote-add-without-checksum.js';
import { testRule } from '../../harness.js';

const sum = 'sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d';

testRule(rule, {
  'a file': {
    files: { Dockerfile: 'FROM python:3.13\nADD [|https://example.com/a.bin|] /srv/\n' },
    message: 'ADD downloads from example.com without a checksum.',
  },
  'a file with a checksum': `FROM python:3.13\nADD --checksum=${sum} https://example.com/a.bin /srv/\n`,
  'a branch of a repository': {
    files: { Dockerfile: 'FROM python:3.13\nADD [|https://github.com/acme/shop.git#main|] /srv\n' },
    message: 'ADD fetches a repository from github.com that is not pinned to a commit.',
  },
  'a commit of a repository':
    'FROM python:3.13\nADD https://github.com/acme/shop.git#24454f830cdb571e2c4ad15481119c43b3cafd48:src /srv\n',
  'a commit in the query':
    'FROM python:3.13\nADD https://github.com/acme/shop.git?ref=main&commit=24454f830cdb571e2c4ad15481119c43b3cafd48 /srv\n',
  'a repository by SSH': 'FROM python:3.13\nADD [|git@github.com:acme/shop.git|] /srv\n',
  'two addresses': 'FROM python:3.13\nADD [|http://a.example/x|] [|http://b.example/y|] /srv/\n',
  'a version in a variable': 'FROM python:3.13\nARG V=1.2\nADD [|https://example.com/tool-${V}.bin|] /srv/\n',
  'an address that nobody knows': 'FROM python:3.13\nARG SOURCE\nADD $SOURCE /srv/\n',
  'a local file': 'FROM python:3.13\nADD https/a.bin /srv/\n',
  'checked by a later step':
    'FROM python:3.13\nADD https://example.com/a.bin /srv/\nRUN echo "abc  /srv/a.bin" | sha256sum -c -\n',
  'a signature that is checked':
    'FROM python:3.13\nADD https://example.com/a.bin /srv/\nRUN gpg --batch --verify /srv/a.sig /srv/a.bin\n',
  'another file was checked before':
    'FROM python:3.13\nRUN sha256sum -c sums\nADD [|https://example.com/a.bin|] /srv/\n',
  'an answer that changes, to build anew':
    'FROM python:3.13\nADD https://api.github.com/repos/acme/shop/git/refs/heads/main /tmp/version.json\n',
});

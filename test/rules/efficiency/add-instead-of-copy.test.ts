import rule from '../../../src/rules/efficiency/add-instead-of-copy.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'a file': {
    files: { Dockerfile: 'FROM python:3.13\n[|ADD|] app.py /srv/\n', 'app.py': '' },
    message: 'ADD only copies app.py here, as COPY does.',
    fixed: { Dockerfile: 'FROM python:3.13\nCOPY app.py /srv/\n' },
  },
  'a file that is copied': { files: { Dockerfile: 'FROM python:3.13\nCOPY app.py /srv/\n', 'app.py': '' } },
  'a folder': {
    files: { Dockerfile: 'FROM python:3.13\n[|add|] --chown=app . /srv\n' },
    fixed: { Dockerfile: 'FROM python:3.13\ncopy --chown=app . /srv\n' },
  },
  'several files': {
    files: { Dockerfile: 'FROM python:3.13\n[|ADD|] ["a.txt", "b.txt", "/srv/"]\n', 'a.txt': '', 'b.txt': '' },
    message: 'ADD only copies 2 local paths here, as COPY does.',
    fixed: { Dockerfile: 'FROM python:3.13\nCOPY ["a.txt", "b.txt", "/srv/"]\n' },
  },
  'a tar archive': 'FROM python:3.13\nADD rootfs.tar.xz /\n',
  'a compressed file that may be one': 'FROM python:3.13\nADD rootfs.gz /\n',
  'a zip archive is not unpacked': {
    files: { Dockerfile: 'FROM python:3.13\n[|ADD|] a.zip /srv/\n', 'a.zip': '' },
    fixed: { Dockerfile: 'FROM python:3.13\nCOPY a.zip /srv/\n' },
  },
  'an address': 'FROM python:3.13\nADD https://example.com/a.py /srv/\n',
  'a repository': 'FROM python:3.13\nADD git@github.com:acme/shop.git /srv/\n',
  'flags of ADD alone': 'FROM python:3.13\nADD --unpack=true a.py /srv/\n',
  'a pattern that matches an archive': {
    files: { Dockerfile: 'FROM python:3.13\nADD data* /srv/\n', 'data.txt': '', 'data.tar': '' },
  },
  'a pattern that matches none': {
    files: { Dockerfile: 'FROM python:3.13\n[|ADD|] data* /srv/\n', 'data.txt': '', 'data.csv': '' },
    fixed: { Dockerfile: 'FROM python:3.13\nCOPY data* /srv/\n' },
  },
  'a file whose name tells nothing': {
    files: { Dockerfile: 'FROM python:3.13\n[|ADD|] rootfs /srv/\n', rootfs: 'x' },
    fixed: { Dockerfile: 'FROM python:3.13\nADD rootfs /srv/\n' },
  },
  'a variable': {
    files: { Dockerfile: 'FROM python:3.13\nARG SRC=app.py\n[|ADD|] $SRC /srv/\n', 'app.py': '' },
    fixed: { Dockerfile: 'FROM python:3.13\nARG SRC=app.py\nADD $SRC /srv/\n' },
  },
  'a variable without value': 'FROM python:3.13\nARG SRC\nADD ${SRC:?needed} /srv/\n',
});

import rule from '../../../src/rules/correctness/requirements-foreign-platform.js';
import { testRule, type RuleCase } from '../../harness.js';

const given = (
  requirements: string,
  install = 'pip install -r requirements.txt',
  base = 'python:3.13-slim',
): RuleCase => ({
  files: {
    Dockerfile: `FROM ${base}\nWORKDIR /app\nCOPY . .\nRUN ${install}\n`,
    'requirements.txt': requirements,
  },
});

testRule(rule, {
  'a package of Windows': {
    ...given('flask==3.1.0\n[|pywin32==306|]\n'),
    message: 'pywin32 is for Windows only, so that installing it fails on Linux.',
    severity: 'error',
  },
  'a package of Windows with a marker': given('pywin32==306 ; sys_platform == "win32"\n'),
  'a package of macOS, written otherwise': {
    ...given('[|pyobjc_framework.Cocoa==9.0|]\n'),
    message: 'pyobjc-framework-cocoa is for macOS only, so that installing it fails on Linux.',
  },
  'packages that do nothing elsewhere': given('win32-setctime==1.1.0\nappnope==0.1.3\ncolorama\npywin32-ctypes\n'),
  'what an old pip of Debian listed': {
    ...given('[|pkg-resources==0.0.0|]\n'),
    message: 'pkg-resources 0.0.0 is on no index: an old pip of Debian listed it by mistake.',
  },
  'folders of conda, once': {
    ...given(
      '[|certifi @ file:///croot/certifi_1690232220950/work/certifi|]\nflask==3.1.0\nnumpy @ file:///C:/b/abs_a9/numpy\n',
    ),
    message: '2 packages come from folders of another machine, which the image does not have: certifi and others.',
  },
  'one folder of another machine': {
    ...given('[|shop @ file:///home/jane/shop|]\n'),
    message: 'shop comes from a folder of another machine, which the image does not have.',
  },
  'a folder that the image has': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCOPY shop /home/jane/shop\nCOPY r.txt .\nRUN pip install -r r.txt\n',
      'r.txt': 'shop @ file:///home/jane/shop\n',
      'shop/setup.py': '',
    },
  },
  'a folder of a system that may have it': given('x @ file:///usr/share/x\n'),
  'a project on a disk of Windows': {
    ...given('-e [|c:\\users\\jane\\shop|]\n'),
  },
  'a URL': given('x @ https://example.org/x.whl\n'),
  'an image of Windows': given('pywin32==306\n', undefined, 'python:3.13-windowsservercore'),
  'or nothing': given('pywin32==306\n', 'pip install -r requirements.txt || true'),
  'a file that nobody installs': given('pywin32==306\n', 'pip install flask'),
  'a chain of files, in a compose project': {
    files: {
      'compose.yaml': 'services:\n  api:\n    build: ./api\n',
      'api/Dockerfile':
        'FROM python:3.13-slim\nCOPY requirements requirements\nRUN uv pip install --system -r requirements/all.txt\n',
      'api/requirements/all.txt': '-r base.txt\n',
      'api/requirements/base.txt': 'flask==3.1.0\n[|windows-curses==2.3.1|]\n',
    },
    message: 'windows-curses is for Windows only, so that installing it fails on Linux.',
  },
});

import rule from '../../../src/rules/correctness/missing-system-lib-runtime.js';
import { testRule } from '../../harness.js';

const files = (lines: string, requirements: string, app = 'print(1)\n') => ({
  files: {
    Dockerfile: `${lines}\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "app.py"]\n`,
    'requirements.txt': requirements,
    'app.py': app,
  },
});
const apt = (packages: string) => `RUN apt-get update && apt-get install -y ${packages}`;

testRule(rule, {
  'opencv-python in a slim image': {
    ...files('FROM python:3.12-slim', '[|opencv-python==4.11.0.86|]\n'),
    message: 'opencv-python loads libGL.so.1 when it is imported, which python:3.12-slim does not have.',
    severity: 'warning',
  },
  'the program imports it': {
    ...files('FROM python:3.12-slim', '[|opencv-python==4.11.0.86|]\n', 'import cv2\n'),
    severity: 'error',
  },
  'the program may do without': {
    ...files(
      'FROM python:3.12-slim',
      '[|opencv-python==4.11.0.86|]\n',
      'try:\n    import cv2\nexcept ImportError:\n    cv2 = None\n',
    ),
    severity: 'warning',
  },
  'a full image has none either': files('FROM python:3.12', '[|opencv-python|]\n'),
  headless: files('FROM python:3.12-slim', 'opencv-python-headless\n'),
  'the library is installed': files(`FROM python:3.12-slim\n${apt('libgl1 libglib2.0-0')}`, 'opencv-python\n'),
  'a package that needs the library': files(`FROM python:3.12-slim\n${apt('ffmpeg')}`, 'opencv-python\n'),
  'other packages': files(`FROM python:3.12-slim\n${apt('gcc libpq-dev')}`, '[|opencv-python|]\n'),
  'packages of which nothing is known': files(`FROM python:3.12-slim\n${apt('libqt-something')}`, 'opencv-python\n'),
  'python-magic': files('FROM python:3.12-slim', '[|python-magic|]\n'),
  'python-magic in a full image': files('FROM python:3.12', 'python-magic\n'),
  libmagic1: files(`FROM python:3.12-slim\n${apt('libmagic1')}`, 'python-magic\n'),
  pyzbar: files('FROM python:3.12', '[|pyzbar|]\n'),
  'in a builder': {
    files: { Dockerfile: 'FROM python:3.12-slim AS build\nRUN pip install opencv-python\nFROM python:3.12-slim\n' },
  },
});

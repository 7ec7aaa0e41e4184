import rule from '../../../src/rules/correctness/shell-redirect-in-requirement.js';
import { testRule } from '../../harness.js';

const run = (text: string): string => `FROM python:3.13-slim\nRUN ${text}\n`;

testRule(rule, {
  'at least': {
    files: { Dockerfile: run('pip install [|flask>=3|]') },
    message: 'The shell writes the output to a file named =3, and flask is installed in any version.',
    fixed: { Dockerfile: run('pip install "flask>=3"') },
  },
  'at least, quoted': run('pip install "flask>=3" \'gunicorn>22\''),
  'at least, escaped': run('pip install flask\\>=3'),
  'less than': {
    files: { Dockerfile: run('pip install --no-cache-dir [|flask<4|] gunicorn') },
    message: 'The shell reads from a file named 4, and flask is installed in any version.',
    fixed: { Dockerfile: run('pip install --no-cache-dir "flask<4" gunicorn') },
  },
  'between two': {
    files: { Dockerfile: run('pip install [|flask>=3,<4|] gunicorn==23.0.0') },
    fixed: { Dockerfile: run('pip install "flask>=3,<4" gunicorn==23.0.0') },
  },
  'two of them': run('python -m pip install [|flask>=3|] [|gunicorn>22|]'),
  'with blanks': {
    files: { Dockerfile: run('pip install [|flask >=3|]') },
    fixed: { Dockerfile: run('pip install "flask >=3"') },
  },
  'with extras': run('pip install [|uvicorn[standard]>=0.30|]'),
  'with a variable': {
    files: { Dockerfile: run('pip install [|flask>=$VERSION|]') },
    fixed: { Dockerfile: run('pip install "flask>=$VERSION"') },
  },
  'quoted in part': {
    files: { Dockerfile: run('pip install [|"flask">=3|]') },
    fixed: { Dockerfile: run('pip install "flask">=3') },
  },
  'of uv': run('uv pip install --system [|flask>=3|] && uv add [|gunicorn>=22|]'),
  'of Poetry, conda and pipx': run('poetry add [|flask>=3|] && conda install -y [|numpy<2|] && pipx install [|x>=1|]'),
  'in the text of a shell': {
    files: { Dockerfile: run('bash -c "pip install [|flask>=3|]" && sh -c "pip install [|x>=1|] && true"') },
    fixed: { Dockerfile: run('bash -c "pip install flask>=3" && sh -c "pip install x>=1 && true"') },
  },
  'over lines': run('pip install \\\n    [|flask>=3|] \\\n    gunicorn'),
  'other operators': run('pip install flask==3.1.0 gunicorn~=23.0 x!=1'),
  'a redirect that is meant': run('pip install flask > log && pip install x >/dev/null 2>&1 && pip install y 2>err'),
  'a redirect to a number': run('pip install flask > 2'),
  'a file that is read': run('pip install -r /dev/stdin < requirements.txt'),
  'no shell': run('["pip", "install", "flask>=3"]'),
  'no Python packages': run('npm install x>=2'),
  'a program that installs nothing': run('pip list>=2'),
});

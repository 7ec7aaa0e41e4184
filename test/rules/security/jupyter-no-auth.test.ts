import rule from '../../../src/rules/security/jupyter-no-auth.js';
import { testRule } from '../../harness.js';

const jupyter = (command: string) => `FROM python:3.12-slim\nRUN pip install jupyterlab\nCMD ${command}\n`;
const service = (ports: string, option = "--NotebookApp.token=''") => ({
  files: {
    'compose.yaml': `services:\n  notebook:\n    image: jupyter/base-notebook\n    command: jupyter lab --ip=0.0.0.0 ${option}\n    ports:\n      - ${ports}\n`,
  },
});

testRule(rule, {
  'an empty token': {
    files: { Dockerfile: jupyter('["jupyter", "lab", "--ip=0.0.0.0", "--allow-root", [|"--NotebookApp.token="|]]') },
    message: 'Jupyter asks for neither token nor password, so whoever reaches its port runs code in the container.',
    severity: 'error',
  },
  'quotes in quotes': jupyter(`["jupyter", "notebook", "--ip=0.0.0.0", [|"--ServerApp.token=''"|]]`),
  'in shell form': jupyter(
    "jupyter lab --ip=0.0.0.0 --port=8888 --allow-root [|--NotebookApp.token=''|] --NotebookApp.password=''",
  ),
  'a token': jupyter('["jupyter", "lab", "--ip=0.0.0.0", "--ServerApp.token=s3cr3t"]'),
  'no option': jupyter('["jupyter", "lab", "--ip=0.0.0.0"]'),
  'a password': jupyter("jupyter lab --ip=0.0.0.0 --ServerApp.token='' --ServerApp.password='argon2:x'"),
  'on loopback': jupyter("jupyter lab --ServerApp.token=''"),
  'a token that is not known': jupyter('jupyter lab --ip=0.0.0.0 --ServerApp.token=$TOKEN'),
  'another program': jupyter('["python", "app.py", "--ServerApp.token="]'),
  'in a stage for development': {
    files: {
      Dockerfile: `FROM python:3.12-slim AS dev\nCMD ["jupyter", "lab", "--ip=0.0.0.0", [|"--ServerApp.token="|]]\n`,
    },
    severity: 'warning',
  },
  'a published service': service('"8888:8888"', "[|--NotebookApp.token=''|]"),
  'published on loopback': service('"127.0.0.1:8888:8888"'),
});

import rule from '../../../src/rules/security/secret-in-build-arg.js';
import { testRule } from '../../harness.js';

const from = 'FROM python:3.13-slim\n';

testRule(rule, {
  'a token as argument': {
    files: { Dockerfile: `${from}ARG [|PYPI_TOKEN|]\nRUN pip install -i https://x:$PYPI_TOKEN@pypi.example.org lib\n` },
    message: 'The build argument PYPI_TOKEN stays readable in the history of the image.',
  },
  'the URL of a token': `${from}ARG PYPI_TOKEN_URL\n`,
  'a token with a default': {
    files: { Dockerfile: `${from}ARG PYPI_TOKEN=[|q7Zr4Kc9TmW2xNb8|]\n` },
    message: 'PYPI_TOKEN holds a secret in plain text, as the default of a build argument.',
  },
  'a stand-in as default': {
    files: { Dockerfile: `${from}ARG SECRET_KEY=[|changeme|]\n` },
    message: 'The build argument SECRET_KEY stays readable in the history of the image.',
  },
  'a path as default': `${from}ARG TOKEN_FILE=/run/secrets/token\n`,
  'a URL with a password as default': {
    files: { Dockerfile: `${from}ARG INDEX_URL=[|https://ci:tr0ub4dor3@pypi.example.org/simple|]\n` },
    message: 'INDEX_URL holds a URL with a password, as the default of a build argument.',
  },
  'a URL without one': `${from}ARG INDEX_URL=https://pypi.example.org/simple\n`,
  'declared for all stages, and again in some': `ARG [|GITHUB_TOKEN|]\n${from}ARG GITHUB_TOKEN\nFROM alpine:3.23\nARG GITHUB_TOKEN\n`,
  'declared, and given a default later': `${from}ARG DB_PASSWORD\nFROM alpine:3.23\nARG DB_PASSWORD=[|correct-horse|]\n`,
  'in a stage that only builds': {
    files: { Dockerfile: `${from.trim()} AS build\nARG [|NPM_TOKEN|]\nFROM alpine:3.23\n` },
    message: 'The build argument NPM_TOKEN stays readable in the build cache and the provenance of the image.',
  },
  'what a bundler publishes': `${from}ARG VITE_AMPLITUDE_API_KEY=""\nARG REACT_APP_API_KEY\n`,
  'the secret of a mount': `${from}ARG GITHUB_TOKEN\nRUN --mount=type=secret,id=github_token,env=GITHUB_TOKEN pip install .\n`,
  'the id of a secret of a mount': `${from}ARG TOKEN_ID=pypi\nRUN --mount=type=secret,id=$TOKEN_ID pip install .\n`,
  'a public key': `${from}ARG NEXT_PUBLIC_API_KEY\nARG SENTRY_PUBLIC_KEY\n`,
  'names that only look like it': `${from}ARG TIKTOKEN_CACHE_DIR\nARG GOPRIVATE\nARG MAX_TOKENS=100\nARG PASSWORD_MIN_LENGTH\nARG TOKEN_TTL\n`,
  'a name that is a switch': `${from}ARG USE_AUTH_TOKEN=true\n`,
});

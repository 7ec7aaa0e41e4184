import rule from '../../../src/rules/security/secret-in-env.js';
import { testRule } from '../../harness.js';

/** Joined here, so that no scanner takes this file for a leak. */
const token = 'gh' + 'p_' + 'q7Zr4Kc9TmW2xNb8Yv5Lp3Hs6Gd1JfA0uQe2';
const from = 'FROM python:3.13-slim\n';

testRule(rule, {
  'a password': {
    files: { Dockerfile: `${from}ENV DB_PASSWORD=[|correct-horse-battery|]\n` },
    message: 'DB_PASSWORD holds a secret in plain text, and ENV keeps it in the image.',
  },
  'the file of a password': `${from}ENV DB_PASSWORD_FILE=/run/secrets/db_password\n`,
  'a password from a variable': `${from}ARG DB_PASSWORD\nENV DB_PASSWORD=$DB_PASSWORD\n`,
  'the default of a variable': `${from}ENV DB_PASSWORD=[|\${DB_PASSWORD:-correct-horse-battery}|]\n`,
  'a password in the old form': `${from}ENV DB_PASSWORD [|correct-horse-battery|]\n`,
  'several variables': `${from}ENV DEBUG=0 \\\n    SECRET_KEY=[|"k2#m!9x(e1@w0=q&r"|] \\\n    PORT=80\n`,
  'a token under any name': {
    files: { Dockerfile: `${from}ENV UPSTREAM=[|${token}|]\n` },
    message: 'UPSTREAM holds a token of GitHub, and ENV keeps it in the image.',
  },
  'a URL with a password': {
    files: { Dockerfile: `${from}ENV DATABASE_URL=[|postgres://shop:tr0ub4dor3@db/shop|]\n` },
    message: 'DATABASE_URL holds a URL with a password, and ENV keeps it in the image.',
  },
  'a URL without password': `${from}ENV DATABASE_URL=postgres://shop@db/shop\n`,
  'a URL with the password of a variable': `${from}ENV DATABASE_URL=postgres://shop:\${PASSWORD}@db/shop\n`,
  'in a stage that only builds': `${from.trim()} AS build\nENV API_KEY=[|q7Zr4Kc9TmW2xNb8|]\nFROM alpine:3.23\n`,
  'an empty value': `${from}ENV SECRET_KEY=\n`,
  'a stand-in': `${from}ENV SECRET_KEY=changeme\n`,
  'a stand-in, when they count': {
    files: { Dockerfile: `${from}ENV SECRET_KEY=[|changeme|]\n` },
    options: { placeholders: true },
  },
  'a switch': `${from}ENV GOOGLE_API_KEY=no\n`,
  'names that only look like it': `${from}ENV TIKTOKEN_CACHE_DIR=/data/tiktoken GOPRIVATE=github.com/acme PASSWORD_HASHERS=argon2 TOKEN_TTL=3600 SECRET_NAME=shop-secret-name\n`,
  'a path': `${from}ENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/gcp.json\n`,
  'a public key': `${from}ENV STRIPE_PUBLIC_KEY=pk_live_q7Zr4Kc9TmW2xNb8Yv5Lp3\n`,
  'an argument': `${from}ARG DB_PASSWORD=correct-horse-battery\n`,
});

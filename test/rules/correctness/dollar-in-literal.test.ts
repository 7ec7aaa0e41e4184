import rule from '../../../src/rules/correctness/dollar-in-literal.js';
import { testRule } from '../../harness.js';

const web = (attributes: string, more: Readonly<Record<string, string>> = {}) => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: a\n    ${attributes.replaceAll('\n', '\n    ')}\n`,
    ...more,
  },
});

testRule(rule, {
  'a password with a dollar sign': {
    ...web('environment:\n  DB_PASSWORD: "pa[|$word|]!9"'),
    message: 'Compose takes a part of the value of DB_PASSWORD for a variable, and drops it.',
  },
  'a password with two': web('environment:\n  DB_PASSWORD: "pa$$word!9"'),
  'a list': web('environment:\n  - DB_PASSWORD=x7Q[|$word9|]'),
  'the password of a URL': web('environment:\n  DATABASE_URL: postgres://app:x7Q[|$word|]@db/app'),
  'a URL of variables': web('environment:\n  DATABASE_URL: postgres://$user:$password@$host/app'),
  'one finding for several': web('environment:\n  API_TOKEN: "x1[|$ab|]-c$de!f"'),
  'a variable and nothing else': web('environment:\n  DB_PASSWORD: $db_password'),
  'a variable in braces': web('environment:\n  DB_PASSWORD: "dev-${stage}"'),
  'a variable as people write them': web('environment:\n  DB_PASSWORD: dev-$STAGE'),
  'a variable of .env': web('environment:\n  DB_PASSWORD: dev-$stage', { '.env': 'stage=a\n' }),
  'a variable of an example': web('environment:\n  DB_PASSWORD: dev-$stage', { '.env.example': 'stage=\n' }),
  'a variable that another value uses': web('hostname: $stage\nenvironment:\n  DB_PASSWORD: dev-$stage'),
  'no secret': web('environment:\n  GREETING: hello-$name'),
  'a path': web('environment:\n  SECRET_KEY: /run/$name/key'),
  'a hash of Apache in a label': web(
    'labels:\n  - "traefik.http.middlewares.auth.basicauth.users=me:[|$apr1|]$Xy12ab34$Kd8s7f6g5h4j3k2l1/"',
  ),
  'a hash of bcrypt': web(
    'labels:\n  traefik.http.middlewares.auth.basicauth.users: "me:$2y$05[|$Abcdefghij|].klmnopqrstuvwxyz"',
  ),
  'a hash with two dollar signs each': web(
    'labels:\n  - "traefik.http.middlewares.auth.basicauth.users=me:$$apr1$$Xy12ab34$$Kd8s7f6g5h4j3k2l1/"',
  ),
  'a hash of crypt in a variable': web('environment:\n  - HASH=$6[|$saltsalt|]$abcdef/'),
});

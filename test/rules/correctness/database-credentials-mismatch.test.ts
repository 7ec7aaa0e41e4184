import rule from '../../../src/rules/correctness/database-credentials-mismatch.js';
import { type RuleCase, testRule } from '../../harness.js';

interface Parts extends Partial<RuleCase> {
  readonly web?: string;
  readonly db?: string;
  readonly image?: string;
  readonly more?: string;
}
const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** A program and its database, with the variables of both. */
const shop = ({ web = '', db = '', image = 'postgres:17', more = '', files, ...rest }: Parts): RuleCase => ({
  ...rest,
  files: {
    'compose.yaml': `services:\n  web:\n    build: .\n    environment:\n${indent(web, '      ')}  db:\n    image: ${image}\n${indent(more, '    ')}    environment:\n${indent(db, '      ')}`,
    Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
    'main.py': '',
    ...files,
  },
});
const login = 'POSTGRES_USER: shop\nPOSTGRES_PASSWORD: correct-horse\nPOSTGRES_DB: store\n';
const url = (text: string): string => `DATABASE_URL: ${text}\n`;

testRule(rule, {
  'the same login': shop({ web: url('postgresql://shop:correct-horse@db:5432/store'), db: login }),
  'another user': shop({
    web: url('[|postgresql://postgres:correct-horse@db:5432/store|]'),
    db: login,
    message: 'DATABASE_URL uses the user postgres, but db makes shop (POSTGRES_USER).',
  }),
  'another password': shop({
    web: url('[|postgresql://shop:wrong-horse@db:5432/store|]'),
    db: login,
    message: 'The password in DATABASE_URL is not the one that db gets (POSTGRES_PASSWORD).',
  }),
  'another database': shop({
    web: url('[|postgresql://shop:correct-horse@db:5432/shop|]'),
    db: login,
    message: 'DATABASE_URL uses the database shop, but db makes store (POSTGRES_DB).',
    severity: 'error',
  }),
  'the database that is always there': shop({ web: url('postgresql://shop:correct-horse@db/postgres'), db: login }),
  'the default user': shop({ web: url('postgresql://postgres:pw@db/postgres'), db: 'POSTGRES_PASSWORD: pw\n' }),
  'not the default user': shop({
    web: url('[|postgresql://shop:pw@db/postgres|]'),
    db: 'POSTGRES_PASSWORD: pw\n',
    message: 'DATABASE_URL uses the user shop, but db makes postgres.',
  }),
  'the database of the user': shop({
    web: url('postgresql://shop:pw@db/shop'),
    db: 'POSTGRES_USER: shop\nPOSTGRES_PASSWORD: pw\n',
  }),
  'not the database of the user': shop({
    web: url('[|postgresql://shop:pw@db/store|]'),
    db: 'POSTGRES_USER: shop\nPOSTGRES_PASSWORD: pw\n',
    severity: 'warning',
  }),
  'variables of both sides': shop({
    web: url('postgresql://${DB_USER}:${DB_PASSWORD}@db/store'),
    db: 'POSTGRES_USER: ${DB_USER}\nPOSTGRES_PASSWORD: ${DB_PASSWORD}\nPOSTGRES_DB: store\n',
  }),
  'a variable of one side': shop({ web: url('postgresql://shop:${PW}@db/store'), db: login }),
  'variables of a file, known to both sides': shop({
    web: url('[|postgresql://${DB_USER}:${DB_PASSWORD}@db/store|]'),
    db: 'POSTGRES_USER: ${DB_USER}\nPOSTGRES_PASSWORD: ${DB_PASSWORD}\nPOSTGRES_DB: shop\n',
    files: { '.env': 'DB_USER=shop\nDB_PASSWORD=pw\n' },
  }),
  'an escaped password': shop({
    web: url('postgresql://shop:p%40ss@db/shop'),
    db: 'POSTGRES_USER: shop\nPOSTGRES_PASSWORD: p@ss\n',
  }),
  'single variables': shop({
    web: 'DB_HOST: [|db|]\nDB_USER: admin\nDB_PASSWORD: pw\nDB_NAME: store\n',
    db: 'POSTGRES_USER: shop\nPOSTGRES_PASSWORD: pw\n',
  }),
  'single variables that fit': shop({
    web: 'DB_HOST: db\nDB_USER: shop\nDB_PASSWORD: pw\nDB_NAME: shop\n',
    db: 'POSTGRES_USER: shop\nPOSTGRES_PASSWORD: pw\n',
  }),
  'arguments of the code': shop({
    web: 'A: b\n',
    db: login,
    files: {
      'main.py':
        'import psycopg2\nc = psycopg2.connect(host=[|"db"|], user="shop", password="correct-horse", dbname="shop")\n',
    },
  }),
  'scripts of the first start': shop({
    web: url('postgresql://other:pw@db/other'),
    db: login,
    more: 'volumes: ["./init:/docker-entrypoint-initdb.d"]\n',
  }),
  'a password in a file': shop({
    web: url('postgresql://shop:pw@db/shop'),
    db: 'POSTGRES_USER: shop\nPOSTGRES_PASSWORD_FILE: /run/secrets/pw\n',
  }),
  'a user in a file': shop({
    web: url('postgresql://shop:pw@db/shop'),
    db: 'POSTGRES_USER_FILE: /run/secrets/user\nPOSTGRES_PASSWORD: pw\n',
  }),
  'a database that trusts everybody': shop({
    web: url('postgresql://shop:pw@db/shop'),
    db: 'POSTGRES_USER: shop\nPOSTGRES_HOST_AUTH_METHOD: trust\n',
  }),
  'a file of variables that cannot be read': shop({
    web: url('postgresql://shop:pw@db/shop'),
    db: 'POSTGRES_PASSWORD: pw\n',
    more: 'env_file: db.env\n',
  }),
  'a volume that is older': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: postgresql://shop:pw@db/shop\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: pw\n    volumes: ["data:/var/lib/postgresql/data"]\nvolumes:\n  data:\n    external: true\n',
      Dockerfile: 'FROM python:3.14-slim\nCMD ["python", "main.py"]\n',
    },
  },
  'a program that makes its database': shop({
    web: url('postgresql://shop:correct-horse@db/other'),
    db: login,
    files: { 'main.py': 'execute("CREATE DATABASE other")\n' },
  }),
  'a service that makes the users': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: postgresql://shop:pw@db/shop\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: pw\n  setup:\n    image: postgres:17\n    command: createuser shop\n',
      Dockerfile: 'FROM python:3.14-slim\nCMD ["python", "main.py"]\n',
    },
  },
  'a database made from an image': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: postgresql://shop:pw@db/shop\n  db:\n    build: db\n    environment:\n      POSTGRES_PASSWORD: pw\n',
      Dockerfile: 'FROM python:3.14-slim\nCMD ["python", "main.py"]\n',
      'db/Dockerfile': 'FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
      'db/init.sql': '',
    },
  },
  'MySQL, another user': shop({
    web: url('[|mysql+pymysql://shop:pw@db/store|]'),
    db: 'MYSQL_ROOT_PASSWORD: pw\nMYSQL_USER: store\nMYSQL_PASSWORD: pw\nMYSQL_DATABASE: store\n',
    image: 'mysql:9',
  }),
  'MySQL, the first user': shop({
    web: url('mysql+pymysql://root:pw@db/store'),
    db: 'MYSQL_ROOT_PASSWORD: pw\nMYSQL_DATABASE: store\n',
    image: 'mysql:9',
  }),
  'MySQL, the password of another user': shop({
    web: url('[|mysql+pymysql://root:two@db/store|]'),
    db: 'MYSQL_ROOT_PASSWORD: one\nMYSQL_USER: store\nMYSQL_PASSWORD: two\nMYSQL_DATABASE: store\n',
    image: 'mysql:9',
  }),
  'MySQL without such a user': shop({
    web: url('[|mysql+pymysql://shop:pw@db/store|]'),
    db: 'MYSQL_ROOT_PASSWORD: pw\nMYSQL_DATABASE: store\n',
    image: 'mysql:9',
    message: 'DATABASE_URL uses the user shop, but db makes root.',
  }),
  'MariaDB with the older names': shop({
    web: url('mysql+pymysql://shop:pw@db/store'),
    db: 'MYSQL_ROOT_PASSWORD: r\nMYSQL_USER: shop\nMYSQL_PASSWORD: pw\nMYSQL_DATABASE: store\n',
    image: 'mariadb:12',
  }),
  'MongoDB, another password': shop({
    web: url('[|mongodb://root:two@db:27017/|]'),
    db: 'MONGO_INITDB_ROOT_USERNAME: root\nMONGO_INITDB_ROOT_PASSWORD: one\n',
    image: 'mongo:8',
  }),
  'MongoDB, a user that is looked for elsewhere': shop({
    web: url('[|mongodb://root:one@db:27017/shop|]'),
    db: 'MONGO_INITDB_ROOT_USERNAME: root\nMONGO_INITDB_ROOT_PASSWORD: one\n',
    image: 'mongo:8',
    message:
      'DATABASE_URL looks its user up in the database shop, but db keeps it in admin: authSource=admin is missing.',
  }),
  'MongoDB, a user that is looked for where it is': shop({
    web: url('mongodb://root:one@db:27017/shop?authSource=admin'),
    db: 'MONGO_INITDB_ROOT_USERNAME: root\nMONGO_INITDB_ROOT_PASSWORD: one\n',
    image: 'mongo:8',
  }),
  'MongoDB without users': shop({ web: url('mongodb://root:one@db:27017/shop'), db: 'A: b\n', image: 'mongo:8' }),
  'an example of variables that only the host uses': shop({
    web: 'A: b\n',
    db: login,
    files: { '.env': 'DATABASE_URL=postgresql://other:pw@db/other\n' },
  }),
});

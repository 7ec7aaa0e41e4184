import { type LoginMismatch, loginMismatches } from '../../model/connections/credentials.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'database-credentials-mismatch',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A client logs in with a user, password or database that its database does not have.',
  why: 'The image makes one user and one database on its first start, out of its own variables; any other login is refused.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: postgresql://shop:${DB_PASSWORD:?}@db:5432/shop\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_USER: store\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n      POSTGRES_DB: shop\n    healthcheck:\n      test: pg_isready -U store\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:\n',
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY app.py ./\nUSER 1000\nCMD ["python", "app.py"]\n',
      'app.py': 'print("hello")\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: postgresql://shop:${DB_PASSWORD:?}@db:5432/shop\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_USER: shop\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n      POSTGRES_DB: shop\n    healthcheck:\n      test: pg_isready -U shop\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:\n',
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY app.py ./\nUSER 1000\nCMD ["python", "app.py"]\n',
      'app.py': 'print("hello")\n',
    },
  },
  sources: ['https://github.com/docker-library/docs/tree/master/postgres'],
  on: {
    compose({ services }, { report }) {
      for (const found of [...services.values()].flatMap(loginMismatches)) {
        const { connection, target, by } = found;
        report(connection, {
          message: messageOf(found),
          help: 'Both sides need the same values. A volume that was made with other ones keeps those.',
          related: [...connection.evidence, { at: by.at, note: `${target.name} gets it here` }],
          // Without a variable for it, somebody may have made the database by hand.
          severity: connection.isFallback || (found.what === 'database' && !found.variable) ? 'warning' : undefined,
        });
      }
    },
  },
});

function messageOf({ connection: { subject }, target, what, given, expected, variable }: LoginMismatch): string {
  const source = variable === undefined ? '' : ` (${variable})`;
  switch (what) {
    case 'password':
      return `The password in ${subject} is not the one that ${target.name} gets${source}.`;
    case 'authentication':
      return `${subject} looks its user up in the database ${given}, but ${target.name} keeps it in admin: authSource=admin is missing.`;
    default: {
      const has = expected === undefined ? 'makes none' : `makes ${expected}`;
      return `${subject} uses the ${what} ${given}, but ${target.name} ${has}${source}.`;
    }
  }
}

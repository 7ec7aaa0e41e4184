import { unknownHosts, type UnknownHost } from '../../model/connections/hosts.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'service-host-unknown',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A client asks for a host name that no service has.',
  why: 'Containers find one another by the names of services in a common network; any other bare name has no address, and the connection fails.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      CACHE_URL: redis://redis:6379/0\n  cache:\n    image: redis:8.2\n',
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY app.py ./\nUSER 1000\nCMD ["python", "app.py"]\n',
      'app.py': 'print("hello")\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      CACHE_URL: redis://cache:6379/0\n    depends_on:\n      - cache\n  cache:\n    image: redis:8.2\n',
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY app.py ./\nUSER 1000\nCMD ["python", "app.py"]\n',
      'app.py': 'print("hello")\n',
    },
  },
  sources: ['https://docs.docker.com/compose/how-tos/networking/'],
  on: {
    compose({ services }, { report }) {
      for (const found of [...services.values()].flatMap(unknownHosts)) {
        const { subject, evidence } = found.connection;
        const target = found.apart ?? found.meant;
        report(found.connection, {
          message: `${subject} leads to the host ${found.connection.host}, ${reasonOf(found)}.`,
          help: helpOf(found),
          related: [...evidence, ...(target ? [{ at: target.at, note: `${target.name} is defined here` }] : [])],
          fix: found.edit && { title: `Connect to ${found.meant!.name}`, edits: [found.edit] },
          severity: found.mayBeElsewhere ? 'warning' : undefined,
        });
      }
    },
  },
});

const reasonOf = ({ apart, connection: { service } }: UnknownHost): string =>
  apart
    ? `but ${service.name} and ${apart.name} have no network in common`
    : `but no service that ${service.name} reaches is called so`;

const helpOf = ({ apart, meant }: UnknownHost): string | undefined =>
  apart ? `Give both a common network.` : meant && `Connect to ${meant.name}.`;

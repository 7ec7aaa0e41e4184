import { expect, test } from 'vitest';
import { run, selectDefault } from '../../../src/engine/run.js';
import rule from '../../../src/rules/correctness/missing-bind-source.js';
import { projectOf, testRule, type RuleCase } from '../../harness.js';

const web = (item: string, files: RuleCase['files'] = {}, message?: RuleCase['message']): RuleCase => ({
  ...(message === undefined ? {} : { message }),
  files: { 'compose.yaml': `services:\n  web:\n    image: a\n    volumes:\n      - ${item}\n`, ...files },
});
const app = (
  item: string,
  Dockerfile = 'FROM python:3.13\nWORKDIR /app\n',
  files: RuleCase['files'] = {},
): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    build: .\n    volumes:\n      - ${item}\n`, Dockerfile, ...files },
});

testRule(rule, {
  'another case': web('[|./Src|]:/app', { 'src/app.py': '' }, 'web mounts Src, but the name on disk is src.'),
  'the same case': web('./src:/app', { 'src/app.py': '' }),
  'another case on the way': web('[|./Web/src|]:/app', { 'web/src/app.py': '' }),
  'another case of a file': web('[|./Nginx.conf|]:/etc/nginx/nginx.conf', { 'nginx.conf': '' }),
  'a name that is almost there': web('[|./statc|]:/static', { 'static/a.css': '' }),
  'a folder that is only read': web(
    '[|./dashboards|]:/etc/grafana/dashboards:ro',
    {},
    'web mounts dashboards, which does not exist: Docker makes an empty folder.',
  ),
  'a folder that the container may fill': web('./dashboards:/etc/grafana/dashboards'),
  'data that is only read': web('./data:/data:ro'),
  'data with a similar neighbour': web('./data:/data', { 'date/a.csv': '' }),
  'certificates that are only read': web('./certs:/certs:ro\n      - ./letsencrypt:/etc/letsencrypt:ro'),
  'a result of a build': web('./dist:/usr/share/nginx/html:ro'),
  'a file is a fault of its own': web('./nginx.conf:/etc/nginx/nginx.conf:ro'),
  'what git ignores': web('./vendor:/vendor:ro', { '.gitignore': 'vendor/\n' }),
  'the whole application': app('[|./backend|]:/app'),
  'the whole application that is there': app('.:/app'),
  'a part of the application': app('./backend:/app/backend'),
  'the root of the container': app('./backend:/', 'FROM python:3.13\n'),
  'a path outside': web('../src:/app:ro'),
  'a variable': web('${SRC}:/app:ro'),
  'a named volume': web('src:/app:ro', { 'Src/app.py': '' }),
  'paths may count from a folder above, by --project-directory': {
    files: {
      'deploy/compose.yaml':
        'services:\n  web:\n    image: a\n    volumes: ["./conf/a.conf:/a.conf:ro", "./conf:/conf:ro"]\n',
      'conf/a.conf': '',
    },
  },
  'an override alone': {
    files: { 'compose.override.yaml': 'services:\n  web:\n    volumes:\n      - ./src:/app:ro\n' },
  },
});

test('another case is an error, another name is not', () => {
  const severities = (path: string) =>
    run(
      projectOf({
        'compose.yaml': `services:\n  web:\n    image: a\n    volumes: ["./${path}:/app"]\n`,
        'frontend/a.js': '',
      }),
      [selectDefault(rule)],
    ).diagnostics.map(({ severity, help }) => [severity, help]);
  expect(severities('FrontEnd')).toEqual([['error', 'Did you mean frontend?']]);
  expect(severities('forntend')).toEqual([['info', 'Did you mean frontend?']]);
});

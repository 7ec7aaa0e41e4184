import rule from '../../../src/rules/correctness/undefined-volume.js';
import { testRule, type RuleCase } from '../../harness.js';

const compose = (item: string, top = '', more: Partial<RuleCase> & { files?: RuleCase['files'] } = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ${item}\n${top}`,
    ...more.files,
  },
});

testRule(rule, {
  'a name': compose('[|dta|]:/data', 'volumes:\n  data:\n', {
    message: 'web mounts the volume dta, which the top-level volumes do not define.',
  }),
  'a name that is defined': compose('data:/data', 'volumes:\n  data:\n'),
  'a path': compose('./data:/data'),
  'other paths': compose('/data:/a\n      - ~/data:/b\n      - ../data:/c\n      - C:\\data:/d'),
  'a path without its dot': compose('"[|src|]:/app"', '', {
    files: { 'src/app.py': '' },
    fixed: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - "./src:/app"\n',
    },
  }),
  'a path with a slash': compose('[|conf/nginx.conf|]:/etc/nginx/nginx.conf:ro', '', {
    fixed: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./conf/nginx.conf:/etc/nginx/nginx.conf:ro\n',
    },
  }),
  'a folder of another place': compose('[|src|]:/app', '', { files: { 'other/src/app.py': '' } }),
  'an anonymous volume': compose('/data'),
  'the long form': compose('type: volume\n        source: [|data|]\n        target: /data'),
  'the long form of what is defined': compose(
    'type: volume\n        source: data\n        target: /data',
    'volumes: {data: }\n',
  ),
  'the long form of a bind mount': compose('type: bind\n        source: data\n        target: /data'),
  'an external volume': compose('data:/data', 'volumes:\n  data:\n    external: true\n'),
  'an extension is a name': compose('x-ui:/data', 'volumes:\n  x-ui:\n'),
  'a variable': compose('${DATA}:/data'),
  'a default that is a path': compose('${DATA:-./data}:/data'),
  'a default that is a name': compose('[|${DATA:-data}|]:/data'),
  'a default that is defined': compose('${DATA:-data}:/data', 'volumes:\n  data:\n'),
  'a value of .env': compose('[|${DATA:-./data}|]:/data', '', { files: { '.env': 'DATA=cache\n' } }),
  'a volume that the override defines': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    volumes: ["data:/data"]\n',
      'compose.override.yaml': 'volumes:\n  data:\n',
    },
  },
  'a mount that the override replaces': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    volumes: ["data:/data"]\n',
      'compose.override.yaml': 'services:\n  web:\n    volumes: ["./data:/data"]\n',
    },
  },
  'an override alone': { files: { 'compose.override.yaml': 'services:\n  web:\n    volumes: ["data:/data"]\n' } },
});

import rule from '../../../src/rules/correctness/undefined-service.js';
import { testRule, type RuleCase } from '../../harness.js';

/** The service `web` with attributes, beside `db`. */
const web = (attributes: string, message?: RuleCase['message']): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: nginx:1.29\n${attributes.replace(/^(?=.)/gm, '    ')}  db:\n    image: postgres:17\n`,
  },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'a service of a file with another name, which is laid under this one': {
    files: {
      'integrations/a/compose.yaml': 'services:\n  a:\n    image: a\n    depends_on: [core]\n',
      'docker/default.yml': 'services:\n  core:\n    image: b\n',
    },
  },
  'a service of another project': {
    files: {
      'a/compose.yaml': 'services:\n  a:\n    image: a\n    depends_on: [[|core|]]\n',
      'b/compose.yaml': 'services:\n  core:\n    image: b\n',
    },
  },
  'a file with another name that only speaks of it': {
    files: {
      'integrations/a/compose.yaml': 'services:\n  a:\n    image: a\n    depends_on: [[|core|]]\n',
      'docker/default.yml': 'services:\n  web:\n    image: b\n    environment:\n      core: 1\n',
    },
  },
  'extends in its short form': web(
    'extends: [|bd|]\n',
    'The service bd is extended, but compose.yaml does not define it.',
  ),
  'extends in its long form': web('extends:\n  service: [|nope|]\n'),
  'extends of a service that is there': web('extends: db\n'),
  'a service that the other file lacks': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    extends: {file: common.yaml, service: [|bas|]}\n    depends_on: [maybe]\n',
      'common.yaml': 'services:\n  base:\n    image: a\n',
    },
    message: 'The service bas is extended, but common.yaml does not define it.',
  },
  'a service that an included file defines': {
    files: {
      'compose.yaml': 'include: [db.yaml]\nservices:\n  web:\n    image: a\n    depends_on: [db, [|cache|]]\n',
      'db.yaml': 'services:\n  db:\n    image: a\n    depends_on: [web]\n',
    },
  },
  'depends_on as a list': web('depends_on:\n  - [|dp|]\n', 'web refers to the service dp, which does not exist.'),
  'a service that exists': web('depends_on:\n  - db\n'),
  'depends_on as a mapping': web('depends_on:\n  [|dbb|]:\n    condition: service_healthy\n'),
  'a dependency that is not required has to exist': web(
    'depends_on:\n  [|cache|]:\n    condition: service_started\n    required: false\n',
  ),
  'a dependency that a profile switches off': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    depends_on:\n      debug:\n        condition: service_started\n        required: false\n  debug:\n    image: b\n    profiles: [debug]\n',
    },
  },
  links: web('links:\n  - [|cache|]:redis\n  - db:database\n'),
  'external links are outside': web('external_links:\n  - cache:redis\n'),
  volumes_from: web('volumes_from:\n  - [|data|]:ro\n'),
  'volumes_from a service': web('volumes_from:\n  - db:ro\n'),
  'volumes_from a container': web('volumes_from:\n  - container:data:ro\n'),
  'the network of a service': web('network_mode: service:[|vpn|]\n'),
  'the network of that service': web('network_mode: service:db\n'),
  'the network of a container': web('network_mode: container:vpn\n'),
  'ipc and pid': web('ipc: "service:[|a|]"\npid: "service:db"\n'),
  'the uts and cgroup namespaces': web('uts: "service:[|a|]"\ncgroup: "service:db"\n'),
  'a job is there': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    depends_on: [migrate]\njobs:\n  migrate:\n    image: a\n    depends_on: [[|db|]]\n',
    },
    message: 'migrate refers to the service db, which does not exist.',
  },
  'a build context': web('build:\n  context: .\n  additional_contexts:\n    base: service:[|base|]\n'),
  extends: web('extends:\n  service: [|base|]\n'),
  'extends of another file that lacks it': {
    files: {
      'compose.yaml': 'services:\n  web:\n    extends:\n      file: base.yaml\n      service: [|bas|]\n',
      'base.yaml': 'services:\n  base:\n    image: a\n',
    },
    message: 'The service bas is extended, but base.yaml does not define it.',
  },
  'extends of another file that has it': {
    files: {
      'compose.yaml': 'services:\n  web:\n    extends:\n      file: base.yaml\n      service: base\n',
      'base.yaml': 'services:\n  base:\n    image: a\n',
    },
  },
  'an override that extends a service of its base': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  api:\n    extends: [|web|]\n',
    },
    message: 'The service web is extended, but compose.override.yaml does not define it.',
  },
  'extends of another file': web('extends:\n  file: other.yaml\n  service: base\n'),
  'a variable': web('depends_on:\n  - ${DB}\n'),
  'a default': web('depends_on:\n  - [|"${DB:-cache}"|]\n'),
  'a default that exists': web('depends_on:\n  - "${DB:-db}"\n'),
  'a name of a built-in property': web('depends_on:\n  - [|constructor|]\n'),
  'a service that the override defines': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    depends_on: [db]\n',
      'compose.override.yaml': 'services:\n  db:\n    image: b\n',
    },
  },
  'a service that the override misspells': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n  db:\n    image: b\n',
      'compose.override.yaml': 'services:\n  web:\n    depends_on: [[|dbs|]]\n',
    },
  },
  'a service that the override removes': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    depends_on: [[|db|]]\n  db:\n    image: b\n',
      'compose.override.yaml': 'services:\n  db: !reset null\n',
    },
  },
  'a service of another -f file': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    depends_on: [db]\n',
      'compose.db.yaml': 'services:\n  db:\n    image: b\n',
    },
  },
  'several base files': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    depends_on: [db]\n',
      'docker-compose.yml': 'services:\n  api:\n    image: b\n',
    },
  },
  'an override alone': {
    files: { 'compose.override.yaml': 'services:\n  web:\n    depends_on: [db]\n' },
  },
  'a fragment': { files: { 'compose.dev.yaml': 'services:\n  web:\n    depends_on: [db]\n' } },
  'what is included': {
    files: {
      'compose.yaml': 'include: [db.yaml]\nservices:\n  web:\n    image: a\n    depends_on: [db]\n',
      'db.yaml': 'services:\n  db:\n    image: b\n',
    },
  },
  'an anchor': {
    files: {
      'compose.yaml':
        'x-a: &a\n  image: a\n  depends_on:\n    - [|cache|]\nservices:\n  web:\n    <<: *a\n  api:\n    <<: *a\n',
    },
    message: 'web refers to the service cache, which does not exist.',
  },
  'what broken YAML may hide': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: a\n    depends_on: [db]\n   db:\n    image: b\n' },
  },
  'a template': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: {{ a }}\n    depends_on: [db]\n' },
  },
});

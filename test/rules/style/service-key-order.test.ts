import rule from '../../../src/rules/style/service-key-order.js';
import { testRule } from '../../harness.js';

const file = (service: string) => ({
  'compose.yaml': `services:\n  web:\n    ${service.replaceAll('\n', '\n    ')}\n`,
});

testRule(rule, {
  'ports before the image': {
    files: file('ports:\n  - "80:80"\n[|image|]: a'),
    message: 'image stands behind ports.',
    fixed: file('image: a\nports:\n  - "80:80"'),
  },
  'the image before the ports': { files: file('image: a\nports:\n  - "80:80"') },
  'comments move along': {
    files: file('# How it starts.\nrestart: always\n# What it is.\n[|image|]: a # new\ncommand: run'),
    fixed: file('# What it is.\nimage: a # new\ncommand: run\n# How it starts.\nrestart: always'),
  },
  'groups stay together': {
    files: file('ports:\n  - "80:80"\n[|build|]: .\n\nrestart: always\nlabels: {}'),
    fixed: file('build: .\nports:\n  - "80:80"\n\nrestart: always\nlabels: {}'),
  },
  'nothing leaves its group': {
    files: file('image: a\nrestart: always\n\n[|environment|]: {}\nlabels: {}'),
  },
  'blank lines between all': {
    files: file('restart: always\n\n# What it is.\n[|image|]: a\n\nlabels: {}'),
    fixed: file('# What it is.\nimage: a\n\nrestart: always\n\nlabels: {}'),
  },
  'an item that was made a comment stays with its list': {
    files: file('ports:\n  - "80:80"\n# - "443:443"\n# What it is.\n[|image|]: a'),
    fixed: file('# What it is.\nimage: a\nports:\n  - "80:80"\n# - "443:443"'),
  },
  'a remark in the form of an item stays above its key': {
    files: file('ports:\n  - "80:80"\n\n# - what it is\n[|image|]: a'),
    fixed: file('# - what it is\nimage: a\n\nports:\n  - "80:80"'),
  },
  'attributes that the order does not name come last': {
    files: file('image: a\nstorage_opt: {size: 1G}\n[|labels|]: {}'),
    fixed: file('image: a\nlabels: {}\nstorage_opt: {size: 1G}'),
  },
  'a merge key at the top': {
    files: {
      'compose.yaml': 'x-a: &a\n  ports: []\nservices:\n  web:\n    <<: *a\n    restart: always\n    [|image|]: a\n',
    },
    fixed: {
      'compose.yaml': 'x-a: &a\n  ports: []\nservices:\n  web:\n    <<: *a\n    image: a\n    restart: always\n',
    },
  },
  'another order': { files: file('ports: []\nimage: a'), options: { order: ['ports', 'image'] } },
  braces: {
    files: { 'compose.yaml': 'services:\n  web: {ports: [], [|image|]: a}\n' },
    fixed: { 'compose.yaml': 'services:\n  web: {ports: [], image: a}\n' },
  },
});

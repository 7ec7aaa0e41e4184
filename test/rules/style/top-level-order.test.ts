import rule from '../../../src/rules/style/top-level-order.js';
import { testRule } from '../../harness.js';

const file = (text: string) => ({ 'compose.yaml': text });
const web = 'services:\n  web:\n    image: a\n';

testRule(rule, {
  'volumes before services': {
    files: file(`volumes:\n  data:\n\n[|services|]:\n  web:\n    image: a\n`),
    message: 'The section services stands behind volumes.',
    fixed: file(`services:\n  web:\n    image: a\n\nvolumes:\n  data:\n`),
  },
  'in order': { files: file(`name: a\nx-a: 1\n${web}networks:\n  n:\nvolumes:\n  data:\n`) },
  'the name at the end': {
    files: file(`# About.\n\n${web}[|name|]: a\n`),
    fixed: file(`# About.\n\nname: a\n${web}`),
  },
  'extensions keep their order': { files: file(`x-b: 1\nx-a: 1\n${web}`) },
  'an extension behind the services that it is for': {
    files: file(`${web}[|x-a|]: 1\n`),
    fixed: file(`x-a: 1\n${web}`),
  },
  'an extension that refers to a service': {
    files: file('services:\n  web: &web\n    image: a\n[|x-a|]: *web\n'),
    fixed: file('services:\n  web: &web\n    image: a\nx-a: *web\n'),
  },
  'another order': {
    files: file(`${web}name: a\n`),
    options: { order: ['services', 'name'] },
  },
  'several documents': {
    files: file(`${web}---\nvolumes:\n  data:\n[|services|]:\n  web:\n    ports: []\n`),
    fixed: file(`${web}---\nservices:\n  web:\n    ports: []\nvolumes:\n  data:\n`),
  },
});

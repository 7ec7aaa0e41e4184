import rule from '../../../src/rules/style/unsorted-dependencies.js';
import { testRule } from '../../harness.js';

const file = (dependsOn: string) => ({
  'compose.yaml': `services:\n  web:\n    image: a\n    depends_on:${dependsOn.replaceAll('\n', '\n      ')}\n  api:\n    image: a\n  db:\n    image: a\n`,
});

testRule(rule, {
  'a list': {
    files: file('\n- db\n# First.\n- [|api|]'),
    message: 'The dependency api stands behind db.',
    fixed: file('\n# First.\n- api\n- db'),
  },
  'a list in order': { files: file('\n- api\n- db') },
  'a list in brackets': { files: file(' ["db", [|api|]] # both'), fixed: file(' [api, "db"] # both') },
  'a mapping': {
    files: file('\ndb:\n  condition: service_healthy\n[|api|]:\n  condition: service_started'),
    fixed: file('\napi:\n  condition: service_started\ndb:\n  condition: service_healthy'),
  },
  'a mapping in order': { files: file('\napi:\n  condition: service_started\ndb:\n  condition: service_healthy') },
  'a mapping in braces': {
    files: file(' {db: {condition: service_started}, [|api|]: {condition: service_started}}'),
    fixed: file(' {db: {condition: service_started}, api: {condition: service_started}}'),
  },
  'a name that only a variable knows': { files: file('\n- ${DB}\n- api') },
});

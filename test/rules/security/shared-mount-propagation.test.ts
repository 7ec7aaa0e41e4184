import rule from '../../../src/rules/security/shared-mount-propagation.js';
import { testRule, type RuleCase } from '../../harness.js';

const mount = (item: string, message?: string): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: a\n    volumes:\n      - ${item}\n` },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'the short form': mount(
    '/mnt:/mnt:ro,[|rshared|]',
    'What web mounts below this folder appears on the host (rshared).',
  ),
  'from the host only': mount('/mnt:/mnt:ro,rslave'),
  'not recursive': mount('/mnt:/mnt:[|shared|],ro'),
  'in quotes': mount('"/mnt:/mnt:z,[|shared|]"'),
  private: mount('/mnt:/mnt:rprivate'),
  'a folder that is called so': mount('./shared:/shared:ro'),
  'the long form': mount(
    'type: bind\n        source: /mnt\n        target: /mnt\n        bind:\n          propagation: [|rshared|]',
    'What web mounts below this folder appears on the host (rshared).',
  ),
  'the long form from the host only': mount(
    'type: bind\n        source: /mnt\n        target: /mnt\n        bind:\n          propagation: rslave',
  ),
  'a default': mount('/mnt:/mnt:[|${MODE:-shared}|]'),
  'a variable': mount('/mnt:/mnt:${MODE}'),
  'a default in the path': mount('${DATA:-/mnt}:/mnt:[|shared|]'),
});

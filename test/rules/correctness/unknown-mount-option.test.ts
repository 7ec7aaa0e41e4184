import rule from '../../../src/rules/correctness/unknown-mount-option.js';
import { testRule, type RuleCase } from '../../harness.js';

const mount = (item: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ${item}\n` },
  ...more,
});

testRule(rule, {
  readonly: mount('./app:/app:[|readonly|]', {
    message: 'Compose knows no option readonly, so the container may write to the mount.',
  }),
  ro: mount('./app:/app:ro'),
  'capital letters': mount('./app:/app:[|RO|]'),
  'a typing error': mount('data:/app:ro,[|nocpy|]', {
    message: 'Compose knows no mount option nocpy and leaves it out.',
  }),
  'all that are known': mount('data:/app:rw,z,Z,nocopy,shared,rslave,private,rprivate,rshared,slave'),
  'a blank': mount('"./app:/app:ro,[| z|]"'),
  'what is known elsewhere': mount('./app:/app:cached,delegated,consistent,U'),
  noexec: mount('./app:/app:[|noexec|]'),
  'no options': mount('./app:/app'),
  'an empty one': mount('./app:/app:ro,'),
  'too many parts are another fault': mount('./app:/app:readonly:z'),
  'a variable': mount('./app:/app:${MODE}'),
  'a variable before it': mount('${APP}:/app:readonly'),
  'a default': mount('./app:/app:[|${MODE:-readonly}|]'),
  'the long form': mount('{type: bind, source: ./app, target: /app, read_only: true}'),
});

import rule from '../../../src/rules/correctness/invalid-volume.js';
import { testRule, type RuleCase } from '../../harness.js';

const mount = (item: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ${item}\nvolumes:\n  data:\n  d:\n`,
  },
  ...more,
});

testRule(rule, {
  'a relative target': mount('./app:[|app|]', { message: 'app is no absolute path in the container.' }),
  'an absolute target': mount('./app:/app'),
  'a volume without path': mount('[|data|]', { message: 'data is no absolute path in the container.' }),
  'an anonymous volume': mount('/var/lib/data'),
  'a volume with path': mount('data:/data'),
  'a path and an option': mount('/data:[|ro|]', {
    message: 'Compose takes ro for the path in the container, which is missing.',
  }),
  'a path and options': mount('data:/data:ro,z'),
  'no source': mount('"[|:/app|]"', { message: 'No source stands before the first colon.' }),
  'no target': mount('"[|./app:|]"', { message: 'No path in the container stands between the colons.' }),
  'no option': mount('"[|./app:/app:|]"', { message: 'No option stands behind the last colon.' }),
  'too many colons': mount('./app:/app:ro[|:z|]', { message: 'The mount has too many colons.' }),
  'an empty text': mount('[|""|]', { message: 'The mount is empty.' }),
  'a drive': mount('C:\\app:/app:ro'),
  'a Windows container': mount('C:\\app:D:\\app'),
  'a volume of one letter': mount('[|d:/data|]', {
    message: 'Compose takes d:/data for a path of the drive d, not for the volume d.',
  }),
  'a drive that is no volume': mount('c:/data'),
  'a variable as source': mount('${DATA}:/data'),
  'a variable that may hold the target': mount('${DATA}:app'),
  'a variable as target': mount('data:${TARGET}'),
  'a variable as option': mount('./app:[|app|]:${MODE}'),
  'a default with a colon': mount('${DATA:-./app:/app}:ro'),
  'a default': mount('./app:[|${TARGET:-app}|]'),
  'a bind without source': mount('[|{type: bind, target: /x}|]', {
    message: 'A mount of the type bind needs a source.',
  }),
  'a bind with source': mount('{type: bind, source: ./x, target: /x, bind: {propagation: rslave}}'),
  'an unknown propagation': mount('{type: bind, source: ./x, target: /x, bind: {propagation: [|slaves|]}}', {
    message: 'slaves is no propagation of mounts.',
  }),
  'an image without source': mount('[|{type: image, target: /x}|]'),
  'an anonymous volume in the long form': mount('{type: volume, target: /x}'),
  'a relative target in the long form': mount('{type: volume, source: data, target: [|x|]}'),
  'no target in the long form': mount('[|{type: volume, source: data}|]', { message: 'The mount has no target.' }),
  'a tmpfs with source': mount('{type: tmpfs, [|source|]: data, target: /x}', {
    message: 'A mount of the type tmpfs has no source.',
  }),
  'a tmpfs': mount('{type: tmpfs, target: /x, tmpfs: {size: 64m}}'),
  'variables in the long form': mount('{type: "${T}", target: "${P}"}'),
  'the name of a file that begins with a dot': mount('.:/app'),
  'the home directory': mount('~/.config:/config:ro'),
  'an option that nobody knows': mount('./app:/app:readonly'),
});

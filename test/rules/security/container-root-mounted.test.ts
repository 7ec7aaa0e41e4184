import rule from '../../../src/rules/security/container-root-mounted.js';
import { testRule, type RuleCase } from '../../harness.js';

const mount = (item: string, message?: string, more: RuleCase['files'] = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ${item}\n`, ...more },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'the root': mount('[|.:/|]', 'This mount hides the whole image, so that Docker refuses to start it.'),
  'a folder of the application': mount('.:/app'),
  programs: mount('[|./bin:/usr/bin:ro|]', "This mount hides the image's /usr/bin, so that its programs are gone."),
  'settings, with a slash': mount(
    '[|./etc/:/etc/|]',
    "This mount hides the image's /etc, so that its users and settings are gone.",
  ),
  'a file of the settings': mount('./hosts:/etc/hosts'),
  'a folder below': mount('./nginx:/etc/nginx'),
  'the long form': mount('[|type: bind\n        source: .\n        target: /usr|]'),
  'a named volume': mount('data:/usr'),
  'the root of the host below': mount('/:/host:ro'),
  'what the host has in its place': mount('/sys:/sys:ro\n      - /dev:/dev\n      - /proc/:/proc'),
  'the root of the host': mount('[|/:/|]'),
  'a variable as target': mount('.:${TARGET}'),
  'a default as target': mount('[|".:${TARGET:-/}"|]'),
  'a value of .env': mount('.:${TARGET:-/}', undefined, { '.env': 'TARGET=/app\n' }),
  'an override moves nothing': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  web:\n    volumes:\n      - [|.:/|]\n',
    },
  },
});

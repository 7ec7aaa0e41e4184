import { quotedVolumes } from '../../model/compose/writing/quoting.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'quoted-volume',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A volume in quotes that YAML does not need.',
  why: 'Written in one way, volumes are easy to search and compare.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - "./html:/usr/share/nginx/html"\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ./html:/usr/share/nginx/html\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  aliases: ['no-quotes-in-volumes'],
  on: {
    document(document, { report }) {
      for (const { scalar, rewritten } of quotedVolumes(document)) {
        report(scalar, {
          message: `The volume ${scalar.text} has quotes that it does not need.`,
          help: 'Leave the quotes out.',
          fix:
            rewritten === undefined
              ? undefined
              : { title: 'Leave the quotes out', edits: [replace(scalar, rewritten)] },
        });
      }
    },
  },
});

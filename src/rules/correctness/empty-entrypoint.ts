import { type EmptyEntrypoint, emptyEntrypoint } from '../../model/compose/running/empty-start.js';
import { removeAttribute } from '../../model/compose/writing/own-text.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'empty-entrypoint',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'An empty entrypoint without a command.',
  why: 'It clears the ENTRYPOINT of the image and names nothing to start instead: Docker runs the CMD of the image, which the Compose specification says is ignored.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: ghcr.io/acme/web:1.4.2\n    entrypoint: []\n    restart: always\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: ghcr.io/acme/web:1.4.2\n    entrypoint: []\n    command: [gunicorn, "web:app"]\n    restart: always\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#entrypoint',
    'https://github.com/moby/moby/blob/master/daemon/commit.go',
  ],
  on: {
    service(service, { report }) {
      const empty = emptyEntrypoint(service);
      if (!empty) return;
      const edit = empty.effect === 'useless' ? removeAttribute(service, 'entrypoint') : undefined;
      report(empty.entry, {
        message: messages[empty.effect],
        help: empty.effect === 'useless' ? 'Remove it.' : 'Say with command what starts, or remove the entrypoint.',
        severity: empty.effect === 'nothing' ? 'error' : undefined,
        fix: edit && { title: 'Remove entrypoint', edits: [edit] },
      });
    },
  },
});

const messages: Readonly<Record<EmptyEntrypoint['effect'], string>> = {
  useless: 'entrypoint is empty, and the image has no ENTRYPOINT that it clears.',
  nothing: 'The entrypoint is an empty text and there is no command, so that Docker has nothing to start.',
  unclear: 'entrypoint is empty and there is no command: Docker runs the CMD of the image without its ENTRYPOINT.',
};

import { systemFolder } from '../../knowledge/system-folders.js';
import type { Mount } from '../../model/compose.js';
import { defineRule } from '../../rule.js';
import { normalize } from '../../text/path.js';

export default defineRule({
  name: 'container-root-mounted',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A bind mount over the root or a system folder of the container.',
  why: 'The mount hides what the image has there. Docker refuses one on /, and without its programs and libraries no container starts.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - .:/\n' },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ./html:/usr/share/nginx/html\n',
    },
  },
  sources: ['https://docs.docker.com/engine/storage/bind-mounts/'],
  on: {
    service({ mounts }, { report }) {
      for (const mount of mounts) {
        const folder = mount.type === 'bind' && mount.target.known ? systemFolder(mount.target.value) : undefined;
        // A host's own /proc, /sys or /dev, as monitoring containers mount them, is meant.
        if (!folder || isOwn(mount, folder.path)) continue;
        report(mount, {
          message: `This mount hides ${folder.path === '/' ? 'the whole image' : `the image's ${folder.path}`}, so that ${folder.effect}.`,
          help: 'Mount to the folder that the application lives in.',
          severity: folder.isFatal ? undefined : 'warning',
        });
      }
    },
  },
});

/** Whether a mount shows a system folder of the host in its own place. */
const isOwn = ({ source }: Mount, path: string): boolean =>
  path !== '/' && source?.known === true && normalize(source.value) === path;

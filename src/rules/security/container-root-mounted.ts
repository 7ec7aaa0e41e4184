import { defineRule } from '../../rule.js';

/** Folders of a Linux system whose contents a container cannot start without. */
const systemFolders = [
  '/',
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/usr',
  '/usr/bin',
  '/usr/lib',
  '/usr/local',
  '/usr/local/bin',
  '/usr/local/lib',
  '/etc',
  '/dev',
  '/proc',
  '/sys',
];

export default defineRule({
  name: 'container-root-mounted',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A bind mount over the root or a system folder of the container.',
  why: 'The mount hides the whole image behind it. Docker refuses a mount on /, and with a system folder hidden no program starts.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - .:/\n' },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./html:/usr/share/nginx/html\n',
    },
  },
  sources: ['https://docs.docker.com/engine/storage/bind-mounts/'],
  on: {
    service({ mounts }, { report }) {
      for (const mount of mounts) {
        const target = mount.target.known ? mount.target.value : undefined;
        if (mount.type !== 'bind' || target === undefined || !systemFolders.includes(target)) continue;
        // A host's own /proc, /sys or /dev, as monitoring containers mount them, is meant.
        if (mount.source?.known && mount.source.value.replace(/(?<=.)\/+$/, '') === target && target !== '/') continue;
        report(mount, {
          message: `This mount hides ${target === '/' ? 'the whole image' : `the image's ${target}`} behind a folder of the host.`,
          help: 'Mount to the folder that the application lives in.',
        });
      }
    },
  },
});

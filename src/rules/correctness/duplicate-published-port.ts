import type { PublishedPort } from '../../model/compose.js';
import { defineRule } from '../../rule.js';

const isIPv6 = (address: string): boolean => address.includes(':');
const anyAddress = ['', '0.0.0.0', '::', '[::]'];

/** Whether two host addresses surely share an interface. */
function overlap(one: PublishedPort, other: PublishedPort): boolean {
  const addresses = [one, other].map(({ address }) =>
    address === undefined ? '' : address.known ? address.value : undefined,
  );
  const [first, second] = addresses;
  if (first === undefined || second === undefined) return false;
  if (first === second) return true;
  if (isIPv6(first) !== isIPv6(second) && first !== '' && second !== '') return false;
  return anyAddress.includes(first) || anyAddress.includes(second);
}

/** Whether two services may run at once: one without profiles always runs. */
const coexist = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((profile) => other.includes(profile));

function clash(one: PublishedPort, other: PublishedPort): number | undefined {
  if (one.protocol !== other.protocol || !one.published?.known || !other.published?.known) return undefined;
  // A range with one container port is a choice: Docker takes a free one.
  if (isChoice(one) || isChoice(other) || !overlap(one, other)) return undefined;
  const from = Math.max(one.published.value.from, other.published.value.from);
  const to = Math.min(one.published.value.to, other.published.value.to);
  return from <= to && from > 0 ? from : undefined;
}

const isChoice = ({ published, target }: PublishedPort): boolean =>
  published?.known === true &&
  target.known &&
  published.value.to > published.value.from &&
  target.value.from === target.value.to;

export default defineRule({
  name: 'duplicate-published-port',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Two services publish the same host port.',
  why: 'The second one does not start: the port is already allocated.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "8080:80"\n  api:\n    image: nginx:1.29\n    ports:\n      - "8080:80"\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "8080:80"\n  api:\n    image: nginx:1.29\n    ports:\n      - "8081:80"\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  aliases: ['no-duplicate-exported-ports'],
  on: {
    compose({ services }, { report }) {
      const seen: PublishedPort[] = [];
      for (const service of services.values()) {
        for (const port of service.ports) {
          const other = seen.find(
            (earlier) => coexist(earlier.service.profiles, service.profiles) && clash(earlier, port) !== undefined,
          );
          if (other) {
            report(port.publishedAt, {
              message: `${other.service === service ? 'The service' : `${other.service.name} also`} publishes the host port ${clash(other, port)}${other.service === service ? ' twice' : ''}.`,
              related: [{ at: other.publishedAt.at, note: 'published first here' }],
            });
          }
          seen.push(port);
        }
      }
    },
  },
});

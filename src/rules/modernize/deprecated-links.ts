import type { Service } from '../../model/compose.js';
import { valueOf } from '../../model/known.js';
import type { ComposeEntry } from '../../parser/compose/tree.js';
import { defineRule, type Finding } from '../../rule.js';
import { type Located, removeLines, replace } from '../../text/location.js';

export default defineRule({
  name: 'deprecated-links',
  category: 'modernize',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The legacy `links` and `external_links`.',
  why: 'Services of a project share a network and reach each other by name. All that a link still adds is an alias and a start order, which have attributes of their own.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    links:\n      - api\n  api:\n    image: nginx:1.31\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - api\n  api:\n    image: nginx:1.31\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#links'],
  on: {
    service(service, { report }) {
      const links = service.attribute('links');
      const external = service.attribute('external_links');
      if (links) {
        const renamed = service.links.find(({ alias, name }) => alias !== undefined && alias !== valueOf(name));
        report(links.key, {
          message: 'links is legacy: services reach each other by name on the network they share.',
          help: renamed
            ? `Use depends_on for the start order, and networks.<name>.aliases of the other service for ${renamed.alias}.`
            : 'Use depends_on for the start order, and the name of the service as its host name.',
          fix: renamed ? undefined : fixOf(service, links),
        });
      }
      if (external) {
        report(external.key, {
          message: 'external_links is legacy: containers reach each other by name on the network they share.',
          help: 'Join the external network that the other container is in.',
        });
      }
    },
  },
});

/** The start order stays: `depends_on` has the same services already, or takes the place of `links`. */
function fixOf({ entry, links, dependsOn, attribute }: Service, own: ComposeEntry): Finding['fix'] {
  // What comes from an anchor, another service or another file may be used elsewhere, too.
  const isHere = ({ at }: Located) =>
    at.file === entry.at.file && at.span.start >= entry.at.span.start && at.span.end <= entry.at.span.end;
  const names = links.map(({ name }) => valueOf(name));
  if (own.value.kind !== 'list' || own.value.via.length > 0 || ![own, ...links].every(isHere)) return undefined;
  if (names.length === 0 || names.includes(undefined)) return undefined;
  const ordered = new Set(dependsOn.map(({ name }) => valueOf(name)));
  if (names.every((name) => ordered.has(name)) && startsLine(own))
    return { title: 'Remove links', edits: [removeLines(own)] };
  if (attribute('depends_on')) return undefined;
  const items = links.flatMap(({ scalar, alias, name }) =>
    alias === undefined || !name.known ? [] : [replace(scalar, name.value)],
  );
  return { title: 'Replace links by depends_on', edits: [replace(own.key, 'depends_on'), ...items] };
}

const startsLine = ({ at: { file, span } }: Located): boolean =>
  file.text.slice(file.lineSpan(file.positionAt(span.start).line).start, span.start).trim() === '';

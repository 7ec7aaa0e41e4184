import { type DeprecatedImage, deprecatedImage } from '../../knowledge/deprecated-images.js';
import type { ImageReference } from '../../parser/image-reference.js';
import { defineRule, type Finding, type RuleContext } from '../../rule.js';
import { type Located, replace, textOf, within } from '../../text/location.js';

function judge(place: Located, { name, tag }: ImageReference, { report }: RuleContext<Record<never, never>>): void {
  const row = deprecatedImage(name, tag);
  if (!row) return;
  report(place, {
    message: `${name} ${row.reason}.`,
    help: row.successor === undefined ? undefined : `Use ${row.successor}.`,
    fix: fixOf(place, row),
    severity: row.verified ? undefined : 'info',
  });
}

/** The other name, where the image is written by the one that it had; with a tag of its own it is the same image. */
function fixOf(place: Located, { renamed }: DeprecatedImage): Finding['fix'] {
  const [from, to] = renamed ?? [];
  const start = /^["']?/.exec(textOf(place))![0].length;
  if (from === undefined || to === undefined || !textOf(place).startsWith(from, start)) return undefined;
  if (!/^(?:$|[\w.:@/"'])/.test(textOf(place).slice(start + from.length))) return undefined;
  return { title: `Take it from ${to}`, edits: [replace(within(place, start, start + from.length), to)] };
}

export default defineRule({
  name: 'deprecated-image',
  category: 'modernize',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'An image that its makers have given up, renamed or replaced.',
  why: 'It gets no fixes any more, or cannot be pulled at all.',
  examples: {
    bad: 'FROM tiangolo/uvicorn-gunicorn-fastapi:python3.11\n',
    good: 'FROM python:3.13-slim\n',
  },
  sources: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  on: {
    stage({ imageUses }, context) {
      for (const { base, at } of imageUses) if (base.kind === 'image') judge({ at }, base.reference, context);
    },
    service({ image, build }, context) {
      if (image?.reference.known && !build) judge(image, image.reference.value, context);
    },
  },
});

import { deprecatedImage } from '../../knowledge/deprecated-images.js';
import { renameImage } from '../../model/image/renamed.js';
import type { ImageReference } from '../../parser/image-reference.js';
import { defineRule, type RuleContext } from '../../rule.js';
import type { Located } from '../../text/location.js';

function judge(place: Located, { name, tag }: ImageReference, { report }: RuleContext<Record<never, never>>): void {
  const row = deprecatedImage(name, tag);
  if (!row) return;
  const edit = row.renamed && renameImage(place, row.renamed);
  report(place, {
    message: `${name} ${row.reason}.`,
    help: row.successor === undefined ? undefined : `Use ${row.successor}.`,
    fix: edit && { title: `Take it from ${row.renamed![1]}`, edits: [edit] },
    severity: row.verified ? undefined : 'info',
  });
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

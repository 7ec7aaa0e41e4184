import { isFloatingTag } from '../../knowledge/base-images.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'base-image-without-digest',
  category: 'reproducibility',
  severity: 'info',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A base image is named by a tag, without a digest.',
  why: 'A tag can be pushed again: only a digest gives the same image to every build. Renovate and Dependabot keep digests up to date.',
  examples: {
    bad: 'FROM python:3.13.1-slim\n',
    good: 'FROM python:3.13.1-slim@sha256:031ebf3cde9f3719d2db385233bcb18df5162038e9cda20e64e08f49f4b47a2f\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  on: {
    stage({ imageUses }, { project, report }) {
      for (const { base, at } of imageUses) {
        if (base.kind !== 'image' || base.reference.digest !== undefined) continue;
        const { name, tag } = base.reference;
        // A tag that moves by itself is worse, and unpinned-base-image speaks of it.
        if (isFloatingTag(name, tag) || project.builtImages.has(name)) continue;
        report(
          { at },
          {
            message: `${base.text} has no digest, so its tag may become another image.`,
            help: `Put the digest behind the tag: ${base.text}@sha256:….`,
          },
        );
      }
    },
  },
});

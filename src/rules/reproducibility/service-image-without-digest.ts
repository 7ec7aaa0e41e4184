import { isFloatingTag } from '../../knowledge/base-images.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'service-image-without-digest',
  category: 'reproducibility',
  severity: 'info',
  presets: [],
  fixable: false,
  since: '0.1.0',
  summary: 'A service image is named by a tag, without a digest.',
  why: 'A tag can be pushed again: only a digest is the same image on every machine. Renovate and Dependabot keep digests up to date.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31.2\n' },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31.2@sha256:031ebf3cde9f3719d2db385233bcb18df5162038e9cda20e64e08f49f4b47a2f\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#image'],
  aliases: ['CL0019'],
  on: {
    service({ image, build }, { project, report }) {
      if (!image || build || !image.reference.known) return;
      const { name, tag, digest } = image.reference.value;
      // A tag that moves by itself is worse, and unpinned-service-image speaks of it.
      if (digest !== undefined || isFloatingTag(name, tag) || project.builtImages.has(name)) return;
      report(image, {
        message: `${name}:${tag} has no digest, so its tag may become another image.`,
        help: `Put the digest behind the tag: ${name}:${tag}@sha256:….`,
        related: image.text.known ? image.text.evidence : [],
      });
    },
  },
});

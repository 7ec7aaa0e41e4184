import { isFloatingTag } from '../../knowledge/base-images.js';
import { isOwnImage } from '../../model/image/own-image.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unpinned-service-image',
  category: 'reproducibility',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service image without a tag, or with one that moves.',
  why: 'The next pull may bring another major version. A database then refuses the data files of the old one.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  cache:\n    image: redis\n' },
    good: { 'compose.yaml': 'services:\n  cache:\n    image: redis:8\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#image'],
  aliases: ['CL0004', 'service-image-require-explicit-tag'],
  on: {
    service({ image, build, role }, { project, report }) {
      if (!image || build || !image.reference.known) return;
      const { name, tag, digest } = image.reference.value;
      // What another service builds under this name is no image that moves by itself.
      if (digest !== undefined || !isFloatingTag(name, tag) || isOwnImage(image.reference.value, project.builtImages))
        return;
      report(image, {
        message:
          tag === undefined
            ? `${name} has no tag, so Compose takes the latest one.`
            : `The tag ${tag} of ${name} moves from release to release.`,
        help: 'Name a release.',
        related: image.text.known ? image.text.evidence : [],
        severity: role === 'production' ? undefined : 'info',
      });
    },
  },
});

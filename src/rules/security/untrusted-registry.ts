import { imageMatches } from '../../model/image/patterns.js';
import { defineRule } from '../../rule.js';

const help = 'Take the image from an allowed registry, or add its registry to `registries` of this rule.';
const allowed = '[rules.untrusted-registry]\nregistries = ["docker.io", "*.example.com"]\n';

export default defineRule({
  name: 'untrusted-registry',
  category: 'security',
  severity: 'error',
  presets: [],
  fixable: false,
  since: '0.1.0',
  summary: 'An image from a registry that the configuration does not allow.',
  why: 'Whoever may push to a registry decides what runs in the containers of those who pull from it. Nothing is reported until `registries` is set.',
  examples: {
    bad: { Dockerfile: 'FROM quay.io/python/python:3.13-slim\n', 'pydock-lint.toml': allowed },
    good: { Dockerfile: 'FROM python:3.13-slim\n', 'pydock-lint.toml': allowed },
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  aliases: ['DL3026'],
  options: {
    registries: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      description:
        'Globs of allowed registries, such as `docker.io` and `*.example.com`, or of images, such as `ghcr.io/astral-sh/*`.',
    },
  },
  on: {
    stage({ imageUses }, { options: { registries }, project, report }) {
      if (registries.length === 0) return;
      for (const { base, by, at } of imageUses) {
        if (
          base.kind !== 'image' ||
          project.builtImages.has(base.reference.name) ||
          imageMatches(base.reference, registries)
        )
          continue;
        report(
          { at },
          { message: `${by} takes ${base.text} from ${base.reference.registry}, which is not allowed.`, help },
        );
      }
    },
    service({ image, build, name }, { options: { registries }, project, report }) {
      if (registries.length === 0 || !image?.reference.known || build) return;
      const reference = image.reference.value;
      if (project.builtImages.has(reference.name) || imageMatches(reference, registries)) return;
      report(image, {
        message: `The service ${name} takes ${reference.name} from ${reference.registry}, which is not allowed.`,
        help,
      });
    },
  },
});

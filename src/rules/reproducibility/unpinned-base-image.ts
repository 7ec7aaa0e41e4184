import { isFloatingTag } from '../../knowledge/base-images.js';
import { isOwnImage } from '../../model/image/own-image.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unpinned-base-image',
  category: 'reproducibility',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A base image without a tag, or with one that moves.',
  why: 'The next build may get another Python or another Debian, and break without any change in the repository.',
  examples: {
    bad: 'FROM python:latest\n',
    good: 'FROM python:3.13-slim\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  aliases: ['DL3006', 'DL3007', 'DS-0001', 'CKV_DOCKER_7'],
  on: {
    stage({ imageUses }, { project, report }) {
      for (const { base, by, at } of imageUses) {
        if (base.kind !== 'image' || base.reference.digest !== undefined) continue;
        const { name, tag } = base.reference;
        if (!isFloatingTag(name, tag) || isOwnImage(base.reference, project.builtImages)) continue;
        report(
          { at },
          {
            message:
              tag === undefined
                ? `${base.text} has no tag, so ${by} takes the latest one.`
                : `The tag ${tag} of ${name} moves from release to release.`,
            help:
              name === 'python' ? 'Name the release, such as python:3.13-slim.' : 'Name a release, or add a digest.',
          },
        );
      }
    },
  },
});

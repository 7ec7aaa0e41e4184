import { namelessProject } from '../../model/compose/loading/project-name.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-project-name',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A compose project without a `name`.',
  why: 'Compose names it after its folder: in another folder the same project gets new volumes and networks, and two projects in folders of one name share theirs.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n' },
    good: { 'compose.yaml': 'name: shop\nservices:\n  web:\n    image: nginx:1.31\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/version-and-name/#name-top-level-element'],
  aliases: ['require-project-name-field'],
  on: {
    compose(compose, { report }) {
      const nameless = namelessProject(compose);
      if (!nameless) return;
      const { name, edits } = nameless;
      report(nameless, {
        message: `The project has no name of its own${name === undefined ? '' : `: Compose calls it ${name}, after its folder`}.`,
        help: `Write \`name: ${name ?? '…'}\` at the top of the file.`,
        fix: edits && { title: `Call it ${name}`, edits },
      });
    },
  },
});

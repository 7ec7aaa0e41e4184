import rule from '../../../src/rules/modernize/obsolete-version-key.js';
import { testRule, type RuleCase } from '../../harness.js';

const services = 'services:\n  web:\n    image: nginx:1.29\n';
const fixed = (before: string, after: string): RuleCase => ({
  files: { 'compose.yaml': before },
  fixed: { 'compose.yaml': after },
});

testRule(rule, {
  'at the top': {
    files: { 'compose.yaml': `[|version|]: "3.8"\n${services}` },
    message: 'The top-level version is obsolete: Compose ignores it.',
    fixed: { 'compose.yaml': services },
  },
  'no version': { files: { 'compose.yaml': services } },
  'with a blank line behind it': fixed(`[|version|]: '3'\n\n\n${services}`, services),
  'with a comment above it': fixed(`# Shop\n[|version|]: 3.8\n\n${services}`, `# Shop\n\n${services}`),
  'between blank lines': fixed(`name: shop\n\n[|version|]: "3"\n\n${services}`, `name: shop\n\n${services}`),
  'behind the document start': fixed(`---\n[|version|]: "3"\n\n${services}`, `---\n${services}`),
  'at the end': fixed(`${services}[|version|]: "3"`, services),
  'at the end behind a blank line': fixed(`${services}\n[|version|]: "3"\n`, services),
  'at the end behind text that keeps its line ends': fixed(
    `${services}    command: |+\n      a\n\n[|version|]: "3"\n`,
    `${services}    command: |+\n      a\n\n`,
  ),
  'nothing else in the file': { files: { 'compose.yaml': '[|version|]: "3"\n' } },
  'with line ends of Windows': fixed('[|version|]: "3"\r\n\r\nservices: {}\r\n', 'services: {}\r\n'),
  'a quoted key and a comment': fixed(`["|version"|]: "3" # old\n${services}`.replace('["|', '[|"'), services),
  'in flow style the line stays': { files: { 'compose.yaml': '{[|version|]: "3", services: {}}\n' } },
  'an anchor stays': { files: { 'compose.yaml': `[|version|]: &v "3"\nx-version: *v\n${services}` } },
  'in every file': {
    files: {
      'compose.yaml': `[|version|]: "3"\n${services}`,
      'compose.override.yaml': `[|version|]: "3"\n${services}`,
      'compose.dev.yaml': services,
    },
  },
  'of something else': {
    files: { 'compose.yaml': `${services}    labels:\n      version: "3"\nx-meta:\n  version: "3"\n` },
  },
  'a service of that name': { files: { 'compose.yaml': 'services:\n  version:\n    image: a\n' } },
  'a service of that name in the first format': { files: { 'compose.yaml': 'version:\n  image: a\n' } },
  'a template': { files: { 'compose.yaml': `version: {{ v }}\n${services}` } },
});

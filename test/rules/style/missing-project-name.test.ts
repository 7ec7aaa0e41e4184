import rule from '../../../src/rules/style/missing-project-name.js';
import { testRule } from '../../harness.js';

const services = 'services:\n  web:\n    image: a\n';
const marked = '[|services|]:\n  web:\n    image: a\n';

testRule(rule, {
  'no name': { files: { 'compose.yaml': marked }, message: 'The project has no name of its own.' },
  'a name': { files: { 'compose.yaml': `name: shop\n${services}` } },
  'a folder whose name is known': {
    files: { 'deploy/My.Shop/compose.yaml': `# About.\n\n${marked}` },
    message: 'The project has no name of its own: Compose calls it myshop, after its folder.',
    fixed: { 'deploy/My.Shop/compose.yaml': `# About.\n\nname: myshop\n${services}` },
  },
  'a folder that is called like a number': {
    files: { '2026/compose.yaml': marked },
    fixed: { '2026/compose.yaml': `name: "2026"\n${services}` },
  },
  'line ends of two characters': {
    files: { 'shop/compose.yaml': marked.replaceAll('\n', '\r\n') },
    fixed: { 'shop/compose.yaml': `name: shop\n${services}`.replaceAll('\n', '\r\n') },
  },
  'a name in .env': { files: { 'compose.yaml': services, '.env': 'COMPOSE_PROJECT_NAME=shop\n' } },
  'a name in the override': {
    files: { 'compose.yaml': services, 'compose.override.yaml': 'name: shop\nservices: {}\n' },
  },
  'a file that may be laid over another one': {
    files: { 'deploy/compose.prod.yaml': marked },
    message: 'The project has no name of its own: Compose calls it deploy, after its folder.',
  },
  'a file that refers to what another one defines': {
    files: { 'extra/compose.yaml': `${marked}    depends_on: [db]\n` },
    message: 'The project has no name of its own: Compose calls it extra, after its folder.',
  },
  'an override alone': { files: { 'compose.override.yaml': 'services:\n  web:\n    ports: []\n' } },
  'the first format': { files: { 'docker-compose.yml': 'web:\n  image: a\n' } },
});

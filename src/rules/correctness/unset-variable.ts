import { type UnsetVariable, unsetVariables } from '../../model/compose/interpolation/unset-variables.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unset-variable',
  category: 'correctness',
  severity: 'info',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A variable without a default that no file of the project sets or names.',
  why: 'Where the shell does not set it, Compose warns and replaces it with nothing. Whoever starts the project cannot know that it is needed.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "${WEB_PORT}:80"\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "${WEB_PORT:-8080}:80"\n' },
  },
  sources: ['https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/'],
  on: {
    compose(compose, { project, report }) {
      for (const unset of unsetVariables(compose, project.host)) {
        const [first, ...others] = unset.uses;
        const { name, inEnvFile } = unset;
        report(first, {
          message: messageOf(unset),
          help: inEnvFile
            ? 'Set it in `.env`, or give it a default.'
            : `Give it a default, write \${${name}:?}, or name it in \`.env.example\`.`,
          related: [
            ...(inEnvFile ? [{ at: inEnvFile.at, note: 'set for the container only' }] : []),
            ...others.slice(0, 4).map(({ at }) => ({ at, note: `${name} is used here, too` })),
          ],
        });
      }
    },
  },
});

function messageOf({ name, inEnvFile }: UnsetVariable): string {
  return inEnvFile
    ? `${name} is set in a file of env_file only, which fills the container: here Compose replaces it with nothing.`
    : `No file of the project sets or names ${name}, which Compose replaces with nothing where the shell does not set it.`;
}

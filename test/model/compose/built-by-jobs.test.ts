import { expect, test } from 'vitest';
import { projectOf } from '../../harness.js';

test('a Dockerfile that only a job builds has that context, and its image is built here', () => {
  const project = projectOf({
    'compose.yaml':
      'services:\n  web:\n    image: nginx:1.31\njobs:\n  migrate:\n    image: acme/migrate\n    build: ./app\n    triggers:\n      manual: true\n',
    'app/Dockerfile': 'FROM python:3.13\nCOPY . .\n',
  });
  const [dockerfile] = project.dockerfiles;
  expect(dockerfile!.services.map(({ kind, name }) => [kind, name])).toEqual([['job', 'migrate']]);
  expect(dockerfile!.context).toMatchObject({ known: true, value: { context: { directory: 'app' } } });
  expect([...project.builtImages]).toEqual(['acme/migrate']);
});

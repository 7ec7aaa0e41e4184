import { expect, test } from 'vitest';
import { dropsPrivileges, mayChangeUser } from '../../../src/model/process/user.js';
import { projectOf } from '../../harness.js';

const judge = (start: string, script = ''): readonly [boolean, boolean] => {
  const project = projectOf({
    Dockerfile: `FROM python:3.13-slim\nCOPY start.sh /\nRUN chmod +x /start.sh\n${start}\n`,
    'start.sh': script,
  });
  const { process } = project.dockerfiles[0]!.stages[0]!;
  if (!process.known) throw new Error(process.because);
  return [dropsPrivileges(process.value), mayChangeUser(process.value)];
};

test.each([
  ['CMD ["gosu", "app", "gunicorn", "shop.wsgi"]'],
  ['CMD su app -c "gunicorn shop.wsgi"'],
  ['CMD ["su-exec", "app", "sh", "-c", "exec gunicorn shop.wsgi"]'],
  ['CMD ["tini", "--", "setpriv", "--reuid=app", "gunicorn", "shop.wsgi"]'],
  ['CMD ["gunicorn", "--user", "app", "shop.wsgi"]'],
])('%s gives up root', (start) => expect(judge(start)).toEqual([true, true]));

test('a start script gives up root', () => {
  expect(judge('CMD ["/start.sh"]', '#!/bin/sh\nexec gosu app sh -c "exec gunicorn shop.wsgi"\n')).toEqual([
    true,
    true,
  ]);
});

test.each([
  ['CMD ["nginx"]'],
  ['CMD ["supervisord", "-n"]'],
  ['CMD ["gunicorn", "-c", "conf.py", "shop.wsgi"]'],
  ['CMD ["shop"]'],
])('%s may do so', (start) => expect(judge(start)).toEqual([false, true]));

test.each([
  ['CMD ["gunicorn", "shop.wsgi"]'],
  ['CMD ["python", "app.py"]'],
  ['CMD ["python", "-m", "shop"]'],
  ['CMD ["bash"]'],
])('%s stays root', (start) => expect(judge(start)).toEqual([false, false]));

/** Commands that do one thing and end. */

/** A program and the subcommands with which it ends; none means that it always does. */
interface OneShot {
  readonly programs: readonly string[];
  readonly subcommands: readonly (readonly string[])[];
  readonly source: string;
}

const oneShot = (programs: string, subcommands: string, source: string): OneShot => ({
  programs: programs.split(' '),
  subcommands: subcommands === '' ? [] : subcommands.split(', ').map((words) => words.split(' ')),
  source,
});

const oneShots: readonly OneShot[] = [
  oneShot(
    'manage.py django-admin',
    `check, collectstatic, compilemessages, createcachetable, createsuperuser, dumpdata, flush, loaddata, makemessages, makemigrations, migrate, showmigrations, sqlmigrate, test, clearsessions`,
    'https://docs.djangoproject.com/en/stable/ref/django-admin/#available-commands',
  ),
  oneShot(
    'alembic',
    'upgrade, downgrade, stamp, revision, current, history, check',
    'https://alembic.sqlalchemy.org/en/latest/api/commands.html',
  ),
  oneShot('flask', 'db upgrade, db init, db migrate, db stamp, routes', 'https://flask-migrate.readthedocs.io/'),
  oneShot('aerich', 'upgrade, init-db, migrate', 'https://github.com/tortoise/aerich'),
  oneShot('airflow', 'db init, db migrate, db upgrade, users create', 'https://airflow.apache.org/docs/'),
  oneShot('superset', 'db upgrade, init, fab create-admin', 'https://superset.apache.org/docs/'),
  oneShot('pytest py.test', '', 'https://docs.pytest.org/en/stable/how-to/usage.html'),
  oneShot(
    'unittest tox nox mypy flake8 pylint black isort bandit',
    '',
    'https://docs.python.org/3/library/unittest.html',
  ),
  oneShot('ruff', 'check, format', 'https://docs.astral.sh/ruff/'),
  oneShot('pip poetry', 'install', 'https://pip.pypa.io/en/stable/cli/pip_install/'),
  oneShot('uv', 'sync, pip install', 'https://docs.astral.sh/uv/reference/cli/'),
  oneShot(
    'echo printf true false ls mkdir cp mv rm chmod chown touch date printenv id whoami pwd',
    '',
    'https://www.gnu.org/software/coreutils/manual/',
  ),
];

const byProgram = new Map(oneShots.flatMap((row) => row.programs.map((program) => [program, row] as const)));

/**
 * The words that say that a command does one thing and ends, such as `manage.py migrate`; undefined where it may stay.
 * @param program its name without folders; the module for `python -m module`
 * @param args its operands; undefined where one is not known
 */
export function oneShotOf(program: string, args: readonly (string | undefined)[]): string | undefined {
  const row = byProgram.get(program);
  if (!row) return undefined;
  if (row.subcommands.length === 0) return program;
  const found = row.subcommands.find((words) => words.every((word, index) => args[index] === word));
  return found && `${program} ${found.join(' ')}`;
}

import rule from '../../../src/rules/correctness/job-definition.js';
import { testRule, type RuleCase } from '../../harness.js';

const service = 'services:\n  db:\n    image: postgres:18\n';
const compose = (text: string, message?: RuleCase['message']): RuleCase => ({
  files: { 'compose.yaml': `${text}${service}` },
  ...(message === undefined ? {} : { message }),
});
const job = (attributes: string, message?: RuleCase['message']): RuleCase =>
  compose(`jobs:\n  a:\n    image: a\n${attributes.replace(/^(?=.)/gm, '    ')}`, message);
const scheduled = (entry: string, message?: RuleCase['message']): RuleCase =>
  job(`triggers:\n  schedule:\n    - ${entry}\n`, message);

testRule(rule, {
  'no triggers': compose('jobs:\n  [|migrate|]:\n    image: a\n', '`jobs.migrate` has no `triggers`, which it needs.'),
  'a manual trigger': job('triggers:\n  manual: true\n'),
  'empty triggers': job('[|triggers|]: {}\n', '`triggers` names neither `manual` nor `schedule`.'),
  'both triggers': job('triggers:\n  manual: true\n  [|schedule|]:\n    - "0 3 * * *"\n'),
  'only a schedule': scheduled('"0 3 * * *"'),
  'a schedule that people cannot start': job('triggers:\n  manual: false\n  schedule: ["0 3 * * *"]\n'),
  'two schedules': job(
    'triggers:\n  schedule:\n    - "0 3 * * *"\n    - [|"0 4 * * *"|]\n',
    '`triggers.schedule` may have one item only.',
  ),
  'a shortcut': scheduled('"[|@daily|]"', '`@daily` is a shortcut, and jobs take five fields only.'),
  'an hour that does not exist': scheduled('0 [|25|] * * *', '`25` is no hour: that is a number from 0 to 23.'),
  'the long form': scheduled('{cron: "*/5 * * * [|mon|]", timezone: Europe/Paris}'),
  'a variable': scheduled('"${CRON}"'),
  'the default of a variable': scheduled('"[|${CRON:-@daily}|]"'),
  'a time zone': scheduled('{cron: "0 0 * * *", timezone: [|Europe/Pari|]}', 'There is no time zone Europe/Pari.'),
  'an offset is no time zone': scheduled('{cron: "0 0 * * *", timezone: "[|+01:00|]"}'),
  'an old name of a time zone': scheduled('{cron: "0 0 * * *", timezone: Asia/Calcutta}'),
  'coordinated time': scheduled('{cron: "0 0 * * *", timezone: UTC}'),
  'a policy': scheduled('{cron: "0 0 * * *", concurrency: [|replace|]}'),
  'never run': compose(
    'jobs:\n  [|a|]:\n    image: a\n    triggers:\n      manual: false\n',
    'The job a never runs: it has `manual: false` and no schedule.',
  ),
  'the name of a service': compose(
    'jobs:\n  [|db|]:\n    image: a\n    triggers: {manual: true}\n',
    'The job db has the name of a service.',
  ),
  'an attribute of services': job(
    '[|restart|]: always\ntriggers: {manual: true}\n',
    'A job has no attribute `restart`.',
  ),
  'an attribute of containers': job('user: app\nnetworks: [default]\ntriggers: {manual: true}\n'),
  'a misspelt attribute is an error of the schema': job('imag: a\ntriggers: {manual: true}\n'),
  'misspelt triggers are an error of the schema': job('trigers: {manual: true}\n'),
  'a service that needs a job': {
    files: {
      'compose.yaml': `jobs:\n  migrate:\n    image: a\n    triggers: {manual: true}\n${service}  web:\n    image: a\n    depends_on: [[|migrate|]]\n`,
    },
    message: 'web needs the job migrate, but only jobs can depend on jobs.',
  },
  'jobs that need one another': compose(
    'jobs:\n  a:\n    image: a\n    triggers: {manual: true}\n  b:\n    image: a\n    depends_on: [a, db]\n    triggers: {manual: true}\n',
  ),
  'triggers in the base': {
    files: {
      'compose.yaml': `jobs:\n  a:\n    image: a\n    triggers: {manual: true}\n${service}`,
      'compose.override.yaml': 'jobs:\n  a:\n    environment: {A: b}\n',
    },
  },
  'an extension': compose('x-jobs:\n  a:\n    image: a\n'),
});

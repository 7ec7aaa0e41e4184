import { isTimeZone, jobsNeeded, neverRuns, scheduleFaults, timeZones } from '../../model/compose/running/jobs.js';
import { jobFaults } from '../../model/compose/loading/schema-faults.js';
import { defineRule } from '../../rule.js';
import { closest } from '../../text/similar.js';

export default defineRule({
  name: 'job-definition',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A job that Compose refuses, or that never runs.',
  why: 'Jobs look like services, but need triggers and take no attributes of containers that keep running. Compose looks at their schedules no sooner than when it starts the project.',
  examples: {
    bad: {
      'compose.yaml':
        'jobs:\n  backup:\n    image: postgres:18.1\n    command: pg_dump --host db shop\n    triggers:\n      schedule:\n        - "@daily"\nservices:\n  web:\n    image: nginx:1.31\n',
    },
    good: {
      'compose.yaml':
        'jobs:\n  backup:\n    image: postgres:18.1\n    command: pg_dump --host db shop\n    triggers:\n      schedule:\n        - "0 0 * * *"\nservices:\n  web:\n    image: nginx:1.31\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/jobs/'],
  on: {
    compose(project, { report }) {
      for (const { at, message, help } of jobFaults(project)) report({ at }, { message, help });
      for (const job of project.jobs.values()) {
        for (const { at, message, help } of scheduleFaults(job)) report({ at }, { message, help });
        for (const { at, name } of timeZones(job)) {
          if (isTimeZone(name)) continue;
          const near = closest(name, Intl.supportedValuesOf('timeZone'));
          const help = near === undefined ? 'Name it as in Europe/Paris.' : `Did you mean ${near}?`;
          report({ at }, { message: `There is no time zone ${name}.`, help });
        }
        const service = project.services.get(job.name);
        if (service) {
          report(job, {
            message: `The job ${job.name} has the name of a service.`,
            help: 'Rename one of them: `docker compose run` starts both by name.',
            related: [{ at: service.at, note: 'The service' }],
          });
        }
        if (neverRuns(job)) {
          const message = `The job ${job.name} never runs: it has \`manual: false\` and no schedule.`;
          report(job, { message, severity: 'warning' });
        }
      }
      for (const { at, service, job } of jobsNeeded(project)) {
        report(
          { at },
          {
            message: `${service.name} needs the job ${job.name}, but only jobs can depend on jobs.`,
            help: `Run it in pre_start of ${service.name}, or make it a service and wait with service_completed_successfully.`,
            related: [{ at: job.at, note: 'The job' }],
          },
        );
      }
    },
  },
});

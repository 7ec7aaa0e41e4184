import { cronFaults, type CronFault } from '../../../parser/cron.js';
import type { Located } from '../../../text/location.js';
import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { interpolate } from '../values/interpolate.js';
import { child, isNull, itemsOf, scalarChild } from '../values/nodes.js';
import { referencesTo } from '../names/undefined-names.js';

const triggersOf = ({ node }: Service) => child(node, 'triggers');

/** What is wrong in the cron expressions of a job, each at its place; variables without a value make one unknown. */
export function scheduleFaults(job: Service): readonly (Located & Pick<CronFault, 'message' | 'help'>)[] {
  return itemsOf(child(triggersOf(job), 'schedule')).flatMap((entry) => {
    const cron = entry.kind === 'scalar' ? entry : scalarChild(entry, 'cron');
    if (!cron || typeof cron.value !== 'string') return [];
    const item = interpolate(cron, job.project.interpolation);
    if (!item.part(0, item.text.length).value.known) return [];
    return cronFaults(item.text).map(({ start, end, message, help }) => ({
      at: item.part(start, end).at,
      message,
      help,
    }));
  });
}

/** The time zones that the schedules of a job name, with their places. */
export function timeZones(job: Service): readonly (Located & { readonly name: string })[] {
  return itemsOf(child(triggersOf(job), 'schedule')).flatMap((entry) => {
    const scalar = scalarChild(entry, 'timezone');
    if (!scalar) return [];
    const item = interpolate(scalar, job.project.interpolation);
    const { at, value } = item.part(0, item.text.length);
    return value.known ? [{ at, name: value.value }] : [];
  });
}

/** Whether there is a time zone of a name; `Local` and nothing are those of the engine. */
export function isTimeZone(name: string): boolean {
  if (name === '' || name === 'Local') return true;
  // JavaScript knows offsets as well, which are no names.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether a job has `manual: false` and no schedule: nobody and nothing can start it. */
export function neverRuns(job: Service): boolean {
  const triggers = triggersOf(job);
  const manual = child(triggers, 'manual');
  const schedule = child(triggers, 'schedule');
  const isOff = manual?.kind === 'scalar' && manual.value === false;
  return isOff && (isNull(schedule) || (schedule?.kind === 'list' && schedule.items.length === 0));
}

/** Where services refer to jobs, which only jobs may do. */
export const jobsNeeded = ({
  services,
  jobs,
}: ComposeProject): readonly (Located & { readonly service: Service; readonly job: Service })[] =>
  [...services.values()].flatMap((service) =>
    referencesTo(service, 'services').flatMap(({ at, name: fact }) => {
      const name = valueOf(fact);
      const job = name === undefined || services.has(name) ? undefined : jobs.get(name);
      return job ? [{ at, service, job }] : [];
    }),
  );

import { serviceOnlyAttributes } from '../../knowledge/compose-attributes.js';
import type { SchemaError } from '../../parser/compose/schema-errors.js';
import type { ComposeProject } from '../compose.js';

/** Where the files of a project do not follow the schema, other than in what makes a job. */
export const schemaFaults = (project: ComposeProject): readonly SchemaError[] =>
  faultsOf(project).filter((fault) => !isAboutJob(fault));

/** Where they do not follow it in what makes a job: its triggers, and what it has not of a service. */
export const jobFaults = (project: ComposeProject): readonly SchemaError[] => faultsOf(project).filter(isAboutJob);

const isAboutJob = ({ kind, segments: [section, , name, ...below] }: SchemaError): boolean =>
  section === 'jobs' &&
  (name === 'triggers' ||
    (kind === 'unknown-attribute' && below.length === 0 && serviceOnlyAttributes.has(String(name))));

/**
 * Compose checks the files after each one that it has merged: the first has to be whole by itself, while what another
 * one lacks stands in those before it. What a service lacks may also stand in the one that it extends.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/loader/loader.go
 */
function faultsOf({ documents, open, services }: ComposeProject): readonly SchemaError[] {
  const extending = new Set(
    [...services.values()].filter(({ attribute }) => attribute('extends')).map(({ name }) => name),
  );
  const mayBeMadeGood = ([section, name]: SchemaError['segments'], index: number): boolean =>
    index > 0 || open !== undefined || (section === 'services' && extending.has(String(name)));
  return documents.flatMap(({ schemaErrors, tree }, index) =>
    schemaErrors.filter(
      ({ kind, segments }) =>
        kind !== 'missing-attribute' ||
        (segments.at(-2) === 'extends' && segments.at(-1) === 'service') ||
        (tree.documents.length < 2 && !mayBeMadeGood(segments, index)),
    ),
  );
}

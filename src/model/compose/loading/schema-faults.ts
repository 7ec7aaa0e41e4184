import { serviceOnlyAttributes } from '../../../knowledge/compose-attributes.js';
import type { SchemaError } from '../../../parser/compose/schema-errors.js';
import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { ComposeDocument, ComposeProject } from '../../compose.js';
import { child, isNull } from '../values/nodes.js';

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
 * one lacks may stand in those before it. So do the YAML documents of one file, and the files of an `include`. What a
 * service lacks may also stand in the one that it extends; a file that is only extended is not checked at all. Nothing
 * in place of a value leaves the value that was there.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/loader/loader.go, override/merge.go
 */
function faultsOf(project: ComposeProject): readonly SchemaError[] {
  const { documents, referenced, open, services, root } = project;
  const checked = [
    ...documents.map((document, index) => ({ document, isOverride: index > 0 })),
    ...referenced.filter(({ by }) => by === 'include'),
  ];
  return checked.flatMap(({ document, isOverride }) => {
    const mustBeWhole = ({ at, segments: [section, name] }: SchemaError): boolean =>
      !isOverride &&
      at.span.start <= (document.root?.at.span.end ?? 0) &&
      !(section === 'services' && isExtending(String(name), document, services));
    return project
      .schemaErrorsOf(document)
      .filter(
        (error) => !mayBeGiven(error) || (open === undefined && (mustBeWhole(error) || !isGiven(root, error.segments))),
      );
  });
}

/** Whether another file may give what this one lacks; what is extended is known before anything is merged. */
const mayBeGiven = ({ kind, isEmpty, segments }: SchemaError): boolean =>
  kind === 'missing-attribute'
    ? !(segments.at(-2) === 'extends' && segments.at(-1) === 'service')
    : kind === 'wrong-type' && isEmpty && segments.length > 1;

/** Whether the merged project has something at a path; items of lists are merged with nothing. */
function isGiven(root: ComposeNode, segments: SchemaError['segments']): boolean {
  let node: ComposeNode | undefined = root;
  for (const segment of segments) node = typeof segment === 'number' ? undefined : child(node, segment);
  return !isNull(node);
}

const isExtending = (name: string, { root }: ComposeDocument, services: ComposeProject['services']): boolean =>
  child(child(child(root, 'services'), name), 'extends') !== undefined ||
  services.get(name)?.attribute('extends') !== undefined;

import type { SchemaError } from '../../parser/compose/schema-errors.js';
import type { ComposeProject } from '../compose.js';

/**
 * Where the files of a project do not follow the schema. Compose checks them after each one that it has merged: the
 * first has to be whole by itself, while what another one lacks stands in those before it. What a service lacks may
 * also stand in the one that it extends.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/loader/loader.go
 */
export function schemaFaults({ documents, open, services }: ComposeProject): readonly SchemaError[] {
  const extending = [...services.values()].filter(({ attribute }) => attribute('extends')).map(({ name }) => name);
  const mayBeMadeGood = (path: string, index: number): boolean =>
    index > 0 || open !== undefined || extending.some((name) => path.startsWith(`services.${name}.`));
  return documents.flatMap(({ schemaErrors, tree }, index) =>
    schemaErrors.filter(
      ({ kind, path }) =>
        kind !== 'missing-attribute' ||
        path.endsWith('.extends.service') ||
        (tree.documents.length < 2 && !mayBeMadeGood(path, index)),
    ),
  );
}

import type { ComposeDocument, ComposeProject } from '../../compose.js';

/** All the files of a project: its own, the base first, then those that `include` and `extends` bring in. */
export const documentsOf = ({ documents, referenced }: ComposeProject): readonly ComposeDocument[] => [
  ...documents,
  ...referenced.map(({ document }) => document),
];

import type { Located } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import type { ComposeProject } from './compose.js';
import type { FileHost } from './files.js';
import type { Languages } from './languages.js';
import type { InstalledRequirements } from './python.js';
import type { Dockerfile } from './stage.js';

/** Everything that the linter knows about what it was given: read-only, and whole before the first rule runs. */
export interface Project {
  readonly dockerfiles: readonly Dockerfile[];
  readonly composeProjects: readonly ComposeProject[];
  readonly requirements: readonly InstalledRequirements[];
  /** Every written secret value, for redaction: reports show none of these spans. */
  readonly secrets: readonly Located[];
  readonly host: FileHost;
  /** The day that end-of-life dates are compared with, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What a project is built from. */
export interface ProjectInput {
  readonly host: FileHost;
  readonly languages: Languages;
  readonly today: string;
  readonly dockerfiles: readonly DockerfileInput[];
  /** Every compose file around, bases and overrides in any order; the model groups them. */
  readonly composeFiles: readonly SourceFile[];
}

export interface DockerfileInput {
  readonly file: SourceFile;
  /** Without a build context: standard input, a code block of a document. */
  readonly detached: boolean;
  /** May lack its FROM. */
  readonly fragment: boolean;
}

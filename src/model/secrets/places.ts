import type { Located } from '../../text/location.js';
import { place } from '../../text/location.js';
import type { ComposeProject } from '../compose.js';
import { dollarLiterals } from '../compose/interpolation/dollar-literals.js';
import { documentsOf } from '../compose/loading/documents.js';
import { writtenSecrets } from '../compose/exposure/written-secrets.js';
import type { Variable } from '../environment.js';
import type { FileHost } from '../files.js';
import { secretsInRuns } from './run.js';
import { secretsInText } from './text.js';
import type { Dockerfile } from '../stage.js';

/** A text longer than this is no line that a person wrote; it is not searched. */
const maximumScanned = 1 << 20;

/** Every place where a secret is written: reports show none of them, whichever rules are on. */
export function secretPlaces(
  dockerfiles: readonly Dockerfile[],
  projects: readonly ComposeProject[],
  host: FileHost,
): readonly Located[] {
  const places: Located[] = [];
  const files = new Set(dockerfiles.map((dockerfile) => dockerfile.file));
  const declared = (variables: readonly Variable[]) => places.push(...variables.filter((variable) => variable.secret));
  for (const dockerfile of dockerfiles) {
    declared(dockerfile.globalArguments.variables);
    const setsPasswords = dockerfile.file.text.includes('chpasswd');
    for (const stage of dockerfile.stages) {
      for (const step of stage.steps) declared(step.variables);
      // The text of the file is searched below: this finds what only the commands tell, and they cost time.
      if (setsPasswords) places.push(...secretsInRuns(stage));
    }
  }
  for (const project of projects) {
    for (const document of documentsOf(project)) files.add(document.file);
    for (const service of [...project.services.values(), ...project.jobs.values()]) {
      declared(service.declared.variables);
      places.push(...writtenSecrets(service).filter(({ secret }) => secret.kind === 'named'));
    }
    places.push(...dollarLiterals(project, host).map(({ value }) => value));
  }
  for (const file of files) {
    if (file.text.length > maximumScanned) continue;
    places.push(...secretsInText(file.text).map(({ start, end }) => ({ at: place(file, start, end) })));
  }
  return places;
}

import type { FileKind } from '../diagnostic.js';
import {
  isAboutDockerfiles,
  isForeignYaml,
  kindByName,
  looksLikeDockerfile,
  needsDockerfileContent,
} from '../engine/file-kinds.js';

/** What editors call the languages of our files; who gives a file of any name one of them says what it is. */
const languages: Readonly<Record<string, FileKind>> = {
  dockerfile: 'dockerfile',
  dockercompose: 'compose',
  'docker-compose': 'compose',
  'yaml.docker-compose': 'compose',
};

/**
 * What an open document is, or undefined for one that is not linted. Its name decides as in a folder that is searched; where that says
 * nothing, the language that the editor takes it for. A document without a name has no path.
 */
export function kindOfDocument(path: string | undefined, language: string, text: string): FileKind | undefined {
  const byName = path === undefined ? undefined : kindByName(path);
  if (byName === 'template') return undefined;
  if (byName === 'compose') return isForeignYaml(text) ? undefined : byName;
  if (byName === 'dockerfile') return needsDockerfileContent(path!) && !looksLikeDockerfile(text) ? undefined : byName;
  if (byName !== undefined || (path !== undefined && isAboutDockerfiles(path))) return byName;
  return Object.hasOwn(languages, language) ? languages[language] : undefined;
}

// Changes that mean nothing must change nothing but places.
import fc from 'fast-check';
import type { Report } from '../../src/diagnostic.js';
import { corpus, type Files } from './corpus.js';

/** A change of a project that means nothing, for those projects in which it means nothing. */
export interface Change {
  readonly name: string;
  /** Examples of rules that the change can be made to. */
  readonly projects: fc.Arbitrary<Files>;
  change(files: Files): Files;
  /** What the changed project is compared with; by default the project itself. */
  base?(files: Files): Files;
}

const isDockerfile = (path: string): boolean => /dockerfile/i.test(path) && !path.endsWith('ignore');
const isCompose = (path: string): boolean => /compose[^/]*\.ya?ml$/.test(path);

const mapFiles = (files: Files, change: (text: string, path: string) => string): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text, path)]));

const mapOurs = (files: Files, change: (text: string) => string): Files =>
  mapFiles(files, (text, path) => (isDockerfile(path) || isCompose(path) ? change(text) : text));

/** Examples that are not about comments, heredocs or ends of lines themselves. */
const plain = corpus.filter((files) => Object.values(files).every((text) => !/<<|#|\r/.test(text)));

const stageName = /^FROM\s.*\sAS\s+([a-z][a-z0-9]*)\s*$/gim;

const stageNames = (files: Files): readonly string[] =>
  Object.entries(files).flatMap(([path, text]) =>
    isDockerfile(path) ? [...text.matchAll(stageName)].map(([, name]) => name!) : [],
  );

/** Whether a name is a stage wherever it occurs. */
function isOnlyStage(name: string, files: Files): boolean {
  const text = Object.values(files).join('\n');
  const count = (pattern: string) => text.match(new RegExp(pattern, 'gim'))?.length ?? 0;
  return (
    count(`\\b${name}\\b`) === count(`(?:\\bAS |--from=|,from=|^FROM (?:--\\S+ )?|^\\s+target: )${name}(?=[\\s,]|$)`)
  );
}

const withStages = plain.filter((files) => {
  const names = stageNames(files);
  return names.length > 0 && names.every((name) => isOnlyStage(name, files));
});

/** Names that say nothing about what a stage is for, as `builder` and `dev` do. */
const rename = (files: Files, prefix: string): Files =>
  mapFiles(files, (text) =>
    stageNames(files).reduce(
      (renamed, name, index) => renamed.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${prefix}${index}`),
      text,
    ),
  );

export const changes: readonly Change[] = [
  {
    name: 'a comment at the top and one at the end',
    projects: fc.constantFrom(...plain),
    // A comment right above FROM or ARG would describe it.
    change: (files) =>
      mapOurs(files, (text) => `# About this file\n\n${text}${text.endsWith('\n') ? '# The end\n' : ''}`),
  },
  {
    name: 'the line ends of Windows',
    projects: fc.constantFrom(...plain),
    change: (files) => mapOurs(files, (text) => text.replaceAll('\n', '\r\n')),
  },
  {
    name: 'other names for the stages',
    projects: fc.constantFrom(...withStages),
    base: (files) => rename(files, 'zqa'),
    change: (files) => rename(files, 'zqbb'),
  },
];

/** What is found, without places: the rule, the file and the message, each as often as it is. */
export const shapeOf = ({ diagnostics }: Report): readonly string[] =>
  diagnostics
    .map(({ rule, at: { file }, message }) => `${rule} ${file.path}: ${message.replaceAll(/zqa|zqbb/g, '')}`)
    .sort();

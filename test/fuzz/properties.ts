import type fc from 'fast-check';
import type { Report } from '../../src/diagnostic.js';
import { lint } from '../../src/engine/lint.js';
import { redactData, redactText } from '../../src/engine/redact.js';
import { MemoryHost } from '../../src/host/memory.js';
import { prepareRun } from '../../src/host/prepare.js';
import { inspectProject } from '../../src/inspect/project.js';
import { renderInspected } from '../../src/inspect/text.js';
import type { ReportContext } from '../../src/reporters/index.js';
import { rules } from '../../src/rules/index.js';
import type { Rule } from '../../src/rule.js';
import type { Location } from '../../src/text/location.js';
import { reporters } from '../reporters/reports.js';
import type { Files } from './corpus.js';
import { asOnWindows, comesToRest } from './fixes.js';
import { changes, shapeOf } from './metamorphic.js';
import { languages, mutatedProject, projectIn } from './generators.js';

/** What must hold for every project that a generator makes. */
export interface Property {
  readonly name: string;
  readonly projects: fc.Arbitrary<Files>;
  /** Throws when it does not hold. */
  check(files: Files): Promise<void>;
}

/** Only what does not end takes so long, for projects as small as these; no busy machine does. In milliseconds. */
const longest = 20_000;

const context: ReportContext = {
  version: '0.0.0',
  rules: new Map(rules.map((rule) => [rule.name, rule])),
  colour: false,
  hyperlinks: false,
  ci: true,
  quiet: false,
  hidden: 0,
  fromRoot: (path) => path,
};

/** Lints a project with every rule; gives the report, and on demand what is known of the project as text. */
export async function lintAll(
  files: Files,
  all: readonly Rule[] = rules,
): Promise<{ report: Report; facts(): string }> {
  const { input, configurations } = prepareRun({
    host: new MemoryHost(Object.entries(files)),
    rules: all,
    paths: ['.'],
    config: { preset: 'all' },
    today: '2026-11-20',
    verbose: true,
  });
  const { report, project } = await lint({ ...input, keepsModel: true });
  const facts = () => {
    if (!project) return '';
    const data = inspectProject(project);
    return redactText(renderInspected(data), project.secrets) + JSON.stringify(redactData(data, project.secrets));
  };
  return { report: { ...report, problems: [...configurations.problems, ...report.problems] }, facts };
}

/** Every form of a report. */
export const documentsOf = (report: Report): readonly string[] =>
  Object.values(reporters).map((write) => write(report, context));

function fail(message: string): never {
  throw new Error(message);
}

function isInside({ file, span: { start, end } }: Location): void {
  if (!(start >= 0 && start <= end && end <= file.text.length))
    fail(`a place outside of ${file.path}: ${start}-${end}`);
}

/** Whatever the files hold: there is a report, every place in it is inside its file, and every form of it is well-formed. */
export async function isTotal(files: Files): Promise<void> {
  const started = performance.now();
  const { report, facts } = await lintAll(files);
  facts();
  const broken = report.problems.filter(({ kind }) => kind === 'internal');
  if (broken.length > 0) fail(broken.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  for (const { at, related, fix } of [...report.diagnostics, ...report.suppressed]) {
    isInside(at);
    related.forEach((note) => isInside(note.at));
    fix?.edits.forEach((edit) => isInside(edit.at));
  }
  const { text, json, sarif, github } = reporters;
  JSON.parse(json(report, context));
  JSON.parse(sarif(report, context));
  const shown = text(report, context);
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(shown))
    fail('a control character is shown');
  if (/^[ \t]*::|##(?:\[|vso\[)/m.test(shown)) fail('a line of the text is a command of a CI runner');
  for (const line of github(report, context).split('\n')) {
    const command = /^::(error|warning|notice) ?([^\r]*?)::/.exec(line);
    if (/^[ \t]*::/.test(line) && !command) fail(`an odd command: ${line}`);
  }
  const elapsed = performance.now() - started;
  if (elapsed > longest) fail(`it took ${Math.round(elapsed)} ms`);
}

const secret = ['zX9', 'kQ7mR2', 'vT5wL8'].join('-');

/** The same project with a secret in three places that every form of a report could quote. */
function withSecret(files: Files): Files {
  const dockerfile = `FROM python:3.13-slim\nENV API_TOKEN=${secret} A=1\nARG DB_PASSWORD="${secret}"\n`;
  const compose = `services:\n  holder:\n    image: a\n    environment:\n      API_TOKEN: ${secret}\n      A: 1\n`;
  return {
    ...files,
    'holder.Dockerfile': `${dockerfile}${files['Dockerfile'] ?? ''}`,
    'holder/compose.yaml': `${compose}${files['compose.yaml']?.replace(/^services:\n/, '') ?? ''}`,
  };
}

/** A secret that stands where everybody sees that it is one is in no form of the report. */
async function keepsSecrets(files: Files): Promise<void> {
  const { report, facts } = await lintAll(withSecret(files));
  for (const document of [...documentsOf(report), facts(), JSON.stringify(report.problems)]) {
    if (document.includes(secret))
      fail(`the secret is shown: ${document.slice(Math.max(0, document.indexOf(secret) - 80)).slice(0, 160)}`);
  }
}

/** Two runs say the same, in the same order. */
async function isRepeatable(files: Files): Promise<void> {
  const [one, other] = [await lintAll(files), await lintAll(Object.fromEntries(Object.entries(files).toReversed()))];
  const json = [one, other].map(({ report }) => reporters.json(report, context));
  if (json[0] !== json[1]) fail('two runs differ');
}

export const properties: readonly Property[] = [
  ...languages.map((language) => ({
    name: `any text as ${language.name}`,
    projects: projectIn(language),
    check: isTotal,
  })),
  { name: 'changed examples of the rules', projects: mutatedProject, check: isTotal },
  { name: 'secrets beside changed examples', projects: mutatedProject, check: keepsSecrets },
  { name: 'changed examples, twice', projects: mutatedProject, check: isRepeatable },
  { name: 'fixes of changed examples', projects: mutatedProject, check: comesToRest },
  {
    name: 'fixes of files with carriage returns',
    projects: mutatedProject,
    check: (files) => comesToRest(asOnWindows(files)),
  },
  ...changes.map(({ name, projects, change, base }) => ({
    name: `nothing but places changes by ${name}`,
    projects,
    async check(files: Files) {
      const [before, after] = [await lintAll(base?.(files) ?? files), await lintAll(change(files))].map(({ report }) =>
        shapeOf(report).join('\n'),
      );
      if (before !== after) fail(`before:\n${before}\nafter:\n${after}`);
    },
  })),
];

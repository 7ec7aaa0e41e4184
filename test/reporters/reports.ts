import { outputFormats, type OutputFormat } from '../../src/config/settings.js';
import type { Diagnostic, Report } from '../../src/diagnostic.js';
import { type ReportContext, reporters as loaders } from '../../src/reporters/index.js';
import { place } from '../../src/text/location.js';
import { SourceFile } from '../../src/text/source.js';

/** Every form of report, loaded; it gives whole documents. */
export const reporters = Object.fromEntries(
  await Promise.all(
    outputFormats.map(async (format) => {
      const reporter = await loaders[format]();
      return [format, (report: Report, context: ReportContext) => [reporter(report, context)].flat().join('')] as const;
    }),
  ),
) as Readonly<Record<OutputFormat, (report: Report, context: ReportContext) => string>>;

/** A context without colour, outside CI, whose working directory is the repository's root. */
export const contextOf = (more: Partial<ReportContext> = {}): ReportContext => ({
  version: '9.9.9',
  rules: new Map(),
  colour: false,
  hyperlinks: false,
  ci: false,
  quiet: false,
  hidden: 0,
  fromRoot: (path) => path,
  ...more,
});

/** A diagnostic about the first occurrence of a text. */
export function diagnosticOf(file: SourceFile, found: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = file.text.indexOf(found);
  return {
    rule: 'some-rule',
    category: 'correctness',
    severity: 'warning',
    at: place(file, start, start + found.length),
    message: 'Something is wrong.',
    help: undefined,
    related: [],
    fix: undefined,
    aliases: [],
    sensitive: false,
    suppressed: undefined,
    ...more,
  };
}

export const reportOf = (more: Partial<Report> = {}): Report => ({
  files: [{ path: 'Dockerfile', kind: 'dockerfile' }],
  diagnostics: [],
  suppressed: [],
  problems: [],
  masked: [],
  notes: [],
  ...more,
});

export const dockerfile = new SourceFile(
  'docker/Dockerfile',
  'FROM python:3.8\nRUN pip install x\nCMD ["uvicorn", "main:app"]\n',
);

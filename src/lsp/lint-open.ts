import { type Diagnostic, type Problem, severities } from '../diagnostic.js';
import { lint } from '../engine/lint.js';
import type { TextInput } from '../engine/lint-input.js';
import type { LintHost } from '../engine/lint-host.js';
import { maximumSize } from '../host/limits.js';
import { Configurations, type Settings } from '../host/load-config.js';
import { overlay } from '../host/memory.js';
import type { Rule } from '../rule.js';
import { basename, dirname } from '../text/path.js';
import { kindOfDocument } from './document-kind.js';

/** A document that is open in the editor. */
export interface OpenText {
  /** As the host names it. */
  readonly path: string;
  /** Whether the path names a file, and not only the document. */
  readonly named: boolean;
  /** What the editor takes it for. */
  readonly language: string;
  /** Without a byte order mark. */
  readonly text: string;
}

/** What the open documents of one folder are linted with. */
export interface OpenInput {
  /** The disk below them. */
  readonly host: LintHost;
  readonly texts: readonly OpenText[];
  readonly rules: readonly Rule[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  absolute(path: string): string;
}

/** What there is to say of the open documents, and of files that they depend on. */
export interface OpenReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[];
  /** What each document that was linted was taken for, by path. */
  readonly kinds: ReadonlyMap<string, TextInput['kind']>;
}

const isConfiguration = (path: string): boolean => /^(?:\.?pydock-lint|pyproject)\.toml$/.test(basename(path));

/**
 * Lints the documents that are ours and not too large to be, as one run would that names them all; what other open documents say counts more than what the
 * disk says. ShellCheck is not started, whatever the configuration says. Never throws for what documents and files hold.
 */
export async function lintOpen({ host: disk, texts: given, rules, today, absolute }: OpenInput): Promise<OpenReport> {
  // As for a file, except that UTF-16 units are counted.
  const texts = given.filter(({ path, text }) => text.length <= maximumSize(path));
  const host = overlay(disk, new Map(texts.map(({ path, text }) => [path, text])));
  const configurations = new Configurations({ host, rules, overrides: { shellcheck: false }, absolute });
  const linted = texts.flatMap(({ path, named, language, text }): readonly TextInput[] => {
    const kind = kindOfDocument(named ? path : undefined, language, text);
    if (kind === undefined || isExcluded(path, configurations.settingsFor(path))) return [];
    return [{ path, kind, detached: !named || disk.kindOf(dirname(path)) !== 'directory' }];
  });
  // An open configuration is judged even if nothing that it is for is open.
  for (const { path } of texts) if (isConfiguration(path)) configurations.settingsFor(path);
  const kinds = new Map(linted.map(({ path, kind }) => [path, kind]));
  if (linted.length === 0) return { diagnostics: [], problems: configurations.problems, kinds };
  const { report } = await lint({
    host,
    paths: [],
    texts: linted,
    rules,
    settingsFor: (path) => configurations.settingsFor(path),
    today,
  });
  const isShown = ({ severity, at }: Diagnostic): boolean => {
    const { minSeverity = 'info' } = configurations.settingsFor(at.file.path).config;
    return severities.indexOf(severity) <= severities.indexOf(minSeverity);
  };
  return {
    diagnostics: report.diagnostics.filter(isShown),
    problems: [...configurations.problems, ...report.problems],
    kinds,
  };
}

/** Whether `exclude` names a document or a folder above it. */
function isExcluded(path: string, { excludes }: Settings): boolean {
  if (excludes(path, false)) return true;
  for (let folder = dirname(path); !/^(?:\.|\/|\.\..*)$/.test(folder); folder = dirname(folder)) {
    if (excludes(folder, true)) return true;
  }
  return false;
}

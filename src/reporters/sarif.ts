import type { Diagnostic, Problem, Severity } from '../diagnostic.js';
import { severities } from '../diagnostic.js';
import type { Location } from '../text/location.js';
import { fingerprints } from './fingerprints.js';
import { jsonText } from './json-text.js';
import { mostResults, type ReportContext, type Reporter, type RuleInfo, urlOf } from './reporter.js';

/** GitHub refuses longer texts in rules. */
const longest = 1024;

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const problemSeverities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};
/** The score that makes a finding a security alert: https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support */
const securitySeverities: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', info: '2.0' };

/** SARIF 2.1.0 as GitHub's code scanning reads it; findings that are suppressed are left out. */
export const sarif: Reporter = (report, context) => {
  const { diagnostics, problems } = report;
  const kept = mostSevere(diagnostics);
  const rules = rulesOf(kept, context);
  const indexes = new Map(rules.map(({ name }, index) => [name, index]));
  const fingerprint = fingerprints(context);
  const left = diagnostics.length - kept.length;
  const notifications = [
    ...problems.map((problem) => notification(problem, context)),
    ...(left > 0
      ? [
          {
            level: 'error',
            message: { text: `${left} findings more are left out: GitHub reads ${mostResults} at most.` },
          },
        ]
      : []),
  ];
  const failed = notifications.length > 0;
  const run = {
    tool: {
      driver: {
        name: 'pydock-lint',
        version: context.version,
        semanticVersion: context.version,
        informationUri: 'https://github.com/pydock-lint/pydock-lint',
        rules: rules.map(ruleObject),
      },
    },
    automationDetails: { id: 'pydock-lint/' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    invocations: [
      {
        executionSuccessful: !failed,
        ...(failed ? { exitCode: 2, toolExecutionNotifications: notifications } : {}),
      },
    ],
    results: kept.map((one) => result(one, indexes.get(one.rule)!, fingerprint(one.rule, one.at.file.path), context)),
  };
  return jsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
};

/** The worst findings, in the order of the report. */
function mostSevere(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= mostResults) return diagnostics;
  const worst = severities
    .flatMap((severity) => diagnostics.filter((one) => one.severity === severity))
    .slice(0, mostResults);
  const kept = new Set(worst);
  return diagnostics.filter((one) => kept.has(one));
}

/** What is known of the rules that found something, by name. */
function rulesOf(diagnostics: readonly Diagnostic[], { rules }: ReportContext): readonly RuleInfo[] {
  const found = new Map<string, RuleInfo>();
  for (const { rule, category, severity, message, aliases } of diagnostics) {
    found.set(rule, rules.get(rule) ?? { name: rule, category, severity, summary: message, why: message, aliases });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function ruleObject({ name, category, severity, summary, why, aliases = [] }: RuleInfo) {
  const url = urlOf(name);
  return {
    id: name,
    name,
    shortDescription: { text: cut(summary) },
    fullDescription: { text: cut(`${summary} ${why}`) },
    help: { text: `${why}\n${url}`, markdown: `${why}\n\n[${name}](${url})` },
    helpUri: url,
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: [category, ...aliases].slice(0, 10),
      precision: 'high',
      'problem.severity': problemSeverities[severity],
      ...(category === 'security' ? { 'security-severity': securitySeverities[severity] } : {}),
    },
  };
}

function result(one: Diagnostic, ruleIndex: number, fingerprint: string, context: ReportContext) {
  const { rule, severity, message, help, at, related } = one;
  // GitHub shows a related place where the message links it.
  const links = related.map(({ note }, index) => `[${linkText(note)}](${index + 1})`);
  const lines = [message, ...(help === undefined ? [] : [help]), ...(links.length > 0 ? [`${links.join(', ')}.`] : [])];
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: [escapeLinks(message), ...lines.slice(1)].join('\n') },
    locations: [location(at, context)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((note, index) => ({
            id: index + 1,
            ...location(note.at, context),
            message: { text: note.note || rule },
          })),
        }
      : {}),
    partialFingerprints: { 'pydockLint/v1': fingerprint },
  };
}

/** In a SARIF message brackets make links: a backslash keeps them as text. */
const escapeLinks = (text: string): string => text.replace(/[[\]]/g, '\\$&');
const linkText = (text: string): string => escapeLinks(text).replaceAll('\n', ' ');

function location({ file, span }: Location, context: ReportContext) {
  const start = file.positionAt(span.start);
  const end = file.positionAt(span.end);
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(context.fromRoot(file.path)), uriBaseId: '%SRCROOT%' },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

const notification = ({ path, line, message }: Problem, context: ReportContext) => ({
  level: 'error',
  message: { text: `${path}: ${message}` },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uri(context.fromRoot(path)), uriBaseId: '%SRCROOT%' },
        ...(line === undefined ? {} : { region: { startLine: line } }),
      },
    },
  ],
});

/** A relative URI: each segment percent-encoded, and a first one with `:` not taken for a scheme. */
const uri = (path: string): string =>
  path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/');

const cut = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

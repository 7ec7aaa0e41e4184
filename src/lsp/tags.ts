import { DiagnosticTag } from 'vscode-languageserver';

/**
 * How editors draw the place of a finding beside underlining it: struck through what is obsolete, faded what nothing uses. Only where the
 * whole place is that; a finding about one word of a sound line is not among them.
 */
export const tagsOfRules: Readonly<Record<string, DiagnosticTag>> = {
  'deprecated-attribute': DiagnosticTag.Deprecated,
  'deprecated-links': DiagnosticTag.Deprecated,
  'maintainer-instruction': DiagnosticTag.Deprecated,
  'obsolete-version-key': DiagnosticTag.Deprecated,
  'unreachable-stage': DiagnosticTag.Unnecessary,
  'unused-resource': DiagnosticTag.Unnecessary,
  'unused-suppression': DiagnosticTag.Unnecessary,
};

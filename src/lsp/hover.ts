import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import { exampleBlocks } from '../cli/rule-page.js';
import { urlOf } from '../reporters/reporter.js';
import type { Rule } from '../rule.js';
import type { Client } from './client.js';
import type { Entry } from './open-folder.js';

/** What the rules say whose findings lie at a position; undefined if there is none. */
export function hoverAt(
  position: Position,
  entries: readonly Entry[],
  rules: readonly Rule[],
  client: Client,
): Hover | undefined {
  const near = entries.filter(({ shown: { range } }) => contains(range, position));
  const pages = [...new Set(near.map(({ finding }) => finding.rule))].flatMap((name) => {
    const rule = rules.find((one) => one.name === name);
    return rule ? [page(rule)] : [];
  });
  if (pages.length === 0) return undefined;
  return {
    contents: { kind: client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: pages.join('\n---\n\n') },
    range: near[0]!.shown.range,
  };
}

/** A rule on a page that is short enough to float over a text. */
function page({ name, summary, why, examples, sources }: Rule): string {
  return [
    `### [${name}](${urlOf(name)})`,
    summary,
    why,
    'Not reported:',
    ...exampleBlocks(examples.good),
    ...(sources.length > 0 ? [sources.map((source) => `- <${source}>`).join('\n')] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

function contains({ start, end }: NonNullable<Hover['range']>, { line, character }: Position): boolean {
  return (
    (start.line < line || (start.line === line && start.character <= character)) &&
    (line < end.line || (line === end.line && character <= end.character))
  );
}

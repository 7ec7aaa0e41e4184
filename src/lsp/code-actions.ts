import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import type { Fix } from '../diagnostic.js';
import { DisjointFixes } from '../engine/fix-edits.js';
import { ignoreComment } from '../engine/ignore-comment.js';
import type { Entry, Knowledge } from './open-folder.js';
import type { WorkspaceEdits } from './workspace-edits.js';

/** The action that applies all safe fixes of a document: editors can run it when a file is saved. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.pydock-lint`;

/** What is asked for. */
export interface ActionRequest {
  readonly uri: string;
  readonly range: Range;
  /** The kinds of action that are wanted, with those below them; undefined for all. */
  readonly only: readonly string[] | undefined;
  readonly knowledge: Knowledge;
  readonly edits: WorkspaceEdits;
}

/** What can be done about the findings in a range of a document; fixes first. */
export async function codeActions(request: ActionRequest): Promise<readonly CodeAction[]> {
  const { uri, range, only, knowledge } = request;
  const all = knowledge.entries.get(uri) ?? [];
  const isWanted = (kind: string) => !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const near = isWanted(CodeActionKind.QuickFix) ? all.filter(({ shown }) => overlaps(shown.range, range)) : [];
  const fixes = near.flatMap((entry) => fixAction(entry, request) ?? []);
  const ignores = await Promise.all(near.map((entry) => ignoreAction(entry, request)));
  const fixAll = isWanted(fixAllKind) ? fixAllAction(all, request) : undefined;
  return [...fixes, ...ignores.filter((action) => action !== undefined), ...(fixAll ? [fixAll] : [])];
}

function fixAction({ finding: { fix }, shown }: Entry, { edits }: ActionRequest): CodeAction | undefined {
  const edit = fix && edits.of(fix.edits, fix.creates);
  if (!fix || !edit) return undefined;
  const isSafe = fix.safety === 'safe';
  return {
    title: isSafe ? fix.title : `${fix.title} (unsafe: it may change what the image does)`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [shown],
    edit,
    ...(isSafe ? { isPreferred: true } : {}),
  };
}

async function ignoreAction(
  { finding, shown }: Entry,
  { knowledge, edits }: ActionRequest,
): Promise<CodeAction | undefined> {
  const comment = await ignoreComment(finding, knowledge.report.kinds.get(finding.at.file.path));
  const edit = comment && edits.of([comment.edit]);
  if (!edit) return undefined;
  return {
    title: `Ignore ${finding.rule} ${comment.scope === 'here' ? 'here' : 'in this file'}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [shown],
    edit,
  };
}

/** The safe fixes that change nothing but the document itself; of fixes that meet, the first: the others can follow when it is done. */
function fixAllAction(entries: readonly Entry[], { edits }: ActionRequest): CodeAction | undefined {
  const places = new DisjointFixes();
  const chosen = entries.flatMap((entry) => {
    const { fix } = entry.finding;
    return fix && isOwn(fix, entry) && places.take(fix) ? [{ fix, shown: entry.shown }] : [];
  });
  const edit = chosen.length > 0 ? edits.of(chosen.flatMap(({ fix }) => fix.edits)) : undefined;
  if (!edit) return undefined;
  return {
    title: 'Apply all safe fixes of pydock-lint',
    kind: fixAllKind,
    diagnostics: chosen.map(({ shown }) => shown),
    edit,
  };
}

const isOwn = ({ safety, edits, creates = [] }: Fix, { finding }: Entry): boolean =>
  safety === 'safe' && creates.length === 0 && edits.every(({ at }) => at.file.path === finding.at.file.path);

function overlaps(one: Range, other: Range): boolean {
  const isBefore = (a: Range['start'], b: Range['start']) =>
    a.line < b.line || (a.line === b.line && a.character < b.character);
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

import { type Diagnostic, type Problem, severities, type Severity } from '../diagnostic.js';
import { documentsOf } from '../model/compose/loading/documents.js';
import type { Project } from '../model/project.js';
import type { Finding, Nodes, OptionSchemas, OptionsOf, Rule, RuleContext } from '../rule.js';
import type { Located, Location } from '../text/location.js';

/** A rule that takes part in a run. */
export interface Selected {
  readonly rule: Rule;
  /** The severity that the configuration gives; undefined where the finding or the rule decides. */
  readonly severity: Severity | undefined;
  /** One value for each of the rule's options. */
  readonly options: OptionsOf<OptionSchemas>;
}

/** What the rules said, and which of them failed. */
export interface Outcome {
  /** Sorted by path, offset and rule; each finding once. */
  readonly diagnostics: readonly Diagnostic[];
  /** One problem of kind `internal` for each rule and file where the rule threw. */
  readonly problems: readonly Problem[];
}

/** The values that a rule's options have when nobody sets them. */
export const defaultOptions = (rule: Rule): OptionsOf<OptionSchemas> =>
  Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, schema]) => [name, schema.default]));

/** A rule as it takes part in a run that configures nothing. */
export const selectDefault = (rule: Rule): Selected => ({ rule, severity: undefined, options: defaultOptions(rule) });

const namesOfLists = new WeakMap<readonly Selected[], ReadonlyMap<string, Selected>>();

/** The rules of a run by name, made once for all the files that share them. */
export function selectedByName(selected: readonly Selected[]): ReadonlyMap<string, Selected> {
  const known = namesOfLists.get(selected);
  if (known) return known;
  const byName = new Map(selected.map((one) => [one.rule.name, one]));
  namesOfLists.set(selected, byName);
  return byName;
}

/** A finding with everything that its rule knows. The span is cut to the file. */
export function toDiagnostic({ rule, severity }: Selected, node: Located, finding: Finding): Diagnostic {
  const { fix } = finding;
  return {
    rule: rule.name,
    category: rule.category,
    severity: severity ?? finding.severity ?? rule.severity,
    at: bounded(node.at),
    message: finding.message,
    help: finding.help,
    // What stands at the finding's own place is shown there anyway.
    related: (finding.related ?? [])
      .filter(({ at }) => !samePlace(at, node.at))
      .map(({ at, note }) => ({ at: bounded(at), note })),
    fix: fix && rule.fixable ? { ...fix, safety: rule.fixable } : undefined,
    aliases: rule.aliases ?? [],
    sensitive: false,
    suppressed: undefined,
  };
}

/** The order of every list of diagnostics: path, offset, rule; what is left decides between equals. Never by locale. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.at.file.path, b.at.file.path) ||
    a.at.span.start - b.at.span.start ||
    compare(a.rule, b.rule) ||
    a.at.span.end - b.at.span.end ||
    compare(a.message, b.message)
  );
}

/** How a run goes. */
export interface RunOptions {
  /** Adds stacks to internal problems. */
  readonly verbose?: boolean | undefined;
  /**
   * How long the rules may look at one file, in milliseconds; asked between nodes. Nothing that people wrote comes near it, and everything
   * takes linear time: this is for the defect that nobody knows yet.
   */
  readonly budget?: number | undefined;
}

const usualBudget = 10_000;

/**
 * Shows every node of the model to every selected rule, once. A rule that throws costs its own findings at that node only, and gives a
 * problem; rules that fail at one file by the same error, as those do that ask for the same broken fact, give one together.
 */
export function run(
  project: Project,
  selected: readonly Selected[],
  { verbose = false, budget = usualBudget }: RunOptions = {},
): Outcome {
  const found = new Map<string, Diagnostic>();
  const failures = new Map<string, Failure>();
  let deadline = Date.now() + budget;
  const add = (diagnostic: Diagnostic) => {
    const { rule, at, severity } = diagnostic;
    // A stage and the services built from it say the same of one place: the gravest counts.
    const key = JSON.stringify([rule, at.file.path, at.span.start, at.span.end]);
    const other = found.get(key);
    if (!other || severities.indexOf(severity) < severities.indexOf(other.severity)) found.set(key, diagnostic);
  };
  const fail = (rule: string | undefined, path: string, error: unknown) => {
    const key = JSON.stringify([path, describe(error)]);
    const failure = failures.get(key) ?? { path, rules: new Set(), error };
    failures.set(key, failure);
    if (rule !== undefined) failure.rules.add(rule);
  };
  const contexts = new Map(
    selected.map((one): [Selected, RuleContext<OptionSchemas>] => [
      one,
      { project, options: one.options, report: (node, finding) => add(toDiagnostic(one, node, finding)) },
    ]),
  );
  const asking = visitors(selected);
  walk(
    project,
    (kind, node) => {
      if (Date.now() > deadline) throw new OutOfTime(budget);
      for (const { one, judge } of asking.get(kind) ?? []) {
        try {
          judge(node, contexts.get(one)!);
        } catch (error) {
          fail(one.rule.name, pathOf(node), error);
        }
      }
    },
    (path, visitAll) => {
      deadline = Date.now() + budget;
      try {
        visitAll();
      } catch (error) {
        fail(undefined, path, error);
      }
    },
  );
  return {
    diagnostics: [...found.values()].sort(compareDiagnostics),
    problems: [...failures.values()]
      .map((failure) => problemOf(failure, verbose))
      .sort((a, b) => compare(a.path, b.path) || compare(a.message, b.message)),
  };
}

/** What went wrong at a file: a defect of rules, or of the model where no rule is named. */
interface Failure {
  readonly path: string;
  readonly rules: Set<string>;
  readonly error: unknown;
}

function problemOf({ path, rules, error }: Failure, verbose: boolean): Problem {
  if (error instanceof OutOfTime) return { kind: 'internal', path, message: error.message };
  const names = [...rules].sort(compare).join(', ');
  const who = rules.size === 0 ? 'The model' : rules.size === 1 ? `The rule ${names}` : `The rules ${names}`;
  return { kind: 'internal', path, message: `${who} failed: ${describe(error, verbose)}` };
}

class OutOfTime extends Error {
  constructor(budget: number) {
    super(`It took longer than ${budget / 1000} s, so not all rules looked at all of it.`);
  }
}

/** What an error says, for a problem; its stack too when asked for. Anything can be thrown. */
export function describe(error: unknown, verbose = false): string {
  if (!(error instanceof Error)) return String(error);
  return verbose && error.stack ? error.stack : `${error.name}: ${error.message}`;
}

type Visit = <Kind extends keyof Nodes>(kind: Kind, node: Nodes[Kind]) => void;

/** What a rule does with the nodes of one kind. */
interface Visitor {
  readonly one: Selected;
  readonly judge: (node: Nodes[keyof Nodes], context: RuleContext<OptionSchemas>) => void;
}

const visitorsOfLists = new WeakMap<readonly Selected[], ReadonlyMap<keyof Nodes, readonly Visitor[]>>();

/** For every kind of node the rules that ask for it; found once for all the projects that are shown to the same rules. */
function visitors(selected: readonly Selected[]): ReadonlyMap<keyof Nodes, readonly Visitor[]> {
  const known = visitorsOfLists.get(selected);
  if (known) return known;
  const visitors = new Map<keyof Nodes, Visitor[]>();
  for (const one of selected) {
    for (const [kind, judge] of Object.entries(one.rule.on) as [keyof Nodes, Visitor['judge']][]) {
      const list = visitors.get(kind);
      if (list) list.push({ one, judge });
      else visitors.set(kind, [{ one, judge }]);
    }
  }
  visitorsOfLists.set(selected, visitors);
  return visitors;
}

/** The parts of the model are lazy and may fail on their own, so each file is walked in a guard. */
function walk(project: Project, visit: Visit, guard: (path: string, visitAll: () => void) => void): void {
  guard('.', () => visit('project', project));
  for (const dockerfile of project.dockerfiles) {
    guard(dockerfile.file.path, () => {
      visit('dockerfile', dockerfile);
      for (const stage of dockerfile.stages) {
        visit('stage', stage);
        for (const step of stage.steps) visit('step', { ...step, stage });
        for (const command of stage.commands) visit('command', command);
      }
    });
  }
  // A base file may belong to several projects, one for each override.
  const documents = new Set(project.composeProjects.flatMap((compose) => documentsOf(compose)));
  for (const document of documents) guard(document.file.path, () => visit('document', document));
  for (const compose of project.composeProjects) {
    guard(compose.at.file.path, () => {
      visit('compose', compose);
      for (const service of [...compose.services.values(), ...compose.jobs.values()]) visit('service', service);
    });
  }
  guard('.', () => {
    for (const requirements of project.requirements) visit('requirements', requirements);
  });
}

/** The file to name when a rule fails at a node. */
function pathOf(node: Nodes[keyof Nodes]): string {
  if ('at' in node) return node.at.file.path;
  return 'instruction' in node ? node.instruction.at.file.path : '.';
}

const samePlace = (one: Location, other: Location): boolean =>
  one.file === other.file && one.span.start === other.span.start && one.span.end === other.span.end;

function bounded({ file, span }: Location): Location {
  const start = Math.max(0, Math.min(span.start, file.text.length));
  const end = Math.max(start, Math.min(span.end, file.text.length));
  return start === span.start && end === span.end ? { file, span } : { file, span: { start, end } };
}

/** Order by UTF-16 code units: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

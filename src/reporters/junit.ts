import type { Diagnostic, Problem } from '../diagnostic.js';
import { problemName, type ReportContext, type Reporter, withHelp } from './reporter.js';
import { xmlAttributes, xmlText } from './xml.js';

const organisation = 'org.pydock-lint';

interface Suite {
  readonly cases: string[];
  failures: number;
  errors: number;
}

/**
 * JUnit's XML: a suite for each file that was linted, a failed case for each finding, an erroneous one for what could not be checked.
 * A file without either has one case that passes, and so has a run without files: some CI systems refuse a report without cases.
 */
export const junit: Reporter = ({ files, diagnostics, problems }, context) => {
  const suites = new Map<string, Suite>();
  const suiteOf = (path: string): Suite => {
    const name = context.fromRoot(path);
    const suite = suites.get(name) ?? { cases: [], failures: 0, errors: 0 };
    suites.set(name, suite);
    return suite;
  };
  for (const { path } of files) suiteOf(path);
  for (const problem of problems) {
    const suite = suiteOf(problem.path);
    suite.errors++;
    suite.cases.push(erroneousCase(problem, context));
  }
  for (const diagnostic of diagnostics) {
    const suite = suiteOf(diagnostic.at.file.path);
    suite.failures++;
    suite.cases.push(failedCase(diagnostic, context));
  }
  if (suites.size === 0) suites.set('pydock-lint', { cases: [], failures: 0, errors: 0 });
  const all = [...suites].map(([name, suite]) => ({
    name,
    failures: suite.failures,
    errors: suite.errors,
    cases: suite.cases.length > 0 ? suite.cases : [passedCase(name)],
  }));
  const sum = (count: (suite: (typeof all)[number]) => number) => all.reduce((total, one) => total + count(one), 0);
  const total = xmlAttributes({
    name: 'pydock-lint',
    tests: sum(({ cases }) => cases.length),
    failures: sum(({ failures }) => failures),
    errors: sum(({ errors }) => errors),
  });
  const written = all.map(({ name, cases, failures, errors }) => {
    const attributes = { name, tests: cases.length, failures, errors, package: organisation };
    return `  <testsuite${xmlAttributes(attributes)}>\n${cases.join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<testsuites${total}>\n${written.join('')}</testsuites>\n`;
};

const passedCase = (path: string): string =>
  `    <testcase${xmlAttributes({ name: organisation, classname: withoutExtension(path) })} />\n`;

function failedCase(diagnostic: Diagnostic, context: ReportContext): string {
  const { rule, severity, message, at } = diagnostic;
  const { line, column } = at.file.positionAt(at.span.start);
  return testCase({ rule, path: context.fromRoot(at.file.path), line, column }, [
    'failure',
    { message, type: severity },
    `line ${line}, col ${column}, ${withHelp(diagnostic)}`,
  ]);
}

const erroneousCase = ({ kind, path, line = 1, message }: Problem, context: ReportContext): string =>
  testCase({ rule: problemName(kind), path: context.fromRoot(path), line, column: 1 }, [
    'error',
    { message, type: kind },
    `line ${line}, ${message}`,
  ]);

function testCase(
  { rule, path, line, column }: { rule: string; path: string; line: number; column: number },
  [element, attributes, text]: readonly [string, Readonly<Record<string, string>>, string],
): string {
  const own = xmlAttributes({ name: `${organisation}.${rule}`, classname: withoutExtension(path), line, column });
  return `    <testcase${own}>\n      <${element}${xmlAttributes(attributes)}>${xmlText(text)}</${element}>\n    </testcase>\n`;
}

const withoutExtension = (path: string): string => path.replace(/(?<=[^/])\.[^./]+$/, '');

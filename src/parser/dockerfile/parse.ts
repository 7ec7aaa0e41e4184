import { place } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import type { SyntaxProblem } from '../word.js';
import { directiveFaults } from './directive-faults.js';
import { readInstruction, type Reading } from './instructions.js';
import { readLines, type Lines } from './lines.js';
import type { DockerfileTree, Instruction } from './tree.js';
import { unknownInstructionProblems, type UnknownInstruction } from './unknown-instructions.js';

/** Whether there is a FROM, however it was misspelt. */
interface Stages {
  seen: boolean;
}

/**
 * Reads a Dockerfile as BuildKit does. Never throws, takes time linear in the text, and goes on behind what is wrong:
 * each faulty line gives one problem, neighbouring lines that are no instructions one together. A `fragment` is a piece of a Dockerfile and needs no stage.
 */
export function parseDockerfile(file: SourceFile, { fragment = false }: { fragment?: boolean } = {}): DockerfileTree {
  const lines = readLines(file);
  if (isTemplate(lines)) return emptyTree(file, lines);
  const problems: SyntaxProblem[] = lines.faults.map(({ help, ...fault }) => ({ ...fault, help }));
  problems.push(...directiveFaults(lines.directives));
  const stages: Stages = { seen: fragment };
  const instructions = readInstructions(lines, problems, stages);
  if (!stages.seen) problems.push(noStage(file, instructions[0]));
  return {
    file,
    escape: lines.escape,
    directives: lines.directives,
    comments: lines.comments,
    instructions,
    emptyContinuations: lines.emptyContinuations,
    problems: problems.sort((one, other) => one.at.span.start - other.at.span.start),
    templated: false,
  };
}

/**
 * Whether a template engine writes the file: a line of its own (`{% if %}`), or a placeholder where BuildKit knows none. In RUN, CMD and
 * the like, and in the values of ENV and LABEL, `{{ }}` may be meant for a program: `docker inspect --format '{{.Id}}'`.
 */
const isTemplate = ({ lines }: Lines): boolean =>
  lines.some(
    ({ text: { text } }) =>
      (text.includes('{{') || text.includes('{%')) &&
      /^\{[{%]|^(?:FROM|ARG|COPY|ADD|WORKDIR|EXPOSE|USER)\s[^\n]*\{[{%]/i.test(text),
  );

const emptyTree = (file: SourceFile, { escape }: Lines): DockerfileTree => ({
  file,
  escape,
  directives: [],
  comments: [],
  instructions: [],
  emptyContinuations: [],
  problems: [],
  templated: true,
});

function readInstructions(lines: Lines, problems: SyntaxProblem[], stages: Stages): Instruction[] {
  const foreign = isForeign(lines);
  const unknown: UnknownInstruction[] = [];
  const instructions = lines.lines.flatMap((line, index) => {
    const reading: Reading = {
      line,
      escape: lines.escape,
      foreign,
      stageSeen: () => (stages.seen = true),
      report: (problem) => problems.push(problem),
      reportUnknown: (found) => unknown.push({ ...found, line: index }),
    };
    return readInstruction(reading) ?? [];
  });
  problems.push(...unknownInstructionProblems(unknown, lines.escape));
  return instructions;
}

/** Whether `# syntax=` names a frontend other than Docker's own, which may know other instructions and flags. */
export function isForeign({ directives }: Pick<DockerfileTree, 'directives'>): boolean {
  const syntax = directives.find(({ name }) => name === 'syntax')?.value.split(' ')[0];
  if (!syntax) return false;
  const repository = syntax.split('@')[0]!.replace(/:[^:/]*$/, '');
  return !/(?:^|\/)dockerfile(?:-upstream)?$/.test(repository);
}

const noStage = (file: SourceFile, first: Instruction | undefined): SyntaxProblem => ({
  at: first?.keyword.at ?? place(file, 0, 0),
  message: 'The file has no FROM, so there is nothing to build.',
  help: 'Begin a stage with `FROM image`.',
});

import type { Comment, DockerfileTree, Instruction } from '../../parser/dockerfile/tree.js';

/** A comment directly above an ARG or a FROM with a name, where BuildKit looks for the description of that name. */
export interface DefinitionComment {
  readonly comment: Comment;
  readonly instruction: Instruction;
  /** The build arguments, or the stage. */
  readonly names: readonly string[];
}

/**
 * The comments that stand as descriptions of arguments and stages: each on the line above. An empty one parts the comments above
 * it from the instruction. Source: https://docs.docker.com/reference/build-checks/invalid-definition-description/
 */
export function definitionComments({ file, comments, instructions }: DockerfileTree): readonly DefinitionComment[] {
  const byLine = new Map(comments.map((comment) => [file.positionAt(comment.at.span.start).line, comment]));
  return instructions.flatMap((instruction) => {
    const names = namesOf(instruction);
    const comment = byLine.get(file.positionAt(instruction.at.span.start).line - 1);
    return names.length > 0 && comment && comment.text !== '' ? [{ comment, instruction, names }] : [];
  });
}

function namesOf(instruction: Instruction): readonly string[] {
  if (instruction.name === 'ARG') return instruction.pairs.map(({ key }) => key.raw);
  return instruction.name === 'FROM' && instruction.alias ? [instruction.alias.raw] : [];
}

/** Whether a comment speaks to a tool: `hadolint ignore=…`, `renovate: …`, `pydock-lint: …`. */
export const isToolComment = ({ text }: Comment): boolean => /^(?:hadolint\s|[\w.-]+[:=])/.test(text);

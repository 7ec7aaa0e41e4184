import { parseImageReference } from '../image-reference.js';
import type { SyntaxProblem } from '../word.js';
import type { Directive } from './tree.js';

/**
 * What BuildKit refuses in the directives at the top of a file: a `syntax` that names no image, and options of `check` that it does not know.
 * Sources: `reference.ParseNormalizedNamed` for the frontend, and `ParseLintOptions` of
 * https://github.com/moby/buildkit/blob/master/frontend/dockerfile/linter/linter.go.
 */
export function directiveFaults(directives: readonly Directive[]): readonly SyntaxProblem[] {
  return directives.flatMap(({ name, value, at }) => {
    const fault = name === 'syntax' ? syntaxFault(value) : name === 'check' ? checkFault(value) : undefined;
    return fault ? [{ ...fault, at }] : [];
  });
}

type Fault = Omit<SyntaxProblem, 'at'>;

function syntaxFault(value: string): Fault | undefined {
  const [image] = value.trim().split(/\s/);
  if (!image || parseImageReference(image)) return undefined;
  return {
    message: `\`${image}\` is no image reference, so BuildKit has nothing to read the file with.`,
    help: "Docker's own is `docker/dockerfile:1`.",
  };
}

/** What Go's `strconv.ParseBool` takes. */
const booleans = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']);

function checkFault(value: string): Fault | undefined {
  const help = 'The options are skip, error and experimental: `skip=JSONArgsRecommended;error=true`.';
  for (const option of value.trim() === '' ? [] : value.split(';')) {
    const [name = '', ...rest] = option.split('=');
    const key = name.trim();
    if (rest.length === 0 || !['skip', 'error', 'experimental'].includes(key))
      return { message: `\`${key}\` is no option of check, so BuildKit refuses the file.`, help };
    if (key === 'error' && !booleans.has(rest.join('=').trim()))
      return {
        message: `error is true or false, not \`${rest.join('=').trim()}\`, so BuildKit refuses the file.`,
        help,
      };
  }
  return undefined;
}

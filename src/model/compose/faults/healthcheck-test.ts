import type { ComposeProject } from '../../compose.js';
import { hole } from '../values/interpolate.js';
import { containersOf, faultOf, nodesAt, readText, type ValueFault } from './fault.js';

/** What the list form of a test begins with. */
const kinds: readonly string[] = ['CMD', 'CMD-SHELL', 'NONE'];

/**
 * The tests of health checks whose list begins with no kind, which Compose refuses, and those of one text that does: the
 * shell looks for a program of this name.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/loader/validate.go (checkConsistency) and
 * types/healthcheck.go there.
 */
export const healthcheckTestFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project)
    .flatMap(({ node }) => nodesAt(node, ['healthcheck', 'test']))
    .flatMap((test): readonly ValueFault[] => {
      const first = test.kind === 'list' ? test.items[0] : test;
      if (first?.kind !== 'scalar') return [];
      const item = readText(first, project);
      const word = test.kind === 'list' ? item.text : /^\S*/.exec(item.text)![0];
      if (word.includes(hole) || kinds.includes(word) === (test.kind === 'list')) return [];
      const part = item.part(0, word.length);
      return test.kind === 'list'
        ? [
            faultOf(
              part,
              `The test begins with ${word === '' ? 'nothing' : word}, not with ${kinds.join(', ')}.`,
              'Put CMD before a program and its arguments, or CMD-SHELL before one text for a shell.',
            ),
          ]
        : [
            faultOf(
              part,
              `The shell looks for a program named ${word}, so that the container is never healthy.`,
              word === 'NONE'
                ? 'Write ["NONE"], or disable: true.'
                : `Leave ${word} out, or write the test as a list: ["${word}", "…"].`,
              true,
            ),
          ];
    });

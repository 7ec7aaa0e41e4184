import { type Edit, insertLinesAbove, type Located } from '../../text/location.js';
import type { Stage } from '../stage.js';

/**
 * A USER before the start command of a stage. Undefined where the stage has none of its own behind the place that makes the user, or where
 * something that needs root follows.
 */
export function userSwitch({ steps }: Stage, name: string, made: Located): Edit | undefined {
  const index = steps.findIndex(({ instruction }) => /^(?:CMD|ENTRYPOINT)$/.test(instruction.name));
  const first = steps[index]?.instruction;
  if (!first || first.at.file !== made.at.file || first.at.span.start < made.at.span.end) return undefined;
  const isEnd = steps
    .slice(index)
    .every(({ instruction }) => /^(?:CMD|ENTRYPOINT|HEALTHCHECK|EXPOSE|LABEL|STOPSIGNAL)$/.test(instruction.name));
  return isEnd ? insertLinesAbove(first, [`USER ${name}`]) : undefined;
}

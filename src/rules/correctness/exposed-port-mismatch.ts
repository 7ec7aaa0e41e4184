import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { valueOf } from '../../model/known.js';
import { mayExposeMore, mayLeadTo, portSockets, serverName, stageDoors } from '../../model/process/ports.js';
import type { Stage } from '../../model/stage.js';
import { defineRule, type Finding } from '../../rule.js';
import { replace, textOf, within } from '../../text/location.js';

export default defineRule({
  name: 'exposed-port-mismatch',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'EXPOSE names another port than the server listens on.',
  why: 'Whoever publishes the exposed port, by hand or by `docker run -P`, gets no answer.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 5000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#expose'],
  on: {
    stage(stage, { report }) {
      const { exposed, isShipped } = stage;
      const [place] = exposed;
      if (!isShipped || !place || mayExposeMore(stage)) return;
      const process = valueOf(stage.process);
      if (!process) return;
      const doors = stageDoors(stage);
      const sockets = portSockets(process);
      // What a service starts instead may be what the port is for.
      const started = [process, ...servicesOf(stage).map((service) => valueOf(service.process))];
      const explained = started.some((each) => {
        const known = each ? portSockets(each) : [];
        return known.length === 0 || known.some((socket) => doors.some((door) => mayLeadTo(door, socket)));
      });
      if (explained) return;
      const ports = sockets.map(({ port }) => port.value);
      report(place, {
        message: `${serverName(process)} listens on ${ports.join(' and ')}, but EXPOSE says ${exposed.map(({ word }) => word.raw).join(' ')}.`,
        help: `Write EXPOSE ${ports.join(' ')}.`,
        fix: fixOf(stage, ports),
        related: sockets.flatMap(({ port }) => port.evidence),
      });
    },
  },
});

/** The number of the one port that is exposed; in a stage that is built on, others may need it. */
function fixOf({ exposed, dockerfile, steps }: Stage, ports: readonly number[]): Finding['fix'] {
  const [{ word } = { word: undefined }, ...more] = exposed;
  const [port, ...others] = new Set(ports);
  const number = word && /^["']?(\d+)(?:\/tcp)?["']?$/.exec(textOf(word));
  if (!word || !number || port === undefined || more.length + others.length > 0) return undefined;
  const isHere = steps.some(
    ({ instruction: { at } }) =>
      at.file === dockerfile.file && at.span.start < word.at.span.start && word.at.span.end <= at.span.end,
  );
  const start = textOf(word).indexOf(number[1]!);
  return isHere
    ? { title: `Expose ${port}`, edits: [replace(within(word, start, start + number[1]!.length), String(port))] }
    : undefined;
}

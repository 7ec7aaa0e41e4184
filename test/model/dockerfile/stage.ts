import type { Fact } from '../../../src/model/known.js';
import type { Dockerfile, Stage, StartInstruction } from '../../../src/model/stage.js';
import { textOf } from '../../../src/text/location.js';
import { projectOf } from '../../harness.js';

export type Files = Readonly<Record<string, string>>;

/** The Dockerfile of a disk, whose text is given as lines. */
export const dockerfileOf = (lines: readonly string[], files: Files = {}): Dockerfile =>
  projectOf({ Dockerfile: `${lines.join('\n')}\n`, ...files }).dockerfiles[0]!;

/** The last stage of a Dockerfile that is given as lines. */
export const lastStage = (lines: readonly string[], files: Files = {}): Stage =>
  dockerfileOf(lines, files).stages.at(-1)!;

/** The last stage of lines on top of an official Python image. */
export const onPython = (lines: readonly string[], files: Files = {}): Stage =>
  lastStage(['FROM python:3.13-slim', ...lines], files);

/** What is at a path when a stage is built: `file app.py`, `file` for one that is made, `directory`, `absent`, `?`. */
export function at({ final }: Pick<Stage, 'final'>, path: string): string {
  const state = final.files.lookup(path);
  if (state.state !== 'present') return state.state === 'absent' ? 'absent' : '?';
  return state.source === undefined ? state.kind : `${state.kind} ${state.source}`;
}

/** A fact for comparison: its value, or `?`. */
export const shown = <T>(fact: Fact<T>): T | '?' => (fact.known ? fact.value : '?');

/** The value of a variable at the end of a stage: `?` where it is not known, undefined where it is surely unset. */
export const variable = ({ final }: Stage, name: string): string | undefined => shown(final.environment.value(name));

/** The instruction that a stage starts with, as written. */
export const written = (start: StartInstruction | undefined): string | undefined => start && textOf(start);

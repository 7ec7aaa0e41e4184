import { loadCompose, loadPython } from '../../../src/engine/load-languages.js';
import { MemoryHost } from '../../../src/host/memory.js';
import type { Fact } from '../../../src/model/known.js';
import type { Process } from '../../../src/model/process.js';
import { buildProject, type Project } from '../../../src/model/project.js';
import { type Located, type Note, textOf } from '../../../src/text/location.js';

export type Files = Readonly<Record<string, string>>;

const languages = { compose: await loadCompose(), python: await loadPython() };

/** The model of a disk: its `Dockerfile`, and `compose.yaml` where there is one. */
export function projectOf(files: Files): Project {
  const host = new MemoryHost(Object.entries(files));
  const file = host.read('Dockerfile');
  const compose = host.read('compose.yaml');
  return buildProject({
    host,
    languages,
    today: '2026-11-20',
    dockerfiles: file ? [{ file, detached: false, fragment: false }] : [],
    composeFiles: compose ? [compose] : [],
  });
}

/** What the last stage of `Dockerfile` starts, or the service `web` of `compose.yaml`. */
export function processIn(files: Files): Fact<Process> {
  const project = projectOf(files);
  const service = project.composeProjects[0]?.services.get('web');
  return service ? service.process : project.dockerfiles[0]!.stages.at(-1)!.process;
}

/** The same for an official Python image that has all files in /app. */
export const startedBy = (start: string, files: Files = {}, more = ''): Fact<Process> =>
  processIn({
    ...files,
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}${more && '\n'}${start}\n`,
  });

/** A process as one line: the program and its arguments, or why it is not known. */
export const shown = (process: Fact<Process>): string =>
  process.known
    ? [process.value.command.program ?? '?', ...process.value.command.arguments.map(({ value }) => value ?? '?')].join(
        ' ',
      )
    : `unknown: ${process.because}`;

/** Its sockets as `host:port`, with `?` for what is not known, or why none is known. */
export function sockets(process: Fact<Process>): string {
  if (!process.known) return `unknown: ${process.because}`;
  const found = process.value.sockets;
  if (!found.known) return `unknown: ${found.because}`;
  return found.value
    .map(
      ({ host, port, loopback }) =>
        `${host.known ? host.value : '?'}:${port.known ? port.value : '?'}${loopback ? ' loopback' : ''}`,
    )
    .join(', ');
}

/** The texts at the places of some notes, with what they say. */
export const notes = (found: readonly Note[]): string[] => found.map((note) => `${textOf(note)}: ${note.note}`);

/** The text at the place of a fact's note. */
export const noted = (fact: Fact<Note | undefined> | undefined): string | undefined =>
  fact?.known ? (fact.value ? textOf(fact.value) : 'no') : `unknown: ${fact?.because}`;

export const written = (located: Located): string => textOf(located);

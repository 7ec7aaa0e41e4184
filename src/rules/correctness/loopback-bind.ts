import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { isOfContainer } from '../../model/compose/writing/own-text.js';
import { valueOf } from '../../model/known.js';
import { openAddressEdit } from '../../model/process/open-address.js';
import * as ports from '../../model/process/ports.js';
import type { ListeningSocket, Process } from '../../model/process.js';
import { defineRule, type Finding } from '../../rule.js';
import type { Edit } from '../../text/location.js';

const finding = (
  process: Process,
  socket: ListeningSocket,
  door: ports.Door | undefined,
  edit: Edit | undefined,
): Finding => ({
  message: `${ports.serverName(process)} listens on ${ports.addressOf(socket)}, so nothing outside the container reaches it.`,
  help: `Listen on every address of the container: ${ports.openAddress(process, socket)}.`,
  related: [...(socket.host.known ? socket.host.evidence : []), ports.startsHere(process), ...(door ? [door] : [])],
  fix: edit && { title: 'Listen on every address of the container', edits: [edit] },
});

export default defineRule({
  name: 'loopback-bind',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The server listens on the loopback address of its container.',
  why: 'Every container has a loopback of its own: a published port, a proxy and the other services all knock at a door that is not there.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app"]\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  },
  sources: ['https://docs.docker.com/engine/network/', 'https://www.uvicorn.org/settings/#socket-binding'],
  on: {
    stage(stage, { report }) {
      // Services that start the image decide how it is reached; tests reach nothing.
      if (!stage.isShipped || servicesOf(stage).some(({ role }) => role !== 'test')) return;
      const process = valueOf(stage.process);
      for (const socket of process ? ports.loopbackSockets(process) : []) {
        const door = ports.stageDoors(stage).find((each) => ports.mayLeadTo(each, socket));
        const isOwn = socket.at.file === stage.dockerfile.file;
        report(socket, finding(process!, socket, door, isOwn ? openAddressEdit(process!, socket) : undefined));
      }
    },
    service(service, { report }) {
      const process = valueOf(service.process);
      for (const socket of process ? ports.loopbackSockets(process) : []) {
        const door = ports.serviceDoors(service).find((each) => ports.mayLeadTo(each, socket));
        if (!door) continue;
        const edit = isOfContainer(service, socket) ? openAddressEdit(process!, socket) : undefined;
        report(socket, finding(process!, socket, door, edit));
      }
    },
  },
});

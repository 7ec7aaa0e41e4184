import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-expose',
  category: 'style',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The image listens on a port that it does not EXPOSE.',
  why: 'EXPOSE publishes nothing, but people, proxies and `docker run -P` read it to find the port.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#expose'],
  on: {
    stage({ process, exposed, isShipped, rootBase }, { report }) {
      if (!isShipped || exposed.length > 0 || !process.known || !process.value.sockets.known) return;
      // Only a base image that is wholly known surely exposes nothing by itself.
      if (rootBase.kind !== 'image' || !rootBase.facts?.complete) return;
      const { server, command, sockets } = process.value;
      const socket = sockets.value.find(({ port }) => port.known);
      if (!socket?.port.known) return;
      report(command, {
        message: `${server?.name ?? 'The server'} listens on ${socket.port.value}, and the image exposes no port.`,
        help: `Add EXPOSE ${socket.port.value}.`,
        related: socket.port.evidence,
      });
    },
  },
});

// Jupyter servers that let anybody in.
import type { Located } from '../../text/location.js';
import type { Process } from '../process.js';

/** The options that set the token or the password: https://jupyter-server.readthedocs.io/en/latest/operators/security.html */
const tokenOption = /^--(?:NotebookApp|ServerApp|LabApp|IdentityProvider)\.token=(?<value>.*)$/s;
const passwordOption =
  /^--(?:NotebookApp|ServerApp|LabApp|PasswordIdentityProvider)\.(?:hashed_)?password=(?<value>.*)$/s;

const programs: ReadonlySet<string> = new Set(['jupyter', 'jupyter-lab', 'jupyter-notebook', 'jupyter-server']);

/** Whether an option's value is empty; traitlets takes quotes off. */
const isEmpty = (value: string): boolean => /^(?:''|""|)$/.test(value.trim());

/** The option that switches a Jupyter server's token off, where no password stands instead and others can reach it; else undefined. */
export function openJupyter(process: Process): Located | undefined {
  const { command, sockets } = process;
  if (!programs.has(command.program ?? '')) return undefined;
  const isReachable = sockets.known && sockets.value.some(({ loopback, host }) => host.known && !loopback);
  if (!isReachable) return undefined;
  const values = command.arguments.map((word) => word.value);
  // A word that is not known, or that whoever starts the container decides, may hold the password; so may a configuration file.
  if (values.includes(undefined) || command.arguments.some(({ raw }) => raw.includes('$'))) return undefined;
  if (values.some((value) => value === '--config' || value?.startsWith('--config='))) return undefined;
  const hasPassword = values.some((value) => {
    const text = passwordOption.exec(value ?? '')?.groups?.['value'];
    return text !== undefined && !isEmpty(text);
  });
  if (hasPassword) return undefined;
  const token = command.arguments.findLast(({ value }) => tokenOption.test(value ?? ''));
  const text = tokenOption.exec(token?.value ?? '')?.groups?.['value'];
  return token && text !== undefined && isEmpty(text) ? token : undefined;
}

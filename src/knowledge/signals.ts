/** The signals that STOPSIGNAL can name in a Linux image. */

const names =
  `ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU
   UNUSED URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX`.split(/\s+/);

/**
 * The names without `SIG`: those of signal(7), and the real-time signals as far as Docker names them.
 * Sources: https://man7.org/linux/man-pages/man7/signal.7.html, https://github.com/moby/sys/blob/main/signal/signal_linux.go.
 */
export const signalNames: ReadonlySet<string> = new Set([
  ...names,
  ...Array.from({ length: 15 }, (_, index) => `RTMIN+${index + 1}`),
  ...Array.from({ length: 14 }, (_, index) => `RTMAX-${index + 1}`),
]);

/** The two that a process can neither catch nor ignore, by name and by number. */
const uncatchable: ReadonlyMap<string, string> = new Map([
  ['KILL', 'SIGKILL'],
  ['9', 'SIGKILL'],
  ['STOP', 'SIGSTOP'],
  ['19', 'SIGSTOP'],
]);

/** A signal's name without `SIG`, in capitals, as Docker compares it; a number stays as it is. */
export const bareSignal = (text: string): string => text.toUpperCase().replace(/^SIG/, '');

/** Whether Docker takes a text for a signal: a name with or without `SIG`, in any case, or a number other than 0. */
export const isSignal = (text: string): boolean =>
  /^[+-]?\d+$/.test(text) ? Number(text) !== 0 : signalNames.has(bareSignal(text));

/** The full name of a signal that no process can handle; undefined for all others. */
export const uncatchableSignal = (text: string): string | undefined => uncatchable.get(bareSignal(text));

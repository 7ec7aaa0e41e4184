import { isCi, type Terminal } from './terminal.js';

/** Below this, in milliseconds since the program started, nobody waits for news. */
const patience = 1000;
/** How often news are written at most, in milliseconds. */
const interval = 100;
/** Back to the start of the line, and nothing behind it. */
const clear = '\r\u001b[K';

/** A line on standard error that says how far a run is. */
export interface Progress {
  show(done: number, total: number): void;
  /** Takes the line away, before anything else is written. */
  end(): void;
}

/**
 * Progress for people: nothing where nobody watches (no terminal, CI, pre-commit), and nothing in the first second. `now` gives
 * milliseconds since the program started.
 */
export function createProgress(terminal: Terminal, now: () => number = () => process.uptime() * 1000): Progress {
  let next = patience;
  let isShown = false;
  let mayShow: boolean | undefined;
  return {
    show(done, total) {
      const time = now();
      if (time < next) return;
      // Standard error is asked late: to ask it costs more than a short run may.
      mayShow ??=
        !isCi(terminal) &&
        !terminal.env['PRE_COMMIT'] &&
        terminal.env['TERM'] !== 'dumb' &&
        terminal.errIsTty?.() === true;
      next = mayShow ? time + interval : Infinity;
      if (!mayShow) return;
      isShown = true;
      terminal.err(`${clear}Checked ${done} of ${total} files…`);
    },
    end() {
      next = Infinity;
      if (isShown) terminal.err(clear);
      isShown = false;
    },
  };
}

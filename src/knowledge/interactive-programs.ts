/** Programs for people and for running systems, which do nothing useful in a RUN. */

/** What is wrong with a program in a build. */
export interface InteractiveProgram {
  readonly programs: readonly string[];
  /** How a sentence that starts with its name goes on. */
  readonly flaw: string;
  /** Arguments with which it is of use after all. */
  readonly harmless: RegExp;
  /** Whether it is of use where other commands of the RUN follow it. */
  readonly servesOthers: boolean;
  readonly source: string;
}

const row = (
  programs: string,
  flaw: string,
  source: string,
  more: Partial<Pick<InteractiveProgram, 'harmless' | 'servesOthers'>> = {},
): InteractiveProgram => ({
  programs: programs.split(' '),
  flaw,
  harmless: /^--?(?:V|version|help)$/,
  servesOthers: false,
  source,
  ...more,
});

export const interactivePrograms: readonly InteractiveProgram[] = [
  row('vim vi nvim nano pico emacs', 'waits for somebody who edits', 'https://vimhelp.org/starting.txt.html', {
    // Editors install their plugins without a terminal: `vim +PlugInstall +qall`, `nvim --headless`, `emacs --batch`.
    harmless: /^(?:\+.*|-c|-e|-es|-s|-S|-u|--cmd|--headless|--batch|-batch|--version|--help|-V)$/,
  }),
  row('top htop free', 'shows the machine that builds, to nobody', 'https://man7.org/linux/man-pages/man1/free.1.html'),
  row('ssh', 'opens a session with keys that a build does not have', 'https://man.openbsd.org/ssh', {
    harmless: /^-[VG]$/,
  }),
  row(
    'service',
    'starts what ends with this RUN',
    'https://manpages.debian.org/stable/sysvinit-utils/service.8.en.html',
    {
      harmless: /^(?:stop|status|--status-all|--version|--help)$/,
      servesOthers: true,
    },
  ),
  row(
    'systemctl',
    'needs a running systemd',
    'https://www.freedesktop.org/software/systemd/man/latest/systemctl.html',
    {
      // These only write links, and work in an image.
      harmless:
        /^(?:enable|disable|mask|unmask|preset|preset-all|set-default|add-wants|is-enabled|--root.*|--version)$/,
    },
  ),
  row(
    'shutdown reboot poweroff halt',
    'has no system to stop',
    'https://www.freedesktop.org/software/systemd/man/latest/shutdown.html',
  ),
];

const byProgram = new Map(interactivePrograms.flatMap((each) => each.programs.map((name) => [name, each] as const)));

/** What is wrong with a program of this name in a build; undefined for all others. */
export const interactiveProgramOf = (program: string): InteractiveProgram | undefined => byProgram.get(program);

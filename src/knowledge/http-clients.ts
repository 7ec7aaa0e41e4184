/** Programs that health checks ask a server with, and which of their options change nothing about what a good answer is. */

export interface HttpClient {
  readonly program: string;
  /** Whether an answer that is an error (404) makes it fail without any option. */
  readonly refusesErrors: boolean;
  /** Matches an option with which it does. */
  readonly failing?: RegExp;
  /** Matches options without a value that are harmless. */
  readonly quiet: RegExp;
  /** Matches options with a value in the next word: where the answer goes, how often is asked, how long is waited. */
  readonly valued: RegExp;
  /** The same with the value in one word. */
  readonly joined: RegExp;
  readonly source: string;
}

const httpClients: readonly HttpClient[] = [
  {
    program: 'curl',
    refusesErrors: false,
    failing: /^(?:-[sSIL]*f[sSIL]*|--fail)$/,
    quiet: /^(?:-[sSIL]+|--silent|--show-error|--head|--location|--no-progress-meter)$/,
    valued: /^(?:-[sSfIL]*o|--output|-m|--max-time|--connect-timeout)$/,
    joined: /^--(?:output|max-time|connect-timeout)=/,
    source: 'https://curl.se/docs/manpage.html',
  },
  {
    program: 'wget',
    refusesErrors: true,
    quiet: /^(?:-q|-nv|-S|--quiet|--no-verbose|--spider|-[qn]*O-|--output-document=-|--server-response)$/,
    valued: /^(?:-[qn]*O|--output-document|-T|--timeout|-t|--tries)$/,
    joined: /^--(?:output-document|timeout|tries)=|^-[tT]\d+$/,
    source: 'https://www.gnu.org/software/wget/manual/wget.html',
  },
];

/** The client of a program's name without folder; undefined for any other program. */
export const httpClientOf = (program: string): HttpClient | undefined =>
  httpClients.find((client) => client.program === program);

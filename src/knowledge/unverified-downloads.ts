/** Options and variables with which programs do not check what they download, or from whom. */

/** An option. */
export interface UncheckedOption {
  readonly programs: readonly string[];
  /** What one word is. */
  readonly word: RegExp;
  /** Completes a sentence behind the program: `curl …`. */
  readonly effect: string;
  /** Whether a checksum that is compared later makes up for it. */
  readonly onlyTransport: boolean;
  readonly source: string;
}

const noCertificate = 'does not check the certificate of the server';
const noSignature = 'installs packages whose signatures nobody checks';

export const uncheckedOptions: readonly UncheckedOption[] = [
  {
    programs: ['curl'],
    // Letters that take no value may stand before it.
    word: /^(?:--insecure|--proxy-insecure|-[#0-46afgGiIjlLnNOpqRsSvV]*k[#0-46afgGiIjlLnNOpqRsSvVo]*)$/,
    effect: noCertificate,
    onlyTransport: true,
    source: 'https://curl.se/docs/manpage.html#-k',
  },
  {
    programs: ['wget'],
    word: /^--no-check-certificate$/,
    effect: noCertificate,
    onlyTransport: true,
    source: 'https://www.gnu.org/software/wget/manual/html_node/HTTPS-_0028SSL_002fTLS_0029-Options.html',
  },
  {
    programs: ['apt-get', 'apt', 'aptitude'],
    word: /^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories|(?:-o|--option=)?(?:APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories)=(?:"?(?:true|1|yes)"?))$/i,
    effect: noSignature,
    onlyTransport: false,
    source: 'https://manpages.debian.org/apt-get',
  },
  {
    programs: ['yum', 'dnf', 'microdnf', 'tdnf'],
    word: /^(?:--nogpgcheck|--no-gpgchecks|--setopt=(?:\S+\.)?gpgcheck=(?:0|false))$/i,
    effect: noSignature,
    onlyTransport: false,
    source: 'https://dnf.readthedocs.io/en/latest/command_ref.html',
  },
  {
    programs: ['rpm'],
    word: /^--(?:nosignature|nodigest|noverify|nogpgcheck)$/,
    effect: noSignature,
    onlyTransport: false,
    source: 'https://rpm.org/docs/latest/man/rpm.8',
  },
  {
    programs: ['zypper'],
    word: /^--no-gpg-checks$/,
    effect: noSignature,
    onlyTransport: false,
    source: 'https://manpages.opensuse.org/zypper',
  },
  {
    programs: ['apk'],
    word: /^--allow-untrusted$/,
    effect: noSignature,
    onlyTransport: false,
    source: 'https://man.archlinux.org/man/apk.8',
  },
  {
    programs: ['pip', 'uv'],
    word: /^--(?:trusted-host|allow-insecure-host)(?:=.*)?$/,
    effect: noCertificate,
    onlyTransport: false,
    source: 'https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host',
  },
  {
    programs: ['git'],
    word: /^(?:-c)?http(?:\..*)?\.sslVerify=(?:false|0|no|off)$/i,
    effect: noCertificate,
    onlyTransport: false,
    source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslVerify',
  },
  {
    programs: ['npm', 'yarn', 'pnpm'],
    word: /^--(?:strict-ssl=false|no-strict-ssl)$/,
    effect: noCertificate,
    onlyTransport: false,
    source: 'https://docs.npmjs.com/cli/configuring-npm/config#strict-ssl',
  },
];

/** Variables, with the values that switch the check off. */
const uncheckedVariables: ReadonlyMap<string, RegExp> = new Map([
  // https://peps.python.org/pep-0493/
  ['PYTHONHTTPSVERIFY', /^0$/],
  // https://git-scm.com/docs/git-config: whatever the value is
  ['GIT_SSL_NO_VERIFY', /./],
  // https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^0$/],
  // https://docs.npmjs.com/cli/configuring-npm/config#strict-ssl
  ['npm_config_strict_ssl', /^false$/i],
  ['NPM_CONFIG_STRICT_SSL', /^false$/i],
  // https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host
  ['PIP_TRUSTED_HOST', /./],
  // https://docs.astral.sh/uv/reference/environment/#uv_insecure_host
  ['UV_INSECURE_HOST', /./],
  // https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/settings.html
  ['CONDA_SSL_VERIFY', /^(?:false|0|no)$/i],
]);

/** Whether a variable with this value makes programs download without checking. */
export const switchesChecksOff = (name: string, value: string): boolean =>
  uncheckedVariables.get(name)?.test(value) ?? false;

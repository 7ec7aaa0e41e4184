/** Programs that check a file against a checksum or a signature. */

/** How a program is told to check. */
export interface Verifier {
  readonly programs: readonly string[];
  /** Options or subcommands of which one must be there; empty where it does nothing else. */
  readonly words: readonly string[];
  readonly source: string;
}

const verifiers: readonly Verifier[] = [
  {
    programs: ['md5sum', 'sha1sum', 'sha224sum', 'sha256sum', 'sha384sum', 'sha512sum', 'b2sum', 'shasum', 'cksum'],
    words: ['-c', '--check'],
    source: 'https://www.gnu.org/software/coreutils/manual/html_node/cksum-common-options.html',
  },
  {
    programs: ['gpg', 'gpg2'],
    words: ['--verify', '--verify-files', '--decrypt'],
    source: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html',
  },
  { programs: ['gpgv', 'gpgv2'], words: [], source: 'https://www.gnupg.org/documentation/manuals/gnupg/gpgv.html' },
  {
    programs: ['cosign'],
    words: ['verify', 'verify-blob', 'verify-attestation', 'verify-blob-attestation'],
    source: 'https://docs.sigstore.dev/cosign/verifying/verify/',
  },
  { programs: ['minisign'], words: ['-V'], source: 'https://jedisct1.github.io/minisign/' },
  {
    programs: ['openssl'],
    words: ['-verify', '-verify_return_error'],
    source: 'https://docs.openssl.org/master/man1/openssl-dgst/',
  },
  {
    programs: ['rpm', 'rpmkeys'],
    words: ['-K', '--checksig'],
    source: 'https://rpm.org/docs/latest/man/rpmkeys.8',
  },
  {
    programs: ['gh'],
    words: ['attestation'],
    source: 'https://cli.github.com/manual/gh_attestation_verify',
  },
];

const byProgram: ReadonlyMap<string, Verifier> = new Map(
  verifiers.flatMap((verifier) => verifier.programs.map((program) => [program, verifier] as const)),
);

/** How a program checks files; undefined for one that does not. */
export const verifierOf = (program: string): Verifier | undefined => byProgram.get(program);

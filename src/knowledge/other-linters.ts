/** The checks of other linters for Dockerfiles and compose files, so that whoever comes from them finds ours. What they say in which rule is told by the rules' aliases. */

/** A check of another linter. */
export interface ForeignCheck {
  /** As its own tool calls it, and as our rules' `aliases` do. */
  readonly name: string;
  /** What it finds, in a few words. */
  readonly finds: string;
  /** Where ours judges otherwise on purpose, and why: one or two sentences. */
  readonly difference?: string;
  /** Why no rule of ours is called so. */
  readonly missing?: string;
  /** `asked`: only when its configuration asks for it; `configured`: it says nothing without settings of its own. On by default when undefined. */
  readonly runs?: 'asked' | 'configured';
}

const shippedOnly = 'Only stages that end up in an image are judged: nobody downloads the layers of the others.';
const cacheMounts = 'A cache mount counts as clean-up: what is written below it does not end up in the layer.';
const noPins =
  'It is a rule of the preset `strict`: distributions remove old versions from their archives, so that a pin breaks the build when a fix comes out.';

/** The codes of hadolint 2.15. Source: https://github.com/hadolint/hadolint#rules */
export const hadolintCodes: readonly ForeignCheck[] = [
  {
    name: 'DL1000',
    finds: 'a Dockerfile that cannot be read',
    difference: 'Every broken place is reported, and the rest of the file is linted all the same.',
  },
  {
    name: 'DL1001',
    finds: 'a comment that silences a rule',
    missing:
      'A suppression that names its rules and gives a reason is how exceptions are written down; one that silences nothing is found by `unused-suppression`.',
    runs: 'asked',
  },
  {
    name: 'DL3000',
    finds: 'a relative WORKDIR',
    difference:
      'A relative path below an absolute WORKDIR is well defined, so only one without any before it is reported.',
  },
  {
    name: 'DL3001',
    finds: 'programs that make no sense in a build',
    difference: '`ps`, `kill` and `mount` have uses in a RUN with other commands and are not reported.',
  },
  {
    name: 'DL3002',
    finds: 'an image whose last user is root',
    difference:
      'Only shipped stages count, and images that drop their privileges when they start, or whose compose services all set `user`, are left alone.',
  },
  {
    name: 'DL3003',
    finds: '`cd` in place of WORKDIR',
    difference:
      '`cd x && make` works as meant and keeps WORKDIR where it was, so only a `cd` that is lost at the end of its RUN is reported.',
  },
  { name: 'DL3004', finds: '`sudo` in a RUN' },
  { name: 'DL3006', finds: 'a base image without tag' },
  {
    name: 'DL3007',
    finds: 'a base image with the tag `latest`',
    difference:
      'Other tags that move by design (`python:3`, `python:slim`, `stable`) are reported too, because they break builds in the same way.',
  },
  { name: 'DL3008', finds: 'apt packages without version', difference: noPins },
  { name: 'DL3009', finds: 'package lists of apt that stay in the image', difference: `${shippedOnly} ${cacheMounts}` },
  {
    name: 'DL3010',
    finds: 'an archive that is copied and unpacked',
    difference:
      'An archive that no later RUN unpacks is wanted as it is, so only those that are unpacked are reported.',
  },
  {
    name: 'DL3011',
    finds: 'EXPOSE of a port that does not exist',
    difference: 'Addresses of the host and unknown protocols are reported too, because EXPOSE takes neither.',
  },
  { name: 'DL3012', finds: 'more than one HEALTHCHECK' },
  {
    name: 'DL3013',
    finds: 'Python packages without version in `pip install`',
    difference:
      'The files behind `-r` are read, and lock files, hashes and constraints count as pins, because it is the install that is reproducible or not.',
  },
  { name: 'DL3014', finds: '`apt-get install` without `-y`' },
  {
    name: 'DL3015',
    finds: '`apt-get install` without `--no-install-recommends`',
    difference: 'The setting `APT::Install-Recommends` counts, because apt reads it as well as the option.',
  },
  { name: 'DL3016', finds: 'npm packages without version' },
  { name: 'DL3018', finds: 'apk packages without version', difference: noPins },
  { name: 'DL3019', finds: '`apk add` without `--no-cache`', difference: `${shippedOnly} ${cacheMounts}` },
  { name: 'DL3020', finds: 'ADD where COPY does' },
  {
    name: 'DL3021',
    finds: 'COPY of several files to a target without `/`',
    difference: 'Where the target is a folder already it is only an info, because BuildKit copies into it.',
  },
  {
    name: 'DL3022',
    finds: '`COPY --from` of something that is no stage',
    difference:
      'Images and the named contexts of compose files are valid sources, and `RUN --mount=from=` is looked at too.',
  },
  {
    name: 'DL3023',
    finds: 'a stage that copies from itself',
    difference: 'Rings of several stages are found too, because they cannot be built either.',
  },
  { name: 'DL3024', finds: 'two stages of one name' },
  {
    name: 'DL3025',
    finds: 'CMD or ENTRYPOINT without JSON notation',
    difference:
      '`exec program` and a SHELL that was chosen for the purpose are left alone: there the program gets the signals.',
  },
  {
    name: 'DL3026',
    finds: 'an image from a registry that is not allowed',
    difference:
      '`COPY --from`, `RUN --mount=from=` and the images of compose services are looked at too, because they are pulled as well.',
    runs: 'configured',
  },
  { name: 'DL3027', finds: '`apt` in place of `apt-get`' },
  { name: 'DL3028', finds: 'gems without version' },
  {
    name: 'DL3029',
    finds: '`--platform` in FROM',
    difference:
      '`$BUILDPLATFORM` and `$TARGETPLATFORM` are what cross-building needs; only a constant ties the image to one machine.',
  },
  { name: 'DL3030', finds: '`yum install` without `-y`' },
  { name: 'DL3032', finds: '`yum` without `yum clean all`', difference: `${shippedOnly} ${cacheMounts}` },
  { name: 'DL3033', finds: 'yum packages without version', difference: noPins },
  { name: 'DL3034', finds: '`zypper` that asks questions' },
  {
    name: 'DL3035',
    finds: '`zypper dist-upgrade`',
    difference:
      'The same command of every other package manager is reported too, because the image depends on the day of its build in the same way.',
  },
  { name: 'DL3036', finds: '`zypper` without `zypper clean`', difference: `${shippedOnly} ${cacheMounts}` },
  { name: 'DL3037', finds: 'zypper packages without version', difference: noPins },
  { name: 'DL3038', finds: '`dnf install` without `-y`' },
  { name: 'DL3040', finds: '`dnf` without `dnf clean all`', difference: `${shippedOnly} ${cacheMounts}` },
  { name: 'DL3041', finds: 'dnf packages without version', difference: noPins },
  {
    name: 'DL3042',
    finds: '`pip install` that keeps its cache',
    difference:
      '`PIP_NO_CACHE_DIR`, cache mounts and a clean-up in the same RUN count, and uv, Poetry and other Python installers are looked at too.',
  },
  {
    name: 'DL3043',
    finds: 'ONBUILD of an instruction that it cannot hold',
    difference: 'A misspelt trigger is reported too, because it breaks the builds of others.',
  },
  { name: 'DL3044', finds: 'ENV that uses a variable that it sets itself' },
  {
    name: 'DL3045',
    finds: 'COPY to a relative path without WORKDIR',
    difference: 'Only bases that are known to leave the working directory at the root are judged: others may set one.',
  },
  { name: 'DL3046', finds: '`useradd` with a high user ID and without `-l`' },
  {
    name: 'DL3047',
    finds: '`wget` that fills the log',
    difference: 'It is a rule of the preset `all`, because a long log harms neither the image nor the build.',
  },
  { name: 'DL3048', finds: 'a label whose key is invalid', runs: 'configured' },
  { name: 'DL3049', finds: 'a label that is missing', runs: 'configured' },
  { name: 'DL3050', finds: 'a label that is not in the schema', runs: 'configured' },
  { name: 'DL3051', finds: 'a label without value', runs: 'configured' },
  { name: 'DL3052', finds: 'a label that is no URL', runs: 'configured' },
  { name: 'DL3053', finds: 'a label that is no time of RFC 3339', runs: 'configured' },
  { name: 'DL3054', finds: 'a label that is no SPDX identifier', runs: 'configured' },
  { name: 'DL3055', finds: 'a label that is no git hash', runs: 'configured' },
  { name: 'DL3056', finds: 'a label that is no semantic version', runs: 'configured' },
  {
    name: 'DL3057',
    finds: 'an image without HEALTHCHECK',
    difference:
      'Only servers are asked for one, and the health check of a compose service counts: a worker has nothing to answer.',
    runs: 'asked',
  },
  { name: 'DL3058', finds: 'a label that is no e-mail address', runs: 'configured' },
  {
    name: 'DL3059',
    finds: 'RUNs that could be one',
    difference: 'It is a rule of the preset `all`: layers cost little, and separate RUNs are cached separately.',
  },
  { name: 'DL3060', finds: '`yarn install` without `yarn cache clean`', difference: `${shippedOnly} ${cacheMounts}` },
  { name: 'DL3061', finds: 'an instruction before the first FROM' },
  { name: 'DL3062', finds: 'Go programs without version' },
  { name: 'DL3063', finds: 'a stage with a reserved name' },
  {
    name: 'DL3064',
    finds: 'secrets in ARG or ENV',
    difference:
      'A name alone is not enough: `TOKEN_URL`, `PUBLIC_KEY` and empty or placeholder values are no secrets, and known formats of tokens are found under any name.',
  },
  { name: 'DL3065', finds: '`--platform=$TARGETPLATFORM`, which is the default' },
  {
    name: 'DL3066',
    finds: 'a user that is no number',
    difference: 'It is a rule of the preset `all`, because only Kubernetes asks for a number.',
  },
  { name: 'DL3067', finds: 'a whole file system that is copied from another stage' },
  { name: 'DL4000', finds: 'MAINTAINER' },
  {
    name: 'DL4001',
    finds: 'wget and curl in one image',
    difference: 'Only what is installed counts: using what the base image has costs nothing.',
  },
  { name: 'DL4003', finds: 'more than one CMD' },
  { name: 'DL4004', finds: 'more than one ENTRYPOINT' },
  { name: 'DL4005', finds: 'a `/bin/sh` that is replaced in place of SHELL' },
  {
    name: 'DL4006',
    finds: 'a pipe without `pipefail`',
    difference:
      '`set -o pipefail` in the RUN counts, and a pipe whose left side cannot fail (`echo`, `yes`) loses nothing, nor does one into a program that fails without input (`tar`, `gpg`).',
  },
];

/** The checks of `docker build --check`. Source: https://docs.docker.com/reference/build-checks/ */
export const buildKitChecks: readonly ForeignCheck[] = [
  { name: 'ConsistentInstructionCasing', finds: 'instructions in capitals and small letters' },
  {
    name: 'CopyIgnoredFile',
    finds: 'COPY of a file that .dockerignore excludes',
    difference:
      'A pattern that matches nothing but ignored files is accepted, as by the build; mounts of RUN are found, too. A file that is not in the build context at all is found by `copied-source-missing`.',
  },
  { name: 'DuplicateStageName', finds: 'two stages of one name' },
  {
    name: 'ExposeInvalidFormat',
    finds: 'EXPOSE with an address or a port of the host',
    difference: 'Ports beyond 65535 and reversed ranges are reported too, because no container has them.',
  },
  { name: 'ExposeProtoCasing', finds: 'a protocol of EXPOSE in capitals' },
  { name: 'FromAsCasing', finds: 'FROM and AS in different cases' },
  { name: 'FromPlatformFlagConstDisallowed', finds: '`FROM --platform` with a constant' },
  {
    name: 'InvalidBaseImagePlatform',
    finds: 'a base image of another platform than the build',
    missing: 'Only the registry knows the platforms of an image, and no registry is asked.',
  },
  {
    name: 'InvalidDefaultArgInFrom',
    finds: 'FROM with an argument that has no usable default',
    difference: 'An argument that every compose build of the file supplies needs no default.',
  },
  {
    name: 'InvalidDefinitionDescription',
    finds: 'a comment above ARG or FROM that is no description of it',
    runs: 'asked',
  },
  {
    name: 'JSONArgsRecommended',
    finds: 'CMD or ENTRYPOINT in shell form',
    difference: '`exec program` is left alone: there the program gets the signals.',
  },
  { name: 'LegacyKeyValueFormat', finds: '`ENV key value` without `=`' },
  { name: 'MaintainerDeprecated', finds: 'MAINTAINER' },
  { name: 'MultipleInstructionsDisallowed', finds: 'more than one CMD, ENTRYPOINT or HEALTHCHECK in a stage' },
  { name: 'NoEmptyContinuation', finds: 'blank lines inside an instruction' },
  { name: 'RedundantTargetPlatform', finds: '`--platform=$TARGETPLATFORM`, which is the default' },
  { name: 'ReservedStageName', finds: 'a stage named `scratch` or `context`' },
  {
    name: 'SecretsUsedInArgOrEnv',
    finds: 'secrets in ARG or ENV',
    difference:
      'A name alone is not enough: `TOKEN_URL`, `PUBLIC_KEY` and empty or placeholder values are no secrets, and known formats of tokens are found under any name.',
  },
  { name: 'StageNameCasing', finds: 'a stage name with capitals' },
  { name: 'UndefinedArgInFrom', finds: 'FROM with an argument that is not declared' },
  {
    name: 'UndefinedVar',
    finds: 'a variable that nobody defines',
    difference: 'Variables that the base image is known to set are defined, although nobody declares them in the file.',
  },
  {
    name: 'WorkdirRelativePath',
    finds: 'a relative WORKDIR without an absolute one before it',
  },
];

/** The rules of dclint 3, and the errors that it reports like rules. Source: https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules.md */
export const dclintRules: readonly ForeignCheck[] = [
  {
    name: 'invalid-schema',
    finds: 'what the schema of compose files does not allow',
    difference:
      'Every fault is reported, with the name that was probably meant, and newer attributes such as `jobs` and `models` are known.',
  },
  {
    name: 'invalid-yaml',
    finds: 'YAML that cannot be read',
    difference: 'Every broken place is reported, each where it is.',
  },
  {
    name: 'no-build-and-image',
    finds: '`build` and `image` in one service',
    missing:
      'Together they mean something: `image` is the name that the built image gets. A name that an official image has is found by `local-image-name-clash`.',
  },
  {
    name: 'no-duplicate-container-names',
    finds: 'one `container_name` for two services',
    difference: 'Services that never run together, because their profiles differ, may share a name.',
  },
  {
    name: 'no-duplicate-exported-ports',
    finds: 'one host port for two services',
    difference:
      'Addresses, protocols and profiles count, ranges and defaults of variables are taken apart, and a lone container port takes no fixed port of the host.',
  },
  {
    name: 'no-quotes-in-volumes',
    finds: 'volumes in quotes',
    difference: 'Quotes that YAML needs are left alone.',
  },
  {
    name: 'no-unbound-port-interfaces',
    finds: 'ports published on all interfaces',
    difference: 'Databases and caches are reported by `database-published`, in the preset `recommended`.',
  },
  { name: 'no-version-field', finds: 'the top-level `version`' },
  { name: 'require-project-name-field', finds: 'a project without `name`' },
  {
    name: 'require-quotes-in-ports',
    finds: 'ports without quotes',
    difference:
      'Both kinds of quotes are fine. Ports that are really read as another number are found by `base-sixty-port`.',
  },
  { name: 'service-container-name-regex', finds: 'a `container_name` that Docker does not take' },
  { name: 'service-dependencies-alphabetical-order', finds: '`depends_on` out of order' },
  {
    name: 'service-image-require-explicit-tag',
    finds: 'a service image without tag, or with one that moves',
    difference: 'Defaults of variables count, and images that the project builds itself need no tag.',
  },
  {
    name: 'service-keys-order',
    finds: 'attributes of a service out of order',
    difference: 'The order is one of our own; the option `order` sets another.',
  },
  {
    name: 'service-ports-alphabetical-order',
    finds: 'ports out of order',
    difference: 'Ports are sorted by number: 443 stands before 8080 and 10000.',
  },
  { name: 'services-alphabetical-order', finds: 'services out of order' },
  {
    name: 'top-level-properties-order',
    finds: 'sections out of order',
    difference: 'Extensions (`x-…`) stand behind the name; the option `order` sets another order.',
  },
];

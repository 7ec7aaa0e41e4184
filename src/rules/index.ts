import type { Rule } from '../rule.js';
import addArchiveNotUnpacked from './correctness/add-archive-not-unpacked.js';
import applicationTargetMissing from './correctness/application-target-missing.js';
import aptArchivedSuite from './correctness/apt-archived-suite.js';
import baseSixtyPort from './correctness/base-sixty-port.js';
import bashSyntaxInSh from './correctness/bash-syntax-in-sh.js';
import bindMountHidesImageContent from './correctness/bind-mount-hides-image-content.js';
import brokenExecForm from './correctness/broken-exec-form.js';
import composeSchema from './correctness/compose-schema.js';
import composeSyntax from './correctness/compose-syntax.js';
import condaActivateInRun from './correctness/conda-activate-in-run.js';
import conflictingAttributes from './correctness/conflicting-attributes.js';
import copiedFromNothing from './correctness/copied-from-nothing.js';
import copiedSourceIgnored from './correctness/copied-source-ignored.js';
import copiedSourceMissing from './correctness/copied-source-missing.js';
import copyFromItself from './correctness/copy-from-itself.js';
import copyManyToFile from './correctness/copy-many-to-file.js';
import copyNestsSourceDir from './correctness/copy-nests-source-dir.js';
import dataFileMissing from './correctness/data-file-missing.js';
import databaseCredentialsMismatch from './correctness/database-credentials-mismatch.js';
import databaseDriverMissing from './correctness/database-driver-missing.js';
import dependencyCycle from './correctness/dependency-cycle.js';
import disabledDependency from './correctness/disabled-dependency.js';
import distrolessCommandForm from './correctness/distroless-command-form.js';
import djangoTargetUnresolved from './correctness/django-target-unresolved.js';
import dockerfileSyntax from './correctness/dockerfile-syntax.js';
import dockerignoreExcludesNeeded from './correctness/dockerignore-excludes-needed.js';
import dockerignoreHidesReadme from './correctness/dockerignore-hides-readme.js';
import dollarInLiteral from './correctness/dollar-in-literal.js';
import duplicateContainerName from './correctness/duplicate-container-name.js';
import duplicateEnvironmentKey from './correctness/duplicate-environment-key.js';
import duplicateMountTarget from './correctness/duplicate-mount-target.js';
import duplicatePublishedPort from './correctness/duplicate-published-port.js';
import duplicateStageName from './correctness/duplicate-stage-name.js';
import emptyBaseImage from './correctness/empty-base-image.js';
import emptyCommand from './correctness/empty-command.js';
import emptyContinuation from './correctness/empty-continuation.js';
import emptyEntrypoint from './correctness/empty-entrypoint.js';
import entrypointCommandConflict from './correctness/entrypoint-command-conflict.js';
import entrypointScriptNotExecutable from './correctness/entrypoint-script-not-executable.js';
import execFormOneString from './correctness/exec-form-one-string.js';
import execFormVariable from './correctness/exec-form-variable.js';
import exposeProtocolCasing from './correctness/expose-protocol-casing.js';
import exposedPortMismatch from './correctness/exposed-port-mismatch.js';
import extendsCycle from './correctness/extends-cycle.js';
import externalNetworkOptions from './correctness/external-network-options.js';
import externallyManagedPython from './correctness/externally-managed-python.js';
import fileMountedAsDirectory from './correctness/file-mounted-as-directory.js';
import flaskAppNotFound from './correctness/flask-app-not-found.js';
import flaskListReturn from './correctness/flask-list-return.js';
import foreignUserOption from './correctness/foreign-user-option.js';
import includeCycle from './correctness/include-cycle.js';
import instructionBeforeFrom from './correctness/instruction-before-from.js';
import invalidAddress from './correctness/invalid-address.js';
import invalidByteSize from './correctness/invalid-byte-size.js';
import invalidCommandQuoting from './correctness/invalid-command-quoting.js';
import invalidDevice from './correctness/invalid-device.js';
import invalidDuration from './correctness/invalid-duration.js';
import invalidEnvironmentEntry from './correctness/invalid-environment-entry.js';
import invalidExtraHost from './correctness/invalid-extra-host.js';
import invalidHealthcheckTest from './correctness/invalid-healthcheck-test.js';
import invalidInterpolation from './correctness/invalid-interpolation.js';
import invalidPort from './correctness/invalid-port.js';
import invalidPortMapping from './correctness/invalid-port-mapping.js';
import invalidRestartPolicy from './correctness/invalid-restart-policy.js';
import invalidVolume from './correctness/invalid-volume.js';
import jobDefinition from './correctness/job-definition.js';
import knownIncompatiblePins from './correctness/known-incompatible-pins.js';
import localhostInContainer from './correctness/localhost-in-container.js';
import lockfileNotCopied from './correctness/lockfile-not-copied.js';
import loopbackBind from './correctness/loopback-bind.js';
import misplacedParserDirective from './correctness/misplaced-parser-directive.js';
import missingBindSource from './correctness/missing-bind-source.js';
import missingBuildContext from './correctness/missing-build-context.js';
import missingBuildTarget from './correctness/missing-build-target.js';
import missingDockerfile from './correctness/missing-dockerfile.js';
import missingEnvFile from './correctness/missing-env-file.js';
import missingExtendsFile from './correctness/missing-extends-file.js';
import missingInclude from './correctness/missing-include.js';
import missingProgram from './correctness/missing-program.js';
import missingRunFile from './correctness/missing-run-file.js';
import missingSecretFile from './correctness/missing-secret-file.js';
import missingStartCommand from './correctness/missing-start-command.js';
import missingSystemLibBuild from './correctness/missing-system-lib-build.js';
import missingSystemLibRuntime from './correctness/missing-system-lib-runtime.js';
import multipleCommands from './correctness/multiple-commands.js';
import multistageBinNotCopied from './correctness/multistage-bin-not-copied.js';
import multistageEditableCopied from './correctness/multistage-editable-copied.js';
import multistagePythonMismatch from './correctness/multistage-python-mismatch.js';
import multistageRootHomeUser from './correctness/multistage-root-home-user.js';
import multistageVenvRelocated from './correctness/multistage-venv-relocated.js';
import nonrootCannotWrite from './correctness/nonroot-cannot-write.js';
import pathOverwritten from './correctness/path-overwritten.js';
import portsWithHostNetwork from './correctness/ports-with-host-network.js';
import projectInstallBeforeSource from './correctness/project-install-before-source.js';
import publishedPortBetweenServices from './correctness/published-port-between-services.js';
import publishedPortMismatch from './correctness/published-port-mismatch.js';
import pythonExecutableMissing from './correctness/python-executable-missing.js';
import pythonMTargetMissing from './correctness/python-m-target-missing.js';
import pythonSyntaxError from './correctness/python-syntax-error.js';
import pythonTooNewForPins from './correctness/python-too-new-for-pins.js';
import pythonTooOldForPins from './correctness/python-too-old-for-pins.js';
import pythonVersionMismatch from './correctness/python-version-mismatch.js';
import relativeCopyDestination from './correctness/relative-copy-destination.js';
import relativeWorkdir from './correctness/relative-workdir.js';
import removedAptPackage from './correctness/removed-apt-package.js';
import removedStdlibModule from './correctness/removed-stdlib-module.js';
import requirementsChainMissing from './correctness/requirements-chain-missing.js';
import requirementsDuplicateConflict from './correctness/requirements-duplicate-conflict.js';
import requirementsForeignPlatform from './correctness/requirements-foreign-platform.js';
import requirementsNotInImage from './correctness/requirements-not-in-image.js';
import requirementsStdlibOrFake from './correctness/requirements-stdlib-or-fake.js';
import reservedStageName from './correctness/reserved-stage-name.js';
import reverseProxyTargetMismatch from './correctness/reverse-proxy-target-mismatch.js';
import runNeedsRoot from './correctness/run-needs-root.js';
import runStateLost from './correctness/run-state-lost.js';
import scmVersionWithoutGit from './correctness/scm-version-without-git.js';
import selfReferencingEnv from './correctness/self-referencing-env.js';
import serviceHostUnknown from './correctness/service-host-unknown.js';
import serviceWithoutImage from './correctness/service-without-image.js';
import shellInScratch from './correctness/shell-in-scratch.js';
import shellOperatorWithoutShell from './correctness/shell-operator-without-shell.js';
import shellSyntax from './correctness/shell-syntax.js';
import shellRedirectInRequirement from './correctness/shell-redirect-in-requirement.js';
import sqlalchemyPostgresScheme from './correctness/sqlalchemy-postgres-scheme.js';
import startCommandNotInstalled from './correctness/start-command-not-installed.js';
import startScriptMissing from './correctness/start-script-missing.js';
import startScriptNotOnPath from './correctness/start-script-not-on-path.js';
import streamlitRunAsScript from './correctness/streamlit-run-as-script.js';
import swallowedInstruction from './correctness/swallowed-instruction.js';
import swarmOnlySource from './correctness/swarm-only-source.js';
import syntaxNeedsNewerPython from './correctness/syntax-needs-newer-python.js';
import undeclaredBuildArgument from './correctness/undeclared-build-argument.js';
import undeclaredImport from './correctness/undeclared-import.js';
import undeclaredLocalImport from './correctness/undeclared-local-import.js';
import undefinedArgumentInFrom from './correctness/undefined-argument-in-from.js';
import undefinedConfig from './correctness/undefined-config.js';
import undefinedModel from './correctness/undefined-model.js';
import undefinedNetwork from './correctness/undefined-network.js';
import undefinedSecret from './correctness/undefined-secret.js';
import undefinedService from './correctness/undefined-service.js';
import undefinedVariable from './correctness/undefined-variable.js';
import undefinedVolume from './correctness/undefined-volume.js';
import unguardedServerRun from './correctness/unguarded-server-run.js';
import unhealthyDependency from './correctness/unhealthy-dependency.js';
import unknownCopySourceStage from './correctness/unknown-copy-source-stage.js';
import unknownMountOption from './correctness/unknown-mount-option.js';
import unknownRule from './correctness/unknown-rule.js';
import unreachableStage from './correctness/unreachable-stage.js';
import unsetVariable from './correctness/unset-variable.js';
import unsupportedOnbuild from './correctness/unsupported-onbuild.js';
import unusedResource from './correctness/unused-resource.js';
import uselessEnvOverride from './correctness/useless-env-override.js';
import userNotCreated from './correctness/user-not-created.js';
import uvPipNoTarget from './correctness/uv-pip-no-target.js';
import uvicornRunObjectWithWorkers from './correctness/uvicorn-run-object-with-workers.js';
import variableInterpolatedByCompose from './correctness/variable-interpolated-by-compose.js';
import vcsRequirementWithoutGit from './correctness/vcs-requirement-without-git.js';
import venvNotOnPath from './correctness/venv-not-on-path.js';
import watchPathMounted from './correctness/watch-path-mounted.js';
import watchTargetMissing from './correctness/watch-target-missing.js';
import watchWithoutBuild from './correctness/watch-without-build.js';
import webAppNeverServed from './correctness/web-app-never-served.js';
import wsgiAsgiMismatch from './correctness/wsgi-asgi-mismatch.js';
import yamlBooleanWord from './correctness/yaml-boolean-word.js';
import bidirectionalOverride from './security/bidirectional-override.js';
import containerRootMounted from './security/container-root-mounted.js';
import copyOwnedByRoot from './security/copy-owned-by-root.js';
import curlPipeShell from './security/curl-pipe-shell.js';
import dangerousCapability from './security/dangerous-capability.js';
import dangerousDevice from './security/dangerous-device.js';
import databasePublished from './security/database-published.js';
import databaseWithoutPassword from './security/database-without-password.js';
import debugEnabled from './security/debug-enabled.js';
import dockerSocketMounted from './security/docker-socket-mounted.js';
import flatNetwork from './security/flat-network.js';
import hardeningMissing from './security/hardening-missing.js';
import hostNamespace from './security/host-namespace.js';
import insecureRun from './security/insecure-run.js';
import jupyterNoAuth from './security/jupyter-no-auth.js';
import loggingDisabled from './security/logging-disabled.js';
import mountShouldBeReadonly from './security/mount-should-be-readonly.js';
import privilegedService from './security/privileged-service.js';
import remoteAddWithoutChecksum from './security/remote-add-without-checksum.js';
import rootServiceUser from './security/root-service-user.js';
import rootUser from './security/root-user.js';
import secretFileInImage from './security/secret-file-in-image.js';
import secretInBuildArg from './security/secret-in-build-arg.js';
import secretInComposeEnvironment from './security/secret-in-compose-environment.js';
import secretInEnv from './security/secret-in-env.js';
import secretInRun from './security/secret-in-run.js';
import securityProfileDisabled from './security/security-profile-disabled.js';
import sensitiveHostPath from './security/sensitive-host-path.js';
import sharedMountPropagation from './security/shared-mount-propagation.js';
import sshExposed from './security/ssh-exposed.js';
import sudoInRun from './security/sudo-in-run.js';
import unboundPublishedPort from './security/unbound-published-port.js';
import untrustedRegistry from './security/untrusted-registry.js';
import unusedUser from './security/unused-user.js';
import unverifiedDownload from './security/unverified-download.js';
import worldWritable from './security/world-writable.js';
import baseImageWithoutDigest from './reproducibility/base-image-without-digest.js';
import constantPlatform from './reproducibility/constant-platform.js';
import endOfLifeBaseImage from './reproducibility/end-of-life-base-image.js';
import endOfLifeServiceImage from './reproducibility/end-of-life-service-image.js';
import lockfileUnused from './reproducibility/lockfile-unused.js';
import packageUpgrade from './reproducibility/package-upgrade.js';
import redundantPlatform from './reproducibility/redundant-platform.js';
import serviceImageWithoutDigest from './reproducibility/service-image-without-digest.js';
import unpinnedBaseImage from './reproducibility/unpinned-base-image.js';
import unpinnedRequirements from './reproducibility/unpinned-requirements.js';
import unpinnedServiceImage from './reproducibility/unpinned-service-image.js';
import unpinnedSystemPackage from './reproducibility/unpinned-system-package.js';
import unpinnedToolPackage from './reproducibility/unpinned-tool-package.js';
import uvSyncNotLocked from './reproducibility/uv-sync-not-locked.js';
import addInsteadOfCopy from './efficiency/add-instead-of-copy.js';
import alpineNoMuslWheels from './efficiency/alpine-no-musl-wheels.js';
import aptInsteadOfAptGet from './efficiency/apt-instead-of-apt-get.js';
import aptPythonInPythonImage from './efficiency/apt-python-in-python-image.js';
import chmodInOwnLayer from './efficiency/chmod-in-own-layer.js';
import deletedInLaterLayer from './efficiency/deleted-in-later-layer.js';
import devDependenciesInImage from './efficiency/dev-dependencies-in-image.js';
import dockerignoreMissing from './efficiency/dockerignore-missing.js';
import dockerignoreMissingEntries from './efficiency/dockerignore-missing-entries.js';
import dockerignoreUnanchored from './efficiency/dockerignore-unanchored.js';
import interactiveInstall from './efficiency/interactive-install.js';
import noisyWget from './efficiency/noisy-wget.js';
import packageCacheInLayer from './efficiency/package-cache-in-layer.js';
import packageCacheKept from './efficiency/package-cache-kept.js';
import packageListsKept from './efficiency/package-lists-kept.js';
import recommendedPackagesInstalled from './efficiency/recommended-packages-installed.js';
import sourceCopiedBeforeInstall from './efficiency/source-copied-before-install.js';
import sparseUserId from './efficiency/sparse-user-id.js';
import splitRun from './efficiency/split-run.js';
import stalePackageIndex from './efficiency/stale-package-index.js';
import twoDownloaders from './efficiency/two-downloaders.js';
import wholeRootfsCopied from './efficiency/whole-rootfs-copied.js';
import codeBindMountInProduction from './reliability/code-bind-mount-in-production.js';
import commandIgnoredByEntrypoint from './reliability/command-ignored-by-entrypoint.js';
import databaseWithoutVolume from './reliability/database-without-volume.js';
import developmentServer from './reliability/development-server.js';
import editableInstallInImage from './reliability/editable-install-in-image.js';
import entrypointScriptWithoutExec from './reliability/entrypoint-script-without-exec.js';
import healthcheckInheritedByWorker from './reliability/healthcheck-inherited-by-worker.js';
import healthcheckToolMissing from './reliability/healthcheck-tool-missing.js';
import healthcheckWrongPort from './reliability/healthcheck-wrong-port.js';
import hostSpecificPath from './reliability/host-specific-path.js';
import interactiveProgram from './reliability/interactive-program.js';
import localImageNameClash from './reliability/local-image-name-clash.js';
import loginShellChanged from './reliability/login-shell-changed.js';
import missingDependencyEdge from './reliability/missing-dependency-edge.js';
import missingHealthcheck from './reliability/missing-healthcheck.js';
import missingRestartPolicy from './reliability/missing-restart-policy.js';
import numericUserNeeded from './reliability/numeric-user-needed.js';
import pipeWithoutPipefail from './reliability/pipe-without-pipefail.js';
import restartLoop from './reliability/restart-loop.js';
import shellFormCommand from './reliability/shell-form-command.js';
import startOrderRace from './reliability/start-order-race.js';
import ungracefulStopSignal from './reliability/ungraceful-stop-signal.js';
import volumeMasksNewCode from './reliability/volume-masks-new-code.js';
import composeV1Format from './modernize/compose-v1-format.js';
import deprecatedAttribute from './modernize/deprecated-attribute.js';
import deprecatedImage from './modernize/deprecated-image.js';
import deprecatedLinks from './modernize/deprecated-links.js';
import legacyFileName from './modernize/legacy-file-name.js';
import legacyKeyValue from './modernize/legacy-key-value.js';
import maintainerInstruction from './modernize/maintainer-instruction.js';
import obsoleteVersionKey from './modernize/obsolete-version-key.js';
import contextUsesPwd from './style/context-uses-pwd.js';
import fromAsCasing from './style/from-as-casing.js';
import instructionCasing from './style/instruction-casing.js';
import labelSchema from './style/label-schema.js';
import missingExpose from './style/missing-expose.js';
import missingFinalNewline from './style/missing-final-newline.js';
import missingProjectName from './style/missing-project-name.js';
import quotedVolume from './style/quoted-volume.js';
import serviceKeyOrder from './style/service-key-order.js';
import stageNameCasing from './style/stage-name-casing.js';
import topLevelOrder from './style/top-level-order.js';
import trailingWhitespace from './style/trailing-whitespace.js';
import undescribedArgument from './style/undescribed-argument.js';
import unquotedPort from './style/unquoted-port.js';
import unsortedDependencies from './style/unsorted-dependencies.js';
import unsortedPackages from './style/unsorted-packages.js';
import unsortedPorts from './style/unsorted-ports.js';
import unsortedServices from './style/unsorted-services.js';
import unusedSuppression from './style/unused-suppression.js';

/** Every rule, grouped by category. */
export const rules: readonly Rule[] = [
  // correctness
  addArchiveNotUnpacked,
  applicationTargetMissing,
  aptArchivedSuite,
  baseSixtyPort,
  bashSyntaxInSh,
  bindMountHidesImageContent,
  brokenExecForm,
  composeSchema,
  composeSyntax,
  condaActivateInRun,
  conflictingAttributes,
  copiedFromNothing,
  copiedSourceIgnored,
  copiedSourceMissing,
  copyFromItself,
  copyManyToFile,
  copyNestsSourceDir,
  dataFileMissing,
  databaseCredentialsMismatch,
  databaseDriverMissing,
  dependencyCycle,
  disabledDependency,
  distrolessCommandForm,
  djangoTargetUnresolved,
  dockerfileSyntax,
  dockerignoreExcludesNeeded,
  dockerignoreHidesReadme,
  dollarInLiteral,
  duplicateContainerName,
  duplicateEnvironmentKey,
  duplicateMountTarget,
  duplicatePublishedPort,
  duplicateStageName,
  emptyBaseImage,
  emptyCommand,
  emptyContinuation,
  emptyEntrypoint,
  entrypointCommandConflict,
  entrypointScriptNotExecutable,
  execFormOneString,
  execFormVariable,
  exposeProtocolCasing,
  exposedPortMismatch,
  extendsCycle,
  externalNetworkOptions,
  externallyManagedPython,
  fileMountedAsDirectory,
  flaskAppNotFound,
  flaskListReturn,
  foreignUserOption,
  includeCycle,
  instructionBeforeFrom,
  invalidAddress,
  invalidByteSize,
  invalidCommandQuoting,
  invalidDevice,
  invalidDuration,
  invalidEnvironmentEntry,
  invalidExtraHost,
  invalidHealthcheckTest,
  invalidInterpolation,
  invalidPort,
  invalidPortMapping,
  invalidRestartPolicy,
  invalidVolume,
  jobDefinition,
  knownIncompatiblePins,
  localhostInContainer,
  lockfileNotCopied,
  loopbackBind,
  misplacedParserDirective,
  missingBindSource,
  missingBuildContext,
  missingBuildTarget,
  missingDockerfile,
  missingEnvFile,
  missingExtendsFile,
  missingInclude,
  missingProgram,
  missingRunFile,
  missingSecretFile,
  missingStartCommand,
  missingSystemLibBuild,
  missingSystemLibRuntime,
  multipleCommands,
  multistageBinNotCopied,
  multistageEditableCopied,
  multistagePythonMismatch,
  multistageRootHomeUser,
  multistageVenvRelocated,
  nonrootCannotWrite,
  pathOverwritten,
  portsWithHostNetwork,
  projectInstallBeforeSource,
  publishedPortBetweenServices,
  publishedPortMismatch,
  pythonExecutableMissing,
  pythonMTargetMissing,
  pythonSyntaxError,
  pythonTooNewForPins,
  pythonTooOldForPins,
  pythonVersionMismatch,
  relativeCopyDestination,
  relativeWorkdir,
  removedAptPackage,
  removedStdlibModule,
  requirementsChainMissing,
  requirementsDuplicateConflict,
  requirementsForeignPlatform,
  requirementsNotInImage,
  requirementsStdlibOrFake,
  reservedStageName,
  reverseProxyTargetMismatch,
  runNeedsRoot,
  runStateLost,
  scmVersionWithoutGit,
  selfReferencingEnv,
  serviceHostUnknown,
  serviceWithoutImage,
  shellInScratch,
  shellOperatorWithoutShell,
  shellSyntax,
  shellRedirectInRequirement,
  sqlalchemyPostgresScheme,
  startCommandNotInstalled,
  startScriptMissing,
  startScriptNotOnPath,
  streamlitRunAsScript,
  swallowedInstruction,
  swarmOnlySource,
  syntaxNeedsNewerPython,
  undeclaredBuildArgument,
  undeclaredImport,
  undeclaredLocalImport,
  undefinedArgumentInFrom,
  undefinedConfig,
  undefinedModel,
  undefinedNetwork,
  undefinedSecret,
  undefinedService,
  undefinedVariable,
  undefinedVolume,
  unguardedServerRun,
  unhealthyDependency,
  unknownCopySourceStage,
  unknownMountOption,
  unknownRule,
  unreachableStage,
  unsetVariable,
  unsupportedOnbuild,
  unusedResource,
  uselessEnvOverride,
  userNotCreated,
  uvPipNoTarget,
  uvicornRunObjectWithWorkers,
  variableInterpolatedByCompose,
  vcsRequirementWithoutGit,
  venvNotOnPath,
  watchPathMounted,
  watchTargetMissing,
  watchWithoutBuild,
  webAppNeverServed,
  wsgiAsgiMismatch,
  yamlBooleanWord,
  // security
  bidirectionalOverride,
  containerRootMounted,
  copyOwnedByRoot,
  curlPipeShell,
  dangerousCapability,
  dangerousDevice,
  databasePublished,
  databaseWithoutPassword,
  debugEnabled,
  dockerSocketMounted,
  flatNetwork,
  hardeningMissing,
  hostNamespace,
  insecureRun,
  jupyterNoAuth,
  loggingDisabled,
  mountShouldBeReadonly,
  privilegedService,
  remoteAddWithoutChecksum,
  rootServiceUser,
  rootUser,
  secretFileInImage,
  secretInBuildArg,
  secretInComposeEnvironment,
  secretInEnv,
  secretInRun,
  securityProfileDisabled,
  sensitiveHostPath,
  sharedMountPropagation,
  sshExposed,
  sudoInRun,
  unboundPublishedPort,
  untrustedRegistry,
  unusedUser,
  unverifiedDownload,
  worldWritable,
  // reproducibility
  baseImageWithoutDigest,
  constantPlatform,
  endOfLifeBaseImage,
  endOfLifeServiceImage,
  lockfileUnused,
  packageUpgrade,
  redundantPlatform,
  serviceImageWithoutDigest,
  unpinnedBaseImage,
  unpinnedRequirements,
  unpinnedServiceImage,
  unpinnedSystemPackage,
  unpinnedToolPackage,
  uvSyncNotLocked,
  // efficiency
  addInsteadOfCopy,
  alpineNoMuslWheels,
  aptInsteadOfAptGet,
  aptPythonInPythonImage,
  chmodInOwnLayer,
  deletedInLaterLayer,
  devDependenciesInImage,
  dockerignoreMissing,
  dockerignoreMissingEntries,
  dockerignoreUnanchored,
  interactiveInstall,
  noisyWget,
  packageCacheInLayer,
  packageCacheKept,
  packageListsKept,
  recommendedPackagesInstalled,
  sourceCopiedBeforeInstall,
  sparseUserId,
  splitRun,
  stalePackageIndex,
  twoDownloaders,
  wholeRootfsCopied,
  // reliability
  codeBindMountInProduction,
  commandIgnoredByEntrypoint,
  databaseWithoutVolume,
  developmentServer,
  editableInstallInImage,
  entrypointScriptWithoutExec,
  healthcheckInheritedByWorker,
  healthcheckToolMissing,
  healthcheckWrongPort,
  hostSpecificPath,
  interactiveProgram,
  localImageNameClash,
  loginShellChanged,
  missingDependencyEdge,
  missingHealthcheck,
  missingRestartPolicy,
  numericUserNeeded,
  pipeWithoutPipefail,
  restartLoop,
  shellFormCommand,
  startOrderRace,
  ungracefulStopSignal,
  volumeMasksNewCode,
  // modernize
  composeV1Format,
  deprecatedAttribute,
  deprecatedImage,
  deprecatedLinks,
  legacyFileName,
  legacyKeyValue,
  maintainerInstruction,
  obsoleteVersionKey,
  // style
  contextUsesPwd,
  fromAsCasing,
  instructionCasing,
  labelSchema,
  missingExpose,
  missingFinalNewline,
  missingProjectName,
  quotedVolume,
  serviceKeyOrder,
  stageNameCasing,
  topLevelOrder,
  trailingWhitespace,
  undescribedArgument,
  unquotedPort,
  unsortedDependencies,
  unsortedPackages,
  unsortedPorts,
  unsortedServices,
  unusedSuppression,
];

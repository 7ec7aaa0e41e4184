// Variables that the surroundings of `docker compose` set, so that no file of a project has to.

/** What login shells, desktops and operating systems export. Source: POSIX, chapter 8, and environ(7). */
const exported = new Set(
  `COLUMNS DBUS_SESSION_BUS_ADDRESS DISPLAY EDITOR GID HOME HOST HOSTNAME LANG LINES LOGNAME OLDPWD PATH PWD SHELL SHLVL
   SSH_AUTH_SOCK TEMP TERM TMP TMPDIR TZ UID USER USERNAME USERPROFILE VISUAL WAYLAND_DISPLAY XAUTHORITY
   APPDATA LOCALAPPDATA COMPUTERNAME HOMEDRIVE HOMEPATH PROGRAMDATA SYSTEMROOT WINDIR`.split(/\s+/),
);

/** What programs that start `docker compose` set for it: build servers, Compose itself, cloud tools. */
const prefixes =
  /^(?:LC|XDG|CI|GITHUB|GITLAB|BITBUCKET|BUILDKITE|CIRCLE|DRONE|JENKINS|RUNNER|TRAVIS|TEAMCITY|SEMAPHORE|BUILD|GIT|AWS|AZURE|GOOGLE|GCLOUD|DOCKER|BUILDX|BUILDKIT|COMPOSE|COMMIT|NOMAD|KUBERNETES|VSCODE|CODESPACE|GITPOD)_/;

/** What build servers and deploy scripts give for one run: the tag of an image, the commit, the registry. */
const perRun = /^(?:CI|TAG|VERSION|REVISION|SHA|COMMIT|BRANCH|REGISTRY|IMAGE|RELEASE|DEPLOYMENT)$|_(?:TAG|SHA|DIGEST)$/;

/** Whether a variable of this name is set by what starts Compose rather than by a file of the project. */
export const isSetOutside = (name: string): boolean => exported.has(name) || prefixes.test(name) || perRun.test(name);

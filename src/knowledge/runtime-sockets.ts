/** Sockets of container runtimes, by which whoever reaches one starts containers that see the whole host. */

/**
 * File names of sockets, and whose they are. A name is enough: where they lie differs between root, rootless and desktop
 * installations. `docker_engine` and `podman-machine-default` are named pipes of Windows.
 */
const sockets: ReadonlyMap<string, string> = new Map([
  // https://docs.docker.com/reference/cli/dockerd/#daemon-socket-option
  ['docker.sock', 'Docker'],
  ['docker.sock.raw', 'Docker'],
  ['docker_engine', 'Docker'],
  // https://docs.podman.io/en/latest/markdown/podman-system-service.1.html
  ['podman.sock', 'Podman'],
  ['podman-machine-default', 'Podman'],
  // https://github.com/containerd/containerd/blob/main/docs/ops.md
  ['containerd.sock', 'containerd'],
  // https://github.com/cri-o/cri-o/blob/main/docs/crio.8.md
  ['crio.sock', 'CRI-O'],
  // https://github.com/Mirantis/cri-dockerd
  ['cri-dockerd.sock', 'Docker'],
  ['dockershim.sock', 'Docker'],
  // https://www.balena.io/docs/learn/develop/runtime/
  ['balena-engine.sock', 'balenaEngine'],
  ['balena.sock', 'balenaEngine'],
  // https://github.com/moby/buildkit
  ['buildkitd.sock', 'BuildKit'],
]);

/** Whose socket a path leads to, by its last segment; undefined for all other paths. */
export const runtimeOfSocket = (path: string): string | undefined => sockets.get(path.slice(path.lastIndexOf('/') + 1));

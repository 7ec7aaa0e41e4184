/**
 * Build arguments that exist without ARG. The platform ones are global: a stage needs `ARG TARGETARCH` to see them, FROM does not.
 * Source: https://docs.docker.com/reference/dockerfile/#predefined-args and #automatic-platform-args-in-the-global-scope
 */
export const platformArguments: readonly string[] = [
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETARCH',
  'TARGETVARIANT',
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDARCH',
  'BUILDVARIANT',
];

/** Usable in RUN without ARG. */
export const proxyArguments: readonly string[] = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'FTP_PROXY',
  'ftp_proxy',
  'NO_PROXY',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
];

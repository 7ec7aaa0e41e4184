/** Which images bring a health check of their own. */

import { officialName } from './end-of-life.js';
import { serviceImage } from './service-images.js';

/**
 * Systems, languages and web servers whose official images have no HEALTHCHECK. Those that Docker's community maintains never do:
 * https://github.com/docker-library/faq#healthcheck
 */
const withoutHealthcheck: ReadonlySet<string> = new Set([
  'alpine',
  'amazoncorretto',
  'amazonlinux',
  'bash',
  'buildpack-deps',
  'busybox',
  'caddy',
  'debian',
  'docker',
  'drupal',
  'eclipse-temurin',
  'elixir',
  'erlang',
  'fedora',
  'gcc',
  'golang',
  'haproxy',
  'httpd',
  'joomla',
  'nginx',
  'node',
  'openjdk',
  'php',
  'pypy',
  'python',
  'redmine',
  'rockylinux',
  'ruby',
  'rust',
  'tomcat',
  'traefik',
  'ubuntu',
  'wordpress',
]);

/**
 * Whether an image brings a HEALTHCHECK; undefined where that is not known.
 * @param name as people call it: `postgres`, `postgis/postgis`, `public.ecr.aws/docker/library/redis`
 */
export function shipsHealthcheck(name: string): boolean | undefined {
  return serviceImage(name)?.health.shipped ?? (withoutHealthcheck.has(officialName(name)) ? false : undefined);
}

/** A command of a service image that tells whether it is ready; undefined where none is known. */
export const healthcheckCommand = (name: string): string | undefined => serviceImage(name)?.health.command;

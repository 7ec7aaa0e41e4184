/** Images that are abandoned, renamed or replaced. */

import { officialName } from './end-of-life.js';
import { rowsByName, rowsByPrefix } from './rows-by-name.js';

/** Why an image has no future. */
export interface DeprecatedImage {
  /** Names as people call them; one that ends in `*` is a prefix. */
  readonly images: readonly string[];
  /** Which tags it is about; all when undefined. */
  readonly tags: RegExp | undefined;
  /** `removed`: it cannot be pulled any more; `frozen`: it gets no updates; `deprecated`: its makers advise against it. */
  readonly status: 'removed' | 'frozen' | 'deprecated';
  /** `YYYY-MM-DD`, `YYYY-MM`, or undefined where the day is not known. */
  readonly since: string | undefined;
  /** What to use instead, as it would stand in a sentence. */
  readonly successor: string | undefined;
  /** The start of a name and what stands in its place, where every tag is the same image there. */
  readonly renamed: readonly [from: string, to: string] | undefined;
  /** Completes a sentence that begins with the image's name. */
  readonly reason: string;
  /** False: from memory, no error may rest on it. */
  readonly verified: boolean;
  readonly source: string;
}

const image = (
  row: Omit<DeprecatedImage, 'tags' | 'since' | 'successor' | 'renamed' | 'verified'> & Partial<DeprecatedImage>,
): DeprecatedImage => ({
  tags: undefined,
  since: undefined,
  successor: undefined,
  renamed: undefined,
  verified: true,
  ...row,
});

const history = 'https://github.com/docker-library/official-images/commits/master/library';
const docs = (name: string): string => `https://github.com/docker-library/docs/blob/master/${name}/deprecated.md`;

const removed = (name: string, since: string | undefined, successor?: string): DeprecatedImage =>
  image({
    images: [name],
    status: 'removed',
    since,
    successor,
    reason: 'is no official image any more and gets no updates',
    source: history,
  });

/** Every deprecated image; the first row that fits counts. */
export const deprecatedImages: readonly DeprecatedImage[] = [
  image({
    images: ['tiangolo/uvicorn-gunicorn', 'tiangolo/uvicorn-gunicorn-fastapi'],
    status: 'deprecated',
    successor: 'python:3.X-slim with `fastapi run` or `uvicorn --workers`',
    reason: 'is deprecated by its author: Uvicorn manages workers by itself now',
    source: 'https://github.com/tiangolo/uvicorn-gunicorn-docker#deprecated',
  }),
  image({
    images: ['tiangolo/uvicorn-gunicorn-*'],
    status: 'deprecated',
    successor: 'python:3.X-slim with `uvicorn --workers`',
    reason: 'belongs to a family of images that its author has deprecated',
    source: 'https://github.com/tiangolo/uvicorn-gunicorn-docker#deprecated',
  }),
  image({
    images: ['tiangolo/meinheld-gunicorn*'],
    status: 'frozen',
    successor: 'python:3.X-slim with gunicorn',
    reason: 'is abandoned, as is the server in it',
    verified: false,
    source: 'https://github.com/tiangolo/meinheld-gunicorn-docker',
  }),
  image({
    images: ['bitnami/*'],
    status: 'removed',
    since: '2025-08-28',
    successor: 'the official image',
    reason: 'has moved to bitnamilegacy, where it gets no updates',
    source: 'https://github.com/bitnami/containers/issues/83267',
  }),
  image({
    images: ['bitnamilegacy/*'],
    status: 'frozen',
    since: '2025-08-28',
    successor: 'the official image',
    reason: 'is an archive that gets no updates',
    source: 'https://github.com/bitnami/containers/issues/83267',
  }),
  image({
    images: ['minio/minio'],
    status: 'removed',
    since: '2026-09',
    successor: 'quay.io/minio/minio at a release tag',
    reason: 'is gone from Docker Hub, and no new images are made',
    source: 'https://github.com/minio/minio/issues/21647',
  }),
  image({
    images: ['minio/mc'],
    status: 'removed',
    since: '2026-09',
    successor: 'quay.io/minio/mc',
    renamed: ['minio/mc', 'quay.io/minio/mc'],
    reason: 'is gone from Docker Hub',
    source: 'https://github.com/suitenumerique/drive/pull/831',
  }),
  image({
    images: ['jupyter/*'],
    status: 'frozen',
    since: '2023-10-20',
    successor: 'quay.io/jupyter',
    reason: 'gets no updates on Docker Hub any more',
    source: 'https://github.com/jupyter/docker-stacks#quick-start',
  }),
  image({
    images: ['condaforge/mambaforge', 'condaforge/mambaforge-pypy3'],
    status: 'frozen',
    since: '2024-07-29',
    successor: 'condaforge/miniforge3',
    reason: 'is retired: Miniforge brings mamba too',
    source: 'https://conda-forge.org/news/2024/07/29/sunsetting-mambaforge/',
  }),
  image({
    images: ['openjdk'],
    status: 'deprecated',
    successor: 'eclipse-temurin',
    reason: 'is deprecated and gets early-access builds only',
    source: docs('openjdk'),
  }),
  image({
    images: ['centos'],
    status: 'frozen',
    since: '2024-07-29',
    successor: 'almalinux or rockylinux/rockylinux',
    reason: 'is at its end in all releases',
    source: history,
  }),
  image({
    images: ['rockylinux'],
    status: 'frozen',
    successor: 'rockylinux/rockylinux',
    reason: 'gets no updates as an official image',
    source: docs('rockylinux'),
  }),
  image({
    images: ['mongo-express'],
    status: 'deprecated',
    reason: 'is deprecated as an official image',
    source: docs('mongo-express'),
  }),
  image({
    images: ['clearlinux'],
    status: 'frozen',
    since: '2025-07-18',
    reason: 'is discontinued',
    source: docs('clearlinux'),
  }),
  image({
    images: ['unit'],
    status: 'frozen',
    since: '2025-10',
    reason: 'is archived with NGINX Unit',
    source: docs('unit'),
  }),
  image({
    images: ['emqx'],
    status: 'frozen',
    successor: 'emqx/emqx',
    renamed: ['emqx', 'emqx/emqx'],
    reason: 'has moved',
    source: docs('emqx'),
  }),
  removed('java', '2017-05-17', 'eclipse-temurin'),
  removed('django', '2017-05-19', 'python'),
  removed('rails', '2017-05-19', 'ruby'),
  removed('celery', '2017-06-23', 'python with celery installed by pip'),
  removed('iojs', '2017-04-21', 'node'),
  removed('consul', '2024-07-29', 'hashicorp/consul'),
  removed('vault', '2024-07-29', 'hashicorp/vault'),
  removed('jenkins', undefined, 'jenkins/jenkins'),
  removed('sentry', undefined, 'getsentry/sentry'),
  removed('owncloud', undefined, 'owncloud/server'),
  removed('piwik', undefined, 'matomo'),
  removed('adoptopenjdk', undefined, 'eclipse-temurin'),
  ...['swarm', 'opensuse', 'nats-streaming', 'jobber', 'express-gateway', 'notary', 'mono', 'thrift'].map((name) =>
    removed(name, undefined, name === 'opensuse' ? 'opensuse/leap' : undefined),
  ),
  image({
    images: ['python', 'node', 'ruby', 'golang', 'pypy', 'rails', 'django', 'java'],
    tags: /(?:^|-)onbuild$/,
    status: 'frozen',
    since: '2018-07-24',
    successor: 'the same image without -onbuild',
    reason: 'has hidden instructions, and gets no updates in this variant',
    source: history,
  }),
  image({
    images: ['waleedka/modern-deep-learning'],
    status: 'frozen',
    successor: 'python:3.X-slim, or tensorflow/tensorflow',
    reason: 'is unmaintained: Ubuntu 16.04, Python 3.5, TensorFlow 0.12',
    source: 'https://github.com/waleedka/modern-deep-learning-docker',
  }),
  image({
    images: ['lambci/lambda'],
    status: 'frozen',
    successor: 'public.ecr.aws/lambda/python',
    reason: 'is abandoned',
    verified: false,
    source: 'https://github.com/lambci/docker-lambda',
  }),
  image({
    images: ['circleci/python'],
    status: 'deprecated',
    successor: 'cimg/python',
    reason: 'belongs to the legacy convenience images',
    verified: false,
    source: 'https://circleci.com/docs/circleci-images/',
  }),
  image({
    images: ['k8s.gcr.io/*'],
    status: 'frozen',
    successor: 'registry.k8s.io',
    renamed: ['k8s.gcr.io/', 'registry.k8s.io/'],
    reason: 'is on a frozen registry',
    verified: false,
    source: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  }),
  image({
    images: ['mysql/mysql-server'],
    status: 'deprecated',
    successor: 'mysql',
    reason: 'is deprecated',
    verified: false,
    source: 'https://hub.docker.com/r/mysql/mysql-server',
  }),
  image({
    images: ['wurstmeister/kafka', 'wurstmeister/zookeeper', 'spotify/kafka'],
    status: 'frozen',
    successor: 'apache/kafka',
    reason: 'is abandoned',
    verified: false,
    source: 'https://github.com/wurstmeister/kafka-docker',
  }),
  image({
    images: ['kennethreitz/pipenv'],
    status: 'frozen',
    successor: 'python:3.X-slim with pipenv installed by pip',
    reason: 'is abandoned',
    verified: false,
    source: 'https://hub.docker.com/r/kennethreitz/pipenv',
  }),
];

const exact = rowsByName(deprecatedImages, ({ images }) => images);
const prefixes = rowsByPrefix(deprecatedImages, ({ images }) => images);

/**
 * Why an image has no future, or undefined.
 * @param name as people call it: `openjdk`, `bitnami/redis`, `quay.io/jupyter/base-notebook`
 * @param tag undefined where none is written
 */
export function deprecatedImage(name: string, tag: string | undefined): DeprecatedImage | undefined {
  const official = officialName(name);
  const fits = ({ tags }: DeprecatedImage): boolean => !tags || tags.test(tag ?? 'latest');
  return (
    exact.get(official)?.find(fits) ?? prefixes.find(([prefix, row]) => official.startsWith(prefix) && fits(row))?.[1]
  );
}

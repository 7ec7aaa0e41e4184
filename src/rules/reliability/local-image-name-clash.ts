import { clashingName } from '../../model/compose/names/name-clash.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'local-image-name-clash',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'What a service builds gets the name of an official image.',
  why: 'Every `FROM` and `docker run` of that name on the machine then takes this build, and `docker compose pull` puts the other image in its place.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  proxy:\n    build: .\n    image: nginx\n',
      Dockerfile: 'FROM nginx:1.31\nCOPY shop.conf /etc/nginx/conf.d/\n',
      'shop.conf': '',
      '.dockerignore': '.git\n',
    },
    good: {
      'compose.yaml': 'services:\n  proxy:\n    build: .\n    image: shop-proxy\n',
      Dockerfile: 'FROM nginx:1.31\nCOPY shop.conf /etc/nginx/conf.d/\n',
      'shop.conf': '',
      '.dockerignore': '.git\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/build/#using-build-and-image'],
  on: {
    service(service, { report }) {
      const { image } = service;
      const reference = clashingName(service);
      if (!image || !reference) return;
      const { name, tag = 'latest' } = reference;
      report(image, {
        message: `The build of ${service.name} is called ${name}:${tag}, as an official image is.`,
        help: 'Give it a name of its own, or leave `image` out.',
        related: image.text.known ? image.text.evidence : [],
      });
    },
  },
});

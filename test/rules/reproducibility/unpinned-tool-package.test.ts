import rule from '../../../src/rules/reproducibility/unpinned-tool-package.js';
import { testRule } from '../../harness.js';

const run = (text: string): string => `FROM node:24.11.1\nRUN ${text}\n`;

testRule(rule, {
  'of npm': {
    files: { Dockerfile: run('npm install -g [|sass|]') },
    message: 'npm installs sass in whatever version is newest.',
  },
  'of npm, pinned': run('npm install -g sass@1.94.0'),
  'of npm, a range': run('npm i "sass@^1.94" less@~4 stylus@0.64'),
  'of npm, a moving tag': run('npm i -g [|npm@latest|] [|@vue/cli@next|]'),
  'of npm, scoped': run('npm install [|@vue/cli|] @angular/cli@20.3.0'),
  'of npm, several': run('npm add [|sass|] less@4.4.2 [|stylus|]'),
  'of npm, what package.json says': run('npm ci && npm install && npm install --omit=dev'),
  'of npm, files and folders': run('npm install ./x.tgz x-1.0.tgz . ../lib /srv/lib'),
  'of npm, from git': run(
    'npm install user/repo git+https://example.org/x.git#v1 git@github.com:user/repo.git https://example.org/x.tgz',
  ),
  'of npm, another name': run('npm install x@npm:y@1.0.0'),
  'of npm, in a variable': run('npm install -g $TOOL "sass@$VERSION"'),
  'of npm, values of options': run('npm install --registry https://npm.example.org --prefix /opt sass@1'),
  'of Yarn': run('yarn global add [|sass|] && yarn add less@4.4.2 && yarn install'),
  'of RubyGems': run('gem install [|sass|]'),
  'of RubyGems, by an option': run('gem install sass -v 3.7.4 && gem install sass --version=3.7.4'),
  'of RubyGems, by name': run('gem install sass:3.7.4 bundler:2.7 --no-document'),
  'of RubyGems, files': run('gem install x.gem ./y.gem'),
  'of Go': run('go install [|golang.org/x/tools/gopls@latest|]'),
  'of Go, pinned': run('go install golang.org/x/tools/gopls@v0.20.0 && go install example.org/x@5f3e1c2a9b7d'),
  'of Go, of the module': run('go install ./... && go install . && go get ./... && go install example.org/x'),
  'of Go, run': run('go run main.go && go run [|example.org/x@latest|] y@latest && go run example.org/x@v1 z@latest'),
  'of Go, added': run('go get [|example.org/x@master|]'),
  'of apt-get and pip, which are other rules': run('apt-get install -y git && pip install flask'),
});

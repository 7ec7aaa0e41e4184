import rule from '../../../src/rules/correctness/data-file-missing.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image whose script lies in a folder and runs above it. */
const image = (code: string, files: Readonly<Record<string, string>> = {}, more = ''): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}CMD ["python", "src/main.py"]\n`,
    '.dockerignore': 'Dockerfile\n',
    'src/main.py': code,
    ...files,
  },
});
const data = { 'src/data.csv': '', 'src/model.pkl': '' };

testRule(rule, {
  'a file beside the script': {
    ...image('open([|"data.csv"|])\n', data),
    message: 'data.csv is /app/data.csv in the image, where there is no such file.',
  },
  'a file in the working directory': image('open("data.csv")\n', { 'data.csv': '' }),
  'a file by the way from the working directory': image('open("src/data.csv")\n', data),
  'a table': image('import pandas as pd\nframe = pd.read_csv([|"./data.csv"|], sep=";")\n', data),
  'a model': image('from joblib import load\nmodel = load([|"model.pkl"|])\n', data),
  'a folder of another name': image('open([|"data/cities.csv"|])\n', { 'assets/cities.csv': '', 'data/x.csv': '' }),
  'a name that is mistyped': {
    ...image('open([|"src/dtaa.csv"|])\n', data),
    message: 'src/dtaa.csv is /app/src/dtaa.csv in the image, where there is no such file.',
  },
  'a name that is mistyped, handed to a function': image('load(data_path=[|"src/dtaa.csv"|])\n', data),
  'a path handed to a function that may know better': image('load(data_path="data.csv")\n', data),
  'a path handed to a function that writes': image('load(output_file="src/dtaa.csv")\n', data),
  'a file that is nowhere may be mounted': image('open("cities.csv")\n', data),
  'a file that is written': image('open("data.csv", "w")\n', data),
  'a file that is written elsewhere': image('f = open("data.csv")\ng = save("data.csv")\n', data),
  'a file that is asked for': image('import os\nif os.path.exists(P):\n    open("data.csv")\n', data),
  'a file in a try': image('try:\n    open("data.csv")\nexcept OSError:\n    pass\n', data),
  'a file in a try without except': image('try:\n    open([|"data.csv"|])\nfinally:\n    pass\n', data),
  'a program that changes its folder': image('import os\nos.chdir("src")\nopen("data.csv")\n', data),
  'a path of the file itself': image('import os\nopen(os.path.join(os.path.dirname(__file__), "data.csv"))\n', data),
  'a file that a RUN makes': image('open("data.csv")\n', data, 'RUN python prepare.py\n'),
  'a volume': image('open("data.csv")\n', data, 'VOLUME /app/x\n'),
  'two files of the name': image('open("data.csv")\n', { ...data, 'old/data.csv': '' }),
  'in a module that is imported': image('import lib\n', {
    'src/lib.py': 'def load():\n    return open([|"data.csv"|])\n',
    'src/data.csv': '',
  }),
  'in a module that nothing imports': image('import os\n', { 'src/lib.py': 'open("data.csv")\n', 'src/data.csv': '' }),
  'an image that nobody knows, but a folder that is copied': {
    files: {
      Dockerfile: 'FROM corp.example/x\nCOPY . /app\nWORKDIR /app\nCMD ["python", "main.py"]\n',
      'main.py': 'open([|"data/Social_Network_Ads.csv"|])\n',
      'data/Social_Media_Ads.csv': '',
    },
  },
  'a mount of the service': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["python", "src/main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: ["data:/app/data"]\nvolumes:\n  data:\n',
      'src/main.py': 'open("data/a.csv")\n',
      'src/a.csv': '',
    },
  },
  'the working directory of the service': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["python", "src/main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    working_dir: /app/src\n    command: python main.py\n',
      'src/main.py': 'open([|"src/a.csv"|])\n',
      'src/a.csv': '',
    },
  },
});

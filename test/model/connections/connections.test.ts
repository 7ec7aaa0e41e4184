import { expect, test } from 'vitest';
import { connectionsOf } from '../../../src/model/connections/connections.js';
import { textOf } from '../../../src/text/location.js';
import { projectOf } from '../../harness.js';

/** The connections of a service that runs a Python file, and what they are known from. */
function found(code: string, environment = '', files: Readonly<Record<string, string>> = {}): readonly string[] {
  const [project] = projectOf({
    'compose.yaml': `services:\n  web:\n    build: .\n${environment}`,
    Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
    'main.py': code,
    ...files,
  }).composeProjects;
  return connectionsOf(project!.services.get('web')!).map(
    ({ subject, host, port, origin, isRead, at }) =>
      `${subject} ${host}:${port} ${origin}${isRead ? ' read' : ''} ${textOf({ at })}`,
  );
}

test('positional and named arguments', () =>
  expect(
    found('import redis, pika\nredis.StrictRedis("a", 1)\npika.ConnectionParameters(host="b")\nredis.Redis(db=2)\n'),
  ).toEqual([
    'redis.StrictRedis() a:1 code read "a"',
    'pika.ConnectionParameters() b:5672 code read "b"',
    'redis.Redis() localhost:6379 default read redis.Redis(db=2)',
  ]));

test('names of imports, functions and classes', () =>
  expect(
    found(
      'from sqlalchemy import create_engine as make\nHOST = "db"\n\n\nclass Config:\n    URL = "mysql://cfg/x"\n\n\ndef start():\n    make(f"postgresql://u:p@{HOST}/x")\n    make(Config.URL)\n    make("mysql://" + HOST + "/x")\n',
    ),
  ).toEqual([
    'sqlalchemy.create_engine() db:5432 code read "db"',
    'sqlalchemy.create_engine() cfg:3306 code read "mysql://cfg/x"',
  ]));

test('lists, tuples and words', () =>
  expect(
    found(
      'import psycopg2\nfrom kafka import KafkaProducer\nfrom pymemcache.client.base import Client\nfrom elasticsearch import Elasticsearch\nKafkaProducer(bootstrap_servers=["k:9092"])\nClient(("m", 11211))\nElasticsearch(["http://e:9200", "http://f:9200"])\npsycopg2.connect("host=p dbname=x")\n',
    ),
  ).toEqual([
    'kafka.KafkaProducer() k:9092 code read "k:9092"',
    'base.Client() m:11211 code read "m"',
    'elasticsearch.Elasticsearch() e:9200 code read "http://e:9200"',
    'elasticsearch.Elasticsearch() f:9200 code read "http://f:9200"',
    'psycopg2.connect() p:5432 code read "host=p dbname=x"',
  ]));

test('variables that the code reads, and those that it does not', () =>
  expect(
    found(
      'import os, redis\nredis.from_url(os.environ["CACHE"])\n',
      '    environment:\n      CACHE: redis://a\n      DB_URL: mysql://b/x\n      HOST: c\n      REDIS_HOST: d\n      REDIS_PORT: 1\n',
    ),
  ).toEqual([
    'CACHE a:6379 environment read redis://a',
    'DB_URL b:3306 environment mysql://b/x',
    'REDIS_HOST d:1 environment d',
  ]));

test('what the program sets itself, or may read from a file', () => {
  expect(found('import os, redis\nos.environ["A"] = "x"\nredis.from_url(os.getenv("A", "redis://a"))\n')).toEqual([]);
  expect(
    found('import settings\nimport os, redis\nredis.from_url(os.getenv("A", "redis://a"))\n', '', {
      'settings.py': 'from dotenv import load_dotenv\nload_dotenv()\n',
    }),
  ).toEqual([]);
});

test('names that double with each other', () => {
  const lines = Array.from({ length: 60 }, (_, index) => `a${index} = a${index + 1} + os.getcwd() + a${index + 1}`);
  expect(found(`import os, redis\n${lines.join('\n')}\na60 = "x"\nredis.from_url(a0)\n`)).toEqual([]);
});

test('modules that import one another', () =>
  expect(
    found('from a import X\nimport redis\nredis.from_url(X)\n', '', {
      'a.py': 'from b import X\n',
      'b.py': 'from a import X\n',
    }),
  ).toEqual([]));

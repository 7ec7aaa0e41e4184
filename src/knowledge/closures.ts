/** What distributions bring along with all that they need in turn. */
import { closuresWithCommands, closuresWithoutCommands } from './command-closures.js';

const none: ReadonlySet<string> = new Set();
let known: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Read at the first look-up: most runs ask for none. */
function closures(): ReadonlyMap<string, ReadonlySet<string>> {
  if (known) return known;
  const found = new Map<string, ReadonlySet<string>>();
  for (const line of closuresWithCommands.trim().split('\n')) {
    const colon = line.indexOf(':');
    found.set(
      line.slice(0, colon).trim(),
      new Set(
        line
          .slice(colon + 1)
          .trim()
          .split(' '),
      ),
    );
  }
  for (const name of closuresWithoutCommands.trim().split(/\s+/)) found.set(name, none);
  return (known = found);
}

/** Whether the table says anything of a distribution: of others it says nothing, not even that they bring nothing. */
const isSubject = (name: string): boolean => subjects.has(name);

/** The distributions that the table is about: those that install a command, what workers of gunicorn need, what code imports most. */
const subjects: ReadonlySet<string> = new Set(
  `airflow alembic apache-airflow apache-airflow-core apache-superset arq bokeh celery chainlit coverage dagster dagster-webserver
   daphne ddtrace django dramatiq eventlet fastapi-cli fastapi-cloud-cli fastmcp flask flower gevent gradio granian gunicorn honcho
   huey hypercorn jupyter-core jupyterlab litestar locust marimo mkdocs mlflow mlflow-skinny newrelic notebook
   opentelemetry-distro opentelemetry-instrumentation panel prefect pytest pyuwsgi quart rq sanic scrapy shiny streamlit
   supervisor tensorboard tornado uvicorn uvicorn-worker uwsgi voila waitress watchdog watchfiles
   requests redis sqlalchemy psycopg2 psycopg2-binary psycopg pymongo motor pymysql mysqlclient mysql-connector-python asyncpg aiohttp
   httpx beautifulsoup4 boto3 numpy pandas openai discord-py python-telegram-bot aiogram opencv-python opencv-python-headless
   scikit-learn torch tensorflow python-dotenv loguru apscheduler openpyxl selenium paho-mqtt pika flask-sqlalchemy flask-cors
   flask-login flask-migrate djangorestframework fastapi pillow matplotlib joblib pyjwt passlib python-jose lxml pyyaml
   bs4 jwt discord discord-py-self py-cord telegram sklearn mysql-python psycopg2cffi psycopg-binary pillow-simd opencv-contrib-python opencv-contrib-python-headless`.split(
    /\s+/,
  ),
);

/**
 * Whether installing a distribution (with extras) brings another one that installs a command, by anything it needs; undefined where
 * that is not known. @param name and `wanted` normalised
 */
export function brings(name: string, extras: readonly string[], wanted: string): boolean | undefined {
  if (name === wanted) return true;
  if (!isSubject(wanted)) return undefined;
  let answer: boolean | undefined = false;
  for (const each of [name, ...extras.map((extra) => `${name}[${extra}]`)]) {
    const brought = closures().get(each);
    if (brought?.has(wanted)) return true;
    if (!brought) answer = undefined;
  }
  return answer;
}

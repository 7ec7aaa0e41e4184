/** Which variables of database images make their first user, its password and their first database. */
import type { DataKind } from './url-schemes.js';

/** A user that an image makes. */
export interface ImageUser {
  /** The variable with its name; undefined where the name is fixed. */
  readonly variable: string | undefined;
  /** The name where the variable is not set; undefined where there is then no such user. */
  readonly fallback: string | undefined;
  /** The variables of which one holds its password. */
  readonly passwords: readonly string[];
}

/** The logins of an image. */
export interface DataLogin {
  readonly kind: DataKind;
  readonly images: readonly string[];
  readonly users: readonly ImageUser[];
  /** Variables with the name of the database that it makes; empty where databases come into being by themselves. */
  readonly databases: readonly string[];
  /** Whether the database is called as the user where the variable is not set. */
  readonly databaseOfUser: boolean;
  /** Databases that are always there. */
  readonly systemDatabases: readonly string[];
  /** Variables that let anybody in without a password, or make a password of their own. */
  readonly opening: readonly string[];
  readonly source: string;
}

export const dataLogins: readonly DataLogin[] = [
  {
    kind: 'postgresql',
    images: ['postgres', 'postgis/postgis', 'pgvector/pgvector', 'ankane/pgvector', 'timescale/timescaledb'],
    users: [{ variable: 'POSTGRES_USER', fallback: 'postgres', passwords: ['POSTGRES_PASSWORD'] }],
    databases: ['POSTGRES_DB'],
    databaseOfUser: true,
    systemDatabases: ['postgres', 'template0', 'template1'],
    opening: ['POSTGRES_HOST_AUTH_METHOD'],
    source: 'https://github.com/docker-library/docs/tree/master/postgres',
  },
  {
    kind: 'mysql',
    images: ['mysql'],
    users: [
      {
        variable: undefined,
        fallback: 'root',
        passwords: ['MYSQL_ROOT_PASSWORD'],
      },
      { variable: 'MYSQL_USER', fallback: undefined, passwords: ['MYSQL_PASSWORD'] },
    ],
    databases: ['MYSQL_DATABASE'],
    databaseOfUser: false,
    systemDatabases: ['mysql', 'information_schema', 'performance_schema', 'sys'],
    opening: ['MYSQL_RANDOM_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD'],
    source: 'https://github.com/docker-library/docs/tree/master/mysql',
  },
  {
    kind: 'mysql',
    images: ['mariadb'],
    users: [
      {
        variable: undefined,
        fallback: 'root',
        passwords: ['MARIADB_ROOT_PASSWORD', 'MYSQL_ROOT_PASSWORD'],
      },
      { variable: 'MARIADB_USER', fallback: undefined, passwords: ['MARIADB_PASSWORD', 'MYSQL_PASSWORD'] },
      { variable: 'MYSQL_USER', fallback: undefined, passwords: ['MYSQL_PASSWORD', 'MARIADB_PASSWORD'] },
    ],
    databases: ['MARIADB_DATABASE', 'MYSQL_DATABASE'],
    databaseOfUser: false,
    systemDatabases: ['mysql', 'information_schema', 'performance_schema', 'sys'],
    opening: [
      'MARIADB_RANDOM_ROOT_PASSWORD',
      'MYSQL_RANDOM_ROOT_PASSWORD',
      'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD',
      'MYSQL_ALLOW_EMPTY_PASSWORD',
      'MARIADB_ROOT_PASSWORD_HASH',
      'MARIADB_PASSWORD_HASH',
    ],
    source: 'https://github.com/docker-library/docs/tree/master/mariadb',
  },
  {
    kind: 'mongodb',
    images: ['mongo'],
    users: [
      {
        variable: 'MONGO_INITDB_ROOT_USERNAME',
        fallback: undefined,
        passwords: ['MONGO_INITDB_ROOT_PASSWORD'],
      },
    ],
    databases: [],
    databaseOfUser: false,
    systemDatabases: [],
    opening: [],
    source: 'https://github.com/docker-library/docs/tree/master/mongo',
  },
];

const byImage = new Map(dataLogins.flatMap((row) => row.images.map((image) => [image, row] as const)));

/** The logins of an image by its name as people call it (`postgres`, `postgis/postgis`). */
export const dataLogin = (name: string): DataLogin | undefined => byImage.get(name.replace(/^library\//, ''));

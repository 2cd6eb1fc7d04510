// c15t's backend as its documentation sets it up: Kysely on PostgreSQL, migrated, served by Node.
import { serve } from '@hono/node-server';
import { c15tInstance } from '@c15t/backend';
import { kyselyAdapter } from '@c15t/backend/db/adapters/kysely';
import { migrator } from '@c15t/backend/db/migrator';
import { DB } from '@c15t/backend/db/schema';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

const [connectionString, port] = process.argv.slice(2);
const db = new Kysely({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString, max: 20 }) }),
});
const adapter = kyselyAdapter({ db, provider: 'postgresql' });
const migration = await migrator({ db: DB.client(adapter), schema: 'latest' });
await migration.execute();
const c15t = c15tInstance({
  appName: 'benchmark',
  basePath: '/',
  trustedOrigins: ['http://127.0.0.1'],
  adapter,
  logger: { level: 'error' },
});
serve({ fetch: c15t.handler, hostname: '127.0.0.1', port: Number(port) }, () => console.log('ready'));

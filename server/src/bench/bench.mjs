// Measures the service beside what it is compared with, all in one run on one machine.
//
//   mvn -pl server -am -DskipTests package
//   node server/src/bench/bench.mjs --postgres postgres://postgres@127.0.0.1:5432 [--seconds 10] [--warm-up 60]
//        [--connections 1,16,64] [--only h2,postgresql,pgbench,c15t,reads,fill,growth]
//        [--rounds 3] [--as-browser true] [--rows 10000000] [--fill-seconds 3600]
//        [--jar …/consentry-server.jar] [--jvm "…"]
//
// The PostgreSQL server is one that may be filled and emptied: databases whose names end in _bench are dropped. Its fsync
// and synchronous_commit have to be on. `psql` and `pgbench` are needed, and `mvn` for reads. c15t is installed from npm
// into server/target/bench. Results: lines of JSON, one per measurement; times in milliseconds.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { measureC15t, measurePgbench, startHello } from './references.mjs';
import { choices, end, fill, startService, warm } from './service.mjs';
import { connections, exists, load, options, psql, report, stop, stopAll, target } from './tools.mjs';

const FEW_ROWS = 10_000;
// A choice alone runs through other code than a group does, a thousand times a second at most: it is compiled later.
const WARM_UP_ALONE = 25;
const rounds = Number(options.rounds ?? 3);
const headers = options['as-browser'] ? ['Accept-Encoding: gzip, deflate, br, zstd'] : [];
const rows = Number(options.rows ?? 10_000_000);
const wanted = (options.only ?? 'h2,postgresql,pgbench,c15t,reads').split(',');

try {
  if (wanted.includes('h2')) await measureChoices('h2');
  if (wanted.includes('postgresql')) await measureChoices('postgresql', 'consentry_bench');
  if (wanted.includes('pgbench')) measurePgbench('consentry_bench');
  if (wanted.includes('c15t')) await measureC15t();
  if (wanted.includes('reads')) await measureReads();
  if (wanted.includes('fill') || wanted.includes('growth')) await fillLarge();
  if (wanted.includes('growth')) await measureGrowth();
} finally {
  stopAll();
}

async function measureChoices(name, database) {
  const service = await startService(name, { database });
  warm(service);
  for (const count of connections) {
    const settle = count === 1 ? WARM_UP_ALONE : undefined;
    report(`choices, ${name}`, { connections: count, ...choices(service, count, settle) });
  }
  await end(service);
}

/** In turns, so that whatever else the machine does meets all of them; each is divided by the hello of its round. */
async function measureReads() {
  const service = await startService('h2');
  const hello = await startHello(micronautVersion());
  const addresses = [
    `${hello.url}/hello`,
    `${service.url}/v1/sites/medit/notice?language=ko`,
    `${service.url}/v1/sites/medit/enforcement`,
  ];
  const shares = addresses.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    let ofHello;
    for (const [place, address] of addresses.entries()) {
      const figures = load(address, 64, { headers, settle: round === 0 ? 20 : 2 });
      if (round === 0) continue;
      ofHello ??= figures.perSecond;
      shares[place].push(figures.perSecond / ofHello);
      report(`GET ${new URL(address).pathname}`, { connections: 64, ...figures });
    }
  }
  for (const [place, address] of addresses.entries()) {
    report(`GET ${new URL(address).pathname}`, { ofHello: quartiles(shares[place]) });
  }
  await stop(hello.process);
  await end(service);
}

function quartiles(figures) {
  const ordered = [...figures].sort((one, other) => one - other);
  return [0.25, 0.5, 0.75].map((part) => Number(ordered[Math.floor(ordered.length * part)].toFixed(3)));
}

function micronautVersion() {
  const jar = readdirSync(join(target, 'lib')).find((name) => /^micronaut-http-server-netty-/.test(name));
  return /-([0-9.]+)\.jar$/.exec(jar)[1];
}

/** Filling takes minutes: what is there is used again. */
async function fillLarge() {
  if (!exists('large_bench')) await end(await startService('large', { database: 'large_bench' }));
  fill('large_bench', rows);
}

/** Two services on databases of two sizes, in turns. */
async function measureGrowth() {
  const few = await startService('few', { database: 'few_bench', port: 18181 });
  fill('few_bench', FEW_ROWS);
  const many = await startService('many', { database: 'large_bench', port: 18182, fresh: false });
  const both = [
    { service: few, database: 'few_bench' },
    { service: many, database: 'large_bench' },
  ];
  for (const { service } of both) warm(service);
  for (let round = 0; round < rounds; round++) {
    for (const { service, database } of both) {
      const stored = Number(psql(database, 'select count(*) from consent_record'));
      report('choices, postgresql', { stored, connections: 64, ...choices(service, 64) });
    }
  }
  for (const { service } of both) await end(service);
}

// Measures the service beside what it is compared with, all in one run on one machine.
//
//   mvn -pl server -am -DskipTests package
//   node server/src/bench/bench.mjs --postgres postgres://postgres@127.0.0.1:5432 [--seconds 8]
//        [--only h2,postgresql,pgbench,c15t,reads,growth] [--rows 10000000] [--jar …/consentry-server.jar]
//
// The PostgreSQL server is one that may be filled and emptied: the databases consentry_bench and c15t_bench are
// dropped. Its fsync and synchronous_commit have to be on. `psql` is needed, `pgbench` if it is there. c15t is
// installed from npm into server/target/bench. Results: lines of JSON, one per measurement.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(here, '../../target');
const work = join(target, 'bench');
const options = readOptions();
const seconds = Number(options.seconds ?? 8);
const warmUp = Number(options['warm-up'] ?? 15);
const connections = (options.connections ?? '1,16,64').split(',').map(Number);
const wanted = (options.only ?? 'h2,postgresql,pgbench,c15t,reads').split(',');
const postgres = new URL(options.postgres ?? 'postgres://postgres@127.0.0.1:5432');
const children = new Set();

mkdirSync(work, { recursive: true });
try {
  if (wanted.includes('h2')) await measureService('h2');
  if (wanted.includes('postgresql')) await measureService('postgresql');
  if (wanted.includes('pgbench')) measurePgbench();
  if (wanted.includes('c15t')) await measureC15t();
  if (wanted.includes('growth')) await measureGrowth();
} finally {
  for (const child of children) child.kill('SIGKILL');
}

function readOptions() {
  const words = process.argv.slice(2);
  const read = {};
  for (let i = 0; i < words.length; i += 2) read[words[i].replace(/^--/, '')] = words[i + 1];
  return read;
}

function report(what, figures) {
  console.log(JSON.stringify({ what, ...figures }));
}

// ---- the service ----

async function measureService(database) {
  const service = await startService(database);
  for (const count of connections) {
    report(`choices, ${database}`, { connections: count, ...choices(service, count) });
  }
  report(`memory after, ${database}`, { residentMiB: residentMiB(service.process.pid) });
  if (wanted.includes('reads') && database === 'postgresql') measureReads(service, database);
  await stop(service.process);
}

function measureReads(service, database) {
  for (const path of [
    '/.well-known/jwks.json', // the smallest answer there is, as a measure for the others
    '/v1/sites/medit/notice?language=ko',
    '/v1/sites/medit/enforcement',
  ]) {
    report(`GET ${path}, ${database}`, {
      connections: 64,
      ...load([service.url + path, 64, warmUp, seconds]),
    });
  }
}

function choices(service, count) {
  return load([`${service.url}/v1/sites/medit/choices`, count, warmUp, seconds, service.body]);
}

async function startService(database, fresh = true) {
  const settings = [];
  if (database === 'h2') {
    const data = join(work, 'h2');
    if (fresh) rmSync(data, { recursive: true, force: true });
    settings.push(`-Dconsentry.data-directory=${data}`);
  } else {
    if (fresh) recreate('consentry_bench');
    settings.push(
      `-Dconsentry.database.url=jdbc:postgresql://${postgres.host}/consentry_bench`,
      `-Dconsentry.database.username=${postgres.username}`,
      `-Dconsentry.database.password=${postgres.password}`,
    );
  }
  const port = 18181;
  const begun = performance.now();
  const child = start('java', [
    '-Xmx256m',
    ...(options.jvm ? options.jvm.split(' ') : []),
    ...settings,
    `-Dmicronaut.server.port=${port}`,
    '-Dconsentry.publish-at-start=classpath:definitions/medit.yaml',
    '-jar',
    options.jar ?? join(target, 'consentry-server.jar'),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const notice = await answerOf(`${url}/v1/sites/medit/notice?language=ko`);
  report(`start, ${database}`, { seconds: Number(((performance.now() - begun) / 1000).toFixed(2)) });
  const { hash } = JSON.parse(notice);
  const body = join(work, 'choices.json');
  writeFileSync(
    body,
    JSON.stringify({
      policyVersion: 1,
      noticeHash: hash,
      language: 'ko',
      action: 'save',
      choices: { analytics: true, advertising: false, preferences: true },
    }),
  );
  return { process: child, url, body };
}

// ---- one INSERT of the same row per transaction ----

function measurePgbench() {
  const row = psql(
    'consentry_bench',
    'select site, notice_hash, language, action, choices from consent_record limit 1',
  ).split('|');
  const script = join(work, 'insert.sql');
  // To pgbench a colon begins a variable.
  const choices = row[4].replaceAll(':', "' || chr(58) || '");
  writeFileSync(
    script,
    `insert into consent_record (id, site, visitor, place, policy_version, notice_hash, language, action, choices,
      recorded_at, expires_at) values (gen_random_uuid(), '${row[0]}', gen_random_uuid(), 1, 1, '${row[1]}', '${row[2]}',
      '${row[3]}', '${choices}', now(), now() + interval '6 months');\n`.replaceAll('\n      ', ' '),
  );
  for (const count of connections) {
    const arguments_ = ['-n', '-M', 'prepared', '-f', script, '-c', count, '-j', Math.min(2, count)];
    const printed = execFileSync(
      options.pgbench ?? 'pgbench',
      [...arguments_, '-T', seconds, ...server(), 'consentry_bench'].map(String),
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    report('INSERT per transaction, pgbench', {
      connections: count,
      perSecond: Math.round(Number(/tps = ([0-9.]+)/.exec(printed)[1])),
      mean: Number(/latency average = ([0-9.]+)/.exec(printed)[1]),
    });
  }
}

// ---- c15t ----

async function measureC15t() {
  const folder = join(work, 'c15t');
  if (!existsSync(join(folder, 'node_modules'))) {
    cpSync(join(here, 'c15t'), folder, { recursive: true });
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
  }
  cpSync(join(here, 'c15t'), folder, { recursive: true });
  const body = join(work, 'c15t.json');
  writeFileSync(
    body,
    JSON.stringify({
      type: 'cookie_banner',
      subjectId: 'sub_2XK7fvQW@ID@@@@@@@@',
      domain: 'example.com',
      preferences: { necessary: true, measurement: true, marketing: false },
      givenAt: Date.now(),
    }),
  );
  for (const count of connections) {
    recreate('c15t_bench'); // it slows down with every record stored
    const url = `${postgres.protocol}//${postgres.username}:${postgres.password}@${postgres.host}/c15t_bench`;
    const child = start('node', [join(folder, 'server.mjs'), url, '18182']);
    await answerOf('http://127.0.0.1:18182/status');
    report('choices, c15t on PostgreSQL', {
      connections: count,
      ...load(['http://127.0.0.1:18182/subjects', count, warmUp, seconds, body]),
    });
    await stop(child);
  }
}

// ---- growth ----

async function measureGrowth() {
  let service = await startService('postgresql');
  for (const rows of [10_000, Number(options.rows ?? 10_000_000)]) {
    fill(rows);
    report('choices, postgresql', {
      stored: Number(psql('consentry_bench', 'select count(*) from consent_record')),
      connections: 64,
      ...choices(service, 64),
    });
  }
  await stop(service.process);
}

/** Records of visitors who each answered once, over two years, as the service would have stored them. */
function fill(rows) {
  const notice = psql('consentry_bench', "select hash from notice where site = 'medit' and language = 'ko'");
  psql(
    'consentry_bench',
    `create temporary table made as select gen_random_uuid() as id, t as at, gen_random_uuid() as key, gen_random_uuid() as hash,
       (lpad(to_hex((extract(epoch from t) * 1000)::bigint), 12, '0') || substr(md5(random()::text), 1, 20))::uuid as visitor
       from (select now() - interval '2 years' + interval '2 years' * n / ${rows} as t from generate_series(1, ${rows}) n) s;
     insert into consent_record (id, site, visitor, place, policy_version, notice_hash, language, action, choices, recorded_at, expires_at)
       select id, 'medit', visitor, 1, 1, '${notice}', 'ko', 'save', '{"advertising":false,"analytics":true,"preferences":true}',
       at, at + interval '6 months' from made;
     insert into vault.bearer (issued_at, record_hash, site, visitor, visitor_key, expires_at)
       select date_trunc('second', at), hash, 'medit', visitor, key, at + interval '6 months' from made;
     drop table made`,
  );
  psql('consentry_bench', 'vacuum analyze');
  psql('consentry_bench', 'checkpoint');
}

// ---- tools ----

function load(arguments_) {
  const printed = execFileSync('java', ['-Xmx256m', join(here, 'Load.java'), ...arguments_.map(String)], {
    encoding: 'utf8',
  });
  return JSON.parse(printed);
}

function start(command, arguments_) {
  const child = spawn(command, arguments_, { stdio: ['ignore', 'ignore', 'inherit'] });
  children.add(child);
  return child;
}

async function stop(child) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
  children.delete(child);
}

async function answerOf(url) {
  for (let i = 0; i < 1200; i++) {
    try {
      const answer = await fetch(url);
      return await answer.text();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw new Error(`${url} does not answer`);
}

function recreate(database) {
  psql('postgres', `drop database if exists ${database} with (force)`);
  psql('postgres', `create database ${database}`);
  for (const setting of ['fsync', 'synchronous_commit']) {
    if (psql('postgres', `show ${setting}`) !== 'on') throw new Error(`${setting} has to be on`);
  }
}

function server() {
  return ['-h', postgres.hostname, '-p', postgres.port || '5432', '-U', postgres.username];
}

function psql(database, sql) {
  return execFileSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', ...server(), '-d', database, '-c', sql], {
    encoding: 'utf8',
    env: { ...process.env, PGPASSWORD: postgres.password, PGOPTIONS: '-c client_min_messages=warning' },
  }).trim();
}

function residentMiB(pid) {
  const printed = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Math.round(Number(printed) / 1024);
}

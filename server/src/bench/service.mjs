// The service under load, and records to begin with.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerOf,
  collections,
  load,
  options,
  postgres,
  psql,
  recreate,
  report,
  residentMiB,
  start,
  stop,
  target,
  work,
} from './tools.mjs';

const warmUp = Number(options['warm-up'] ?? 60);
const ROWS_AT_ONCE = 500_000;

/** A service on H2 (null) or on a database of the PostgreSQL server, which is there or made. */
export async function startService(name, { database = null, port = 18181, fresh = true } = {}) {
  const log = join(work, `${port}.gc.log`);
  rmSync(log, { force: true });
  const settings = database === null ? onH2(fresh) : onPostgresql(database, fresh);
  const begun = performance.now();
  const child = start('java', [
    '-Xmx256m',
    `-Xlog:gc:file=${log}`,
    ...(options.jvm ? options.jvm.split(' ') : []),
    ...settings,
    `-Dmicronaut.server.port=${port}`,
    '-Dconsentry.publish-at-start=classpath:definitions/medit.yaml',
    '-jar',
    options.jar ?? join(target, 'consentry-server.jar'),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const notice = JSON.parse(await answerOf(`${url}/v1/sites/medit/notice?language=ko`));
  report(`start, ${name}`, { seconds: Number(((performance.now() - begun) / 1000).toFixed(2)) });
  return { name, process: child, url, log, body: choicesTo(notice, port) };
}

function onH2(fresh) {
  const data = join(work, 'h2');
  if (fresh) rmSync(data, { recursive: true, force: true });
  return [`-Dconsentry.data-directory=${data}`];
}

function onPostgresql(database, fresh) {
  if (fresh) recreate(database);
  return [
    `-Dconsentry.database.url=jdbc:postgresql://${postgres.host}/${database}`,
    `-Dconsentry.database.username=${postgres.username}`,
    `-Dconsentry.database.password=${postgres.password}`,
  ];
}

function choicesTo(notice, port) {
  const body = join(work, `${port}.json`);
  writeFileSync(
    body,
    JSON.stringify({
      policyVersion: notice.policyVersion ?? 1,
      noticeHash: notice.hash,
      language: 'ko',
      action: 'save',
      choices: { analytics: true, advertising: false, preferences: true },
    }),
  );
  return body;
}

/** What a Java service does in its first minute says little of the hours after it. */
export function warm(service) {
  report(`choices while it warms up, ${service.name}`, { connections: 64, ...choices(service, 64, warmUp) });
}

export function choices(service, count, settle) {
  return load(`${service.url}/v1/sites/medit/choices`, count, { body: service.body, settle });
}

export async function end(service) {
  report(`memory, ${service.name}`, {
    ...collections(service.log),
    residentMiB: residentMiB(service.process.pid),
  });
  await stop(service.process);
}

/** Records of visitors who each answered once, over two years, as the service would have stored them; goes on where it was. */
export function fill(database, rows) {
  const until = performance.now() + Number(options['fill-seconds'] ?? 3600) * 1000;
  const notice = psql(database, "select hash from notice where site = 'medit' and language = 'ko'");
  const there = Number(psql(database, 'select count(*) from consent_record'));
  for (let from = there + 1; from <= rows && performance.now() < until; from += ROWS_AT_ONCE) {
    const to = Math.min(rows, from + ROWS_AT_ONCE - 1);
    psql(
      database,
      `create temporary table made as select gen_random_uuid() as id, t as at, gen_random_uuid() as key, gen_random_uuid() as hash,
         (lpad(to_hex((extract(epoch from t) * 1000)::bigint), 12, '0') || substr(md5(random()::text), 1, 20))::uuid as visitor
         from (select now() - interval '2 years' + interval '2 years' * n / ${rows} as t from generate_series(${from}, ${to}) n) s;
       insert into consent_record (id, site, visitor, place, policy_version, notice_hash, language, action, choices, recorded_at, expires_at)
         select id, 'medit', visitor, 1, 1, '${notice}', 'ko', 'save', '{"advertising":false,"analytics":true,"preferences":true}',
         at, at + interval '6 months' from made;
       insert into vault.bearer (issued_at, record_hash, site, visitor, visitor_key, expires_at)
         select date_trunc('second', at), hash, 'medit', visitor, key, at + interval '6 months' from made;
       drop table made`,
    );
  }
  psql(database, 'vacuum analyze');
  psql(database, 'checkpoint');
}

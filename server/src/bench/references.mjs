// What the service is compared with.
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  answerOf,
  connections,
  here,
  load,
  options,
  postgres,
  psql,
  recreate,
  report,
  run,
  seconds,
  server,
  start,
  stop,
  work,
} from './tools.mjs';

/** One INSERT per transaction, of a row that the service stored. */
export function measurePgbench(database) {
  const row = psql(
    database,
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
    const words = ['-n', '-M', 'prepared', '-f', script, '-c', count, '-j', Math.min(2, count), '-T', seconds];
    const printed = run(options.pgbench ?? 'pgbench', [...words, ...server(), database].map(String), {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    report('INSERT per transaction, pgbench', {
      connections: count,
      perSecond: Math.round(Number(/tps = ([0-9.]+)/.exec(printed)[1])),
      mean: Number(/latency average = ([0-9.]+)/.exec(printed)[1]),
    });
  }
}

/** c15t's backend, migrated by itself, each time with an empty database: it slows down with every record stored. */
export async function measureC15t() {
  const folder = join(work, 'c15t');
  cpSync(join(here, 'c15t'), folder, { recursive: true });
  if (!existsSync(join(folder, 'node_modules'))) {
    run('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
  }
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
    recreate('c15t_bench');
    const url = `${postgres.protocol}//${postgres.username}:${postgres.password}@${postgres.host}/c15t_bench`;
    const child = start('node', [join(folder, 'server.mjs'), url, '18182']);
    await answerOf('http://127.0.0.1:18182/status');
    report('choices, c15t on PostgreSQL', {
      connections: count,
      ...load('http://127.0.0.1:18182/subjects', count, { body, settle: 5 }),
    });
    await stop(child);
  }
}

/** The least that a Micronaut service can be, of the version that the service has. */
export async function startHello(version) {
  const folder = join(work, 'hello');
  cpSync(join(here, 'hello'), folder, { recursive: true });
  run('mvn', ['-q', '-f', folder, `-Dmicronaut.version=${version}`, 'package'], { stdio: 'inherit' });
  const classPath = [join(folder, 'target/classes'), join(folder, 'target/lib/*')].join(':');
  const child = start('java', ['-Xmx256m', '-Dmicronaut.server.port=18183', '-cp', classPath, 'hello.Hello']);
  await answerOf('http://127.0.0.1:18183/hello');
  return { process: child, url: 'http://127.0.0.1:18183' };
}

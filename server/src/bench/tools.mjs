// What every measurement needs: options, processes, PostgreSQL, the load generator.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
export const target = resolve(here, '../../target');
export const work = join(target, 'bench');
export const options = readOptions();
export const seconds = Number(options.seconds ?? 10);
export const connections = (options.connections ?? '1,16,64').split(',').map(Number);
export const postgres = new URL(options.postgres ?? 'postgres://postgres@127.0.0.1:5432');
const children = new Set();

mkdirSync(work, { recursive: true });

function readOptions() {
  const words = process.argv.slice(2);
  const read = {};
  for (let i = 0; i < words.length; i += 2) read[words[i].replace(/^--/, '')] = words[i + 1];
  return read;
}

export function report(what, figures) {
  console.log(JSON.stringify({ what, ...figures }));
}

/** One measurement: after a moment of the same load, for as long as asked. */
export function load(url, count, { body = '-', headers = [], settle = 2 } = {}) {
  const words = [url, count, settle, seconds, body, ...headers].map(String);
  return JSON.parse(run('java', ['-Xmx256m', join(here, 'Load.java'), ...words]));
}

// ---- processes ----

export function run(command, words, more = {}) {
  return execFileSync(command, words, { encoding: 'utf8', ...more });
}

export function start(command, words) {
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  children.add(child);
  return child;
}

export async function stop(child) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
  children.delete(child);
}

export function stopAll() {
  for (const child of children) child.kill('SIGKILL');
}

/** The first answer of a service that is starting. */
export async function answerOf(url) {
  for (let i = 0; i < 6000; i++) {
    try {
      const answer = await fetch(url);
      return await answer.text();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  throw new Error(`${url} does not answer`);
}

export function residentMiB(pid) {
  return Math.round(Number(run('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024);
}

/** The most that a collection left over, in MiB, and how long all of them held the service up, in milliseconds. */
export function collections(log) {
  const lines = [...readFileSync(log, 'utf8').matchAll(/Pause .*?->(\d+)M\(\d+M\) ([0-9.]+)ms/g)];
  return {
    usedAfterCollectionMiB: Math.max(...lines.map((line) => Number(line[1]))),
    longestPause: Math.max(...lines.map((line) => Number(line[2]))),
  };
}

// ---- PostgreSQL ----

export function server() {
  return ['-h', postgres.hostname, '-p', postgres.port || '5432', '-U', postgres.username];
}

export function psql(database, sql) {
  return run('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', ...server(), '-d', database, '-c', sql], {
    env: { ...process.env, PGPASSWORD: postgres.password, PGOPTIONS: '-c client_min_messages=warning' },
  }).trim();
}

export function recreate(database) {
  psql('postgres', `drop database if exists ${database} with (force)`);
  psql('postgres', `create database ${database}`);
  for (const setting of ['fsync', 'synchronous_commit']) {
    if (psql('postgres', `show ${setting}`) !== 'on') throw new Error(`${setting} has to be on`);
  }
}

export function exists(database) {
  return psql('postgres', `select count(*) from pg_database where datname = '${database}'`) === '1';
}

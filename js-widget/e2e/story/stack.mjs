// The whole of it as one process, as the README's first command starts it: service, database, webapps, filter.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const jar = join(repository, "server", "demo", "target", "consentry-demo.jar");
const definitions = join(repository, "server", "src", "main", "resources", "definitions");
const PATIENCE_MS = 120_000;

/** Starts the demo with these sites on free ports and an empty database. */
export async function startStack(sites) {
  if (!existsSync(jar)) throw new Error(`${jar} is missing: run "mvn package -DskipTests" first`);
  const data = mkdtempSync(join(tmpdir(), "consentry-story-"));
  const key = randomBytes(24).toString("base64url");
  const chosen = sites.flatMap((site) => ["--site", site]);
  const process_ = spawn(
    "java",
    ["-jar", jar, ...chosen, "--port", "0", "--service-port", "0", "--data", data],
    {
      // No visitor of this story waits thirty days for a change.
      env: { ...process.env, CONSENTRY_ADMINISTRATION_KEY: key, CONSENTRY_POLICY_CHANGES: "at-once" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const stopped = new Promise((resolve) => process_.once("exit", resolve));
  const ready = await readiness(process_);
  return {
    ...ready,
    /** Publishes a site's definition after this change to its text. */
    async publish(site, change) {
      const before = readFileSync(join(definitions, `${site}.yaml`), "utf8");
      const after = change(before);
      if (after === before) throw new Error(`The change left the definition of ${site} as it was`);
      const response = await fetch(`${ready.service}/v1/admin/sites/${site}/policies`, {
        method: "POST",
        headers: { "Content-Type": "application/yaml", Authorization: `Bearer ${key}` },
        body: after,
      });
      if (response.status !== 201) throw new Error(`Not published: ${await response.text()}`);
      return response.json();
    },
    async stop() {
      process_.kill("SIGTERM");
      const killer = setTimeout(() => process_.kill("SIGKILL"), 20_000);
      await stopped;
      clearTimeout(killer);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function readiness(process_) {
  const said = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      process_.kill("SIGKILL");
      reject(new Error(`Not ready in ${PATIENCE_MS} ms:\n${said.join("\n")}`));
    }, PATIENCE_MS);
    const hear = (line) => {
      said.push(line);
      if (!line.startsWith("READY ")) return;
      clearTimeout(timer);
      resolve(JSON.parse(line.slice("READY ".length)));
    };
    createInterface({ input: process_.stdout }).on("line", hear);
    createInterface({ input: process_.stderr }).on("line", hear);
    process_.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`Ended with ${code}:\n${said.join("\n")}`));
    });
  });
}

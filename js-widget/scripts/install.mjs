// Runs `npm ci` in the folder it is started from, unless what the lock file names is installed already.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

// npm writes this file last, so that an install that was stopped is not taken for a whole one.
const installed = "node_modules/.package-lock.json";
if (existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs)
  process.exit(0);

const { status } = spawnSync("npm ci --no-audit --no-fund", { shell: true, stdio: "inherit" });
process.exit(status ?? 1);

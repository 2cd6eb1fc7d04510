// Bundles the unit tests beside the code, each for itself, and runs them with Node's own runner.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";

const tests = readdirSync("src", { recursive: true }).filter((file) => file.endsWith(".test.ts"));
const out = "target/unit-tests";
rmSync(out, { recursive: true, force: true });
await bundle({
  entryPoints: tests.map((file) => join("src", file)),
  outdir: out,
  outbase: "src",
  platform: "node",
  outExtension: { ".js": ".mjs" },
  sourcemap: "inline",
});
const files = tests.map((file) => join(out, file.replace(/\.ts$/, ".mjs")));
const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], {
  stdio: "inherit",
});
process.exit(status ?? 1);

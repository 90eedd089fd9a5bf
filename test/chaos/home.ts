import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Before the provider is loaded: where it keeps notes of creations that are under way. They are flushed each time, so
// memory is preferred.
const memory = "/dev/shm";
const home = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "pulumi-versori-chaos-"));
process.env["PULUMI_HOME"] = home;

afterAll(() => rmSync(home, { recursive: true, force: true }));

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Before the provider is loaded: where it keeps notes of creations that are under way.
const home = mkdtempSync(join(tmpdir(), "pulumi-versori-chaos-"));
process.env["PULUMI_HOME"] = home;

afterAll(() => rmSync(home, { recursive: true, force: true }));

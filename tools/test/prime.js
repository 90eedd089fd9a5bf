// Puts what a plugin process loads into the compile cache: the engine kills plugins, so they never keep it themselves.
const { readdirSync } = require("node:fs");
const { flushCompileCache } = require("node:module");
const { join } = require("node:path");

const dynamic = join(__dirname, "../../dist/dynamic");
process.argv[2] = "127.0.0.1:1";
require("@pulumi/pulumi/cmd/dynamic-provider");
for (const file of readdirSync(dynamic, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".js")) require(join(dynamic, file));
}
flushCompileCache();
process.exit();

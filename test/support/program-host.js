// Runs the programs of a test file in one process, which has loaded Pulumi's SDK once and for all. It is how the SDK
// serves inline programs of the Automation API: https://www.pulumi.com/docs/iac/automation-api
const { createRequire } = require("node:module");
const { dirname, join, sep } = require("node:path");

const load = createRequire(join(process.env.VERSORI_MODULES, "package.json"));
const grpc = load("@grpc/grpc-js");
const { LanguageServer } = load("@pulumi/pulumi/automation/server");
const dist = dirname(load.resolve("pulumi-versori"));
const { LanguageRuntimeService } = load("@pulumi/pulumi/proto/language_grpc_pb");

/** Loads a program and the package as new, in the directory and the environment that a process of its own would have. */
function run(directory, env) {
  for (const folder of [directory, dist]) {
    for (const file of Object.keys(require.cache)) if (file.startsWith(folder + sep)) delete require.cache[file];
  }
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(directory);
  const program = require(join(directory, "index.js"));
  return typeof program === "function" ? program() : program;
}

process.on("message", ({ id, directory, env }) => {
  const server = new grpc.Server();
  server.addService(LanguageRuntimeService, new LanguageServer(() => Promise.resolve(run(directory, env))));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, port) => process.send({ id, port }));
});
process.on("disconnect", () => process.exit());

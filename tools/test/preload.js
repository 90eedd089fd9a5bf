// Runs first in the Node processes that tests start. V8 takes code from the compile cache only under the flags with which
// that code was kept. Pulumi's SDK turns this one on in the processes of programs, but not in plugins, so that each of
// them would throw away what the other one has kept; see findings/compile-cache-flags.sh.
require("node:v8").setFlagsFromString("--allow-natives-syntax");

// What only the SDK's serializer of closures needs is loaded when it is used, not before; no plugin uses it. Older SDKs
// load more of that kind (findings/plugin-start.sh).
const FOR_CLOSURES = "typescript";
const Module = require("node:module");
const load = Module._load;
Module._load = function (request, ...rest) {
  if (request !== FOR_CLOSURES) return load.call(this, request, ...rest);
  let loaded;
  const whole = () => (loaded ??= load.call(this, request, ...rest));
  return new Proxy({}, { get: (_, name) => (name === "__esModule" ? true : whole()[name]) });
};

const { VERSORI_TIMES: times, VERSORI_TEST: file, VERSORI_BEGAN: began } = process.env;
const [, script = ""] = process.argv;

/** Notes for `npm run test:times` how long it took until this process could begin with its work. */
if (times && /cmd.(run|dynamic-provider)\b/.test(script)) {
  const { appendFileSync } = require("node:fs");
  const { join } = require("node:path");
  const note = (kind, ms) =>
    appendFileSync(join(times, `${process.pid}.jsonl`), `${JSON.stringify({ file, kind, ms, of: began })}\n`);
  if (began) note("starting the CLI", performance.timeOrigin - Number(began));
  if (/cmd.run\b/.test(script)) {
    // Until its program registers something, it does nothing but load; after that, it waits for the engine.
    process.once("exit", () => note("starting Node", process.cpuUsage().user / 1000));
  } else {
    const { write } = process.stdout;
    process.stdout.write = function (...args) {
      note("starting Node", performance.now());
      process.stdout.write = write;
      return write.apply(this, args);
    };
  }
}

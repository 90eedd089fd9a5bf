#!/usr/bin/env bash
# @pulumi/pulumi 3.270.0: the plugin process of dynamic providers loads npm's Arborist and TypeScript at every start, and
# uses neither.
#
# Both belong to the serializer of closures, which runs in the program. The plugin only evaluates what was serialized, but
# its entry, cmd/dynamic-provider, loads the whole SDK, and with it runtime/closure, which requires them at once. Loaded
# on first use instead, they take most of the modules and half of the time of a start with them. Every command of Pulumi
# that touches a dynamic resource starts such a process.
#
# Seen on 2026-11-27 with Node 24.21.0: 781 modules, 335 without the two; a start took 0.59 s of user time with a compile
# cache, 0.28 s without the two.
set -euo pipefail

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory"
echo '{ "name": "finding", "version": "1.0.0", "private": true, "allowScripts": { "node": true } }' > package.json
npm install --loglevel=error --no-audit --no-fund node@24.21.0 @pulumi/pulumi@3.270.0 typescript@5.9.3

# Hands out an empty stand-in for what is named in the environment, and says so when anything of it is used.
cat > lazily.js <<'JS'
const Module = require("node:module");
const names = (process.env.LAZILY ?? "").split(" ");
const load = Module._load;
Module._load = function (request, ...rest) {
  if (!names.includes(request)) return load.call(this, request, ...rest);
  const get = (_, name) => name === "__esModule" || console.log(`used: ${request}.${String(name)}`);
  return new Proxy({}, { get });
};
JS
cat > plugin.js <<'JS'
require("./lazily.js");
process.argv[2] = "127.0.0.1:1";
require("@pulumi/pulumi/cmd/dynamic-provider");
console.log(`modules: ${Object.keys(require.cache).length}`);
process.exit();
JS

modules() { node_modules/node/bin/node plugin.js | sed -n 's/^modules: //p'; }
all=$(modules)
few=$(LAZILY="@npmcli/arborist typescript" modules)
used=$(LAZILY="@npmcli/arborist typescript" node_modules/node/bin/node plugin.js | grep -c "^used" || true)
echo "modules that a plugin loads: $all, without Arborist and TypeScript $few, of which it used $used"
[ "$all" -gt $((2 * few)) ] && [ "$used" -eq 0 ]

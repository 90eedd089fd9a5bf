#!/usr/bin/env bash
# @pulumi/pulumi 3.276.0 with an older engine, 3.259.0: in a preview, the id of what `get` reads is unknown.
#
# readResource (runtime/resource.js) takes the id from the answer of the engine. Engines that do not send it yet leave it
# empty, which the SDK takes for "unknown" in a preview, and for the id of the request otherwise. So what refers to such
# an id is announced as changed, or as replaced, and does not change. SDKs up to 3.270.0 take the id of the request.
#
# Seen on 2026-11-28 with the engine 3.259.0: the SDK 3.276.0 says "id in a preview: unknown", 3.270.0 "id in a preview: 1".
# The engine has to be on PATH, with its plugin for dynamic providers.
set -euo pipefail

[ "$(pulumi version)" = v3.259.0 ] || { echo "This is about pulumi 3.259.0; on PATH is $(pulumi version)."; exit 2; }
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

cat > "$directory/main.js" <<'JS'
const pulumi = require("@pulumi/pulumi");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");

class Thing extends pulumi.dynamic.Resource {
  constructor(name, opts) {
    super({ create: async () => ({ id: "1" }), read: async (id, props) => ({ id, props }) }, name, {}, opts);
  }
}
let known;
const program = async () => {
  const { id } = new Thing("thing", { id: "1" });
  known = await id.isKnown;
};
(async () => {
  const workDir = process.cwd();
  const envVars = {
    PULUMI_BACKEND_URL: `file://${workDir}/state`,
    PULUMI_HOME: `${workDir}/home`,
    PULUMI_CONFIG_PASSPHRASE: "",
  };
  const projectSettings = { name: "finding", runtime: "nodejs" };
  const options = { workDir, envVars, projectSettings };
  const stack = await LocalWorkspace.createStack({ stackName: "s", projectName: "finding", program }, options);
  await stack.preview();
  console.log(`id in a preview: ${known ? "1" : "unknown"}`);
})();
JS

# What a program with an SDK sees.
seen() {
  mkdir -p "$directory/$1/state" "$directory/$1/home"
  cd "$directory/$1"
  cp ../main.js .
  echo '{ "name": "finding", "version": "1.0.0", "private": true }' > package.json
  npm install --loglevel=error --no-audit --no-fund "@pulumi/pulumi@$1" typescript@5.9.3 > /dev/null
  node main.js
}
newest=$(seen 3.276.0)
older=$(seen 3.270.0)
echo "SDK 3.276.0: $newest; SDK 3.270.0: $older"
[ "$newest" = "id in a preview: unknown" ] && [ "$older" = "id in a preview: 1" ]

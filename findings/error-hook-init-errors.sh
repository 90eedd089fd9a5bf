#!/usr/bin/env bash
# Pulumi's engine 3.276.0: an update that failed halfway, and succeeded when an `onError` hook wanted another attempt,
# leaves the failure in state, so the next preview announces an update of a resource that nothing is wrong with.
#
# UpdateStep.Apply (pkg/resource/deploy/step.go) sets InitErrors of the new state when an attempt ends with an
# InitError, and does not take them back when a later one succeeds. CreateStep.Apply does, since 3.264.0. One more
# `pulumi up` calls the provider's update again, and ends it.
#
# Seen on 2026-11-28 with the engine and @pulumi/pulumi 3.276.0: after an update that succeeded, initErrors ["halfway"],
# and a preview of {"same":1,"update":1}. The engine has to be on PATH, with its plugin for dynamic providers.
set -euo pipefail

[ "$(pulumi version)" = v3.276.0 ] || { echo "This is about pulumi 3.276.0; on PATH is $(pulumi version)."; exit 2; }
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory"
echo '{ "name": "finding", "version": "1.0.0", "private": true }' > package.json
npm install --loglevel=error --no-audit --no-fund @pulumi/pulumi@3.276.0 typescript@5.9.3
mkdir state home

# The hook lives in an inline program of the Automation API; the first attempt at an update fails with what it has done.
cat > main.js <<'JS'
const pulumi = require("@pulumi/pulumi");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");

class Thing extends pulumi.dynamic.Resource {
  constructor(name, props, opts) {
    const provider = {
      create: async (inputs) => ({ id: "1", outs: inputs }),
      update: async (id, olds, news) => {
        const { existsSync, writeFileSync } = require("node:fs");
        if (existsSync("tried")) return { outs: news };
        writeFileSync("tried", "");
        throw Object.assign(new Error("halfway"), { id, properties: news, reasons: ["halfway"] });
      },
    };
    super(provider, name, props, opts);
  }
}
let value = "a";
const program = async () => {
  const again = new pulumi.ErrorHook("again", () => true);
  new Thing("thing", { value }, { hooks: { onError: [again] } });
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
  await stack.up();
  value = "b";
  const { summary } = await stack.up();
  const { deployment } = await stack.exportStack();
  const { outputs, initErrors = [] } = deployment.resources.find(({ urn }) => urn.endsWith("::thing"));
  const { changeSummary } = await stack.preview();
  console.log(`update: ${summary.result}, value ${outputs.value}, initErrors ${JSON.stringify(initErrors)}`);
  console.log(`preview after it: ${JSON.stringify(changeSummary)}`);
  process.exit(initErrors.length === 1 && changeSummary.update === 1 ? 0 : 1);
})();
JS
node main.js

#!/usr/bin/env bash
# Pulumi's engine 3.276.0: an object that a creation made before it failed halfway stands in state, as it should; where
# an `onError` hook wants another attempt, and that one fails, too, the object is not in state any more, so that the next
# `pulumi up` makes a second one.
#
# The other attempt is an update of the object since 3.264.0. CreateStep.Apply (pkg/resource/deploy/step.go) returns
# without the new state when the last error is no partial failure, although it still knows the partial response. A provider
# has to report every failed update of such an object as a partial failure with its id.
#
# Seen on 2026-11-28 with the engine and @pulumi/pulumi 3.276.0: without a hook the id "1" in state, with one attempt
# more nothing. The engine has to be on PATH, with its plugin for dynamic providers.
set -euo pipefail

[ "$(pulumi version)" = v3.276.0 ] || { echo "This is about pulumi 3.276.0; on PATH is $(pulumi version)."; exit 2; }
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory"
echo '{ "name": "finding", "version": "1.0.0", "private": true }' > package.json
npm install --loglevel=error --no-audit --no-fund @pulumi/pulumi@3.276.0 typescript@5.9.3
mkdir state home

cat > main.js <<'JS'
const pulumi = require("@pulumi/pulumi");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");

class Thing extends pulumi.dynamic.Resource {
  constructor(name, props, opts) {
    const provider = {
      create: async (inputs) => {
        throw Object.assign(new Error("halfway"), { id: "1", properties: inputs, reasons: ["halfway"] });
      },
      update: async () => {
        throw new Error("not yet");
      },
    };
    super(provider, name, props, opts);
  }
}
const workDir = process.cwd();
const envVars = {
  PULUMI_BACKEND_URL: `file://${workDir}/state`,
  PULUMI_HOME: `${workDir}/home`,
  PULUMI_CONFIG_PASSPHRASE: "",
};
const options = { workDir, envVars, projectSettings: { name: "finding", runtime: "nodejs" } };

/** The ids in state after an update that failed; hooks want so many attempts more. */
async function idsAfter(stackName, attempts) {
  let left = attempts;
  const program = async () => {
    const onError = attempts > 0 ? [new pulumi.ErrorHook("again", () => left-- > 0)] : [];
    new Thing("thing", { value: "a" }, { hooks: { onError } });
  };
  const stack = await LocalWorkspace.createStack({ stackName, projectName: "finding", program }, options);
  await stack.up().catch(() => undefined);
  const { deployment } = await stack.exportStack();
  return (deployment.resources ?? []).filter(({ urn }) => urn.endsWith("::thing")).map(({ id }) => id);
}
(async () => {
  const [without, withHook] = [await idsAfter("plain", 0), await idsAfter("hooked", 1)];
  console.log(`without a hook: ${JSON.stringify(without)}; with one attempt more: ${JSON.stringify(withHook)}`);
  process.exit(without.join() === "1" && withHook.length === 0 ? 0 : 1);
})();
JS
node main.js

/** Finds or makes the CLI before jest starts its workers, which inherit the environment. */
module.exports = async function setup(config) {
  const { pulumiBin } = await import("../pulumi/cli.mts");
  const { makeStack } = await import("./stack.mts");
  await require("./setup-fast.js")(config);
  process.env.PULUMI_BIN_DIR ??= await pulumiBin();
  await makeStack(process.env.PULUMI_BIN_DIR);
};

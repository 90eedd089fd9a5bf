/** Finds or makes the CLI before jest starts its workers, which inherit the environment. */
module.exports = async function setup() {
  const { compile } = await import("../build.mts");
  const { pulumiBin } = await import("../pulumi/cli.mts");
  await compile();
  process.env.PULUMI_BIN_DIR ??= await pulumiBin();
};

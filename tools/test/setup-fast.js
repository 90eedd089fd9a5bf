/** Tests that start Pulumi's plugin load the compiled package. */
module.exports = async function setup({ maxWorkers }) {
  const { compile } = await import("../build.mts");
  const { warmUp } = await import("./warm.mts");
  await compile();
  await warmUp(maxWorkers);
};

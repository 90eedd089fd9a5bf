/** Tests that start Pulumi's plugin load the compiled package. */
module.exports = async function setup() {
  const { compile } = await import("../build.mts");
  await compile();
};

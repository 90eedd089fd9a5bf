module.exports = async function teardown() {
  const { coolDown } = await import("./warm.mts");
  coolDown();
};

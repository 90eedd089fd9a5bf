/** Ends and removes what was made ready for all tests; both projects of jest call it. */
module.exports = async function teardown() {
  const { coolDown } = await import("./warm.mts");
  const { removeStack } = await import("./stack.mts");
  coolDown();
  removeStack();
};

// jest 30 takes `testTimeout` of a project without applying it. Tests that start processes need more than its 5 s,
// most of all on a machine that does other work too.
jest.setTimeout(600_000);

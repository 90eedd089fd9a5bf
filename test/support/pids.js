// Loaded into every Node process of a command, by NODE_OPTIONS: which process is which, for tests that kill them.
require("node:fs").appendFileSync(process.env.TEST_PIDS, `${process.pid} ${process.argv[1] ?? ""}\n`);

// For `node --require`: a process whose waits are short from the start.
require("./haste").hurry();

// Runs first in the Node processes that tests start. Pulumi's SDK turns this flag of V8 on while it loads, and V8 takes
// code from the compile cache only under the flags with which that code was kept: turned on half-way, it makes the
// processes of a program and of a plugin throw away each other's cache, every time.
require("node:v8").setFlagsFromString("--allow-natives-syntax");

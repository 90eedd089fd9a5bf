#!/usr/bin/env node
const { emitWarning } = process;
// Node 22 warns of node:sqlite at each start; every other warning stays.
process.emitWarning = (warning, ...rest) => {
  if (!String(warning).startsWith("SQLite is an experimental")) emitWarning.call(process, warning, ...rest);
};
require("../dist/cli.js");

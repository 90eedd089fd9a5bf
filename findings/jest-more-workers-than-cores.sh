#!/usr/bin/env bash
# jest 30.5.2: `maxWorkers: "150%"` means 150 workers, not one and a half per core.
#
# The documentation says that a percentage is taken of the number of cores, and names no limit. A percentage up to 100 is;
# above that, the sign is dropped without a word, and the number stands for itself. Suites whose tests wait more than
# they compute, where a few workers more than there are cores pay, get as many processes as that at once. A number that
# the configuration computes, such as Math.ceil(os.availableParallelism() * 1.5), does what is meant.
#
# Seen on 2026-11-28 with Node 24.21.0: "100%" gives the number of cores, "101%" gives 101, "150%" gives 150.
set -euo pipefail

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory"
echo '{ "name": "finding", "version": "1.0.0", "private": true }' > package.json
npm install --loglevel=error --no-audit --no-fund jest@30.5.2

# How many workers a setting means, as jest itself shows it; no tests are run.
workers() {
  echo "module.exports = { maxWorkers: \"$1\" };" > jest.config.js
  node_modules/.bin/jest --showConfig | sed -n 's/.*"maxWorkers": \([0-9]*\).*/\1/p' | tail -n 1
}

whole=$(workers "100%")
over=$(workers "101%")
half=$(workers "150%")
echo "cores $(nproc): \"100%\" is $whole, \"101%\" is $over, \"150%\" is $half workers"
[ "$whole" -eq "$(nproc)" ] && [ "$over" -eq 101 ] && [ "$half" -eq 150 ]

const promises = require("node:timers/promises");

/** By how much waits between attempts are shortened; that they are long enough is tested elsewhere. */
const HASTE = 20;

/** What takes longer is no wait but a limit. */
const LONGEST_WAIT_MS = 20_100;

const shortened = (ms = 0) => (ms <= LONGEST_WAIT_MS ? ms / HASTE : ms);

/** Shortens the waits of this process until the function that it returns is called. */
exports.hurry = function hurry() {
  const { setTimeout, setInterval } = globalThis;
  const { setTimeout: pause } = promises;
  globalThis.setTimeout = Object.assign((work, ms, ...args) => setTimeout(work, shortened(ms), ...args), setTimeout);
  globalThis.setInterval = (work, ms, ...args) => setInterval(work, shortened(ms), ...args);
  promises.setTimeout = (ms, ...args) => pause(shortened(ms), ...args);
  return () => {
    Object.assign(globalThis, { setTimeout, setInterval });
    promises.setTimeout = pause;
  };
};

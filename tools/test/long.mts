/** The long proofs by name, and where they are, as patterns of the paths of tests. */
export const LONG: Readonly<Record<string, string>> = {
  "bad-input": "test/dynamic/bad-input",
  "emulator-kills": "test/emulator/crash",
  engines: "test/engine/engines",
  "hidden-secrets": "test/lifecycle/redacted",
  kills: "test/engine/killed-",
  lives: "test/chaos/",
  "lives-on-the-engine": "test/engine/chaos",
  packages: "test/engine/packed",
  unknowns: "test/dynamic/unknowns",
};

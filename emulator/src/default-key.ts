/** The key that is accepted when none is given. */
export const DEFAULT_KEY = "emulator-key";

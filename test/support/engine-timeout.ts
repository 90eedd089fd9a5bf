// A command of the CLI takes seconds, and a story has a dozen of them.
jest.setTimeout(300_000);

/** Something a person can mend; the message says how, so it is shown without a stack. */
export class Failure extends Error {
  override readonly name = "Failure";
}

/** Runs a tool's main function; a failure becomes one line and an exit code. */
export async function main(work: (args: string[]) => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await work(process.argv.slice(2))) ?? 0;
  } catch (error) {
    if (error instanceof Interrupted) process.exitCode = 130;
    else process.exitCode = 1;
    console.error(`✗ ${error instanceof Failure ? error.message : ((error as Error).stack ?? String(error))}`);
  }
}

/** Ctrl-C, or a request to end. */
export class Interrupted extends Failure {
  constructor() {
    super("Interrupted.");
  }
}

/** Tells what a step is doing at the moment. */
export type Say = (note: string) => void;

const HEARTBEAT_MS = 15_000;

/** Does one piece of work and shows it as one line with the time taken; while it lasts, signs of life. */
export async function step<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
  const started = Date.now();
  const terminal = process.stderr.isTTY;
  let note = "";
  const show = (line: string, end: string): void => {
    process.stderr.write(terminal ? `\r\x1b[2K${line}${end}` : `${line}\n`);
  };
  const alive = (): void => show(`… ${title}${note && `: ${note}`}, ${elapsed(started)}`, "");
  if (terminal) show(`… ${title}`, "");
  const timer = setInterval(alive, terminal ? 1000 : HEARTBEAT_MS);
  try {
    const result = await work((text) => {
      note = text;
      if (terminal) alive();
    });
    show(`✓ ${title} (${elapsed(started)})`, "\n");
    return result;
  } catch (error) {
    show(`✗ ${title} (${elapsed(started)})`, "\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Time since a moment, as a person would say it. */
function elapsed(since: number): string {
  const seconds = (Date.now() - since) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

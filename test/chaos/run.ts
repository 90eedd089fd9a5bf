import { Agent } from "node:http";
import { type Api, emulated, WRITE_KEY } from "../support/emulated";
import type { Case } from "./cases";
import type { Figures } from "./figures";
import { LeftToPerson, Life } from "./life";
import { MARK } from "./secrets";
import { founded } from "./village";

const KEY = `${MARK}-key`;

/** An emulator, and one life after the other on it. */
export class Lane {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly api: Api,
    private readonly time: { laterMs: number },
    private readonly figures: Figures,
    private readonly printed: string[],
  ) {}

  static async open(figures: Figures, printed: string[]): Promise<Lane> {
    const time = { laterMs: 0 };
    const clock = (): number => Date.now() + time.laterMs;
    return new Lane(await emulated({ apiKeys: [KEY, WRITE_KEY], clock }), time, figures, printed);
  }

  async close(): Promise<void> {
    this.agent.destroy();
    await this.api.emulator.close();
  }

  /** Lives a case; whatever is promised and does not hold is thrown. */
  async live(one: Case): Promise<void> {
    await this.api.tool("DELETE", "state");
    const { api, agent, time } = this;
    const village = await founded({ api, agent, time, key: KEY }, one);
    try {
      await new Life({ api, time }, this.figures, this.printed, one, village).lived();
      this.figures.runs += 1;
    } catch (error) {
      if (!(error instanceof LeftToPerson)) throw error;
      this.figures.leftToPerson += 1;
    }
  }
}

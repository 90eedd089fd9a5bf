import { EventEmitter } from "node:events";
import type { Agent } from "node:http";
import axios, { type AxiosInstance, type CreateAxiosDefaults } from "axios";
import { loader } from "./modules";

/** What a process is started with. */
export interface Start {
  readonly env: Readonly<Record<string, string>>;
  /** By how much the clock of the machine is ahead. */
  readonly aheadMs: number;
  /** By how much it is later than in the tests. */
  readonly laterMs: number;
  /** It is killed at this request, counted from 1, or at its answer; never where it is undefined. */
  readonly killedAt: { readonly request: number; readonly answered: boolean } | undefined;
  /** Connections, which outlive the processes: to open them is not what is tested. */
  readonly agent: Agent;
}

/** The process was killed: nothing that it was about to tell arrives. */
export class Killed extends Error {}

let latest = 0;
const living = new Set<number>();

/**
 * Pulumi's plugin process, as far as the provider can tell: one for each command, with modules, a number, a clock and
 * an environment of its own. Several may live at once in the one process of the tests.
 */
export class PluginProcess {
  readonly load: (name: string) => object;
  /** Rejects when the process is killed. */
  readonly death: Promise<never>;
  private readonly pid = ++latest;
  private readonly signals = new EventEmitter();
  private die: () => void = () => undefined;
  private requests = 0;
  private inFlight = 0;
  private settled: () => void = () => undefined;
  private readonly intervals = new Set<NodeJS.Timeout>();

  constructor(private readonly start: Start) {
    this.death = new Promise((_, reject) => {
      this.die = () => {
        this.gone();
        reject(new Killed("killed"));
      };
    });
    // Whether anybody waits for it does not matter.
    this.death.catch(() => undefined);
    living.add(this.pid);
    const packages = { axios: this.axios(), "node:diagnostics_channel": { subscribe: () => undefined } };
    const clock = { timeOrigin: performance.timeOrigin + this.clockMs, now: () => performance.now() };
    const setInterval = (work: () => void, ms: number): NodeJS.Timeout => {
      const timer = globalThis.setInterval(work, ms);
      this.intervals.add(timer);
      return timer;
    };
    this.load = loader({
      process: this.facade(),
      Date: ahead(this.clockMs),
      performance: clock,
      setInterval,
      packages,
    });
  }

  private get clockMs(): number {
    return this.start.aheadMs + this.start.laterMs;
  }

  get isAlive(): boolean {
    return living.has(this.pid);
  }

  private gone(): void {
    living.delete(this.pid);
    this.intervals.forEach((timer) => clearInterval(timer));
  }

  /** The engine has recorded everything, and ends its plugins; what was sent before a kill still arrives. */
  async end(): Promise<void> {
    if (this.isAlive) this.signals.emit("SIGINT", "SIGINT");
    this.gone();
    if (this.inFlight > 0) await new Promise<void>((resolve) => (this.settled = resolve));
  }

  /** `process` as the modules of this process see it. */
  private facade(): object {
    const own = Object.assign(this.signals, {
      pid: this.pid,
      // Nobody sets this one.
      hrtime: { bigint: () => process.hrtime.bigint() + BigInt(this.start.laterMs) * 1_000_000n },
      argv: ["node", "dynamic-provider", `engine-${String(this.pid)}`],
      env: this.start.env,
      // Pipes that no engine holds the other ends of.
      stdin: { fd: -1 },
      stdout: new EventEmitter(),
      stderr: new EventEmitter(),
      exit: () => undefined,
      kill: (pid: number) => {
        if (!living.has(pid)) throw Object.assign(new Error("no such process"), { code: "ESRCH" });
        return true;
      },
    });
    const member = (key: string | symbol): unknown => Reflect.get(key in own ? own : process, key) as unknown;
    return new Proxy(own, { get: (_, key) => member(key) });
  }

  /** The HTTP library, whose requests end with the process. */
  private axios(): object {
    const create = (config: CreateAxiosDefaults): AxiosInstance => {
      const instance = axios.create({ ...config, httpAgent: this.start.agent });
      instance.interceptors.request.use((request) => this.passing(request, false));
      instance.interceptors.response.use(
        (response) => this.passing(response, true),
        async (error: unknown) => {
          throw await this.passing(error, true);
        },
      );
      return instance;
    };
    return {
      ...axios,
      AxiosError: axios.AxiosError,
      __esModule: true,
      default: Object.assign(create, axios, { create }),
    };
  }

  /** What a dead process sends or would be told stays where it is. */
  private passing<T>(thing: T, answered: boolean): T | Promise<T> {
    const { killedAt } = this.start;
    if (!answered) this.requests++;
    else if (--this.inFlight === 0) this.settled();
    if (killedAt && killedAt.answered === answered && this.requests >= killedAt.request) this.die();
    if (!this.isAlive) return new Promise<T>(() => undefined);
    if (!answered) this.inFlight++;
    return thing;
  }
}

/** The clock of a machine that is ahead. */
function ahead(ms: number): DateConstructor {
  if (ms === 0) return Date;
  return class extends Date {
    constructor(...args: [] | [string | number | Date]) {
      if (args.length === 0) super(Date.now() + ms);
      else super(...args);
    }

    static override now = (): number => Date.now() + ms;
  } as DateConstructor;
}

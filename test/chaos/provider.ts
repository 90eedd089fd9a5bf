import type { Methods } from "../../provider/dynamic/adapter";
import { PLACE, stored, type StoredName } from "../../provider/dynamic/stored";
import type { Values } from "../support/plugin";
import type { PluginProcess } from "./process";
import { onWire, opened } from "./wire";

/** An operation that failed, with what was reached, as the engine records it. */
export class Failed extends Error {
  readonly reached: { id: string; properties: Values } | undefined;

  constructor(error: Error & { id?: string; properties?: Values }) {
    super(error.message);
    const { id, properties } = error;
    this.reached = id === undefined || properties === undefined ? undefined : { id, properties: onWire(properties) };
  }
}

/** The seven methods of all resources in one process, called with values as the engine sends and gets them. */
export class Provider {
  private readonly configured = new Map<string, Methods>();

  constructor(
    private readonly process: PluginProcess,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** The place tells which resource of which stack it is, as the package's resources do. */
  async check(type: StoredName, olds: Values, args: Values, place: string): Promise<Values> {
    const news = { ...withLine(type, args), [PLACE]: place };
    const before = Object.keys(olds).length === 0 ? {} : withLine(type, olds);
    const { inputs, failures } = await this.call(type, (methods) => methods.check(before, news));
    if (failures.length > 0) throw new Failed(new Error(`invalid: ${failures.map(({ reason }) => reason).join("; ")}`));
    return inputs;
  }

  diff = (type: StoredName, id: string, olds: Values, news: Values) =>
    this.call(type, (methods) => methods.diff(id, withLine(type, olds), withLine(type, news)));

  create = (type: StoredName, inputs: Values) => this.call(type, (methods) => methods.create(withLine(type, inputs)));

  update = (type: StoredName, id: string, olds: Values, news: Values) =>
    this.call(type, (methods) => methods.update(id, withLine(type, olds), withLine(type, news)));

  read = (type: StoredName, id: string, props: Values) =>
    this.call(type, (methods) => methods.read(id, withLine(type, props)));

  delete = (type: StoredName, id: string, props: Values) =>
    this.call(type, async (methods) => {
      await methods.delete(id, withLine(type, props));
      return {};
    });

  private async call<T>(type: StoredName, method: (methods: Methods) => Promise<T>): Promise<T> {
    try {
      return onWire(await Promise.race([method(this.methodsOf(type)), this.process.death]));
    } catch (error) {
      if (!this.process.isAlive) throw error;
      throw new Failed(error as Error);
    }
  }

  private methodsOf(type: StoredName): Methods {
    const known = this.configured.get(type);
    if (known) return known;
    const methods = this.process.load(`dynamic/${type}`) as Methods;
    methods.configure({ config: { get: (key) => this.settings[key] } });
    this.configured.set(type, methods);
    return methods;
  }
}

const withLine = (type: StoredName, values: Values): Values => ({
  ...onWire(opened(values)),
  __provider: stored(type),
});

import { type Methods, methodsOf } from "../../provider/dynamic/adapter";
import { PLACE, stored, type StoredName } from "../../provider/dynamic/stored";
import type { Lifecycle } from "../../provider/lifecycle/lifecycle";
import { activationLifecycle } from "../../provider/platform/activation-lifecycle";
import { platformConnectionLifecycle } from "../../provider/platform/connection-lifecycle";
import { connectionTemplateLifecycle } from "../../provider/platform/connection-template-lifecycle";
import { endUserLifecycle } from "../../provider/platform/end-user-lifecycle";
import { environmentLifecycle } from "../../provider/platform/environment-lifecycle";
import { projectLifecycle } from "../../provider/platform/project-lifecycle";
import { projectVariablesLifecycle } from "../../provider/platform/project-variables-lifecycle";
import { systemActionLifecycle } from "../../provider/platform/system-action-lifecycle";
import { systemLifecycle } from "../../provider/platform/system-lifecycle";
import { connectionLifecycle } from "../../provider/resources/connection-lifecycle";
import { connectorLifecycle } from "../../provider/resources/connector-lifecycle";
import { connectorVersionLifecycle } from "../../provider/resources/connector-version-lifecycle";
import { connectorVersionPublicationLifecycle } from "../../provider/resources/connector-version-publication-lifecycle";
import { actionLifecycle, triggerLifecycle } from "../../provider/resources/content-lifecycle";
import { credentialLifecycle } from "../../provider/resources/credential-lifecycle";
import { definitionsLifecycle } from "../../provider/resources/definitions-lifecycle";
import type { Values } from "../support/plugin";
import { onWire, opened } from "./wire";

/** Every resource of the package; the compiler sees to it that none is missing. */
const LIFECYCLES: Record<StoredName, Lifecycle> = {
  connector: connectorLifecycle,
  "connector-version": connectorVersionLifecycle,
  "connector-version-publication": connectorVersionPublicationLifecycle,
  connection: connectionLifecycle,
  action: actionLifecycle,
  trigger: triggerLifecycle,
  definitions: definitionsLifecycle,
  credential: credentialLifecycle,
  "platform/system": systemLifecycle,
  "platform/system-action": systemActionLifecycle,
  "platform/project": projectLifecycle,
  "platform/environment": environmentLifecycle,
  "platform/project-variables": projectVariablesLifecycle,
  "platform/connection-template": connectionTemplateLifecycle,
  "platform/connection": platformConnectionLifecycle,
  "platform/end-user": endUserLifecycle,
  "platform/activation": activationLifecycle,
};

/** An operation that failed, with what was reached, as the engine records it. */
export class Failed extends Error {
  readonly reached: { id: string; properties: Values } | undefined;

  constructor(error: Error & { id?: string; properties?: Values }) {
    super(error.message);
    const { id, properties } = error;
    this.reached = id === undefined || properties === undefined ? undefined : { id, properties: onWire(properties) };
  }
}

/** The seven methods of all resources in this process, called with values as the engine sends and gets them. */
export class Provider {
  private readonly methods: Record<string, Methods>;

  constructor(settings: Record<string, string>) {
    const all = Object.entries(LIFECYCLES).map(([type, lifecycle]) => [type, methodsOf(lifecycle)] as const);
    for (const [, methods] of all) methods.configure({ config: { get: (key) => settings[key] } });
    this.methods = Object.fromEntries(all);
  }

  /** The place tells which resource of which stack it is, as the package's resources do. */
  async check(type: StoredName, args: Values, place: string): Promise<Values> {
    const news = { ...withLine(type, args), [PLACE]: place };
    const { inputs, failures } = await this.call(type, (methods) => methods.check({}, news));
    if (failures.length > 0) throw new Error(`invalid: ${failures.map(({ reason }) => reason).join("; ")}`);
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
    const methods = this.methods[type];
    if (!methods) throw new Error(`no such resource: ${type}`);
    try {
      return onWire(await method(methods));
    } catch (error) {
      throw new Failed(error as Error);
    }
  }
}

const withLine = (type: StoredName, values: Values): Values => ({
  ...onWire(opened(values)),
  __provider: stored(type),
});

import { hasty } from "./children";
import { type Api, emulated } from "./emulated";
import { Plugin } from "./plugin";
import { StandIn } from "./stand-in";

/** A plugin process, whose waits are short, and the emulator that it talks to. */
export interface Bench {
  readonly api: Api;
  plugin: Plugin;
  close(): Promise<void>;
}

/** The same with a stand-in in between, which tests can make go wrong. */
export interface PluginBench extends Bench {
  readonly standIn: StandIn;
}

export async function pluginBench(env: Record<string, string> = {}): Promise<PluginBench> {
  const api = await emulated();
  const standIn = await StandIn.before(api.url);
  const plugin = await Plugin.start({}, { ...hasty(), ...api.env, VERSORI_BASE_URL: standIn.url, ...env });
  const bench = {
    ...{ api, standIn, plugin },
    close: async () => {
      await bench.plugin.stop();
      await standIn.close();
      await api.emulator.close();
    },
  };
  return bench;
}

async function directBench(): Promise<Bench> {
  const api = await emulated();
  const bench = {
    ...{ api, plugin: await Plugin.start({}, { ...hasty(), ...api.env }) },
    close: async () => {
      await bench.plugin.stop();
      await api.emulator.close();
    },
  };
  return bench;
}

/**
 * One bench for all tests of a file, as new before each of them: its emulator is empty, its stand-in lets everything
 * pass, and a plugin that a test has stopped or cancelled is replaced.
 */
export const sharedBench = (env?: Record<string, string>): PluginBench => shared(() => pluginBench(env));

/** The same without a stand-in, for what goes wrong in the emulator itself. */
export const sharedDirectBench = (): Bench => shared(directBench);

function shared<B extends Bench & { standIn?: StandIn }>(open: () => Promise<B>): B {
  const bench = {} as B;
  let opened: B;
  beforeAll(async () => void Object.assign(bench, (opened = await open())));
  beforeEach(async () => {
    bench.standIn?.reset();
    await bench.api.empty();
    bench.plugin = opened.plugin = await bench.plugin.asNew();
  });
  afterAll(() => bench.close());
  return bench;
}

import { type Api, emulated } from "./emulated";
import { Plugin } from "./plugin";
import { StandIn } from "./stand-in";

/** A plugin process that talks to an emulator through a stand-in which tests can make go wrong. */
export interface PluginBench {
  readonly api: Api;
  readonly standIn: StandIn;
  readonly plugin: Plugin;
  close(): Promise<void>;
}

/** The same without a stand-in, for what goes wrong in the emulator itself. */
export async function directBench(): Promise<Omit<PluginBench, "standIn">> {
  const api = await emulated();
  const plugin = await Plugin.start({}, api.env);
  const close = async (): Promise<void> => {
    await plugin.stop();
    await api.emulator.close();
  };
  return { api, plugin, close };
}

export async function pluginBench(env: Record<string, string> = {}): Promise<PluginBench> {
  const api = await emulated();
  const standIn = await StandIn.before(api.url);
  const plugin = await Plugin.start({}, { ...api.env, VERSORI_BASE_URL: standIn.url, ...env });
  const close = async (): Promise<void> => {
    await plugin.stop();
    await standIn.close();
    await api.emulator.close();
  };
  return { api, standIn, plugin, close };
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { childEnv } from "./children";
import { repository } from "./project";

const load = createRequire(join(repository, "examples/quickstart/package.json"));
/* eslint-disable @typescript-eslint/no-explicit-any -- the SDK's protocol stubs have no types of their own */
const grpc: any = load("@grpc/grpc-js");
const { ResourceProviderClient } = load("@pulumi/pulumi/proto/provider_grpc_pb");
const messages: any = load("@pulumi/pulumi/proto/provider_pb");
const { Struct } = load("google-protobuf/google/protobuf/struct_pb.js");
const { Empty } = load("google-protobuf/google/protobuf/empty_pb.js");

export type Values = Record<string, any>;

/** Marks that the engine and its plugins put around secrets on the wire. */
const SECRET_KEY = "4dabf18193072939515e22adb298388d";

/** Pulumi's own plugin process for dynamic providers, called the way the engine calls it. */
export class Plugin {
  /** What the process printed. */
  printed = "";
  /** Whether it was told to end. */
  private spent = false;

  private constructor(
    private readonly process: ReturnType<typeof spawn>,
    private readonly client: any,
    /** Starts one more process like this one. */
    readonly another: () => Promise<Plugin>,
  ) {}

  /**
   * Starts a process with settings as an engine would hand them over, in a program's directory.
   * @param engine Address of the engine, which tells one command from another.
   */
  static async start(config: Values = {}, env: Record<string, string> = {}, engine = "127.0.0.1:1"): Promise<Plugin> {
    const entry = load.resolve("@pulumi/pulumi/cmd/dynamic-provider");
    const child = spawn(process.execPath, [entry, engine], {
      cwd: join(repository, "examples/quickstart"),
      // Without SystemRoot, Windows has no network.
      env: { PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"], ...childEnv(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const port = await new Promise<string>((resolve) =>
      child.stdout.once("data", (line: Buffer) => resolve(line.toString().trim())),
    );
    // The engine takes answers of this size; the library alone would take a hundredth of it.
    const limits = { "grpc.max_receive_message_length": 400 * 1024 * 1024 };
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), limits);
    const plugin = new Plugin(child, client, () => Plugin.start(config, env, engine));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => (plugin.printed += chunk.toString()));
    }
    const request = new messages.ConfigureRequest();
    request.setArgs(Struct.fromJavaScript(config));
    await plugin.call("configure", request);
    return plugin;
  }

  async check(type: string, news: Values, olds: Values = {}): Promise<{ inputs: Values; failures: string[] }> {
    const request = new messages.CheckRequest();
    request.setOlds(Struct.fromJavaScript(olds));
    request.setNews(Struct.fromJavaScript({ ...news, __provider: line(type) }));
    const answer = await this.call("check", request);
    const failures = answer.getFailuresList().map((failure: any) => failure.getReason());
    return { inputs: bare(answer.getInputs().toJavaScript()), failures };
  }

  async diff(type: string, id: string, olds: Values, news: Values) {
    const request = new messages.DiffRequest();
    request.setId(id);
    request.setOlds(Struct.fromJavaScript({ ...olds, __provider: line(type) }));
    request.setNews(Struct.fromJavaScript({ ...news, __provider: line(type) }));
    const answer = await this.call("diff", request);
    const changes = ["unknown", "none", "some"][answer.getChanges() as number];
    return { changes, replaces: answer.getReplacesList(), deleteBeforeReplace: answer.getDeletebeforereplace() };
  }

  async create(type: string, inputs: Values): Promise<{ id: string; outs: Values }> {
    const request = new messages.CreateRequest();
    request.setProperties(Struct.fromJavaScript({ ...inputs, __provider: line(type) }));
    const answer = await this.call("create", request);
    return { id: answer.getId(), outs: bare(answer.getProperties().toJavaScript()) };
  }

  async read(type: string, id: string, props: Values): Promise<{ id: string; props: Values; inputs: Values }> {
    const request = new messages.ReadRequest();
    request.setId(id);
    request.setProperties(Struct.fromJavaScript({ ...props, __provider: line(type) }));
    const answer = await this.call("read", request);
    const inputs = answer.getInputs()?.toJavaScript() ?? {};
    return { id: answer.getId(), props: bare(answer.getProperties().toJavaScript()), inputs: bare(inputs) };
  }

  async update(type: string, id: string, olds: Values, news: Values): Promise<Values> {
    const request = new messages.UpdateRequest();
    request.setId(id);
    request.setOlds(Struct.fromJavaScript({ ...olds, __provider: line(type) }));
    request.setNews(Struct.fromJavaScript({ ...news, __provider: line(type) }));
    return bare((await this.call("update", request)).getProperties().toJavaScript());
  }

  async delete(type: string, id: string, props: Values): Promise<void> {
    const request = new messages.DeleteRequest();
    request.setId(id);
    request.setProperties(Struct.fromJavaScript({ ...props, __provider: line(type) }));
    await this.call("delete", request);
  }

  /** Resolves once the process has printed a text, which may arrive after the answer that it belongs to. */
  async hears(text: string): Promise<void> {
    while (!this.printed.includes(text)) await once(this.process.stderr ?? this.process, "data");
  }

  async cancel(): Promise<void> {
    this.spent = true;
    await this.call("cancel", new Empty());
  }

  /** This process if it may go on, with nothing printed so far, or another one like it. */
  async asNew(): Promise<Plugin> {
    this.printed = "";
    if (!this.spent) return this;
    await this.stop();
    return this.another();
  }

  /** Ends the process: at once, or with the signal by which an engine ends it in good order. */
  async stop(signal: "SIGKILL" | "SIGINT" = "SIGKILL"): Promise<void> {
    this.spent = true;
    this.client.close();
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const closed = new Promise((resolve) => this.process.once("close", resolve));
    this.process.kill(signal);
    await closed;
  }

  private call(method: string, request: unknown): Promise<any> {
    // A call that never answers fails here, so that a test names it.
    const options = { deadline: Date.now() + 30_000 };
    return new Promise((resolve, reject) => {
      this.client[method](request, new grpc.Metadata(), options, (error: any, answer: unknown) =>
        error ? reject(Object.assign(new Error(error.details), { partial: partialOf(error) })) : resolve(answer),
      );
    });
  }
}

const line = (type: string): string => `exports.handler=()=>require("pulumi-versori/dynamic/${type}");`;

/** Values without the marks around secrets and without the key that belongs to the engine. */
function bare(value: any): any {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  if (SECRET_KEY in value) return bare(value.value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "__provider")
      .map(([key, member]) => [key, bare(member)]),
  );
}

/** What the plugin reports to have been reached when an operation failed halfway. */
function partialOf(error: any): { id: string; properties: Values; reasons: string[] } | undefined {
  const details = error.metadata?.get("grpc-status-details-bin")?.[0];
  if (!details) return undefined;
  const { Status } = load("@pulumi/pulumi/proto/status_pb");
  const [detail] = Status.deserializeBinary(new Uint8Array(details)).getDetailsList();
  const failed = detail?.unpack(
    messages.ErrorResourceInitFailed.deserializeBinary,
    "pulumirpc.ErrorResourceInitFailed",
  );
  if (!failed) return undefined;
  const properties = failed.getProperties().toJavaScript();
  return { id: failed.getId(), properties, reasons: failed.getReasonsList() };
}

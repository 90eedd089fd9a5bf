import { ORGANISATION, OTHER_ORGANISATION, workbench } from "../support/emulated";

interface Case {
  readonly example: string;
  readonly config?: Record<string, string>;
  readonly secrets?: string[];
  readonly env?: Record<string, string>;
  readonly apiKeys?: string[];
}

const CASES: Case[] = [
  { example: "quickstart", secrets: ["ordersApiKey"] },
  { example: "full-chain", secrets: ["apiKey", "clientSecret", "webhookSecret", "sandboxPassword"] },
  { example: "secrets", secrets: ["apiKey"], env: { BILLING_PASSWORD: "MARKED-environment" } },
  {
    example: "two-accounts",
    config: { salesOrganisation: ORGANISATION, supportOrganisation: OTHER_ORGANISATION },
    secrets: ["salesKey", "supportKey"],
    env: { VERSORI_API_KEY: "", VERSORI_ORGANISATION_ID: "" },
    apiKeys: [`MARKED-salesKey@${ORGANISATION}`, `MARKED-supportKey@${OTHER_ORGANISATION}`],
  },
  { example: "pipeline" },
];

test.each(CASES)(
  "$example: up, nothing left to do, no drift, and destroy leaves nothing",
  async ({ example, config = {}, secrets = [], env = {}, apiKeys }) => {
    const transpiled = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
    const bench = await workbench({
      example,
      env: { ...env, ...transpiled },
      ...(apiKeys && { emulator: { apiKeys } }),
    });
    const { project, api } = bench;
    try {
      for (const [key, value] of Object.entries(config)) await project.run("config", "set", key, value);
      for (const key of secrets) await project.run("config", "set", "--secret", key, `MARKED-${key}`);
      project.transcript = "";
      await project.up();
      await project.expectNoChanges();
      await project.expectNoDrift();
      await project.run("stack", "output", "--json");
      expect(await api.dump()).not.toEqual([]);
      expect(await project.state()).not.toContain("MARKED");
      expect(project.transcript).not.toContain("MARKED");
      await project.destroy();
      expect(await api.dump()).toEqual([]);
      await api.expectNoDefect();
    } finally {
      await bench.close();
    }
  },
);

test("full-chain: a setting publishes the second version and makes it the default", async () => {
  const bench = await workbench({ example: "full-chain", env: { PULUMI_NODEJS_TRANSPILE_ONLY: "true" } });
  const { project, api } = bench;
  try {
    for (const key of ["apiKey", "clientSecret", "webhookSecret", "sandboxPassword"]) {
      await project.run("config", "set", "--secret", key, `MARKED-${key}`);
    }
    await project.up();
    await project.run("config", "set", "default", "2.0.0");
    await project.up();
    const [connector] = await api.connectors();
    const at = `/connectors/${String(connector.id)}/versions`;
    expect(await api.call("GET", `${at}/default`)).toMatchObject({ name: "2.0.0", isDefault: true, isLatest: true });
    expect(await api.call("GET", `${at}/1.0.0`)).toMatchObject({ isDefault: false });
    await project.expectNoChanges();
  } finally {
    await bench.close();
  }
});

test("secrets: a rotated secret reaches the API in place", async () => {
  const env = { PULUMI_NODEJS_TRANSPILE_ONLY: "true", BILLING_PASSWORD: "MARKED-1" };
  const bench = await workbench({ example: "secrets", env });
  const { project, api } = bench;
  try {
    await project.run("config", "set", "--secret", "apiKey", "MARKED-2");
    await project.up();
    const [before] = await api.connectors();
    project.env = { ...project.env, BILLING_PASSWORD: "MARKED-3" };
    await project.up();
    const [after] = await api.connectors();
    const ids = (connector: { connections: { id: string }[] }) => connector.connections.map(({ id }) => id).sort();
    expect(ids(after)).toEqual(ids(before));
    const stored = (await api.dump())
      .filter(({ kind }) => kind === "credential")
      .map(({ body }) => JSON.stringify(body.data));
    expect(stored.join()).toContain("MARKED-3");
    expect(stored.join()).not.toContain("MARKED-1");
  } finally {
    await bench.close();
  }
});

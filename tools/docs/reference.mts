import type ts from "typescript";
import { shapeOf, traitsOf } from "../../dist/lifecycle/traits.js";
import { activationInputs } from "../../dist/platform/activation-inputs.js";
import { connectionTemplateInputs } from "../../dist/platform/connection-template-inputs.js";
import { platformConnectionInputs } from "../../dist/platform/connection-inputs.js";
import { endUserInputs } from "../../dist/platform/end-user-inputs.js";
import { environmentInputs } from "../../dist/platform/environment-inputs.js";
import { projectInputs } from "../../dist/platform/project-inputs.js";
import { projectVariablesInputs } from "../../dist/platform/project-variables-inputs.js";
import { systemActionInputs } from "../../dist/platform/system-action-inputs.js";
import { systemInputs } from "../../dist/platform/system-inputs.js";
import { actionInputs } from "../../dist/resources/action-inputs.js";
import { connectionInputs } from "../../dist/resources/connection-inputs.js";
import { connectorInputs } from "../../dist/resources/connector-inputs.js";
import { connectorVersionInputs } from "../../dist/resources/connector-version-inputs.js";
import { connectorVersionPublicationInputs } from "../../dist/resources/connector-version-publication-inputs.js";
import { definitionsInputs } from "../../dist/resources/definitions-inputs.js";
import { triggerInputs } from "../../dist/resources/trigger-inputs.js";
import { credentialInputs } from "../../dist/resources/credential-inputs.js";
import { type Property, SCHEMAS, type Source } from "./source.mts";

/** All resources, with the schema of their inputs. */
export const RESOURCES = [
  {
    name: "Connector",
    class: "Connector",
    file: "resources/connector.ts",
    inputs: "resources/connector-inputs.ts",
    type: "ConnectorInputs",
    schema: connectorInputs,
  },
  {
    name: "ConnectorVersion",
    class: "ConnectorVersion",
    file: "resources/connector-version.ts",
    inputs: "resources/connector-version-inputs.ts",
    type: "ConnectorVersionInputs",
    schema: connectorVersionInputs,
  },
  {
    name: "Connection",
    class: "Connection",
    file: "resources/connection.ts",
    inputs: "resources/connection-inputs.ts",
    type: "ConnectionInputs",
    schema: connectionInputs,
  },
  {
    name: "Action",
    class: "Action",
    file: "resources/action.ts",
    inputs: "resources/action-inputs.ts",
    type: "ActionInputs",
    schema: actionInputs,
  },
  {
    name: "Trigger",
    class: "Trigger",
    file: "resources/trigger.ts",
    inputs: "resources/trigger-inputs.ts",
    type: "TriggerInputs",
    schema: triggerInputs,
  },
  {
    name: "Definitions",
    class: "Definitions",
    file: "resources/definitions.ts",
    inputs: "resources/definitions-inputs.ts",
    type: "DefinitionsInputs",
    schema: definitionsInputs,
  },
  {
    name: "ConnectorVersionPublication",
    class: "ConnectorVersionPublication",
    file: "resources/connector-version-publication.ts",
    inputs: "resources/connector-version-publication-inputs.ts",
    type: "ConnectorVersionPublicationInputs",
    schema: connectorVersionPublicationInputs,
  },
  {
    name: "Credential",
    class: "Credential",
    file: "resources/credential.ts",
    inputs: "resources/credential-inputs.ts",
    type: "CredentialInputs",
    schema: credentialInputs,
  },
  {
    name: "platform.System",
    class: "System",
    file: "platform/system.ts",
    inputs: "platform/system-inputs.ts",
    type: "SystemInputs",
    schema: systemInputs,
  },
  {
    name: "platform.SystemAction",
    class: "SystemAction",
    file: "platform/system-action.ts",
    inputs: "platform/system-action-inputs.ts",
    type: "SystemActionInputs",
    schema: systemActionInputs,
  },
  {
    name: "platform.Project",
    class: "Project",
    file: "platform/project.ts",
    inputs: "platform/project-inputs.ts",
    type: "ProjectInputs",
    schema: projectInputs,
  },
  {
    name: "platform.Environment",
    class: "Environment",
    file: "platform/environment.ts",
    inputs: "platform/environment-inputs.ts",
    type: "EnvironmentInputs",
    schema: environmentInputs,
  },
  {
    name: "platform.ProjectVariables",
    class: "ProjectVariables",
    file: "platform/project-variables.ts",
    inputs: "platform/project-variables-inputs.ts",
    type: "ProjectVariablesInputs",
    schema: projectVariablesInputs,
  },
  {
    name: "platform.ConnectionTemplate",
    class: "ConnectionTemplate",
    file: "platform/connection-template.ts",
    inputs: "platform/connection-template-inputs.ts",
    type: "ConnectionTemplateInputs",
    schema: connectionTemplateInputs,
  },
  {
    name: "platform.Connection",
    class: "Connection",
    file: "platform/connection.ts",
    inputs: "platform/connection-inputs.ts",
    type: "PlatformConnectionInputs",
    schema: platformConnectionInputs,
  },
  {
    name: "platform.EndUser",
    class: "EndUser",
    file: "platform/end-user.ts",
    inputs: "platform/end-user-inputs.ts",
    type: "EndUserInputs",
    schema: endUserInputs,
  },
  {
    name: "platform.Activation",
    class: "Activation",
    file: "platform/activation.ts",
    inputs: "platform/activation-inputs.ts",
    type: "ActivationInputs",
    schema: activationInputs,
  },
];

/** The reference of all resources as Markdown. */
export function reference(source: Source): string {
  const nested = [
    ["Auth scheme config", "resources/auth-scheme-config.ts", "AuthSchemeConfig", "schemeType"],
    ["New credential", "resources/credential-forms.ts", "NewCredential", "type"],
    ["Entry of credentials", "resources/connection-inputs.ts", "Entry", ""],
    ["Auth scheme config of the platform", "platform/auth-scheme-config-inputs.ts", "SystemAuthSchemeConfig", "type"],
    ["Entry of credentials of the platform", "platform/connection-inputs.ts", "PlatformEntry", ""],
    ["Credential of the platform", "platform/credential-inputs.ts", "FullCredential", "type"],
    ["Secret reference", "lifecycle/secret-text.ts", "SecretReference", ""],
    ["Parameter", "resources/action-inputs.ts", "Parameter", ""],
    ["Request body", "resources/content-inputs.ts", "RequestBody", ""],
    ["Response", "resources/content-inputs.ts", "Response", ""],
    ["Definition", "resources/definitions-inputs.ts", "DefinitionInput", ""],
  ] as const;
  return [
    "# Resource reference",
    "",
    "Written by `npm run docs` from the schemas. All arguments take inputs: plain values, or outputs of other resources.",
    "",
    ...RESOURCES.flatMap((resource) => resourceText(source, resource)),
    ...nested.flatMap(([title, file, name, discriminator]) => [
      `## ${title}`,
      "",
      ...forms(source.type(file, name)).flatMap((form) => formText(source, form, discriminator)),
    ]),
    ...functionTexts(source),
    "## Provider",
    "",
    ...table(source, source.type("provider.ts", "ProviderArgs"), () => ""),
  ].join("\n");
}

/** Files of functions, and what programs write before their names. */
const FUNCTIONS = [
  ["index", ""],
  ["platform", "platform."],
] as const;

/** What can be looked up: a section for each function, and one for each form of a result. */
function functionTexts(source: Source): string[] {
  const functions = FUNCTIONS.flatMap(([file, prefix]) =>
    source
      .exports(`functions/${file}.ts`)
      .filter(({ name }) => !name.endsWith("Output"))
      .map((symbol) => ({ symbol, title: prefix + symbol.name })),
  );
  const results = ["functions/results.ts", "functions/platform-results.ts"].flatMap((file) =>
    source.exports(file).map((symbol) => ({ symbol, file })),
  );
  return [
    "## Functions",
    "",
    "Each takes the arguments below and options, `{ provider }`, and gives a promise. `getConnectorOutput` and so on take",
    "inputs instead, among them a connector for `connectorId`, and give an output.",
    "",
    ...functions.flatMap(({ symbol, title }) => {
      const [call] = source.checker.getTypeOfSymbol(symbol).getCallSignatures();
      const [parameter] = call?.getParameters() ?? [];
      if (!call || !parameter) throw new Error(`${symbol.name} is no function`);
      const wanted = source.checker.getNonNullableType(source.checker.getTypeOfSymbol(parameter));
      const args = SCHEMAS.find(([, name]) => name === wanted.aliasSymbol?.name);
      if (!args) throw new Error(`${symbol.name} has no schema of its arguments`);
      const type = source.type(args[0], args[1]);
      const given = source.properties(type).length > 0 ? table(source, type, () => "") : ["It takes no arguments.", ""];
      const result = source.text(call.getReturnType()).replace(/^Promise<(.*)>$/, "$1");
      return [`### ${title}`, "", source.doc(symbol), "", ...given, `Result: \`${result}\`.`, ""];
    }),
    ...results.flatMap(({ symbol, file }) => {
      const rows = source.properties(source.type(file, symbol.name)).map((one) => {
        const absent = one.optional ? " or absent" : "";
        return `| \`${one.name}\` | ${typeName(source, one.type)}${absent} | ${line(one.doc)} |`;
      });
      return [
        `### ${symbol.name}`,
        "",
        source.doc(symbol),
        "",
        "| name | type | meaning |",
        "| --- | --- | --- |",
        ...rows,
        "",
      ];
    }),
  ];
}

/** A row per resource, for the README. */
export function overview(source: Source): string {
  const rows = RESOURCES.map(({ name, inputs, type, schema }) => {
    const shape = shapeOf(schema);
    const all = new Map(
      forms(source.type(inputs, type)).flatMap((form) => source.properties(form).map((one) => [one.name, one])),
    );
    const names = [...all.values()].map(
      (one) => `\`${one.name}\`${one.optional || /Default:/.test(one.doc) ? "?" : ""}`,
    );
    const replacing = [...all.keys()].filter((key) => {
      const property = shape.get(key);
      return property && traitsOf(property).replaces;
    });
    return `| \`${name}\` | ${names.join(", ")} | ${replacing.map((key) => `\`${key}\``).join(", ")} |`;
  });
  return [
    "| resource | arguments (`?`: may be left out) | a change makes a new object |",
    "| --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function resourceText(source: Source, resource: (typeof RESOURCES)[number]): string[] {
  const { name, file, inputs, schema } = resource;
  const symbol = source.symbol(file, resource.class);
  const shape = shapeOf(schema);
  const change = (key: string): string => {
    const property = shape.get(key);
    const { replaces, rotates, local } = property ? traitsOf(property) : {};
    return replaces ? "new object" : rotates ? "in place, with all secrets" : local ? "nothing is sent" : "in place";
  };
  const type = source.type(inputs, resource.type);
  const instance = source.checker.getDeclaredTypeOfSymbol(symbol);
  const computed = source.properties(instance).filter((property) => property.doc && !shape.has(property.name));
  const isMethod = ({ type: own }: { type: ts.Type }) => own.getCallSignatures().length > 0;
  const own = computed.filter((property) => !["urn", "id"].includes(property.name) && !isMethod(property));
  return [
    `## ${name}`,
    "",
    source.doc(symbol),
    "",
    ...argumentTables(source, resource.type, type, change),
    "Outputs, besides the arguments and `id`:",
    "",
    "| name | meaning |",
    "| --- | --- |",
    ...own.map((property) => `| \`${property.name}\` | ${line(property.doc)} |`),
    "",
  ];
}

/** One table; of a union, one for what all forms have, and one for each form with the rest. */
function argumentTables(source: Source, name: string, type: ts.Type, change: (key: string) => string): string[] {
  if (!type.isUnion()) return ["Arguments:", "", ...table(source, type, change)];
  const all = type.types.map((form) => source.properties(form));
  const said = (one: Property) => [one.name, one.doc, source.text(one.type)].join();
  const everywhere = (one: Property) => all.every((form) => form.some((other) => said(other) === said(one)));
  const shared = new Set((all[0] ?? []).filter(everywhere).map((one) => one.name));
  const rest = type.types.flatMap((form) => {
    const decides = source.properties(form).find((one) => one.type.isStringLiteral() && !shared.has(one.name));
    if (!decides) throw new Error(`Nothing tells the forms of ${name} apart`);
    const title = `With \`${decides.name}: ${source.text(decides.type)}\`, in addition:`;
    return [title, "", ...table(source, form, change, [...shared])];
  });
  const [first = type] = type.types;
  const special = (all[0] ?? []).map((one) => one.name).filter((key) => !shared.has(key));
  return ["Arguments:", "", ...table(source, first, change, special), ...rest];
}

function formText(source: Source, form: ts.Type, discriminator: string): string[] {
  const decides = source.properties(form).find(({ name }) => name === discriminator);
  const title = decides ? [`### \`${discriminator}: ${source.text(decides.type)}\``, "", line(decides.doc), ""] : [];
  return [...title, ...table(source, form, () => "", [discriminator])];
}

function table(source: Source, type: ts.Type, change: (key: string) => string, without: string[] = []): string[] {
  const properties = source.properties(type).filter(({ name }) => !without.includes(name));
  const changes = properties.some(({ name }) => change(name) !== "");
  const rows = properties.map(
    ({ name, optional, doc, type: inner }) =>
      `| \`${name}\` | ${typeName(source, inner)} | ${optional || /Default:/.test(doc) ? "" : "yes"} |` +
      `${changes ? ` ${change(name)} |` : ""} ${line(doc)} |`,
  );
  const head = changes
    ? "| name | type | required | a change means | meaning |"
    : "| name | type | required | meaning |";
  return [head, head.replace(/[^|]+/g, " --- "), ...rows, ""];
}

const forms = (type: ts.Type): ts.Type[] => (type.isUnion() ? type.types : [type]);

/** Short enough for a table: forms that have a section of their own are only named. */
function typeName(source: Source, type: ts.Type): string {
  const text = source.text(type).replaceAll("{ fromEnv: string; }", "SecretReference");
  if (type.isStringLiteral()) return `\`${text}\``;
  if (text === "{ [x: string]: never; }") return "`{}`";
  if (text.includes('"oauth2-client"'))
    return text.includes("authSchemeConfig") ? "lists of entries" : "credential, or `{ id }`";
  if (text.includes("fingerprint")) return "list of resources";
  if (text.includes("schemeType") && text.includes("grantType")) {
    if (text.endsWith("[]")) return "list of auth scheme configs";
    return forms(type).some((form) => source.text(form) === "string")
      ? "id, or auth scheme config"
      : "auth scheme config";
  }
  if (text.includes("Input<")) return text.includes("number") ? "number" : "text";
  if (text === "{ [x: string]: string; }") return "map of texts";
  if (text === "{ [x: string]: string[]; }") return "map of lists of texts";
  if (text.startsWith('("Development')) return "list of texts";
  if (text.length > 60)
    return text.includes("=>") || text.startsWith("{") || text.startsWith("(") ? "object" : "see meaning";
  return `\`${text.replaceAll("|", "\\|")}\``;
}

const line = (doc: string): string => doc.replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|");

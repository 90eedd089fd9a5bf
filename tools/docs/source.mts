import { join, resolve } from "node:path";
import ts from "typescript";

export const root = resolve(import.meta.dirname, "../..");

/** A property as its schema describes it. */
export interface Property {
  readonly name: string;
  readonly optional: boolean;
  readonly doc: string;
  readonly type: ts.Type;
}

/** The sources of projects as one program, with the first one's options. */
export function programOf(...folders: string[]): ts.Program {
  const projects = folders.map((folder) => {
    const file = join(root, folder, "tsconfig.json");
    const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config: unknown };
    return ts.parseJsonConfigFileContent(config, ts.sys, join(root, folder));
  });
  const files = projects.flatMap(({ fileNames }) => fileNames);
  const options = { ...projects[0]?.options, noEmit: true, composite: false };
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (file, language, ...rest) => {
    const key = `${file} ${JSON.stringify(language)}`;
    const source = parsed.get(key) ?? parse(file, language, ...rest);
    parsed.set(key, source);
    return source;
  };
  return ts.createProgram(files, options, host);
}

/** Files that are read already: programs have most of them in common. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** The provider's sources as the compiler sees them: the schemas' doc comments are still on the inferred types. */
export class Source {
  private readonly program: ts.Program;
  readonly checker: ts.TypeChecker;

  constructor() {
    this.program = programOf("provider");
    this.checker = this.program.getTypeChecker();
  }

  /** An exported name of a file. */
  symbol(file: string, name: string): ts.Symbol {
    const source = this.program.getSourceFile(join(root, "provider", file));
    const module = source && this.checker.getSymbolAtLocation(source);
    const found = module && this.checker.getExportsOfModule(module).find((one) => one.name === name);
    if (!found) throw new Error(`${file} exports no ${name}`);
    return found;
  }

  /** All exported names of a file, in the order in which they stand there. */
  exports(file: string): ts.Symbol[] {
    const source = this.program.getSourceFile(join(root, "provider", file));
    const module = source && this.checker.getSymbolAtLocation(source);
    return module ? this.checker.getExportsOfModule(module) : [];
  }

  /** The type that an exported type alias or interface stands for. */
  type(file: string, name: string): ts.Type {
    return this.checker.getDeclaredTypeOfSymbol(this.symbol(file, name));
  }

  doc(symbol: ts.Symbol): string {
    return ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).trim();
  }

  properties(type: ts.Type): Property[] {
    return type.getProperties().map((symbol) => {
      const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
      const full = this.checker.getTypeOfSymbol(symbol);
      const doc = this.doc(symbol);
      return { name: symbol.name, optional, doc, type: optional ? this.checker.getNonNullableType(full) : full };
    });
  }

  text(type: ts.Type): string {
    return this.checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias);
  }
}

/** The schemas whose types users see, nested ones first: the file, the inferred type in it, and what it is. */
export const SCHEMAS: readonly (readonly [file: string, type: string, doc: string])[] = [
  [
    "lifecycle/secret-text.ts",
    "SecretReference",
    "A secret by reference: neither the program nor the state holds it, and it is read when it is sent.",
  ],
  [
    "resources/auth-scheme-config.ts",
    "AuthSchemeConfig",
    "How a connector authenticates: the configuration only, the secret is in a connection. `schemeType` selects the form.",
  ],
  [
    "resources/credential-forms.ts",
    "NewCredential",
    "A secret that a connection brings along; `type` selects the form of `data`.",
  ],
  ["resources/credential-forms.ts", "CredentialReference", "A credential that exists already and is left as it is."],
  ["resources/connection-inputs.ts", "Entry", "One pair of auth scheme config and credential."],
  ["resources/connector-inputs.ts", "ConnectorInputs", "The inputs of a connector; `protocol` selects the form."],
  ["resources/connector-version-inputs.ts", "ConnectorVersionInputs", "The inputs of a version."],
  ["resources/connection-inputs.ts", "ConnectionInputs", "The inputs of a connection."],
  ["resources/credential-inputs.ts", "CredentialInputs", "The inputs of a credential; `type` selects the form."],
  [
    "platform/auth-scheme-config-inputs.ts",
    "SystemAuthSchemeConfig",
    "How a system authenticates: the configuration only, the secret is in a connection. `type` names the member it is in.",
  ],
  [
    "platform/credential-inputs.ts",
    "FullCredential",
    "A credential of the platform in full: `type` in camel case names the one member of `data` that is filled.",
  ],
  [
    "platform/connection-inputs.ts",
    "PlatformEntry",
    "A secret for an auth scheme config: the secret alone, or a credential in full.",
  ],
  ["platform/system-inputs.ts", "SystemInputs", "The inputs of a system."],
  ["platform/project-inputs.ts", "ProjectInputs", "The inputs of a project."],
  ["platform/environment-inputs.ts", "EnvironmentInputs", "The inputs of an environment."],
  ["platform/project-variables-inputs.ts", "ProjectVariablesInputs", "The inputs of the variables of a project."],
  ["platform/connection-template-inputs.ts", "ConnectionTemplateInputs", "The inputs of a connection template."],
  ["platform/connection-inputs.ts", "PlatformConnectionInputs", "The inputs of a connection of the platform."],
  ["platform/end-user-inputs.ts", "EndUserInputs", "The inputs of an end user."],
  ["platform/activation-inputs.ts", "ActivationInputs", "The inputs of an activation."],
  ["platform/system-action-inputs.ts", "SystemActionInputs", "The inputs of an action of a system."],
  ["resources/content-inputs.ts", "DefinitionReference", "A definition of the same version, by id."],
  ["resources/definitions-inputs.ts", "DefinitionInput", "A definition: media types, and the JSON Schema of the data."],
  ["resources/definitions-inputs.ts", "DefinitionsInputs", "The inputs of definitions."],
  ["resources/action-inputs.ts", "ActionInputs", "The inputs of an action."],
  ["resources/trigger-inputs.ts", "TriggerInputs", "The inputs of a trigger."],
  [
    "resources/connector-version-publication-inputs.ts",
    "ConnectorVersionPublicationInputs",
    "The inputs of a publication, as its class hands them on.",
  ],
  ["functions/connectors.ts", "GetConnectorsArgs", "Arguments of `getConnectors`."],
  ["functions/connectors.ts", "GetPublicConnectorsArgs", "Arguments of `getPublicConnectors`."],
  ["functions/connectors.ts", "GetConnectorArgs", "Arguments of `getConnector`."],
  ["functions/versions.ts", "GetConnectorVersionsArgs", "Arguments of `getConnectorVersions`."],
  ["functions/versions.ts", "GetConnectorVersionArgs", "Arguments of `getConnectorVersion`."],
  ["functions/connections.ts", "GetConnectionsArgs", "Arguments of `getConnections`."],
  ["functions/connections.ts", "GetConnectionArgs", "Arguments of `getConnection`."],
  ["functions/credentials.ts", "GetCredentialsArgs", "Arguments of `getCredentials`."],
  ["functions/credentials.ts", "GetCredentialArgs", "Arguments of `getCredential`."],
  ["functions/protocols.ts", "GetProtocolsArgs", "Arguments of `getProtocols`."],
  ["functions/protocols.ts", "GetProtocolArgs", "Arguments of `getProtocol`."],
  ["functions/protocols.ts", "GetAuthSchemesArgs", "Arguments of `getAuthSchemes`."],
  ["functions/protocols.ts", "GetCategoriesArgs", "Arguments of `getCategories`."],
  ["functions/platform-projects.ts", "GetSystemsArgs", "Arguments of `platform.getSystems`."],
  ["functions/platform-projects.ts", "GetSystemArgs", "Arguments of `platform.getSystem`."],
  ["functions/platform-projects.ts", "GetProjectsArgs", "Arguments of `platform.getProjects`."],
  ["functions/platform-projects.ts", "GetProjectArgs", "Arguments of `platform.getProject`."],
  ["functions/platform-projects.ts", "GetEnvironmentArgs", "Arguments of `platform.getEnvironment`."],
  [
    "functions/platform-connections.ts",
    "GetConnectionTemplatesArgs",
    "Arguments of `platform.getConnectionTemplates`.",
  ],
  ["functions/platform-connections.ts", "GetPlatformConnectionsArgs", "Arguments of `platform.getConnections`."],
  ["functions/platform-connections.ts", "GetPlatformConnectionArgs", "Arguments of `platform.getConnection`."],
  ["functions/platform-connections.ts", "GetEndUserArgs", "Arguments of `platform.getEndUser`."],
  ["functions/platform-connections.ts", "GetExecutionPoolsArgs", "Arguments of `platform.getExecutionPools`."],
  ["functions/sign-in.ts", "InitialiseOAuth2Args", "Arguments of `platform.initialiseOAuth2`."],
  ["functions/sign-in.ts", "InitialiseOAuth1Args", "Arguments of `platform.initialiseOAuth1`."],
  ["functions/sign-in.ts", "InitialiseConnectorOAuth2Args", "Arguments of `initialiseOAuth2`."],
];

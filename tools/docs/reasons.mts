const unmanageable = "triggers of systems cannot be read singly, changed or deleted";
const code = "the vendor's command line brings code to a project; it is no state that a program declares";
const oneOff = "an act that is done once, and leaves nothing to declare";
const one = (resource: string) => `\`${resource}\` reads more in one request`;

/** Why no resource or function uses an operation, by the id of the operation. */
export const REASONS: Readonly<Record<string, string>> = {
  v1UpdateConnectorTags: "the update of a connector sets the tags, too",
  v1GetDefinition: one("Definitions"),
  v1DeleteDefinition: "`Definitions` deletes several at once, as they may refer to each other",
  v1GetProtocolUploadURL: "documents are sent along with the import itself",
  v2ListSystemTriggers: unmanageable,
  v2CreateSystemTriggers: unmanageable,
  v2LinkSystemTriggers: unmanageable,
  v2ListStaticConnections: "connections are read by id, and looked for among all of the organisation",
  v2GetActivationConnection: "an activation says itself which connections it has",
  v2GetConnectionTemplate: "no document of the vendor has it; templates are read from the list",
  v2CloneProject: oneOff,
  v2SyncEnvironments: oneOff,
  v2PatchProjectVariablesSchema: "`platform.ProjectVariables` declares the schema as a whole",
  v2ListProjectVersions: code,
  v2CreateProjectVersion: code,
  v2DeployProject: code,
  v2DeployProjectVersion: code,
  v2SuspendProject: oneOff,
  v2ListEndUsers: "end users are read singly, by id or external id",
  v2ListUserActivations: "activations are read singly, by id, or found in the list of their environment",
  v2SetDynamicVariable: "all variables of an activation are set with one request",
};

/** A property of request bodies that inputs have elsewhere, or not at all. */
export interface Difference {
  readonly operations: readonly string[];
  /** The property, or the start of its path; empty: the body itself. */
  readonly property: string;
  /** What the inputs have in its place; what is below goes on from there. Absent: the reason is for all below. */
  readonly as?: string;
  readonly reason: string;
}

const id = "the id in the path, sent once more";
const chosen = "the id of the entry: chosen by the service, and kept from then on";
const told = "told by the service, and sent back as it is";
const map = "a map, from name to value";
const definition = "definitions are named by text, or as `{ id }`";
const schemaText = "the schema itself is given, as an object or as JSON text";
const onlyFormat = "OpenAPI, the only format there is";
const schemeless = "there is a type of this name, and no schema for it";

/** What request bodies and inputs have under different names, and what cannot be set, with the reasons. */
export const DIFFERENCES: readonly Difference[] = [
  {
    operations: ["v1CreateHTTPConnector", "v1CreateBigQueryConnector"],
    property: "connections",
    reason: "a connection is a resource of its own, `Connection`",
  },
  {
    operations: ["v1CreateHTTPConnector", "v1UpdateConnector"],
    property: "connectionVariables[].name",
    reason: "the key of the map",
  },
  {
    operations: ["v1CreateHTTPConnector", "v1UpdateConnector"],
    property: "connectionVariables[].value",
    as: "connectionVariables{}",
    reason: map,
  },
  {
    operations: ["v1CreateConnection", "v1UpdateConnection"],
    property: "variables[].name",
    reason: "the key of the map",
  },
  {
    operations: ["v1CreateConnection", "v1UpdateConnection"],
    property: "variables[].value",
    as: "variables{}",
    reason: map,
  },
  {
    operations: ["v1UpdateConnector"],
    property: "authSchemeConfigIds",
    as: "authSchemeConfigs",
    reason: "the order of the configs",
  },
  {
    operations: ["v1UpsertAuthSchemeConfig", "v2UpsertAuthSchemeConfig"],
    property: "",
    as: "authSchemeConfigs[]",
    reason: "one of the configs",
  },
  ...["action", "trigger"].flatMap((purpose): Difference[] => [
    {
      operations: ["v1CreateConnection"],
      property: `credentials.${purpose}[].credential.type=custom-function`,
      reason: schemeless,
    },
    {
      operations: ["v1CreateConnection"],
      property: `credentials.${purpose}[].credential.type=jwt-bearer`,
      reason: schemeless,
    },
    { operations: ["v1UpdateConnection"], property: `credentials.${purpose}[].id`, reason: chosen },
  ]),
  {
    operations: [
      "v1UpdateConnector",
      "v1UpdateConnection",
      "v1UpdateConnectorVersion",
      "v1UpdateAction",
      "v1UpdateTrigger",
      "v1UpdateDefinition",
      "v1UpdateCredential",
    ],
    property: "id",
    reason: id,
  },
  { operations: ["v1UpdateConnectorVersion"], property: "isLatest", reason: told },
  { operations: ["v1UpdateConnectorVersion"], property: "createdAt", reason: told },
  { operations: ["v1UpdateConnectorVersion"], property: "updatedAt", reason: told },
  { operations: ["v1UpdateConnectorVersion"], property: "publishedAt", reason: told },
  { operations: ["v1UpdateConnectorVersion"], property: "messages", reason: told },
  {
    operations: ["v1CreateAction", "v1UpdateAction"],
    property: "parameters[].completion",
    reason: "reserved by the vendor, and always empty",
  },
  ...["requestBody", "responses[]"].flatMap((place): Difference[] => [
    {
      operations: ["v1CreateAction", "v1CreateTrigger", "v1UpdateAction", "v1UpdateTrigger"],
      property: `${place}.definitions[].definition`,
      as: `${place}.definitions[]`,
      reason: definition,
    },
    {
      operations: ["v1CreateAction", "v1CreateTrigger", "v1UpdateAction", "v1UpdateTrigger"],
      property: `${place}.definitions[].definition.name`,
      as: `${place}.definitions[]`,
      reason: definition,
    },
    ...["accept", "description"].map((property) => ({
      operations: ["v1UpdateAction", "v1UpdateTrigger"],
      property: `${place}.definitions[].definition.${property}`,
      reason: "the definition's own, told by the service; `Definitions` sets it",
    })),
  ]),
  { operations: ["v1UpdateAction", "v1UpdateTrigger"], property: "responses[].id", reason: chosen },
  {
    operations: ["v1CreateDefinitions"],
    property: "definitions[]",
    as: "definitions{}",
    reason: "a map, from name to definition",
  },
  { operations: ["v1CreateDefinitions"], property: "definitions[].name", reason: "the key of the map" },
  {
    operations: ["v1CreateDefinitions"],
    property: "definitions[].schema.contentType",
    reason: "JSON Schema, the only one there is",
  },
  {
    operations: ["v1CreateDefinitions"],
    property: "definitions[].schema.content",
    as: "definitions{}.schema",
    reason: schemaText,
  },
  { operations: ["v1UpdateDefinition"], property: "", as: "definitions{}", reason: "one of the definitions" },
  { operations: ["v1UpdateDefinition"], property: "name", reason: "the key of the map" },
  {
    operations: ["v1UpdateDefinition"],
    property: "schema.contentType",
    reason: "JSON Schema, the only one there is",
  },
  { operations: ["v1UpdateDefinition"], property: "schema.content", as: "definitions{}.schema", reason: schemaText },
  {
    operations: ["v1DeleteDefinitions"],
    property: "names",
    as: "definitions",
    reason: "those that are declared no longer",
  },
  { operations: ["v1DeleteDefinitions"], property: "ids", reason: "definitions are deleted by name" },
  { operations: ["v1DeleteDefinitions"], property: "all", reason: "definitions declared elsewhere are left alone" },
  {
    operations: ["v1UpdateCredential"],
    property: "",
    as: "credentials.action[].credential",
    reason: "the credential of a connection",
  },
  { operations: ["v1CreateCredential", "v1UpdateCredential"], property: "type=custom-function", reason: schemeless },
  { operations: ["v1CreateCredential", "v1UpdateCredential"], property: "type=jwt-bearer", reason: schemeless },
  {
    operations: ["v1ImportHTTPConnector", "v1ImportHTTPConnectorVersion"],
    property: "file",
    as: "openapi",
    reason: "the text of the document, wherever it comes from",
  },
  { operations: ["v1ImportHTTPConnector"], property: "metadata", reason: onlyFormat },
  { operations: ["v1ImportHTTPConnectorVersion"], property: "metadata", as: "", reason: "what is said about the file" },
  { operations: ["v1ImportHTTPConnectorVersion"], property: "metadata.format", reason: onlyFormat },
  { operations: ["v1ImportHTTPConnectorVersion"], property: "metadata.version", as: "name", reason: "the name" },
  { operations: ["v1ImportHTTPConnectorVersion"], property: "version", as: "name", reason: "the name" },
  ...["schemaURL", "filetype", "format"].map((property) => ({
    operations: ["v1ImportHTTPConnector", "v1ImportHTTPConnectorVersion"],
    property,
    reason: "documents are read here and sent along, so that what was previewed is what is imported",
  })),
  { operations: ["v2CreateSystem"], property: "authSchemeConfigs[].type=jwt-bearer", reason: schemeless },
  { operations: ["v2CreateSystem"], property: "authSchemeConfigs[].type=secret", reason: schemeless },
  { operations: ["v2UpsertAuthSchemeConfig"], property: "type=jwt-bearer", reason: schemeless },
  { operations: ["v2UpsertAuthSchemeConfig"], property: "type=secret", reason: schemeless },
  {
    operations: ["v2CreateConnection"],
    property: "connection",
    as: "",
    reason: "the connection itself, beside the template that it is made for",
  },
  ...["v2CreateConnection", "v2UpdateConnection"].flatMap((operation): Difference[] => {
    const entry = operation === "v2CreateConnection" ? "connection.credentials[]" : "credentials[]";
    return [
      { operations: [operation], property: `${entry}.id`, reason: chosen },
      { operations: [operation], property: `${entry}.authSchemeConfig.type=jwt-bearer`, reason: schemeless },
      { operations: [operation], property: `${entry}.authSchemeConfig.type=secret`, reason: schemeless },
      { operations: [operation], property: `${entry}.credential.id`, reason: chosen },
      {
        operations: [operation],
        property: `${entry}.credential.organisationId`,
        as: "organisationId",
        reason: "that of the connection",
      },
    ];
  }),
  {
    operations: ["v2CreateSystemActions"],
    property: "actions",
    as: "",
    reason: "each action is a resource, and is made by a request of its own",
  },
  { operations: ["v2CreateSystemActions"], property: "actions[]", as: "", reason: "one action" },
  { operations: ["v2CreateSystemActions"], property: "projectId", as: "projectIds[]", reason: "the first of them" },
  { operations: ["v2UpdateSystemAction"], property: "id", reason: id },
  {
    operations: ["v2UpdateProject"],
    property: "metadata",
    reason: "sentiments, which the vendor's console writes",
  },
  {
    operations: ["v2CloneEnvironment"],
    property: "oldEnvName",
    as: "cloneFrom",
    reason: "said from where the clone stands",
  },
  {
    operations: ["v2CloneEnvironment"],
    property: "newEnvName",
    as: "name",
    reason: "said from where the clone stands",
  },
  { operations: ["v2UpdateEnvironmentConfig"], property: "", as: "config", reason: "one of the inputs" },
  {
    operations: ["v2ActivateUser"],
    property: "connections[].connection",
    reason: "it would be left behind when the activation is deleted; `platform.Connection` is not",
  },
];

"use strict";
// Put before a program whose resources are to stand in components, as those of larger programs do: with an alias, with a
// transform, and some of them one level deeper. Resources with a parent of their own keep it.
const pulumi = require("@pulumi/pulumi");
const original = require("pulumi-versori");

class Team extends pulumi.ComponentResource {
  constructor(name, opts) {
    super("acme:index:Team", name, {}, { aliases: [{ name: `former-${name}` }], ...opts });
    this.registerOutputs();
  }
}

const team = new Team("team", { transformations: [({ props, opts }) => ({ props, opts })] });
const squad = new Team("squad", { parent: team });

/** Where a resource stands follows from its name, so that it stays there when the program changes. */
const parentOf = (name) => (name.length % 2 === 0 ? team : squad);

const isResource = (value) => typeof value === "function" && value.prototype instanceof pulumi.CustomResource;
const inComponent = (type) =>
  new Proxy(type, {
    construct: (Type, [name, args, opts]) => new Type(name, args, { parent: parentOf(name), ...opts }),
  });
const membersOf = (module) =>
  Object.fromEntries(
    Object.entries(module).map(([key, value]) => [key, isResource(value) ? inComponent(value) : value]),
  );

module.exports = { ...membersOf(original), platform: membersOf(original.platform) };

"use strict";

const pulumi = require("@pulumi/pulumi");
const { partnerId, identities } = require("./declared.json");
const { outputs } = require("./shapedProvider.cjs");

/** The floor told fairly: it does nothing either, and has a link's outputs. */
class Shaped extends pulumi.CustomResource {
  constructor(name, args) {
    const unknown = Object.fromEntries(Object.keys(outputs).map((key) => [key, undefined]));
    super(
      "pulumi-nodejs:dynamic/bench:Shaped",
      name,
      {
        ...unknown,
        ...args,
        __provider: 'exports.handler = () => require("./shapedProvider.cjs");',
      },
      { hideDiffs: ["__provider"] },
    );
  }
}

identities.forEach(({ clientSecret, ...identity }, index) => {
  const secret = clientSecret && { clientSecret: pulumi.secret(clientSecret) };
  new Shaped(`customer-${index + 1}`, { partnerId, identity: { ...identity, ...secret } });
});

"use strict";

const pulumi = require("@pulumi/pulumi");
const { partnerId, identities } = require("./declared.json");

/** The floor: a dynamic resource with the same inputs that does nothing. */
class Empty extends pulumi.CustomResource {
  constructor(name, args) {
    super(
      "pulumi-nodejs:dynamic/bench:Empty",
      name,
      { ...args, __provider: 'exports.handler = () => require("./emptyProvider.cjs");' },
      { hideDiffs: ["__provider"] },
    );
  }
}

identities.forEach(({ clientSecret, ...identity }, index) => {
  const secret = clientSecret && { clientSecret: pulumi.secret(clientSecret) };
  new Empty(`customer-${index + 1}`, { partnerId, identity: { ...identity, ...secret } });
});

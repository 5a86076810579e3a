"use strict";

const { PartnerAdminLink } = require("pulumi-azure-partner");

const { partnerId, identities } = require("./declared.json");

identities.forEach(
  (identity, index) => new PartnerAdminLink(`customer-${index + 1}`, { partnerId, identity }),
);

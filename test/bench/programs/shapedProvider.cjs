"use strict";

const { randomUUID } = require("node:crypto");

/** What a link records beside its inputs, and how long it is. */
const outputs = {
  partnerName: "Contoso Consulting",
  linkedPartnerId: "4242424",
  tenantId: randomUUID(),
  objectId: randomUUID(),
  origin: "created",
  state: "Active",
  version: 3,
  createdTime: "2026-11-20T08:00:00.0000000Z",
  updatedTime: "2026-11-20T08:00:00.0000000Z",
};

module.exports = {
  outputs,
  check: async (olds, news) => ({ inputs: news, failures: [] }),
  diff: async () => ({ changes: false }),
  create: async (inputs) => ({
    id: `${outputs.tenantId}/${randomUUID()}`,
    outs: { ...inputs, ...outputs },
  }),
  read: async (id, props) => ({ id, props }),
  update: async (id, olds, news) => ({ outs: { ...olds, ...news } }),
  delete: async () => {},
};

import {
  linkState,
  observedOutputs,
  ownedOutputs,
  settingsOutputs,
} from "../../../provider/link/linkState";

const tenantId = "11111111-1111-4111-8111-aaaaaaaaaaaa";
const objectId = "22222222-2222-4222-8222-222222222222";
const subject = { tenantId, objectId };
const record = {
  partnerId: "200",
  partnerName: "Fabrikam",
  state: "Active",
  version: 3,
  createdTime: "2025-01-02T03:04:05Z",
  updatedTime: "2026-01-02T03:04:05Z",
};
const inputs = { partnerId: "200", onDelete: "keep", identity: { clientSecret: "s" } };

describe("the state of a link", () => {
  test("is who it is by its id, in lower case, whatever is stored", () => {
    const state = linkState(`${tenantId}/${objectId}`.toUpperCase(), { tenantId: "x" });
    expect(state).toMatchObject({ tenantId, objectId });
  });

  test("may lack what an earlier release did not store", () => {
    expect(linkState(`${tenantId}/${objectId}`, { partnerId: "100" })).toEqual({
      partnerId: "100",
      tenantId,
      objectId,
    });
  });

  test("after a write records that partner as ours, beside the inputs", () => {
    expect(
      ownedOutputs(inputs, subject, record, { linkedPartnerId: "200", origin: "created" }),
    ).toEqual({
      ...inputs,
      ...record,
      ...subject,
      linkedPartnerId: "200",
      origin: "created",
      stateVersion: 2,
    });
  });

  test("after a read keeps what is ours, and forgets what Azure tells no more", () => {
    const stored = {
      ...ownedOutputs(inputs, subject, record, { linkedPartnerId: "200", origin: "adopted" }),
      later: "kept",
    };
    const { partnerName: _name, ...nameless } = { ...record, partnerId: "300", version: 4 };
    const { partnerName: _stored, ...rest } = stored as Record<string, unknown>;
    expect(observedOutputs(stored, subject, nameless)).toEqual({
      ...rest,
      partnerId: "300",
      version: 4,
      linkedPartnerId: "200",
      origin: "adopted",
      later: "kept",
    });
  });

  test("after a change of settings takes these from the inputs, and the rest from before", () => {
    const olds = ownedOutputs(inputs, subject, record, {
      linkedPartnerId: "200",
      origin: "takenOver",
    });
    const news = { partnerId: "200", ifLinked: "rebind", identity: { clientSecret: "t" } };
    const { onDelete: _gone, ...rest } = olds;
    expect(settingsOutputs(olds, news)).toEqual({ ...rest, ...news });
  });
});

import { inOrder } from "../inOrder";
import { openScene, ours, second } from "../scene";
import type { Principal, Scene } from "../scene";

jest.setTimeout(240_000);

const keep = { env: { AZURE_PARTNER_WHEN_UNREACHABLE: "keep" } };

inOrder("identities that were linked and cannot sign in any more", (then) => {
  let scene: Scene;
  const causes = ["deleted", "expired", "removed"] as const;
  let principals: Record<(typeof causes)[number], Principal>;
  beforeAll(async () => {
    scene = await openScene();
    const { directory } = scene.emulator;
    principals = {
      deleted: scene.addPrincipal(scene.principal.tenantId),
      expired: scene.addPrincipal(scene.principal.tenantId),
      // An app of ours in a customer's tenant, whose administrator takes it out there.
      removed: scene.addPrincipal(),
    };
    await declare(ours);
    await scene.up();
    directory.removeServicePrincipal(principals.deleted.tenantId, principals.deleted.clientId);
    directory.expireSecrets(principals.expired.clientId);
    directory.removeServicePrincipal(principals.removed.tenantId, principals.removed.clientId);
  });
  afterAll(() => scene.close());

  const declare = (partnerId: string) =>
    scene.program(
      causes
        .map((cause) => {
          const identity = principals[cause].declared;
          return `new PartnerAdminLink("${cause}", { partnerId: "${partnerId}", identity: ${identity} });`;
        })
        .join("\n"),
    );
  const linked = () => causes.map((cause) => scene.linked(principals[cause]));
  /** Each failure says which identity, why, and what to do. */
  const expectReasons = (text: string) => {
    for (const cause of ["deleted", "removed"] as const) {
      const { clientId, tenantId } = principals[cause];
      expect(text).toContain(
        `client ${clientId} has no service principal in tenant ${tenantId} (Entra: AADSTS700016)`,
      );
      expect(text).toContain(`/${tenantId}/adminconsent?client_id=${clientId}`);
    }
    expect(text).toContain(
      `the client secret of client ${principals.expired.clientId} in tenant ` +
        `${principals.expired.tenantId}: the client secret has expired (Entra: AADSTS7000222)`,
    );
  };

  then("an up without a change needs no sign-in and passes", async () => {
    const { requests, signIns } = await scene.up();
    expect({ requests, signIns }).toEqual({ requests: [], signIns: 0 });
  });

  then("a change of partner fails with the reasons and changes nothing", async () => {
    await declare(second);
    const { text, requests } = await scene.fails("up", ["--continue-on-error"]);
    expectReasons(text);
    expect(requests).toEqual([]);
    await declare(ours);
  });

  then("a refresh fails and keeps the state", async () => {
    const recorded = async () => (await scene.recordedLinks()).map(({ outputs }) => outputs);
    const before = await recorded();
    const { text } = await scene.fails("refresh");
    expect(text).toMatch(/Could not read the partner admin link of object .* Ways out:/s);
    expect(await recorded()).toEqual(before);
  });

  then("a destroy fails with the reasons, and neither a link nor a record is lost", async () => {
    const { text } = await scene.fails("destroy", ["--continue-on-error"]);
    expectReasons(text);
    expect(text).toContain("Ways out:");
    expect(linked()).toEqual([ours, ours, ours]);
    expect(await scene.recordedLinks()).toHaveLength(3);
  });

  then(
    "the override lets refresh and up pass for all of them, saying what is unverified",
    async () => {
      const { text } = await scene.refresh([], keep);
      for (const cause of causes) {
        expect(text).toContain(
          `The link of object ${principals[cause].objectId} in tenant ` +
            `${principals[cause].tenantId} was not verified`,
        );
      }
      await scene.up([], keep);
      expect(await scene.recordedLinks()).toHaveLength(3);
    },
  );

  then("a new secret is all that the expired one needs", async () => {
    const clientSecret = "another-secret";
    scene.emulator.directory.addSecret(principals.expired.clientId, clientSecret);
    const { tenantId, clientId } = principals.expired;
    principals.expired.declared = JSON.stringify({ tenantId, clientId, clientSecret });
    await declare(ours);
    const { requests } = await scene.up();
    expect(requests).toEqual([]);
    const read = await scene.refresh(["--target", "**expired"]);
    expect(read.requests).toEqual(["GET"]);
  });

  then("an app that is let in again is another object: it is linked by a replacement", async () => {
    const { directory } = scene.emulator;
    const { tenantId, clientId } = principals.removed;
    const { objectId } = directory.recreateServicePrincipal(tenantId, clientId);
    const [urn] = (await scene.recordedLinks()).flatMap((link) =>
      link.urn.endsWith("::removed") ? [link.urn] : [],
    );
    await scene.up(["--replace", urn ?? ""], keep);
    expect(scene.emulator.links.get(tenantId, objectId)?.partnerId).toBe(ours);
    expect(scene.linked(principals.removed)).toBe(ours);
    expect(await scene.recorded("removed")).toMatchObject({ objectId });
  });

  then(
    "destroy under the override removes what it can reach and leaves, by name, what it cannot",
    async () => {
      const { text } = await scene.destroy([], keep);
      expect(text).toContain(`Left the link of object ${principals.deleted.objectId}`);
      expect(text).not.toContain(`Left the link of object ${principals.expired.objectId}`);
      expect(scene.linked(principals.expired)).toBeUndefined();
      expect(await scene.recordedLinks()).toEqual([]);
    },
  );
});

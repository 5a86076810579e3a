import { openScene, ours, second, theirs } from "./scene";
import type { Principal, Scene } from "./scene";

jest.setTimeout(120_000);

describe("another identity", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
  });
  afterEach(() => scene.close());

  const declare = (principal: Principal) =>
    scene.program(`
      new PartnerAdminLink("contoso", { partnerId: "${ours}", identity: ${principal.declared} });
    `);

  test("that is declared replaces the link: the new one is made, then the old one removed", async () => {
    const other = scene.addPrincipal();
    await declare(scene.principal);
    await scene.up();

    await declare(other);
    const previewed = await scene.preview();
    expect(previewed.text).toContain("1 to replace");
    expect(previewed.requests).toEqual([]);

    const { text, requests } = await scene.up();
    expect(text).toContain("1 replaced");
    expect(requests).toEqual(["GET", "PUT", "GET", "DELETE"]);
    expect(scene.linked(other)).toBe(ours);
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> none`]);
    const [link, ...more] = await scene.recordedLinks();
    expect(link?.id).toBe(other.id);
    expect(more).toEqual([]);
  });

  test("of the same application in another tenant is another link", async () => {
    const { clientId, clientSecret } = scene.principal;
    const elsewhere = scene.emulator.directory.addTenant().tenantId;
    const { objectId } = scene.emulator.directory.addServicePrincipal({
      tenantId: elsewhere,
      clientId,
    });
    await scene.program(`
      for (const tenantId of ["${scene.principal.tenantId}", "${elsewhere}"]) {
        new PartnerAdminLink(tenantId, { partnerId: "${ours}", identity: { tenantId } });
      }
    `);
    await scene.up();
    expect(scene.linked()).toBe(ours);
    const guest = { ...scene.principal, tenantId: elsewhere, objectId, clientSecret };
    expect(scene.linked(guest)).toBe(ours);
    expect(await scene.recorded(elsewhere)).toMatchObject({ tenantId: elsewhere, objectId });
  });

  test("that merely runs the command changes nothing and is no difference", async () => {
    const other = scene.addPrincipal(scene.principal.tenantId);
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${ours}" });`);
    await scene.up();
    const { text, requests } = await scene.up([], { env: other.env });
    expect(text).toMatch(/2 unchanged/);
    expect(requests).toEqual([]);
  });

  test("that runs a change of partner is stopped before any request, and both are named", async () => {
    const other = scene.addPrincipal(scene.principal.tenantId);
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${ours}" });`);
    await scene.up();
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${second}" });`);
    const { text, requests } = await scene.fails("up", [], { env: other.env });
    expect(requests).toEqual([]);
    expect(text).toContain(`This link belongs to object ${scene.principal.objectId}`);
    expect(text).toContain(`is service principal ${other.objectId}`);
    expect(scene.linked()).toBe(ours);
    expect(scene.linked(other)).toBeUndefined();
    expect(await scene.recorded("contoso")).toMatchObject({ linkedPartnerId: ours });
  });

  test("than the pinned one is not linked: the token is compared before any request", async () => {
    const other = scene.addPrincipal(scene.principal.tenantId);
    await scene.program(`
      new PartnerAdminLink("contoso", {
        partnerId: "${ours}",
        identity: { objectId: "${other.objectId}" },
      });
    `);
    const { text, requests } = await scene.fails("up");
    expect(requests).toEqual([]);
    expect(text).toContain(`The identity to link is pinned to objectId ${other.objectId}`);
    expect(text).toContain(`is service principal ${scene.principal.objectId}`);
    expect(await scene.recordedLinks()).toEqual([]);
  });

  test("that is linked to somebody else stops the replacement, and the old link stands", async () => {
    const other = scene.addPrincipal();
    scene.relink(theirs, other);
    await declare(scene.principal);
    await scene.up();
    await declare(other);
    const { text } = await scene.fails("up");
    expect(text).toContain(`it is linked to partner ${theirs} (Fabrikam Services)`);
    expect(scene.linked()).toBe(ours);
    expect(scene.linked(other)).toBe(theirs);
    expect((await scene.recordedLinks()).map(({ id }) => id)).toEqual([scene.principal.id]);
  });
});

describe("two stacks for one identity", () => {
  let first: Scene;
  let other: Scene;
  beforeEach(async () => {
    first = await openScene();
    other = await openScene({ beside: first });
    for (const scene of [first, other]) {
      await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${ours}" });`);
      await scene.up();
    }
  });
  afterEach(async () => {
    await other.close();
    await first.close();
  });

  test("are linked by one write, and the stack that adopted leaves the link when it goes", async () => {
    expect(await other.recorded("contoso")).toMatchObject({ origin: "adopted" });
    await other.destroy();
    expect(first.history()).toEqual([`none -> ${ours}`]);
  });

  test("lose the link with the stack that made it, which the next up of the other one says and mends", async () => {
    await first.destroy();
    const { text } = await other.up();
    expect(text).toMatch(/warning P14: .* is not linked any more/);
    expect(first.history()).toEqual([`none -> ${ours}`, `${ours} -> none`, `none -> ${ours}`]);
    expect(await other.recorded("contoso")).toMatchObject({ origin: "created" });
  });
});

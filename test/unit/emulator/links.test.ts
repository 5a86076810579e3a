import { azureTime } from "../../../emulator/arm/azureTime";
import { createLinks } from "../../../emulator/arm/links";

const tenantId = "tenant";
const objectId = "object";

describe("links", () => {
  const noon = new Date("2026-01-02T12:00:00.123Z");
  const create = () => createLinks(() => noon);

  test("every change is kept with who made it", () => {
    const links = create();
    links.set(tenantId, objectId, "1", 7);
    links.set(tenantId, objectId, "2");
    links.remove(tenantId, objectId, 9);
    expect(links.history(tenantId, objectId)).toEqual([
      { tenantId, objectId, from: undefined, to: "1", time: noon, request: 7 },
      { tenantId, objectId, from: "1", to: "2", time: noon, request: undefined },
      { tenantId, objectId, from: "2", to: undefined, time: noon, request: 9 },
    ]);
  });

  test("removing what is not there is no change", () => {
    const links = create();
    links.remove(tenantId, objectId);
    expect(links.history()).toEqual([]);
  });

  test("a removed link does not stand, and its record stays", () => {
    const links = create();
    links.set(tenantId, objectId, "1");
    links.remove(tenantId, objectId);
    expect(links.get(tenantId, objectId)).toBeUndefined();
    expect(links.all()).toEqual([]);
    expect(links.record(tenantId, objectId)).toMatchObject({ state: "Deleted", version: 2 });
  });

  test("the record before the last change can be read", () => {
    const links = create();
    links.set(tenantId, objectId, "1");
    expect(links.previous(tenantId, objectId)).toBeUndefined();
    links.set(tenantId, objectId, "2");
    expect(links.previous(tenantId, objectId)).toMatchObject({ partnerId: "1" });
  });

  test("identities are the same in any case", () => {
    const links = create();
    links.set("ABC", "DEF", "1");
    expect(links.get("abc", "def")?.partnerId).toBe("1");
  });

  test("the same writes at the same time get the same stamps", () => {
    const stamp = () => create().set(tenantId, objectId, "1").updatedTime;
    expect(stamp()).toBe(stamp());
  });
});

describe("azureTime", () => {
  const date = new Date("2026-01-02T03:04:05.678Z");

  test.each([
    [9012, "2026-01-02T03:04:05.6789012Z"],
    [12, "2026-01-02T03:04:05.6780012Z"],
    [9010, "2026-01-02T03:04:05.678901Z"],
    [19012, "2026-01-02T03:04:05.6789012Z"],
  ])("%d ticks are %s", (ticks, text) => {
    expect(azureTime(date, ticks)).toBe(text);
  });
});

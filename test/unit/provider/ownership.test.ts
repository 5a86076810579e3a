import type { Converged } from "../../../provider/link/converge";
import {
  isNamedByState,
  ownershipAfter,
  ownPartner,
  whyKept,
} from "../../../provider/link/ownership";
import type { Before } from "../../../provider/link/ownership";

const ours = "100";
const theirs = "200";
const converged = (outcome: Converged["outcome"], partnerId: string): Converged => ({
  outcome,
  record: { partnerId },
});
const linked: Before = { partnerId: ours, linkedPartnerId: ours, origin: "created" };
const drifted: Before = { ...linked, partnerId: theirs };

describe("whose a link is", () => {
  test.each<[string, Converged, Before | undefined, object]>([
    [
      "made by a creation",
      converged("created", ours),
      undefined,
      { linkedPartnerId: ours, origin: "created" },
    ],
    [
      "adopted by a creation",
      converged("adopted", ours),
      undefined,
      { linkedPartnerId: ours, origin: "adopted" },
    ],
    [
      "kept by an update",
      converged("kept", ours),
      linked,
      { linkedPartnerId: ours, origin: "created" },
    ],
    [
      "moved by an update",
      converged("moved", theirs),
      linked,
      { linkedPartnerId: theirs, origin: "created" },
    ],
    [
      "moved after it was adopted",
      converged("moved", theirs),
      { ...linked, origin: "adopted" },
      { linkedPartnerId: theirs, origin: "adopted" },
    ],
    [
      "somebody else's that the program followed before any refresh",
      converged("adopted", theirs),
      linked,
      { linkedPartnerId: theirs, origin: "adopted" },
    ],
    [
      "somebody else's that a refresh put into the state first",
      converged("adopted", theirs),
      drifted,
      { linkedPartnerId: theirs, origin: "adopted", foundByRefresh: true },
    ],
    [
      "found by a refresh and looked at again",
      converged("adopted", theirs),
      { partnerId: theirs, linkedPartnerId: theirs, origin: "adopted", foundByRefresh: true },
      { linkedPartnerId: theirs, origin: "adopted", foundByRefresh: true },
    ],
    [
      "adopted again, after it was adopted before",
      converged("adopted", ours),
      { ...linked, origin: "adopted" },
      { linkedPartnerId: ours, origin: "adopted" },
    ],
    [
      "kept where nothing says how it came about",
      converged("kept", ours),
      { partnerId: ours, linkedPartnerId: ours },
      { linkedPartnerId: ours, origin: "adopted" },
    ],
    [
      "taken over, whatever a refresh had found",
      converged("takenOver", ours),
      { partnerId: theirs, linkedPartnerId: theirs, origin: "adopted", foundByRefresh: true },
      { linkedPartnerId: ours, origin: "takenOver" },
    ],
    [
      "read by a get before it was declared",
      converged("adopted", theirs),
      { partnerId: theirs },
      { linkedPartnerId: theirs, origin: "adopted" },
    ],
  ])("%s", (_title, after, before, expected) => {
    expect(ownershipAfter(after, before)).toEqual(expected);
  });

  test("is nobody's to move who only found it by a refresh", () => {
    expect(ownPartner({ linkedPartnerId: theirs, origin: "adopted" })).toBe(theirs);
    expect(
      ownPartner({ linkedPartnerId: theirs, origin: "adopted", foundByRefresh: true }),
    ).toBeUndefined();
  });

  test.each<[string, Before, boolean]>([
    ["after a refresh that found it", drifted, true],
    [
      "after it was adopted so",
      { partnerId: theirs, linkedPartnerId: theirs, origin: "adopted", foundByRefresh: true },
      true,
    ],
    [
      "and not after a refresh that found yet another",
      { partnerId: "300", linkedPartnerId: theirs, origin: "adopted", foundByRefresh: true },
      false,
    ],
    ["and not before any refresh", linked, false],
    ["and not after a get or an import", { partnerId: theirs }, false],
  ])("is not known to be what the program says %s", (_title, before, expected) => {
    expect(isNamedByState(theirs, before)).toBe(expected);
  });

  test.each<[string, Parameters<typeof whyKept>[0], boolean]>([
    ["created", { linkedPartnerId: ours, origin: "created" }, false],
    ["taken over", { linkedPartnerId: ours, origin: "takenOver" }, false],
    [
      "created, onDelete keep",
      { linkedPartnerId: ours, origin: "created", onDelete: "keep" },
      true,
    ],
    ["adopted", { linkedPartnerId: ours, origin: "adopted" }, true],
    [
      "adopted, onDelete unlink",
      { linkedPartnerId: ours, origin: "adopted", onDelete: "unlink" },
      false,
    ],
    [
      "found by a refresh, onDelete unlink",
      { linkedPartnerId: theirs, origin: "adopted", foundByRefresh: true, onDelete: "unlink" },
      true,
    ],
    ["only read", {}, true],
  ])("decides whether a deletion leaves it: %s", (_title, ownership, isKept) => {
    expect(whyKept(ownership) !== undefined).toBe(isKept);
  });

  test("is told with onDelete only where the program says something of it", () => {
    const found = { linkedPartnerId: theirs, origin: "adopted", foundByRefresh: true } as const;
    expect(whyKept(found)).toMatch(/so the link may be somebody else's$/);
    expect(whyKept({ ...found, onDelete: "unlink" })).toMatch(
      /somebody else's, and onDelete: "unlink" is not taken to mean it$/,
    );
  });
});

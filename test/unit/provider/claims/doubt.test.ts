import { LinkError } from "../../../../provider/errors/linkError";
import { deleteLink } from "../../../../provider/link/deleteLink";
import { createScriptedRun, id } from "./scriptedLinks";
import type { Azure, Step } from "./scriptedLinks";

const partnerId = "1234567";
const made = { partnerId, linkedPartnerId: partnerId, origin: "created" };

/** Unlinks while the claims of others can be told only so many times. */
async function unlink(tellable: number): Promise<{ steps: Step[]; azure: Azure; said: string[] }> {
  const azure: Azure = { partnerId, removesAny: false };
  const steps: Step[] = [];
  let looks = 0;
  const claims = {
    publish: () => Promise.resolve([]),
    look: () =>
      (looks += 1) > tellable
        ? Promise.reject(new LinkError("Not to be told."))
        : Promise.resolve([]),
  };
  const run = createScriptedRun(azure, claims, (step) => {
    steps.push(step);
    return Promise.resolve();
  });
  const failure = deleteLink(id, made, run);
  if (tellable < 3) {
    await expect(failure).rejects.toThrow(/^Did not unlink .*\. Not to be told\.$/);
  }
  await failure.catch(() => undefined);
  return { steps, azure, said: run.said };
}

test("A link that another process has put itself meanwhile is not put again", async () => {
  const azure: Azure = { partnerId, removesAny: false };
  const steps: Step[] = [];
  const claims = {
    publish: () => Promise.resolve([]),
    look: () => {
      const isAfterwards = azure.partnerId === undefined;
      azure.partnerId ??= "7654321";
      return Promise.resolve(isAfterwards ? ["7654321"] : []);
    },
  };
  const run = createScriptedRun(azure, claims, (step) => {
    steps.push(step);
    return Promise.resolve();
  });
  await deleteLink(id, made, run);
  expect(steps).toEqual(["look", "look", "read", "remove", "look", "read"]);
  expect(azure.partnerId).toBe("7654321");
  expect(run.said.join()).toMatch(
    /^Unlinked .*, and it is linked again, to partner 7654321: another resource of this program/,
  );
});

describe("claims of other processes that cannot be told", () => {
  test.each([0, 1])("leave a link alone, unread, after %p looks", async (tellable) => {
    const { steps, azure } = await unlink(tellable);
    expect(azure.partnerId).toBe(partnerId);
    expect(steps).toEqual(Array(tellable + 1).fill("look"));
  });

  test("after the removal are none that are not there: it is put back, and that is said", async () => {
    const { steps, azure, said } = await unlink(2);
    expect(steps).toEqual(["look", "look", "read", "remove", "look", "read", "put"]);
    expect(azure.partnerId).toBe(partnerId);
    expect(said.join()).toMatch(/^Put back the link of .*: another one may declare it\.$/);
  });

  test("are in no way of a removal when they can be told", async () => {
    const { azure, said } = await unlink(3);
    expect(azure.partnerId).toBeUndefined();
    expect(said.join()).toMatch(/^Unlinked /);
  });
});

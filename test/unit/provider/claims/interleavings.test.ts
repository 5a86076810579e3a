import { createLink } from "../../../../provider/link/createLink";
import { deleteLink } from "../../../../provider/link/deleteLink";
import { diffLink } from "../../../../provider/link/diffLink";
import type { LinkRun } from "../../../../provider/link/linkRun";
import { updateLink } from "../../../../provider/link/updateLink";
import { openClaimsScene } from "./claimsScene";
import { interleavings, startActor } from "./interleaving";
import { createScriptedRun, id } from "./scriptedLinks";
import type { Azure, Step } from "./scriptedLinks";

const standing = "1234567";
const wanted = "7654321";
const made = { partnerId: standing, linkedPartnerId: standing, origin: "created" };

/** What the program of one process declares of an identity whose link another process unlinks. */
type Declare = (run: LinkRun) => Promise<unknown>;

const createSame: Declare = (run) => createLink({ partnerId: standing }, run);
const declarations: Record<string, Declare> = {
  "a create for the same partner": createSame,
  "a create for another partner": (run) =>
    createLink({ partnerId: wanted, ifLinked: "rebind" }, run),
  "an update of what it made, to another partner": (run) =>
    updateLink(id, made, { partnerId: wanted }, run),
  "a diff of what it adopted, and the update where that is lost": async (run) => {
    const olds = { ...made, origin: "adopted" };
    run.declarations.add({ partnerId: standing });
    const { changes } = await diffLink(id, olds, { partnerId: standing }, run);
    return changes && updateLink(id, olds, { partnerId: standing }, run);
  },
};
const endOf = (what: string) => (what.includes("another") ? wanted : standing);

/** Of an operation that unlinks: looking with reading, deleting, and looking again with putting back. */
const threeSteps = () => {
  const seen = new Set<string>();
  return (step: Step): boolean => {
    const name = seen.has("remove") ? `${step} again` : step;
    const isFirst = !seen.has(name);
    seen.add(name);
    return isFirst && ["look", "remove", "look again"].includes(name);
  };
};
const everyStep = () => () => true;

interface Way {
  declaring: number;
  deleting: number;
  steps: () => (step: Step) => boolean;
  /** Whether Azure deletes the link that stands, whatever partner it is asked to unlink. */
  removesAny?: boolean;
  /** Whether it is looked at the claims again after the removal. */
  looksAgain?: boolean;
}

const ofThree: Way = { declaring: 3, deleting: 3, steps: threeSteps };
const ofAll: Way = { declaring: 4, deleting: 7, steps: everyStep };

/** Tries the steps of the two processes in every order; tells what each order leaves at Azure. */
async function inEveryOrder(declare: Declare, way: Way): Promise<(string | undefined)[]> {
  const ends: (string | undefined)[] = [];
  for (const order of interleavings(way.declaring, way.deleting)) {
    const scene = openClaimsScene();
    const azure: Azure = { partnerId: standing, removesAny: way.removesAny ?? false };
    const declaring = startActor(way.declaring, async (turn) => {
      await declare(createScriptedRun(azure, scene.join(), turn));
    });
    const deleting = startActor(way.deleting, async (turn) => {
      const claims = scene.join();
      const isStep = way.steps();
      let hasRemoved = false;
      const look = (identity: string) =>
        hasRemoved && way.looksAgain === false ? Promise.resolve([]) : claims.look(identity);
      const run = createScriptedRun(azure, { ...claims, look }, async (step) => {
        if (isStep(step)) {
          await turn();
        }
        hasRemoved ||= step === "remove";
      });
      await deleteLink(id, made, run);
    });
    for (const turn of order) {
      await (turn === "one" ? declaring : deleting).step();
    }
    await Promise.all([declaring.end, deleting.end]);
    ends.push(azure.partnerId);
    scene.close();
  }
  return ends;
}

describe("a process that unlinks what another one declares", () => {
  test("leaves it linked in all 20 orders of their three steps", async () => {
    const ends = await inEveryOrder(createSame, ofThree);
    expect(ends).toEqual(Array(20).fill(standing));
  });

  test("would leave it unlinked in 3 of them, if it did not look again after the removal", async () => {
    const ends = await inEveryOrder(createSame, { ...ofThree, looksAgain: false });
    expect(ends.filter((end) => end === undefined)).toHaveLength(3);
    expect(ends.filter((end) => end === standing)).toHaveLength(17);
  });

  describe.each(Object.entries(declarations))("by %s", (what, declare) => {
    test.each([false, true])(
      "leaves it as declared in all 20 orders (Azure unlinks any partner: %p)",
      async (removesAny) => {
        const ends = await inEveryOrder(declare, { ...ofThree, removesAny });
        expect(ends).toEqual(Array(20).fill(endOf(what)));
      },
    );

    test("leaves it as declared in all 330 orders of every single step", async () => {
      expect(await inEveryOrder(declare, ofAll)).toEqual(Array(330).fill(endOf(what)));
    });
  });

  test.each([standing, undefined])(
    "puts back what a diff claims (partner %s) before the operation has ended",
    async (partnerId) => {
      const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
      const news = { partnerId: partnerId ?? unknown };
      const ends = await inEveryOrder(
        async (run) => {
          run.declarations.add(news);
          await diffLink(id, made, news, run);
        },
        { ...ofThree, declaring: 1 },
      );
      // A claim after the end comes too late: nobody declared the identity while it was unlinked.
      expect(ends).toEqual([standing, standing, standing, undefined]);
    },
  );
});

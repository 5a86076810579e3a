import { standIn } from "../azureNative/findAzureNative";
import { inOrder } from "./inOrder";
import { longAgo, openScene, ours, second, theirs } from "./scene";
import type { Principal, Scene } from "./scene";

jest.setTimeout(240_000);

inOrder(
  "a partner that a refresh found and that ignoreChanges gave back as the declaration",
  (then) => {
    let scene: Scene;
    const variants = {
      default: "",
      unlink: 'onDelete: "unlink"',
      rebind: 'ifLinked: "rebind"',
      everything: "",
      transformed: "",
    };
    type Variant = keyof typeof variants;
    const names = Object.keys(variants) as Variant[];
    let principals: Record<Variant, Principal>;
    const ignoring = (name: Variant) =>
      name === "transformed"
        ? 'transforms: [({ props, opts }) => ({ props, opts: { ...opts, ignoreChanges: ["partnerId"] } })]'
        : `ignoreChanges: ["${name === "everything" ? "*" : "partnerId"}"]`;
    const declare = (options: (name: Variant) => string) =>
      scene.program(
        names
          .map(
            (name) =>
              `new PartnerAdminLink("${name}", { partnerId: "${ours}", identity: ${principals[name].declared}, ${variants[name]} }, { ${options(name)} });`,
          )
          .join("\n"),
      );
    const linked = () => names.map((name) => scene.linked(principals[name]));

    beforeAll(async () => {
      scene = await openScene();
      principals = Object.fromEntries(
        names.map((name) => [name, scene.addPrincipal(scene.principal.tenantId)]),
      ) as Record<Variant, Principal>;
      await declare(ignoring);
      await scene.up();
      names.forEach((name) => scene.relink(theirs, principals[name]));
      await scene.refresh();
      await scene.up();
    });
    afterAll(() => scene.close());

    then("is adopted and never owned, whatever else is declared", async () => {
      for (const name of names) {
        expect(await scene.recorded(name)).toMatchObject({
          ...{ partnerId: theirs, linkedPartnerId: theirs },
          ...{ origin: "adopted", foundByRefresh: true },
        });
      }
      const { text } = await scene.up();
      expect(text).toContain(`${names.length + 1} unchanged`);
    });

    then("is not moved back when ignoreChanges goes, except where ifLinked allows it", async () => {
      await declare(() => "");
      const { text } = await scene.fails("up", ["--continue-on-error"]);
      for (const name of names.filter((each) => each !== "rebind")) {
        expect(text).toMatch(
          new RegExp(
            `Did not link service principal ${principals[name].objectId} .* to partner ${ours}: it is linked to partner ${theirs}`,
          ),
        );
      }
      expect(linked()).toEqual(names.map((name) => (name === "rebind" ? ours : theirs)));
      expect(await scene.recorded("rebind")).toMatchObject({ origin: "takenOver" });
    });

    then("is left by destroy, which says why", async () => {
      const { text } = await scene.destroy();
      expect(linked()).toEqual(names.map((name) => (name === "rebind" ? undefined : theirs)));
      expect(text).toMatch(
        new RegExp(
          `Kept the link of object ${principals.unlink.objectId} .*a refresh had found that partner`,
        ),
      );
    });
  },
);

inOrder("a program that follows the partner that somebody else linked", (then) => {
  let scene: Scene;
  let before: Principal;
  let beforeUnlink: Principal;
  let after: Principal;
  let afterUnlink: Principal;
  let said: string;
  beforeAll(async () => {
    scene = await openScene();
    [before, beforeUnlink, after, afterUnlink] = [0, 1, 2, 3].map(() =>
      scene.addPrincipal(scene.principal.tenantId),
    ) as [Principal, Principal, Principal, Principal];
    await declare(ours, [after, afterUnlink]);
    await scene.up();
    [after, afterUnlink].forEach((each) => scene.relink(theirs, each));
    await scene.refresh();
    await declare(ours, [before, beforeUnlink]);
    await declareAll((each) => ([after, afterUnlink].includes(each) ? theirs : ours));
    said = (await scene.up()).text;
    [before, beforeUnlink].forEach((each) => scene.relink(theirs, each));
    await declareAll(() => theirs);
    said += (await scene.up()).text;
  });
  afterAll(() => scene.close());

  const declareAll = (partnerOf: (principal: Principal) => string) =>
    scene.program(
      [before, beforeUnlink, after, afterUnlink]
        .map((each) => link(each, partnerOf(each)))
        .join("\n"),
    );
  const declare = (partnerId: string, principals: Principal[]) =>
    scene.program(principals.map((each) => link(each, partnerId)).join("\n"));
  const link = (principal: Principal, partnerId: string) => {
    const onDelete = [beforeUnlink, afterUnlink].includes(principal) ? 'onDelete: "unlink"' : "";
    return `new PartnerAdminLink("${principal.objectId}", { partnerId: "${partnerId}", identity: ${principal.declared}, ${onDelete} });`;
  };

  then(
    "adopts the link, and says who, which partner, since when, and what another tool must do",
    () => {
      for (const { tenantId, objectId } of [before, beforeUnlink, after, afterUnlink]) {
        const since = scene.emulator.links.get(tenantId, objectId)?.updatedTime ?? "";
        expect(said).toMatch(
          new RegExp(
            `Adopted the link of service principal ${objectId} .* to partner ${theirs} \\(Fabrikam Services\\), which stands since ${since}: nothing was written\\. If another tool or stack declares this link as well, it must drop it without deleting it`,
          ),
        );
      }
    },
  );

  then("is recorded as one that adopts, before and after a refresh", async () => {
    for (const { objectId } of [before, beforeUnlink, after, afterUnlink]) {
      expect(await scene.recorded(objectId)).toMatchObject({
        ...{ linkedPartnerId: theirs, origin: "adopted" },
      });
    }
  });

  then(
    'does not remove the link when it goes; only onDelete: "unlink" does, where no refresh had found it',
    async () => {
      await scene.destroy();
      expect([before, beforeUnlink, after, afterUnlink].map((each) => scene.linked(each))).toEqual([
        ...[theirs, undefined, theirs, theirs],
      ]);
    },
  );
});

inOrder("while Azure's reads lag behind its writes", (then) => {
  let scene: Scene;
  let fresh: Principal;
  let moved: Principal;
  beforeAll(async () => {
    scene = await openScene();
    fresh = scene.addPrincipal(scene.principal.tenantId);
    moved = scene.addPrincipal(scene.principal.tenantId);
    await scene.program(link(moved, ours));
    await scene.up();
    await scene.program(link(moved, second) + link(fresh, ours));
    await scene.up();
  });
  afterAll(() => scene.close());

  const link = ({ objectId, declared }: Principal, partnerId: string) =>
    `new PartnerAdminLink("${objectId}", { partnerId: "${partnerId}", identity: ${declared} });`;
  /** The next reads answer what stood before: of the fresh link "not linked", of the other one ours. */
  const lag = (times: number) =>
    [fresh, moved].map(({ objectId }) =>
      scene.emulator.faults.inject({
        ...{ on: { kind: "link", method: "GET", objectId }, fault: { type: "stale" }, times },
      }),
    );
  const requestsOf = ({ objectId }: Principal, mark: number) =>
    scene.emulator.requests
      .ofKind("link", mark)
      .filter((request) => request.objectId === objectId)
      .map(({ method }) => method);

  then("an up that refreshes looks again, and changes nothing", async () => {
    lag(2);
    const mark = scene.emulator.requests.next();
    const { text } = await scene.up(["--refresh"]);
    expect(text).toContain("3 unchanged");
    expect(requestsOf(fresh, mark)).toEqual(["GET", "GET", "GET"]);
    expect(requestsOf(moved, mark)).toEqual(["GET", "GET", "GET"]);
    expect(await scene.recordedLinks()).toHaveLength(2);
  });

  then("a destroy that never sees its own write fails, and the state keeps the link", async () => {
    await scene.workspace.setConfig("azure-partner:operationTimeout", "3");
    await scene.up();
    const lags = lag(Infinity);
    const { text } = await scene.fails("destroy", ["--target", `**${moved.objectId}`]);
    lags.forEach((each) => each.remove());
    expect(text).toContain("is older than what is known of this link");
    expect(scene.linked(moved)).toBe(second);
    expect(await scene.recorded(moved.objectId)).toMatchObject({ linkedPartnerId: second });
    await scene.workspace.setConfig("azure-partner:operationTimeout", "60");
    await scene.up();
  });

  then(
    "a destroy right after a create or a move looks again, and removes our own link",
    async () => {
      lag(2);
      const mark = scene.emulator.requests.next();
      await scene.destroy();
      expect(requestsOf(fresh, mark)).toEqual(["GET", "GET", "GET", "DELETE"]);
      expect(requestsOf(moved, mark)).toEqual(["GET", "GET", "GET", "DELETE"]);
      expect([fresh, moved].map((each) => scene.linked(each))).toEqual([undefined, undefined]);
    },
  );
});

inOrder("a stack that moves from azure-native's Partner to PartnerAdminLink in one up", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ pathFirst: [standIn.folder], now: longAgo });
    await scene.program(
      `new pulumi.CustomResource("azure-native:managementpartner:Partner", "contoso", { partnerId: "${ours}" });`,
    );
    await scene.up();
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${ours}" });`);
  });
  afterAll(() => scene.close());

  then("adopts the link and warns, and then the other tool removes it", async () => {
    const { text, requests } = await scene.up();
    expect(requests).toEqual(["GET", "DELETE"]);
    expect(text).toMatch(/Adopted the link of .* must drop it without deleting it/);
    expect(scene.history()).toEqual([`none -> ${ours}`, `${ours} -> none`]);
    expect(await scene.recorded("contoso")).toMatchObject({
      ...{ linkedPartnerId: ours, origin: "adopted" },
    });
  });

  then("is told of the loss by the next preview, with one token and one GET", async () => {
    const { text, requests, signIns } = await scene.preview();
    expect({ requests, signIns }).toEqual({ requests: ["GET"], signIns: 1 });
    expect(text).toMatch(
      new RegExp(
        `warning P14: service principal ${scene.principal.objectId} .* is not linked any more`,
      ),
    );
    expect(text).toContain("1 to update");
  });

  then(
    "is not told of it where the preview runs as somebody else or as nobody, which does not fail",
    async () => {
      const other = scene.addPrincipal(scene.principal.tenantId);
      const nobody = { ARM_TENANT_ID: "", ARM_CLIENT_ID: "", ARM_CLIENT_SECRET: "" };
      for (const env of [other.env, nobody]) {
        const { text, requests } = await scene.preview([], { env });
        expect(requests).toEqual([]);
        expect(text).not.toContain("P14");
        expect(text).toContain("2 unchanged");
      }
    },
  );

  then("is linked again by the next up, and after that nothing is asked any more", async () => {
    await scene.up();
    expect(scene.linked()).toBe(ours);
    expect(await scene.recorded("contoso")).toMatchObject({ origin: "created" });
    const { text, requests, signIns } = await scene.up();
    expect(text).toContain("2 unchanged");
    expect({ requests, signIns }).toEqual({ requests: [], signIns: 0 });
    await scene.destroy();
    expect(scene.linked()).toBeUndefined();
  });
});

inOrder("a stack that moves from azure-native's Partner as the page on moving in says", (then) => {
  let scene: Scene;
  const partner = (options: string) =>
    `new pulumi.CustomResource("azure-native:managementpartner:Partner", "contoso", { partnerId: "${ours}" }${options});`;
  beforeAll(async () => {
    scene = await openScene({ pathFirst: [standIn.folder], now: longAgo });
    await scene.program(partner(""));
    await scene.up();
  });
  afterAll(() => scene.close());

  then("is told to retain the old resource without a request to the link service", async () => {
    await scene.program(partner(", { retainOnDelete: true }"));
    expect((await scene.up()).requests).toEqual([]);
  });

  then("adopts the link in the place of the old resource, with one GET and no gap", async () => {
    const { tenantId, objectId } = scene.principal;
    const pins = JSON.stringify({ tenantId, objectId });
    await scene.program(
      `new PartnerAdminLink("contoso", { partnerId: "${ours}", identity: ${pins} });`,
    );
    const { text, requests } = await scene.up();
    expect(requests).toEqual(["GET"]);
    expect(text).toContain("Adopted the link of");
    await scene.preview(["--expect-no-changes"]);
  });

  then("leaves the link to a destroy, so that it has stood all the time", async () => {
    await scene.destroy();
    expect(scene.history()).toEqual([`none -> ${ours}`]);
  });
});

inOrder("an adopted link", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ now: longAgo });
    scene.relink(ours);
    await scene.program(`new PartnerAdminLink("contoso", { partnerId: "${ours}" });`);
    await scene.up();
  });
  afterAll(() => scene.close());

  then(
    "is looked at by an up that has nothing to do: one token, one GET, no visible change",
    async () => {
      const { text, requests, signIns } = await scene.up(["--expect-no-changes"]);
      expect({ requests, signIns }).toEqual({ requests: ["GET"], signIns: 1 });
      expect(text).toContain("2 unchanged");
    },
  );

  then("is looked at once by an up that refreshes", async () => {
    const { requests } = await scene.up(["--refresh"]);
    expect(requests).toEqual(["GET"]);
  });

  then("makes no run fail when Azure is unwell", async () => {
    const fault = scene.emulator.faults.inject({
      on: { kind: "link", method: "GET" },
      fault: { type: "status", status: 403 },
      times: Infinity,
    });
    await scene.up(["--expect-no-changes"]);
    fault.remove();
  });

  then(
    "that somebody moved is told by the next preview, and the up refuses to move it back",
    async () => {
      scene.relink(theirs);
      const { text } = await scene.preview();
      expect(text).toMatch(
        /warning P14: .* is linked to partner 5151515 \(Fabrikam Services\) now/,
      );
      const refused = await scene.fails("up");
      expect(refused.text).toContain(`rebindFrom: ["${theirs}"]`);
      expect(scene.linked()).toBe(theirs);
    },
  );
});

inOrder("PartnerAdminLink.get with expectations", (then) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ now: longAgo });
    scene.relink(ours);
  });
  afterAll(() => scene.close());

  const read = (args = "") =>
    scene.program(`PartnerAdminLink.get("shared", "${scene.principal.id}", { ${args} });`);

  then("that are met reads the link", async () => {
    await read(
      `expectedPartnerIds: ["${second}", "${ours}"], expectedPartnerName: "contoso consulting"`,
    );
    const { requests } = await scene.up();
    expect(requests).toEqual(["GET"]);
  });

  for (const [args, named] of [
    [`expectedPartnerIds: ["${second}"]`, `expectedPartnerIds names ${second}`],
    ['expectedPartnerName: "Fabrikam Services"', 'expectedPartnerName is "Fabrikam Services"'],
  ] as const) {
    then(`that are not met (${args}) fails at preview and names both partners`, async () => {
      await read(args);
      for (const verb of ["preview", "up"] as const) {
        const { text } = await scene.fails(verb);
        expect(text).toContain(`is to partner ${ours} (Contoso Consulting)`);
        expect(text).toContain(named);
      }
    });
  }

  then("of none warns at refresh when the link has changed hands", async () => {
    await read();
    await scene.up();
    scene.relink(theirs);
    const { text } = await scene.refresh();
    expect(text).toMatch(
      new RegExp(
        `warning P14: .* was linked to partner ${ours} when it was read last, and is linked to partner ${theirs} \\(Fabrikam Services\\) now`,
      ),
    );
  });

  then(
    "that are broken between two runs fail the next refresh, and the state keeps what it knew",
    async () => {
      await read(`expectedPartnerIds: ["${theirs}"]`);
      await scene.up();
      scene.relink(ours);
      const { text } = await scene.fails("refresh");
      expect(text).toContain(`expectedPartnerIds names ${theirs}`);
      expect(await scene.recorded("shared")).toMatchObject({ partnerId: theirs });
    },
  );
});

import { signInFailures } from "../../provider/errors/signInFailure";
import type { SignInFailure } from "../../provider/errors/signInFailure";
import type { Host } from "./host";
import { contoso } from "./principal";
import type { Resource } from "./resource";
import { openScene } from "./scene";
import type { Scene } from "./scene";
import { failureCases, shownElsewhere } from "./signInFailureCases";
import type { Stranded } from "./signInFailureCases";

const named = Object.keys(signInFailures) as SignInFailure[];

describe("every way in which signing in can fail", () => {
  test("happens below, or says where it is shown", () => {
    const shown = [...failureCases.map(({ failure }) => failure), ...Object.keys(shownElsewhere)];
    expect(named.filter((name) => !shown.includes(name))).toEqual([]);
  });

  test("is listed for the methods that it happens to", () => {
    const others = failureCases.filter(({ failure, method }) => {
      const of: readonly string[] = signInFailures[failure].of;
      return !of.includes(method);
    });
    expect(others).toEqual([]);
  });

  test("happens to each of its methods where it is of few", () => {
    const pairs = named.flatMap((failure) => {
      const of: readonly string[] = signInFailures[failure].of;
      return of.length > 2 || failure in shownElsewhere
        ? []
        : of.map((method) => `${failure} ${method}`);
    });
    const shown = failureCases.map(({ failure, method }) => `${failure} ${method}`);
    expect(pairs.filter((pair) => !shown.includes(pair))).toEqual([]);
  });
});

describe("a recorded identity", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  function linked({ tenantId, objectId, identity }: Stranded): Resource {
    scene.emulator.links.set(tenantId, objectId, contoso.id);
    const partner = { partnerId: contoso.id, linkedPartnerId: contoso.id, origin: "created" };
    const outs = { ...partner, identity, tenantId, objectId, whenUnreachable: "keep" };
    return { id: `${tenantId}/${objectId}`, outs: { ...outs, stateVersion: 2 } };
  }
  const linkedTo = ({ tenantId, objectId }: Stranded) =>
    scene.emulator.links.get(tenantId, objectId)?.partnerId;

  /** What stands in the environment of somebody who has another credential of the same identity. */
  function live({ tenantId, objectId }: Stranded): Record<string, string> {
    const secret = "SECRET-VALUE-live";
    const { clientId } = scene.emulator.directory.addServicePrincipal({
      tenantId,
      objectId,
      secret,
    });
    return { ARM_TENANT_ID: tenantId, ARM_CLIENT_ID: clientId, ARM_CLIENT_SECRET: secret };
  }

  test.each(failureCases)(
    "$failure: $method, $when",
    async ({ failure, strand, words, everywhere }) => {
      const stranded = strand(scene);
      const { id, outs } = linked(stranded);
      const host = await scene.startRun(stranded.run);
      if (signInFailures[failure].sort === "trouble") {
        await expectTrouble(host, () => host.read(id, outs), words);
        await expectTrouble(host, () => host.delete(id, outs), words);
      } else {
        expect(await host.read(id, outs)).toEqual({ id, props: outs });
        expect(await host.said(/was not verified.*/)).toMatch(words);
        await host.delete(id, outs);
        expect(await host.said(/Left the link of.*unverified.*/)).toMatch(words);
      }
      expect(linkedTo(stranded)).toBe(contoso.id);

      if (everywhere === undefined) {
        const env = { ...stranded.run?.env, ...live(stranded) };
        const again = await scene.startRun({ ...stranded.run, env });
        expect((await again.read(id, outs)).props).toMatchObject({ partnerId: contoso.id });
        await again.delete(id, outs);
        expect(again.stdout()).not.toMatch(/unverified|not verified/);
        expect(linkedTo(stranded)).toBeUndefined();
      }
    },
  );
});

async function expectTrouble(host: Host, act: () => Promise<unknown>, words: RegExp) {
  const thrown: unknown = await act().catch((failure: unknown) => failure);
  const { message } = thrown as Error;
  expect(message).toMatch(words);
  expect(message).toContain("says nothing about that identity");
  expect(message).not.toContain("SECRET-VALUE");
  expect(host.stdout()).not.toMatch(/unverified|not verified/);
}

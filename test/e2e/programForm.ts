import type { Scene } from "./scene";
import { linkType, ours } from "./scene";

/** A published format: what stands in the state of every stack that has a link. */
const providerText =
  'exports.handler = () => require("pulumi-azure-partner/provider").partnerAdminLink;';

/** A program that does not compile unless the types of the package and its subpath are found. */
export function typeScriptProgram(partnerId: string): string {
  return `
    import * as pulumi from "@pulumi/pulumi";
    import { PartnerAdminLink, PartnerAdminLinkArgs } from "pulumi-azure-partner";
    import { partnerAdminLink } from "pulumi-azure-partner/provider";

    type IsAny<T> = 0 extends 1 & T ? true : false;
    export const seen: IsAny<PartnerAdminLink> = false;
    export const provided: IsAny<typeof partnerAdminLink> = false;

    const args: PartnerAdminLinkArgs = {
      partnerId: "${partnerId}",
      rebindFrom: [pulumi.output("7654321")],
      identity: pulumi.output({ allowUser: false }),
    };
    export const partner: pulumi.Output<string> = new PartnerAdminLink("contoso", args).partnerId;
  `;
}

/** Runs the scene's program, whose output `partner` is the link's partner, from up to destroy. */
export async function expectLinks(scene: Scene): Promise<void> {
  const { requests } = await scene.up();
  expect(requests).toEqual(["GET", "PUT"]);
  expect(await scene.workspace.stackOutput()).toMatchObject({ partner: ours });
  const { resources = [] } = (await scene.workspace.stackExport()).deployment;
  const link = resources.find(({ type }) => type === linkType);
  expect(link?.inputs?.["__provider"]).toBe(providerText);
  expect(link?.outputs?.["__provider"]).toBe(providerText);
  // The provider is found again from the text alone, without the program.
  await scene.destroy();
  expect(scene.linked()).toBeUndefined();
}

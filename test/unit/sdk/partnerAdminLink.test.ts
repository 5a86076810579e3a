import * as pulumi from "@pulumi/pulumi";
import { PartnerAdminLink } from "../../../sdk/nodejs";
import { runProgram } from "../access/program";

test.each<[string, pulumi.Input<string | number>]>([
  ["a number", 1234567],
  ["a number that comes later", pulumi.output(1234567)],
  ["a text", "1234567"],
])("a partner id given as %s is sent as text", async (_how, partnerId) => {
  const { resources } = await runProgram(() => new PartnerAdminLink("contoso", { partnerId }));
  expect(resources[0]?.inputs.partnerId).toBe("1234567");
});

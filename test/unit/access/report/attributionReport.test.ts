import * as pulumi from "@pulumi/pulumi";
import { attributionReport } from "../../../../sdk/nodejs/access";
import { reportPage } from "../../../../sdk/nodejs/access/report/reportPage";
import { valueOf } from "../program";
import { attributed, everyStanding, fabrikam } from "./customers";

test("The report of a program is its console lines, its JSON and its Markdown", async () => {
  const onboardings = everyStanding().map((one) => ({ attribution: pulumi.output(one) }));
  const report = await valueOf(attributionReport(onboardings));
  expect(Object.keys(report)).toEqual(["summary", "attributions", "markdown"]);
  expect(report.summary).toHaveLength(8);
  expect(report.attributions.map(({ customer }) => customer.name)).toEqual(
    everyStanding().map(({ customer }) => customer.name),
  );
  expect(report.markdown).toBe(reportPage(report.attributions));
});

test("It is the same in each run that changes nothing", async () => {
  const run = () => valueOf(attributionReport([{ attribution: attributed(fabrikam()) }]));
  expect(JSON.stringify(await run())).toBe(JSON.stringify(await run()));
});

test("What is no onboarding is refused by name", () => {
  expect(() => attributionReport([{ attribution: {} as never }])).toThrow(
    "attributionReport: onboardings[0].attribution.kind is missing.",
  );
});

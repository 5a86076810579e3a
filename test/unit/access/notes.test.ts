import * as pulumi from "@pulumi/pulumi";
import {
  attributionReport,
  CustomerOnboarding,
  LighthouseDelegation,
} from "../../../sdk/nodejs/access";
import type { CustomerOnboardingArgs, LighthouseAccess } from "../../../sdk/nodejs/access";
import { customerTenant, linked, managingTenant, somebody, standingLink } from "./ids";
import { runProgram, valueOf } from "./program";

const subscriptionOf = (number: number) =>
  `33333333-3333-4333-8333-${String(number).padStart(12, "0")}`;

const delegated = (role: pulumi.Input<string>): LighthouseAccess => ({
  managedByTenantId: managingTenant,
  registrationDefinitionName: "Contoso managed services",
  existingLink: standingLink,
  authorizations: [
    { principalId: linked, role: "Support Request Contributor" },
    { principalId: linked, role },
  ],
});

const onboarding = (number: number, lighthouse: LighthouseAccess): CustomerOnboardingArgs => ({
  customer: {
    name: `Customer ${number}`,
    tenantId: customerTenant,
    subscriptionId: subscriptionOf(number),
  },
  lighthouse,
});

const onboard = (count: number, roleOf: (number: number) => pulumi.Input<string>) =>
  runProgram(() => {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    return attributionReport(
      numbers.map(
        (number) =>
          new CustomerOnboarding(
            `customer-${number}`,
            onboarding(number, delegated(roleOf(number))),
          ),
      ),
    );
  });

const lines = (log: string[], level: string, id: string) =>
  log.filter((line) => line.includes(level) && line.includes(` ${id}: `));

test("of several customers each note is shown once and says how many more there are", async () => {
  const { log } = await onboard(40, () => somebody);
  for (const id of ["P9", "P11", "P15"]) {
    expect(lines(log, "info", id)).toEqual([
      expect.stringMatching(`And 39 more of ${id} in this program: the report has them all\\.`),
    ]);
  }
});

test("every customer keeps its warnings", async () => {
  const { log } = await onboard(3, () => somebody);
  expect(lines(log, "warning", "L7")).toHaveLength(3);
});

test("one customer keeps all of its notes, in the same words", async () => {
  const { log } = await onboard(1, () => somebody);
  for (const id of ["P9", "P11", "P15"]) {
    expect(lines(log, "info", id)).toEqual([expect.not.stringContaining("more of")]);
  }
});

test("one customer keeps both notes of one rule, and nobody without notes holds them back", async () => {
  const { log } = await runProgram(() => {
    const roles = [somebody, linked].map((role) => ({ principalId: linked, role }));
    const authorizations = [{ principalId: linked, role: "Reader" as const }, ...roles];
    new CustomerOnboarding("noted", onboarding(1, { ...delegated(somebody), authorizations }));
    new LighthouseDelegation("silent", {
      subscriptionId: subscriptionOf(2),
      managedByTenantId: managingTenant,
      registrationDefinitionName: "Contoso managed services",
      authorizations: [{ principalId: linked, role: "Reader" }],
    });
  });
  expect(lines(log, "info", "P9")).toEqual([
    expect.stringContaining(somebody),
    expect.stringContaining(linked),
  ]);
});

test("a note of one customer among several is not counted with those of other rules", async () => {
  const { log } = await onboard(3, (number) => (number === 2 ? somebody : "Reader"));
  expect(lines(log, "info", "P9")).toEqual([expect.not.stringContaining("more of")]);
  expect(lines(log, "info", "P11")).toEqual([expect.stringContaining("And 2 more of P11")]);
});

test("what is known only later is counted with the others", async () => {
  const { log } = await onboard(3, (number) => (number === 1 ? pulumi.output(somebody) : somebody));
  expect(lines(log, "info", "P9")).toEqual([expect.stringContaining("And 2 more of P9")]);
});

test("the report has every note of every customer", async () => {
  const { result } = await onboard(3, () => somebody);
  const { attributions, markdown } = await valueOf(result);
  for (const { findings } of attributions) {
    expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(["P9", "P11", "P15"]));
  }
  expect(markdown).not.toContain("more of");
});

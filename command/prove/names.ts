import type { CreditVerdict, Proof } from "./proof";

/** What stands in the place of a name that is not shown. */
export const withheldName = "(withheld)";

/** The same proof without names of customers and resources: logs of a pipeline are read by many. */
export function withoutNames(proof: Proof): Proof {
  return {
    ...proof,
    credit: proof.credit.map((verdict) => ({
      ...verdict,
      name: "",
      place: verdict.place === "" ? "" : withheldName,
      where: verdict.where.map(() => withheldName),
    })),
    attribution: proof.attribution.map((verdict) => ({ ...verdict, name: "" })),
  };
}

/** Whether it is a pipeline that runs this, as GitHub, GitLab, Azure DevOps and others say of themselves. */
export function isPipeline(env: NodeJS.ProcessEnv): boolean {
  const { CI = "", TF_BUILD = "" } = env;
  return (CI !== "" && CI.toLowerCase() !== "false" && CI !== "0") || TF_BUILD !== "";
}

/** Where a verdict is about, for a cell; without a line for what the file does not tell. */
export function placeText({ subscriptionId, place }: CreditVerdict): string {
  const [name] = place.startsWith("/") ? [place.split("/").slice(-2).join("/")] : [place];
  return [subscriptionId || "no subscription named", name].filter((text) => text !== "").join(", ");
}

/** The customer of a verdict, for a cell. */
export function customerText({ name, tenantId }: { name: string; tenantId: string }): string {
  return name || (tenantId === "" ? "customer not named" : `tenant ${tenantId}`);
}

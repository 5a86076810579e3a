import { entraCodes, entraRefusal, isEntraUnwell } from "../../provider/errors/entraRefusals";
import { chooseCloud } from "../../provider/identity/signInCloud";
import type { Explanation } from "./explanation";

/** Every code of Entra's that the provider understands. */
export const entraExplanations: Explanation[] = entraCodes.map((code) => ({
  name: `AADSTS${code}`,
  from: "Entra",
  ...meaningOf(code),
  source: `https://login.microsoftonline.com/error?code=${code}`,
}));

function meaningOf(code: string): Pick<Explanation, "title" | "why" | "whatToDo"> {
  if (isEntraUnwell(code)) {
    return {
      title: "Entra is unwell or too busy, or cannot reach what it needs",
      why: "By this code Entra speaks of itself. It says nothing about the identity, so nothing is given up because of it.",
      whatToDo: "Run the command again in a few minutes.",
    };
  }
  const choice = chooseCloud({}, { namespace: "azure-native", config: () => undefined, env: {} });
  const refusal =
    "cloud" in choice ? entraRefusal(code, { method: "azureCli" }, choice.cloud) : undefined;
  if (refusal === undefined) {
    throw new Error(`AADSTS${code} is listed and has no meaning.`);
  }
  return {
    title: `Entra refuses to sign in: ${refusal.meaning}`,
    why: refusal.fresh
      ? "It is seen for some seconds too when the principal or its secret was made just now (`newPrincipal: true` waits for it)."
      : undefined,
    whatToDo: refusal.remedy,
  };
}

import type { AccessFacts } from "../facts/accessFacts";
import type { Cloud } from "../../../../azure/cloud";
import { cloudOf } from "../../../../azure/cloud";

/**
 * The cloud that the customer's resources are in. An azure-native provider of the program's own does
 * not tell its cloud; then it is the linked identity's, since access never crosses clouds. Where the
 * program names two, the one of which less is known: nothing is sure of a link in it.
 */
export function customersCloud({
  environment,
  link,
  defaultEnvironment,
}: AccessFacts): Cloud | undefined {
  if (link && link.environment === undefined) {
    return undefined;
  }
  const linked = link ? cloudOf(link.environment ?? environment ?? defaultEnvironment) : undefined;
  const customers = environment === undefined ? linked : cloudOf(environment);
  return customers === "public" ? (linked ?? customers) : customers;
}

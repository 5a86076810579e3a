import type { AccessFacts } from "../accessFacts";
import type { Cloud } from "../cloud";
import { cloudOf } from "../cloud";

/**
 * The cloud that the customer's resources are in. An azure-native provider of the program's own does
 * not tell its cloud; then it is the linked identity's, since access never crosses clouds.
 */
export function customersCloud({
  environment,
  link,
  defaultEnvironment,
}: AccessFacts): Cloud | undefined {
  if (environment !== undefined) {
    return cloudOf(environment);
  }
  if (link && link.environment === undefined) {
    return undefined;
  }
  return cloudOf(link?.environment ?? defaultEnvironment);
}

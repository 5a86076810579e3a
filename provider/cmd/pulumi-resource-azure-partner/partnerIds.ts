import type { CheckFailure } from "../../lifecycle";
import type { Properties } from "../../properties";

/**
 * Refuses numbers where digits are meant. YAML reads `0123456` as an octal number and sends 42798, which
 * may well be somebody else's id.
 */
export function numberFailures(news: Properties): CheckFailure[] {
  const { partnerId, rebindFrom } = news;
  const places: [string, unknown][] = [
    ["partnerId", partnerId],
    ...(Array.isArray(rebindFrom) ? rebindFrom : []).map(
      (id: unknown, index): [string, unknown] => [`rebindFrom[${index}]`, id],
    ),
  ];
  return places
    .filter(([, id]) => typeof id === "number")
    .map(([property]) => ({
      property,
      reason:
        "arrived as a number, which may not be the one that was written (YAML reads a leading zero as octal): write it in quotes; in a stack's configuration, where quotes do not help, set it inside an object (pulumi config set --path us.partnerId <id> --type string) and write ${us.partnerId}",
    }));
}

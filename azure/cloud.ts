/** The Azure clouds that are told apart. */
export type Cloud = "public" | "government" | "china" | "other";

// The spellings azure-native accepts, without regard to case.
const clouds = new Map<string, Cloud>([
  ["", "public"],
  ["public", "public"],
  ["azurecloud", "public"],
  ["azurepubliccloud", "public"],
  ["china", "china"],
  ["azurechinacloud", "china"],
  ["usgov", "government"],
  ["usgovernment", "government"],
  ["usgovernmentl4", "government"],
  ["azureusgovernment", "government"],
  ["azureusgovernmentcloud", "government"],
]);

/** The cloud that a setting of `environment` names; "other" where it is no name that azure-native knows. */
export function cloudOf(environment: string): Cloud {
  return clouds.get(environment.trim().toLowerCase()) ?? "other";
}

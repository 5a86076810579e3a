/** The Azure clouds that rules tell apart. */
export type Cloud = "public" | "government" | "china" | "other";

// The spellings azure-native accepts, without regard to case.
const clouds: Record<string, Cloud> = {
  "": "public",
  public: "public",
  azurecloud: "public",
  azurepubliccloud: "public",
  china: "china",
  azurechinacloud: "china",
  usgov: "government",
  usgovernment: "government",
  usgovernmentl4: "government",
  azureusgovernment: "government",
  azureusgovernmentcloud: "government",
};

/** The cloud that a setting of `environment` names. */
export function cloudOf(environment: string): Cloud {
  return clouds[environment.trim().toLowerCase()] ?? "other";
}

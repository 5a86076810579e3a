import type { Cloud } from "../cloud";

/** For what tokens may be asked, and which of them Azure Resource Manager takes. */
export interface Audiences {
  /** Resource Manager's, as the metadata document names them; the preferred one first. */
  resourceManager(): string[];
  preferred(): string;
  knows(audience: string): boolean;
  isResourceManager(audience: string): boolean;
}

export function createAudiences({ url }: Cloud): Audiences {
  // With a slash at the end as in the public cloud, whose scope has two before `.default`.
  const preferred = () => `${url()}/`;
  const resourceManager = () => [preferred(), url()];
  const isResourceManager = (audience: string) => resourceManager().includes(audience);

  return {
    resourceManager,
    preferred,
    isResourceManager,
    knows: (audience) => isResourceManager(audience) || audience.startsWith(`${url()}/graph`),
  };
}

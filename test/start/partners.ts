import type { Emulator } from "../../emulator";

/** The partner whose program it is. */
export const ours = { partnerId: "4242424", name: "Contoso Consulting" };
/** Another one, who interferes. */
export const theirs = { partnerId: "5151515", name: "Fabrikam Services" };

/** Makes both partner ids known to Azure. */
export function addPartners({ partners }: Emulator): void {
  for (const { partnerId, name } of [ours, theirs]) {
    partners.add(partnerId, name);
  }
}

/** A linked partner as the screen shows it. */
export function partnerName(partnerId: string | undefined): string {
  const partner = [ours, theirs].find((known) => known.partnerId === partnerId);
  return partner ? `${partner.partnerId} ${partner.name}` : (partnerId ?? "no link");
}

import type { Attribution } from "../../sdk/nodejs/access/report/attribution";
import { attributionChange, counterpartOf } from "../../sdk/nodejs/access/report/attributionChange";
import { nameText } from "../../sdk/nodejs/access/report/escape";
import type { UnreadStack } from "../../sdk/nodejs/access/report/unreadStack";
import { unreadText } from "../../sdk/nodejs/access/report/unreadStack";

/**
 * What has changed since a report of some time ago, as Markdown. Whoever may be in a stack that was not read
 * is not said to be gone.
 */
export function changeSince(
  earlier: Attribution[],
  { attributions, unread }: { attributions: Attribution[]; unread: UnreadStack[] },
): string {
  const missing =
    unread.length === 0 ? [] : earlier.filter((one) => !counterpartOf(one, attributions));
  const open = missing.map(
    ({ customer }) =>
      `- **${nameText(customer.name)}**: not known, as its stack may be among what could not be read (${unreadText(unread)}).`,
  );
  const compared = earlier.filter((one) => !missing.includes(one));
  const change = attributionChange(compared, attributions);
  return [...(open.length > 0 ? [open.join("\n")] : []), change].join("\n\n");
}

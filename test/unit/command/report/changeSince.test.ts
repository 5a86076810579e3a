import { changeSince } from "../../../../command/report/changeSince";
import type { Attribution } from "../../../../sdk/nodejs/access/report/attribution";
import { everyStanding } from "../../access/report/customers";

const [tailspin, wingtip, ...others] = everyStanding() as [Attribution, Attribution];
const earlier = [tailspin, wingtip, ...others];

test("A customer of whom nothing is found is no longer onboarded", () => {
  const text = changeSince(earlier, { attributions: [tailspin, ...others], unread: [] });
  expect(text).toBe("- **Wingtip**: no longer onboarded.\n\n6 unchanged.");
});

test("While a stack could not be read, nobody is said to be gone", () => {
  const unread = [{ stack: "acme/north", problem: "it could not be read: it is locked." }];
  expect(changeSince(earlier, { attributions: [tailspin, ...others], unread })).toBe(
    [
      "- **Wingtip**: not known, as its stack may be among what could not be read (1 stack not read).",
      "No change to recognition or earned credit.",
      "6 unchanged.",
    ].join("\n\n"),
  );
});

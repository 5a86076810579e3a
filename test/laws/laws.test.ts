import fc from "fast-check";
import { seed } from "../seed";
import { programsAndRoles } from "./additions";
import { definiteForEveryValue, knowingMoreFlipsNothing } from "./knowledge";
import { moreAccessWorsensNothing } from "./moreAccess";
import { neutralAdditions } from "./neutral";
import { programs } from "./programs";
import { silenceStopsNothing } from "./silence";
import { unknownRoleSilencesNothing } from "./unknownRole";

// `npm run laws` takes more of them. What fails is printed with its seed and both programs.
const numRuns = Number(process.env.LAWS ?? 20_000);
const anHour = 60 * 60_000;

/** Holds a law to programs. */
function law<Given>(title: string, given: fc.Arbitrary<Given>, holds: (given: Given) => void) {
  test(title, () => fc.assert(fc.property(given, holds), { seed, numRuns }), anHour);
}

law(
  "a definite claim is the same for every value that what is unknown could have",
  programs,
  definiteForEveryValue,
);

law(
  "what cannot matter changes no claim and no finding about links and credit",
  programsAndRoles,
  neutralAdditions,
);

law("silence about a fact stops nothing", programs, silenceStopsNothing);

law(
  "what is unknown of one role silences nothing that is known of another",
  programsAndRoles,
  unknownRoleSilencesNothing,
);

law(
  "knowing more of a fact flips no definite claim and lifts no stop",
  programs,
  knowingMoreFlipsNothing,
);

law(
  "more access of the linked identity makes no claim worse",
  programsAndRoles,
  moreAccessWorsensNothing,
);

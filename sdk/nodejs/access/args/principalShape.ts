import { choice } from "../../shapes";
import { principalTypes } from "../../../../azure/principal";

/** What a principal is. */
export const principalType = choice(...principalTypes);

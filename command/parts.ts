import type * as Emulator from "../emulator/command";
import type * as Check from "./check";
import type * as Explain from "./explain/explain";
import type * as Prove from "./prove/prove";
import type * as ReadExpected from "./prove/readExpected";
import type * as Report from "./report/reportAnswer";
import type * as SignedIn from "./signedIn";

/*
 * The parts of the command, each a file of its own that is loaded when it is asked for: help does not
 * wait for the rules, and what is answered offline does not wait for Azure's clients.
 */
/* eslint-disable @typescript-eslint/no-require-imports */

export const check = () => require("./check") as typeof Check;

export const explain = () => require("./explain/explain") as typeof Explain;

export const report = () => require("./report/reportAnswer") as typeof Report;

export const prove = () => require("./prove/prove") as typeof Prove;

/** Whatever reads what programs expect. */
export const expected = () => require("./prove/readExpected") as typeof ReadExpected;

/** Whatever signs somebody in. */
export const signedIn = () => require("./signedIn") as typeof SignedIn;

export const emulator = () => require("../emulator/command") as typeof Emulator;

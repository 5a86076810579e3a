import type { LoggedRequest } from "../requests";
import { isTarget } from "./fault";
import type { Fault, Injection } from "./fault";

/** An injected fault, as the test that injected it sees it. */
export interface InjectedFault {
  /** The requests it has struck so far. */
  readonly struck: readonly LoggedRequest[];
  /** The first request that a `hold` caught, as soon as it arrives. */
  readonly held: Promise<LoggedRequest>;
  /** Lets the requests that are held go on. One whose client is gone is still carried out. */
  release(): void;
  /** Cuts the requests that are held. */
  drop(): void;
  /** Strikes nothing more; what is held is cut. */
  remove(): void;
}

export interface Faults {
  /** The oldest injection that fits strikes first. */
  inject(injection: Injection): InjectedFault;
  /** Forgets all; what is held is cut. */
  clear(): void;
}

/** A fault at the moment it strikes. */
export interface Strike {
  fault: Fault;
  hold(): Promise<"release" | "drop">;
}

export function createFaults(): Faults & {
  strike(request: LoggedRequest): Strike | undefined;
} {
  const active = new Set<ActiveFault>();

  return {
    inject(injection) {
      const fault = createActiveFault(injection);
      active.add(fault);
      const remove = () => {
        active.delete(fault);
        fault.settle("drop");
      };
      return {
        struck: fault.struck,
        held: fault.held,
        release: () => fault.settle("release"),
        drop: () => fault.settle("drop"),
        remove,
      };
    },
    strike(request) {
      for (const fault of active) {
        if (fault.takes(request)) {
          return { fault: fault.fault, hold: () => fault.hold(request) };
        }
      }
      return undefined;
    },
    clear() {
      active.forEach((fault) => fault.settle("drop"));
      active.clear();
    },
  };
}

type ActiveFault = ReturnType<typeof createActiveFault>;

function createActiveFault({ on, fault, times = 1, skip = 0 }: Injection) {
  const struck: LoggedRequest[] = [];
  const waiting = new Set<(outcome: "release" | "drop") => void>();
  let passed = 0;
  let announce: (request: LoggedRequest) => void = () => {};
  const held = new Promise<LoggedRequest>((resolve) => (announce = resolve));

  return {
    fault,
    struck,
    held,
    takes(request: LoggedRequest): boolean {
      if (struck.length >= times || !isTarget(on, request)) {
        return false;
      }
      if (passed < skip) {
        passed += 1;
        return false;
      }
      struck.push(request);
      return true;
    },
    hold(request: LoggedRequest): Promise<"release" | "drop"> {
      return new Promise((resolve) => {
        waiting.add(resolve);
        announce(request);
      });
    },
    settle(outcome: "release" | "drop"): void {
      waiting.forEach((resolve) => resolve(outcome));
      waiting.clear();
    },
  };
}

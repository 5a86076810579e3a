import { armErrorAnswer, jsonAnswer } from "../../answer";
import type { Answer } from "../../answer";
import type { Cloud } from "../../cloud";
import { createIds } from "../../ids";
import type { AccessSwitches } from "./switches";
import type { ArmRequest, ArmResource } from "../armRoute";

/** Work that was accepted and goes on after its answer. */
export interface Operations {
  /** Begins one that tells `end` how it ended, and gives the headers that lead to it. */
  begin(scope: string, end: (state: EndState) => void): Record<string, string>;
  resource: ArmResource;
  clear(): void;
}

export type EndState = "Succeeded" | "Failed";

interface Operation {
  pollsLeft: number;
  failure: AccessSwitches["operationFailure"];
  /** Missing once it was called. */
  end?: (state: EndState) => void;
}

const apiVersion = "2022-10-01";

/** The long-running operations of Microsoft.ManagedServices. */
export function createOperations(cloud: Cloud, switches: AccessSwitches): Operations {
  const nextId = createIds(0xe0);
  const operations = new Map<string, Operation>();

  function state({ match }: ArmRequest): Answer {
    const id = match[2] ?? "";
    const operation = operations.get(id);
    if (!operation) {
      return armErrorAnswer(404, "NotFound", `The operation '${id}' could not be found.`);
    }
    if (operation.pollsLeft > 0) {
      operation.pollsLeft -= 1;
      return jsonAnswer(200, { name: id, status: "InProgress" });
    }
    const { failure, end } = operation;
    const status = failure ? "Failed" : "Succeeded";
    end?.(status);
    delete operation.end;
    return jsonAnswer(200, { name: id, status, ...(failure && { error: failure }) });
  }

  return {
    begin(scope, end) {
      const id = nextId();
      const { operationPolls: pollsLeft, operationFailure: failure } = switches;
      operations.set(id, { pollsLeft, failure, end });
      const path = `${scope}/providers/Microsoft.ManagedServices/operationStatuses/${id}`;
      return { "azure-asyncoperation": `${cloud.url()}${path}?api-version=${apiVersion}` };
    },
    resource: {
      kind: "operation",
      path: /^(\/subscriptions\/.+)\/providers\/Microsoft\.ManagedServices\/operationStatuses\/([^/]+)$/i,
      apiVersions: [apiVersion],
      handle: state,
    },
    clear: () => operations.clear(),
  };
}

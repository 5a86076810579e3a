import * as pulumi from "@pulumi/pulumi";
import { findingText } from "../rules/finding";
import { knownLater, knownNow } from "../facts/known";
import { printable } from "../../../../azure/printable";
import { perProgram } from "../verdict/perProgram";
import { changeRule } from "../rules/changeRule";
import type { SkipRules } from "../args/skipRules";
import { findingOf } from "../rules/rule";
import { accessChanges } from "./accessChange";
import { changeSentence } from "./changeSentence";
import type { DeclaredAccess } from "./declaredAccess";
import { recordedAccess } from "./recordedAccess";
import { updateHook } from "./updateHook";
import type { UpdateHook } from "./updateHook";

/** What a component registers itself with, so that changes of its access are told. */
export interface WatchedAccess {
  inputs: pulumi.Inputs;
  options: pulumi.ComponentResourceOptions;
  /** Says what is declared; left out where the arguments are refused. */
  declare(declaration: Declaration): void;
}

interface Declaration {
  component: pulumi.ComponentResource;
  access: DeclaredAccess;
  skipRules: SkipRules | undefined;
}

/**
 * Lets a component register its access as an input of its own. An update of the component then has
 * both sides, in a preview too, and what the change means for attribution is said on it. Where
 * Pulumi runs no hook or is told to leave inputs out, that is said instead, once in a program.
 */
export function watchAccess(
  type: string,
  name: string,
  options: pulumi.ComponentResourceOptions | undefined,
): WatchedAccess {
  const program = programNow();
  let declared: Declaration | undefined;
  const { hooks, settled } = process.env.PULUMI_NODEJS_SKIP_COMPONENT_INPUTS
    ? unwatched
    : updateHook(program.hookName(`${type}:${name}`), tell);
  const beforeUpdate = [...(options?.hooks?.beforeUpdate ?? [])];

  /** An update fails by a hook that throws, and whatever a state holds is no reason for that. */
  function tell({ oldInputs, newInputs }: pulumi.ResourceHookArgs): void {
    try {
      if (!declared || isSkipped(declared)) {
        return;
      }
      const [before, after] = [oldInputs, newInputs].map((inputs) =>
        recordedAccess(knownNow(inputs?.access)),
      );
      for (const change of before && after ? accessChanges(before, after) : []) {
        // Not awaited: it is shown on the component, which has no URN before the update is done.
        void pulumi.log.warn(textOf(changeSentence(name, change)), declared.component);
      }
    } catch {
      return;
    }
  }

  async function access(): Promise<DeclaredAccess | undefined> {
    const silentBecause = await settled;
    beforeUpdate.push(...hooks);
    if (silentBecause !== undefined && declared && !isSkipped(declared)) {
      program.saySilent(declared.component, silentBecause);
    }
    // Without its access the component is registered all the same: errors are shown on it.
    return declared && (await isReadable(declared.access)) ? declared.access : undefined;
  }

  return {
    inputs: { access: access() },
    options: { ...options, hooks: { ...options?.hooks, beforeUpdate } },
    declare(declaration) {
      declared = declaration;
    },
  };
}

/** What the watched components of one program share. */
const programNow = perProgram(() => {
  const named = new Map<string, number>();
  let said = false;

  return {
    /** A name of its own, the same in every run: two components may have the same under two parents. */
    hookName(component: string): string {
      const count = (named.get(component) ?? 0) + 1;
      named.set(component, count);
      return [component, changeRule.id, ...(count > 1 ? [count] : [])].join(":");
    },
    saySilent(component: pulumi.Resource, reason: string): void {
      if (!said) {
        said = true;
        const message = `This run does not say where a change of access stops attribution: ${printable(reason)}.`;
        void pulumi.log.info(textOf(message), component);
      }
    },
  };
});

const unwatched: UpdateHook = {
  hooks: [],
  settled: Promise.resolve("PULUMI_NODEJS_SKIP_COMPONENT_INPUTS leaves out what is compared"),
};

function isSkipped({ skipRules = {} }: Declaration): boolean {
  return Object.hasOwn(skipRules, changeRule.id);
}

/** Whether no part of it fails; whoever declared a part reports why it did. */
function isReadable(access: DeclaredAccess): Promise<boolean> {
  return knownLater(access).then(
    () => true,
    () => false,
  );
}

function textOf(message: string): string {
  return findingText(findingOf(changeRule, { message }));
}

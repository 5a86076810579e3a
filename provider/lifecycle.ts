import type { Properties } from "./properties";

/** What a resource does, whatever kind of provider is put around it. */
export interface Lifecycle {
  check(olds: Properties, news: Properties): Checked;
  diff(id: string, olds: Properties, news: Properties): Promise<Difference>;
  create(inputs: Properties): Promise<{ id: string; outs: Properties }>;
  /** Nothing is returned when the resource is gone. */
  read(id: string, props: Properties): Promise<ReadState | undefined>;
  /** Takes what stands at Azure into a state; missing where an id does not say what that is. */
  import?(id: string): Promise<ReadState>;
  update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }>;
  delete(id: string, props: Properties): Promise<void>;
}

/** The inputs as they will be stored, and what is wrong with them. */
export interface Checked {
  inputs: Properties;
  failures: CheckFailure[];
}

/** What is wrong with one property, and what to write instead. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** Reports what is wrong with one property. */
export type Fail = (property: string, reason: string) => void;

/** Whether there is something to do, and which properties force a replacement. */
export interface Difference {
  changes: boolean;
  replaces: string[];
}

/** What a read found; inputs are given where they follow what stands at Azure. */
export interface ReadState {
  id: string;
  props: Properties;
  inputs?: Properties;
}

/**
 * One option or command on a link. In texts `<name>`, `<identity>`, `<objectId>`, `<id>` and `<urn>`
 * stand for what the case has of its own, `<other>` for another identity.
 */
export interface OptionCase {
  /** The resource's name. */
  name: string;
  /** The option or command, as a person writes it. */
  what: string;
  /** What is done, in words. */
  done: string;
  /** Somebody else links this partner before anything is declared. */
  linkedBefore?: string;
  /** The program with which the stack begins. */
  first: string;
  /** Somebody else links this partner afterwards. */
  relinked?: string;
  /** The program of then. @default `first` */
  then?: string;
  /**
   * The commands that are run on it, each to succeed unless it begins with "fails:".
   * @default a refresh
   */
  commands?: readonly string[];
  /** The program that is declared after that. @default `then` */
  last?: string;
  /** What the commands must say. */
  says?: string;
  expected: Outcome;
  /** What a person should know. */
  know: string;
}

/** What a case comes to after its commands, an `up`, and another `up` that has nothing to do. */
export interface Outcome {
  /** Methods of the requests about its link, by command; the last command is the `up` afterwards. */
  requests: string[];
  /** Every change of the link, such as `none -> 4242424`. */
  history: string[];
  /** What the state records; nothing where the resource is gone. */
  recorded?: Recorded;
  /** The partner that stands after `destroy`. */
  leftByDestroy?: string;
}

export interface Recorded {
  partnerId: string;
  linkedPartnerId?: string;
  origin?: string;
  foundByRefresh?: true;
}

/** One change of one resource. What is missing did not exist before, or does not exist after. */
export interface RecordChange<T> {
  id: string;
  before?: T | undefined;
  after?: T | undefined;
  /** Index of the request that made it; missing when a test or a person did ("the customer"). */
  request?: number | undefined;
}

/** Resources by their id, which Azure compares without regard to case, and all that became of them. */
export interface Records<T> {
  get(id: string): T | undefined;
  set(id: string, value: T, request?: number): T;
  remove(id: string, request?: number): void;
  all(): T[];
  /** Every change since the start, oldest first. */
  history(): RecordChange<T>[];
  clear(): void;
}

export function createRecords<T>(): Records<T> {
  const records = new Map<string, T>();
  const changes: RecordChange<T>[] = [];
  const get = (id: string) => records.get(id.toLowerCase());

  return {
    get,
    set(id, value, request) {
      changes.push({ id, before: get(id), after: value, request });
      records.set(id.toLowerCase(), value);
      return value;
    },
    remove(id, request) {
      const before = get(id);
      if (before !== undefined) {
        changes.push({ id, before, request });
        records.delete(id.toLowerCase());
      }
    },
    all: () => [...records.values()],
    history: () => [...changes],
    clear() {
      records.clear();
      changes.length = 0;
    },
  };
}

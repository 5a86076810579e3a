import { createIds } from "../ids";

/** A person's account in one tenant. A guest has another object id in each. */
export interface User {
  tenantId: string;
  objectId: string;
  /** User principal name. */
  upn: string;
}

export interface Users {
  /** Adds an account; an object id that is not given is made. */
  addUser(user: { tenantId: string; objectId?: string; upn: string }): User;
  findUser(tenantId: string, upn: string): User | undefined;
  removeUser(tenantId: string, upn: string): void;
}

export function createUsers(): Users {
  const nextObjectId = createIds(0xd0);
  const users = new Map<string, User>();

  return {
    addUser({ tenantId, objectId = nextObjectId(), upn }) {
      const user = { tenantId, objectId, upn };
      users.set(userKey(tenantId, upn), user);
      return user;
    },
    findUser: (tenantId, upn) => users.get(userKey(tenantId, upn)),
    removeUser: (tenantId, upn) => void users.delete(userKey(tenantId, upn)),
  };
}

function userKey(tenantId: string, upn: string): string {
  return `${tenantId}/${upn}`.toLowerCase();
}

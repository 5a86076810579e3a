/*
 * What is asked of Azure. A file of its own when built: whatever is answered offline does not load it.
 */
export { showLink } from "./show";
export { readLinkOf } from "./readLinkOf";
export { answering } from "./signInHere";
export { whoami } from "./whoami";

import { build } from "./build.ts";

/**
 * Before any test: the command as the sources now make it, of which tests start processes and
 * threads. Each would otherwise translate a thousand sources for itself.
 */
export default (): void => build("command");

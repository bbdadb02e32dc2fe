import { setPriority } from "node:os";
import { crowds } from "./crowds.ts";

/** Keeps a server busy until the process is ended: `crowd-process.ts <crowd> <address>`. */
const [name = "", url = ""] = process.argv.slice(2);
// Whoever asks has a machine of his own as a rule; here he should not take that of the server.
setPriority(10);
crowds[name]?.(url);
process.stdout.write("there\n");

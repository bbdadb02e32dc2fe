/** Take figures over into data/: `npm run ingest -- [publications] [upstream folder] [id …]`. */
import { join } from "node:path";
import { ingestCommand } from "./ingest-command.ts";

process.exitCode = ingestCommand(process.argv.slice(2), join(import.meta.dirname, ".."), console);

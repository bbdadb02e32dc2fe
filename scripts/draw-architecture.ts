/** Draw docs/architecture.svg from the imports, and its table of rooms: `npm run architecture`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFiles } from "../test/support/layers.ts";
import { drawRooms, roomArrows } from "./architecture-picture.ts";
import { withRooms } from "./architecture-rooms.ts";

const docs = join(import.meta.dirname, "../docs");
const page = join(docs, "architecture.md");

writeFileSync(join(docs, "architecture.svg"), drawRooms(roomArrows(sourceFiles())));
writeFileSync(page, withRooms(readFileSync(page, "utf8")));

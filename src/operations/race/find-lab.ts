import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { organizationName } from "../../names/organization-name.ts";

/**
 * The place of the lab that a name means, by any of its spellings.
 *
 * @returns `unknown-lab` with all that are in the race where none is meant
 */
export function findLab(labs: readonly string[], name: string): Outcome<number> {
  const wanted = organizationName(name).toLowerCase();
  const place = labs.findIndex((lab) => lab.toLowerCase() === wanted);
  return place < 0 ? fail("unknown-lab", { value: name, known: labs.join(", ") }) : succeed(place);
}

import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { ChangesResult } from "./result.ts";

/**
 * Which headlines moved by more than was asked to be told of.
 *
 * @param asked each an id, a colon and a percentage: `law.inference-price.growthPerYear:10%`
 * @returns by id whether it moved by more, relative to what it was; a headline that is there on one
 *   of the days alone has moved
 */
export function readAlerts(
  asked: readonly string[],
  headlines: ChangesResult["headlines"],
): Outcome<ReadonlyMap<string, boolean>> {
  const alerts = new Map<string, boolean>();
  for (const text of asked) {
    const at = text.lastIndexOf(":");
    const [id, percent] = [text.slice(0, at), Number(text.slice(at + 1, -1))];
    const headline = headlines.find((each) => each.id === id);
    if (!headline) {
      const known = headlines.map((each) => each.id).join(", ");
      return fail("unknown-number", { value: id, known });
    }
    const { before, after, difference } = headline;
    const moved =
      before === null || difference === null
        ? before !== after
        : Math.abs(difference) > (percent / 100) * Math.abs(before);
    alerts.set(id, moved || alerts.get(id) === true);
  }
  return succeed(alerts);
}

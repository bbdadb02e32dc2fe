import { groupBy } from "../../base/group-by.ts";
import { modelKeys } from "../../names/model-id.ts";
import type { ScoredVersion } from "../../trends/parts/capability-editions.ts";

/** Efforts as boards append them to a name; the index scores a model at its best effort. */
const effort = /[-_](no-?thinking|thinking|minimal|low|medium|high|xhigh|max)([-_]\d+k)?$/i;

/**
 * The best index score of a model under the name that a board gives it, at any effort.
 *
 * @returns a lookup, which gives `undefined` for models that the index does not score
 */
export function indexByName(
  versions: readonly ScoredVersion[],
): (name: string) => { readonly label: string; readonly eci: number } | undefined {
  const dated = groupBy(versions, ({ version }) => modelKeys(version).dated);
  const undated = groupBy(versions, ({ version }) => modelKeys(version).undated);
  const find = (name: string) => {
    const keys = modelKeys(name);
    return dated.get(keys.dated) ?? (keys.hasDate ? undefined : undated.get(keys.undated));
  };
  return (name) => {
    const found = find(name) ?? find(name.replace(effort, ""));
    return found?.reduce((best, version) => (version.eci > best.eci ? version : best));
  };
}

import { type ReactNode, useDeferredValue } from "react";
import { AppContext, useApp } from "../app-context.ts";

/**
 * What may come a moment later than the rest: pictures and tables of an answer. While a slider
 * moves they stay as they were, so that the finding beside them follows at once.
 */
export function Later({ children }: { readonly children: ReactNode }) {
  const app = useDeferredValue(useApp());
  const shown = useDeferredValue(children);
  return <AppContext value={app}>{shown}</AppContext>;
}

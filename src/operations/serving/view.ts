import type { Translate } from "../../i18n/translate.ts";
import type { Document } from "../../reports/document.ts";
import { viewDevice } from "./device-view.ts";
import type { ServingResult } from "./result.ts";
import { viewScoreboard } from "./scoreboard-view.ts";
import { viewServer } from "./server-view.ts";

/** The answer of `serving` for a person. */
export function viewServing(result: ServingResult, t: Translate): Document {
  if ("scoreboard" in result) return viewScoreboard(result.scoreboard, t);
  if ("device" in result) return viewDevice(result.device, t);
  return viewServer(result, t);
}

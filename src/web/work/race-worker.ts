import { countShare, type SharedRace } from "../../operations/race/shared-runner.ts";

self.addEventListener("message", ({ data }: MessageEvent<SharedRace>) => {
  self.postMessage(countShare(data));
});

// The first word is not a tally: it says that jobs may come.
self.postMessage("ready");

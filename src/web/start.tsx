import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { AddressStore } from "./address-store.ts";
import { Explorer } from "./explorer.tsx";
import { openWorker } from "./work/call-worker.ts";
import type { ComputeRequest, DrawRequest } from "./work/messages.ts";

/** Start the explorer in the place of what stands in an element. */
export function start(place: HTMLElement, store: AddressStore): void {
  const worker = () => new Worker(new URL("./work/worker.ts", import.meta.url), { type: "module" });
  createRoot(place).render(
    <StrictMode>
      <Explorer
        store={store}
        compute={openWorker<ComputeRequest>(worker)}
        draw={openWorker<DrawRequest>(worker)}
        today={new Date().toISOString().slice(0, 10)}
      />
    </StrictMode>,
  );
}

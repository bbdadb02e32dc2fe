import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { openAddressStore } from "./address-store.ts";
import { Explorer } from "./explorer.tsx";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/charts.css";
import "./styles/pages.css";
import "./styles/home.css";
import { openWorker } from "./work/call-worker.ts";
import type { ComputeRequest, DrawRequest } from "./work/messages.ts";

const store = openAddressStore(window);
const start = () => new Worker(new URL("./work/worker.ts", import.meta.url), { type: "module" });
const compute = openWorker<ComputeRequest>(start);
const draw = openWorker<DrawRequest>(start);
const today = new Date().toISOString().slice(0, 10);

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <Explorer store={store} compute={compute} draw={draw} today={today} />
  </StrictMode>,
);

import type { SimulateResult } from "../../operations/simulate/result.ts";
import { useApp } from "../app-context.ts";
import { useAnswer } from "../use-work.ts";

const WIDTH = 200;
const HEIGHT = 28;
const DRAWS = 8192;

/** How an uncertain field is spread, drawn by the engine that draws its answer; nothing for a number. */
export function Density({ text }: { readonly text: string }) {
  const { t } = useApp();
  const asked = isSpread(text)
    ? { model: `inputs:\n  x: ${text}\noutputs:\n  spread: x\n`, draws: DRAWS }
    : undefined;
  const { value } = useAnswer<SimulateResult>("simulate", asked);
  const histogram = asked && value?.envelope.result.outputs["spread"]?.histogram;
  if (!histogram) return null;
  const { edges, counts } = histogram;
  const [from = 0, to = 1] = [edges[0], edges.at(-1)];
  const heights = counts.map((count, index) => {
    const width = (edges[index + 1] ?? 0) - (edges[index] ?? 0);
    return width > 0 ? count / width : 0;
  });
  const most = Math.max(...heights);
  const place = (edge: number) => ((WIDTH * (edge - from)) / (to - from)).toFixed(1);
  const outline = heights.map((height, index) => {
    const y = (HEIGHT * (1 - height / most)).toFixed(1);
    return `L${place(edges[index] ?? from)} ${y}L${place(edges[index + 1] ?? to)} ${y}`;
  });
  return (
    <svg
      className="density"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t("web.density", { text })}
    >
      <path d={`M0 ${HEIGHT}${outline.join("")}L${WIDTH} ${HEIGHT}Z`} />
    </svg>
  );
}

/** Whether a text is a range or a distribution rather than a number or a name. */
const isSpread = (text: string): boolean =>
  /^\s*-?[\d.][\w.,%]*\s+to\s+-?[\d.]/.test(text) || /^\s*[a-z_]+\([^\n]*\)\s*$/.test(text);

import { useEffect, useState } from "react";
import { useApp } from "../app-context.ts";
import { monthEnds } from "../month-ends.ts";

/** Milliseconds that each month is shown at least. */
const EACH_MS = 900;

/** Lets the months pass by themselves, from the first to the last. */
export function PlayButton({
  earliest,
  latest,
}: {
  readonly earliest: string;
  readonly latest: string;
}) {
  const { asOf, change, t } = useApp();
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const ends = monthEnds(earliest, latest);
    const timer = setTimeout(() => {
      const next = ends.find((end) => end > (asOf ?? ""));
      if (next === undefined || next === latest) setPlaying(false);
      change({ a: next === latest ? undefined : next });
    }, EACH_MS);
    return () => clearTimeout(timer);
  }, [playing, asOf, change, earliest, latest]);
  return (
    <button
      type="button"
      className="quiet"
      onClick={() => {
        // From the end, it begins anew.
        if (!playing && asOf === undefined) change({ a: earliest });
        setPlaying(!playing);
      }}
    >
      {t(playing ? "web.play.stop" : "web.play")}
    </button>
  );
}

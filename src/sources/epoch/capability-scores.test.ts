import { expect, test } from "vitest";
import { capabilityScores } from "./capability-scores.ts";

const [may, august, october] = capabilityScores.inputs as readonly [string, string, string];

const mayHeader =
  "Model version,ECI Score,Release date,Organization,Country,Model accessibility,Training compute (FLOP),Confidence,Model name,Description,Display name\n";
const augustHeader =
  "Model,id_model_version,Display name,Organization,Country (of organization),Version release date,Model accessibility,Publication date,Training compute (FLOP),Confidence,Description,model_group,eci,eci_ci_low,eci_ci_high\n";
const octoberHeader =
  "Model,Display name,eci,eci_ci_low,eci_ci_high,date,Organization,Country (of organization),Model accessibility\n";

const ingest = (parts: { may?: string; august?: string; october?: string }) =>
  capabilityScores.ingest(
    new Map([
      [may, mayHeader + (parts.may ?? "")],
      [august, augustHeader + (parts.august ?? "")],
      [october, octoberHeader + (parts.october ?? "")],
    ]),
  );

function draftOf(parts: Parameters<typeof ingest>[0]) {
  const draft = ingest(parts);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

test("the same version in three editions is three rows on three scales", () => {
  const { rows } = draftOf({
    may: "gpt-4-0314,126.16871234567,2023-03-14,OpenAI,United States of America,API access,2.1e+25,Likely,GPT-4 (Mar 2023),,GPT-4\n",
    august:
      'GPT-4 (Mar 2023),gpt-4-0314,GPT-4,OpenAI,United States of America,2023-03-14,API access,2023-03-15,2.1e+25,Confident,"two\nlines",GPT-4 (Mar 2023),125.75,119.46,129.71\n',
    october:
      "GPT-4 (Mar 2023),GPT-4,125.89,119.25,130.45,2023-03-14,OpenAI,United States of America,API access\n",
  });
  expect(rows.map((row) => [row["id"], row["eci"], row["training_flop_known_on"]])).toEqual([
    ["2026-05-02/gpt-4-0314", 126.1687, "2026-05-02"],
    ["2026-08-22/gpt-4-0314", 125.75, "2023-03-14"],
    ["2026-10-08/GPT-4-Mar-2023", 125.89, undefined],
  ]);
  expect(rows.every((row) => row["model"] === "GPT-4 (Mar 2023)")).toBe(true);
  expect(JSON.stringify(rows)).not.toContain("lines");
});

test("a row without a model belongs to its group; without a release date it takes the publication's", () => {
  const { rows } = draftOf({
    august: ",gpt-5-chat,,OpenAI,,,Open weights (restricted use),2025-08-07,,,,GPT-5,150.0,,\n",
  });
  expect(rows).toMatchObject([
    { model: "GPT-5", date: "2025-08-07", anchor: true, open_weights: true, label: "gpt-5-chat" },
  ]);
});

test("versions without a score or any date are counted and left out", () => {
  const { rows, skipped } = draftOf({
    may: "a,,2026-01-01,,,,,,A,,A\nb,140,,,,,,,B,,B\n",
  });
  expect(rows).toEqual([]);
  expect(skipped.map(({ reason, count }) => [reason, count])).toEqual([
    ["no-score", 1],
    ["no-date", 1],
  ]);
});

test("a corrupt score is refused with file, row, column and value", () => {
  expect(ingest({ october: "A,A,16O.5,,,2026-01-01,,,\n" })).toMatchObject({
    ok: false,
    error: { code: "bad-cell", facts: { file: october, row: 2, column: "eci", value: "16O.5" } },
  });
});

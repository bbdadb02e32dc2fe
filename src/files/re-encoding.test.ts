import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { carriedText } from "../../test/support/publications.ts";
import { needsShared, sharedText } from "../../test/support/shared.ts";
import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { packageRoot } from "../node/package-root.ts";
import { type CapabilityScore, readCapabilityScores } from "./capability-scores.ts";
import { readDatedThresholds } from "./dated-thresholds.ts";
import { readDatedValues } from "./dated-values.ts";
import { readInferencePriceFolder } from "./inference-price-folder.ts";
import { readModelMeasures } from "./model-measures.ts";
import { readReleaseDates } from "./release-dates.ts";
import { readScalingPoints } from "./scaling-points.ts";
import { readScoreTable } from "./score-table.ts";
import { readTaskRuns } from "./time-horizon-runs.ts";

/** A file that the project carries, and the door that takes it. */
interface Door {
  readonly text: string;
  readonly read: (text: string) => Outcome<readonly object[]>;
}

/** A file of `examples/data`, which stands for a reader's own. */
const example = (file: string): string =>
  readFileSync(join(packageRoot, "examples/data", file), "utf8");

const readPrices = (text: string) => {
  const others = `${priceHeader}\nnone,2020-01-01,,,,,,,\n`;
  return readInferencePriceFolder(
    new Map([
      [prices, text],
      [otherPrices, others],
    ]),
    "",
  );
};

const readWide = (text: string): Outcome<readonly object[]> =>
  mapOutcome(readScoreTable({ file: "f", text }), ({ rows }) => rows);

const prices = "aa_data_with_math5.csv";
const otherPrices = "epoch_ai_price_data_not_in_aa_with_benchmarks.csv";

/** Our own figures: the published tables are not carried. */
const priceHeader =
  "Model Name,Release Date,USD per 1M Tokens,MMLU,GPQA Diamond,MATH-500,MATH 5,HumanEval,LMSys Chatbot Arena ELO";
const ownPrices = Array.from(
  { length: 60 },
  (_, i) =>
    `m${i},2024-0${1 + (i % 9)}-${10 + (i % 19)},${(64 / (1 + i)).toFixed(3)},${70 + (i % 20)}.${i % 10},,${40 + i}.25,,,${1100 + i}`,
);

const withoutComments = (text: string): string => text.replace(/^#.*\n/gm, "");

const keyOf = ({ model, benchmark }: CapabilityScore): string => `${model} ${benchmark}`;

const doors: Readonly<Record<string, Door>> = {
  scores: {
    text: carriedText("capability-index", "scores.csv"),
    read: (text) => readCapabilityScores({ file: "f", text }),
  },
  scaling: {
    text: carriedText("chinchilla", "runs.csv"),
    read: (text) => readScalingPoints({ file: "f", text }),
  },
  runs: {
    text: carriedText("time-horizon", "attempts.csv"),
    read: (text) => readTaskRuns({ file: "f", text }),
  },
  prices: { text: `${priceHeader}\n${ownPrices.join("\n")}\n`, read: readPrices },
  ownScores: {
    text: example("scores.csv"),
    read: (text) => readCapabilityScores({ file: "f", text }),
  },
  leaderboard: {
    text: example("leaderboard.csv"),
    // The order of a model's scores is that of the columns, which the encoding turns.
    read: (text) =>
      mapOutcome(readCapabilityScores({ file: "f", text }), (scores) =>
        scores.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other))),
      ),
  },
  ownPrices: { text: example("prices.csv"), read: readWide },
  ownScaling: {
    text: example("scaling.csv"),
    read: (text) => readScalingPoints({ file: "f", text }),
  },
  attempts: { text: example("attempts.csv"), read: (text) => readTaskRuns({ file: "f", text }) },
  thresholds: {
    // The comment of the example comes and goes with the encoding.
    text: withoutComments(example("thresholds.csv")),
    read: (text) => readDatedThresholds({ file: "f", text }),
  },
  measures: {
    text: withoutComments(example("models.csv")),
    read: (text) => readModelMeasures({ file: "f", text }),
  },
  values: { text: example("values.csv"), read: (text) => readDatedValues({ file: "f", text }) },
};

type Records = readonly (readonly string[])[];

const slashed = (cell: string, dayFirst: boolean): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(cell) ?? [];
  if (year === undefined) return cell;
  const [m, d] = [Number(month), Number(day)];
  return dayFirst ? `${d}/${m}/${year}` : `${m}/${d}/${year}`;
};
const dotted = (cell: string): string => cell.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3.$2.$1");
/** As a program of a country with decimal commas writes numbers; names and dates stay. */
const comma = (cell: string): string =>
  /^-?\d*\.\d+(e[+-]?\d+)?$/i.test(cell) ? cell.replace(".", ",") : cell;

const dates: Readonly<Record<string, (cell: string) => string>> = {
  iso: (cell) => cell,
  monthFirst: (cell) => slashed(cell, false),
  dayFirst: (cell) => slashed(cell, true),
  dotted,
};

const encoding = fc.record({
  separator: fc.constantFrom(",", ";", "\t", "|"),
  decimalComma: fc.boolean(),
  byteOrderMark: fc.boolean(),
  declared: fc.boolean(),
  comment: fc.boolean(),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  turnColumns: fc.nat(12),
  backwards: fc.boolean(),
  from: fc.nat(40),
  rows: fc.integer({ min: 1, max: 60 }),
  dates: fc.constantFrom(...Object.keys(dates)),
});
type Encoding = typeof encoding extends fc.Arbitrary<infer T> ? T : never;

const turn = <T>(list: readonly T[], by: number): readonly T[] => {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
};

const plain = (records: Records): string => Papa.unparse(records, { newline: "\n" });

function encode(records: Records, how: Encoding): string {
  const day = dates[how.dates] as (cell: string) => string;
  const cells = records.map((record) =>
    turn(
      record.map((cell) => (how.decimalComma ? comma(day(cell)) : day(cell))),
      how.turnColumns,
    ),
  );
  const quoted = cells.map((record) =>
    record.map((cell) => (/[",;\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)),
  );
  return [
    how.byteOrderMark ? "\uFEFF" : "",
    how.declared ? `sep=${how.separator}${how.lineEnd}` : "",
    how.comment ? `# written by a program${how.lineEnd}` : "",
    quoted.map((record) => record.join(how.separator)).join(how.lineEnd),
    how.lineEnd,
  ].join("");
}

/** Reads a file as it is and as another program would write it. */
function readBoth({ text, read }: Door, how: Encoding) {
  const [header = [], ...all] = Papa.parse<string[]>(text.trim()).data;
  const some = all.slice(how.from % all.length, (how.from % all.length) + how.rows);
  const rows = how.backwards ? [...some].reverse() : some;
  return { wanted: read(plain([header, ...rows])), found: read(encode([header, ...rows], how)) };
}

/** Equal rows or a refusal for two readings, over many encodings; how often which. */
function expectNeverOtherRows(known: Readonly<Record<string, Door>>, numRuns: number) {
  const seen = { same: 0, refused: 0 };
  const how = encoding.chain((each) =>
    fc.constantFrom(...Object.keys(known)).map((door) => ({ ...each, door })),
  );
  fc.assert(
    fc.property(how, ({ door, ...each }) => {
      const { wanted, found } = readBoth(known[door] as Door, each);
      if (found.ok) {
        seen.same++;
        expect(found).toEqual(wanted);
      } else if (wanted.ok) {
        seen.refused++;
        expect(found.error.code).toBe("two-readings");
      } else {
        // Some rows of a file may be none that its door takes, however they are written.
        expect(found.error.code).toBe(wanted.error.code);
      }
    }),
    { numRuns, seed: 16 },
  );
  return seen;
}

test("a file written by another program gives the same rows or a refusal, never other rows", () => {
  const { same, refused } = expectNeverOtherRows(doors, 1200);
  // The property would hold of a door that refuses everything.
  expect(same).toBeGreaterThan(900);
  expect(refused).toBeGreaterThan(0);
});

test("so do the publishers' files", (context) => {
  needsShared(context);
  const scaling = (text: string) => readScalingPoints({ file: "f", text });
  const scores = (text: string) => readCapabilityScores({ file: "f", text });
  const upstream = (path: string) => sharedText(`upstream/${path}`);
  const published = {
    chinchilla: { text: upstream("chinchilla/svg_extracted_data.csv"), read: scaling },
    prices: { text: upstream(`epoch-price-trends/${prices}`), read: readPrices },
    morePrices: { text: upstream(`epoch-price-trends/${otherPrices}`), read: readPrices },
    english: { text: sharedText("cases/public/B01-decimal-comma/english.csv"), read: scaling },
    index: {
      text: sharedText("cases/public/B08-public-eci-file/eci_benchmarks.csv"),
      read: scores,
    },
    own: { text: sharedText("cases/public/B09-eci-anchor-name/scores.csv"), read: scores },
  };
  const { same } = expectNeverOtherRows(published, 600);
  expect(same).toBeGreaterThan(400);
});

test.each(["runs.jsonl", "release-dates.yaml"])(
  "%s is the same with a mark of byte order and any line ends",
  (file) => {
    const read = (text: string) =>
      file === "runs.jsonl"
        ? readTaskRuns({ file, text })
        : mapOutcome(readReleaseDates({ file, text }), (dates) => [...dates]);
    const text = example(file);
    const wanted = read(text);
    expect(wanted.ok && wanted.value.length).toBeGreaterThan(2);
    for (const end of ["\n", "\r\n"]) {
      expect(read(`\uFEFF${text.replaceAll("\n", end)}`)).toEqual(wanted);
    }
  },
);

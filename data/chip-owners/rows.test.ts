import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const owners = readDataset(import.meta.dirname);
const endOf2025 = owners.rows.filter((row) => row.date === "2025-12-31");
const owned = (owner: string) =>
  endOf2025
    .filter((row) => row["owner"] === owner)
    .reduce((sum, row) => sum + (row["h100e"] as number), 0);

test("the rows are the ones that the manifest describes", () => {
  expect(owners.intact).toBe(true);
  expect(owners.manifest.coverage.rows).toBe(owners.rows.length);
});

test("at the end of 2025 Microsoft owned 3.15 million H100 equivalents of NVIDIA chips", () => {
  expect(owners.cell("microsoft-nvidia-2025-12-31", "h100e")).toBe(3_151_494);
});

test("Google owned 1,236,936 of NVIDIA's and 3,812,878 of its own", () => {
  expect(owners.cell("google-nvidia-2025-12-31", "h100e")).toBe(1_236_936);
  expect(owners.cell("google-google-2025-12-31", "h100e")).toBe(3_812_878);
});

test("CoreWeave and xAI stand beside the rest that is left when they are taken out", () => {
  expect(owners.cell("coreweave-nvidia-2025-12-31", "h100e")).toBe(832_068);
  expect(owners.cell("xai-nvidia-2025-12-31", "h100e")).toBe(553_714);
  expect(owners.cell("other-nvidia-2025-12-31", "h100e")).toBe(2_973_994);
});

test("five firms owned 72.8 % of the chips at the end of 2025", () => {
  const stock = 13_659_258 + 3_812_878 + 1_020_727 + 1_236_668;
  const shares = ["Google", "Microsoft", "Amazon", "Meta", "Oracle"].map(
    (owner) => (100 * owned(owner)) / stock,
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  const herfindahl = shares.reduce((sum, share) => sum + share ** 2, 0);
  // Published to three digits, and to a whole number.
  expect(total).toBeCloseTo(72.8, 1);
  expect(Math.round(herfindahl)).toBe(1279);
});

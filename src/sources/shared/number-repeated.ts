/** Ids made unique in file order: the second of a kind ends in `-2`, the third in `-3`. */
export function numberRepeated<Row extends { readonly id: string }>(
  rows: readonly Row[],
): readonly Row[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const count = (seen.get(row.id) ?? 0) + 1;
    seen.set(row.id, count);
    return count === 1 ? row : { ...row, id: `${row.id}-${count}` };
  });
}

import type { SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";

/** What a value of a table may be; dates are ISO text. */
export type ParquetValue = string | number | boolean | null;

/** What the values of a column are; nothing of it is lost or guessed by who reads the file. */
export type ParquetType = "text" | "number" | "whole" | "yes-no" | "date";

/** A column; all columns of a table have as many values. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: ParquetType;
  readonly values: readonly ParquetValue[];
}

/**
 * A table as a file of Apache Parquet: numbers in full, days as dates, text in UTF-8, nothing where
 * nothing is known.
 *
 * @param columns `number` is a double, `whole` a whole number of 64 bits
 * @param facts what is said of the table beside it, by name; keys of the file's metadata
 */
export function writeParquet(
  columns: readonly ParquetColumn[],
  facts: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, type, values }) => ({
      name,
      data: values.map((value) => (value === null ? null : stored(type, value))),
    })),
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ name, type }) => ({
        name,
        repetition_type: "OPTIONAL" as const,
        ...schemas[type],
      })),
    ],
    kvMetadata: Object.entries(facts).map(([key, value]) => ({ key, value })),
    createdBy: "sextant",
  });
  return new Uint8Array(buffer);
}

/**
 * A column whose type is that of all its values: numbers (the infinite are written as text in JSON),
 * yes or no, days, otherwise text.
 */
export function parquetColumnOf(name: string, values: readonly ParquetValue[]): ParquetColumn {
  const known = values.filter((value) => value !== null);
  const all = (test: (value: ParquetValue) => boolean) => known.length > 0 && known.every(test);
  if (all((value) => typeof value === "boolean")) return { name, type: "yes-no", values };
  if (all(isIsoDay)) return { name, type: "date", values };
  if (all(isNumber) && known.some((value) => typeof value === "number")) {
    const numbers = values.map((value) => (value === null ? null : Number(value)));
    return { name, type: "number", values: numbers };
  }
  const texts = values.map((value) => (value === null ? null : String(value)));
  return { name, type: "text", values: texts };
}

const isIsoDay = (value: ParquetValue): boolean =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

const isNumber = (value: ParquetValue): boolean =>
  typeof value === "number" || value === "Infinity" || value === "-Infinity";

const schemas: Readonly<Record<ParquetType, Omit<SchemaElement, "name">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  number: { type: "DOUBLE" },
  whole: { type: "INT64" },
  "yes-no": { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE" },
};

/** A value as the writer takes it. */
function stored(type: ParquetType, value: Exclude<ParquetValue, null>): unknown {
  if (type === "date") return new Date(`${value}T00:00:00Z`);
  return type === "whole" ? BigInt(value) : value;
}

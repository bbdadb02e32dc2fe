/** A number as it is written in a source, without the dust of binary fractions. */
export const formatNumber = (value: number): string => String(Number(value.toPrecision(12)));

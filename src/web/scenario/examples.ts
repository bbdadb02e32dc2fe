const files = import.meta.glob<string>("../../../examples/*.yaml", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Models that are ready to open, by name. */
export const examples: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [
    path.replace(/^.*\//, "").replace(/\.yaml$/, ""),
    text,
  ]),
);

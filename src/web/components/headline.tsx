/** One number to remember, with what it is and the interval around it. */
export interface HeadlineFigure {
  readonly label: string;
  readonly value: string;
  readonly range?: string;
}

/** The numbers of an answer in large type, before any picture. */
export function Headline({ figures }: { readonly figures: readonly HeadlineFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <dl className="headline">
      {figures.map(({ label, value, range }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span className="figure">{value}</span>
            {range && <span className="figure-of">{range}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

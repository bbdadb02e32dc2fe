/** A sentence whose dates and percentages stay whole where it is broken into lines. */
export function Sentence({ text }: { readonly text: string }) {
  return text.split(/(\d{4}-\d{2}-\d{2}|[\d.]+ %)/).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place of a piece is what names it
      <span key={index} className="whole">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}

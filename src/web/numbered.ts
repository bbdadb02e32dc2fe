/** Things that have no name of their own and do not move, with their place as key. */
export const numbered = <Item>(
  items: readonly Item[],
): readonly { readonly key: string; readonly item: Item }[] =>
  items.map((item, index) => ({ key: String(index), item }));

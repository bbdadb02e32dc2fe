import { organizations } from "./organizations.ts";

/** What the family of a model says of it. */
export interface ModelMaker {
  readonly organization: string;
  /** Whether the weights of the family can be downloaded; absent where its members differ. */
  readonly open?: boolean;
}

/**
 * Who made a model, told by its name alone: for files that give names and nothing else.
 *
 * @param name as evaluations write it, such as `gpt-4-0314` or `Meta-Llama-3-70B-Instruct`
 * @returns `undefined` for a name of no known family
 */
export function modelMaker(name: string): ModelMaker | undefined {
  const family = families.find(({ named }) => named.test(name));
  if (!family) return undefined;
  const { organization, open } = family;
  return open === undefined ? { organization } : { organization, open };
}

const families = organizations.flatMap(({ name: organization, families: own = [] }) =>
  own.map((family) => ({ ...family, organization })),
);

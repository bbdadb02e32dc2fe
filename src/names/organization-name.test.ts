import { expect, test } from "vitest";
import { companyName, leadOrganization, organizationName } from "./organization-name.ts";

test.each([
  ["Google", "Google"],
  ["Google DeepMind", "Google"],
  ["DeepMind", "Google"],
  ["Meta AI", "Meta"],
  ["Facebook AI Research", "Meta"],
  ["Alibaba Cloud", "Alibaba"],
  ["Mistral", "Mistral AI"],
  ["Moonshot", "Moonshot AI"],
  ["Z.ai (Zhipu AI)", "Z.ai"],
  ["Microsoft Research", "Microsoft"],
  ["Nvidia", "NVIDIA"],
])("%s is counted as %s", (name, organization) => {
  expect(organizationName(name)).toBe(organization);
});

test("a company has one spelling, and a division keeps its own name", () => {
  expect(companyName("Coreweave")).toBe("CoreWeave");
  expect(companyName("Zhipu AI")).toBe("Z.ai");
  expect(companyName("Google DeepMind")).toBe("Google DeepMind");
  expect(companyName("Firmus")).toBe("Firmus");
});

test("an organisation of its own keeps its name", () => {
  expect(organizationName("Anthropic")).toBe("Anthropic");
  expect(organizationName("DeepSeek")).toBe("DeepSeek");
  expect(organizationName("Metaphysic")).toBe("Metaphysic");
});

test("a joint work is credited to the organisation named first", () => {
  expect(leadOrganization(["DeepSeek", "Peking University"])).toBe("DeepSeek");
  expect(leadOrganization(["Google DeepMind", "Google"])).toBe("Google");
  expect(leadOrganization([])).toBeUndefined();
  expect(leadOrganization(undefined)).toBeUndefined();
});

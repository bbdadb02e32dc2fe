import { hashes, verify } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { type SealedFile, signedText } from "../contract/sealed-file.ts";
import type { VerifyResult } from "./result.ts";

hashes.sha512 = sha512;

/**
 * What the signature of a sealed file is worth.
 *
 * @param key public key that must have signed it, in hexadecimal; any if not given
 */
export function signatureState(
  { signature, tree }: SealedFile,
  key: string | undefined,
): VerifyResult["signature"]["state"] {
  if (!signature) return "none";
  const text = new TextEncoder().encode(signedText(tree.root));
  if (!isValid(hexToBytes(signature.value), text, hexToBytes(signature.key))) return "bad";
  return key === undefined || key === signature.key ? "good" : "other-key";
}

/** Bytes that are no point of the curve are no signature. */
function isValid(value: Uint8Array, text: Uint8Array, key: Uint8Array): boolean {
  try {
    return verify(value, text, key);
  } catch {
    return false;
  }
}

import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type SealedFile, signedText } from "../operations/contract/sealed-file.ts";

/**
 * Sign a sealed file.
 *
 * @param path of a private key of Ed25519 in PEM, such as `openssl genpkey -algorithm ed25519` writes
 * @returns the file with its signature; or `bad-key` where there is no such key
 */
export function signSealed(sealed: SealedFile, path: string): Outcome<SealedFile> {
  const key = readKey(path);
  if (key?.asymmetricKeyType !== "ed25519") return fail("bad-key", { file: path });
  // The last 32 bytes of the form that X.509 wraps it in are the key.
  const publicKey = createPublicKey(key).export({ type: "spki", format: "der" }).subarray(-32);
  const value = sign(null, Buffer.from(signedText(sealed.tree.root)), key);
  const signature = { key: publicKey.toString("hex"), value: value.toString("hex") };
  return succeed({ ...sealed, signature: { algorithm: "Ed25519", ...signature } });
}

function readKey(path: string): KeyObject | undefined {
  try {
    return createPrivateKey(readFileSync(path));
  } catch {
    return undefined;
  }
}

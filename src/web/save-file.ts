/** Hand a text or a blob to the reader as a file. */
export function saveFile(name: string, content: string | Blob, type = "text/plain"): void {
  const blob = typeof content === "string" ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A picture that follows the theme of its page, with the colours that it has now written in. */
export function standAlone(svg: string): string {
  const style = getComputedStyle(document.documentElement);
  return svg.replaceAll(
    /var\((--chart-[\w-]+),(#\w+)\)/g,
    (_, name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback,
  );
}

/** Pixels of the image for each pixel of the picture: sharp in print and on fine screens. */
const SCALE = 2;

/**
 * A picture as PNG. Its letters are those of the reader's system, Chinese ones too.
 *
 * @returns undefined when the browser cannot draw it
 */
export async function pngOf(svg: string): Promise<Blob | undefined> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * image.naturalWidth;
  canvas.height = SCALE * image.naturalHeight;
  const pen = canvas.getContext("2d");
  pen?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob ?? undefined;
}

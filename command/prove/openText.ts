import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable, pipeline } from "node:stream";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { UnreadableFile } from "./unreadableFile";

// As much as is read at once: large enough for speed, small beside the memory that there is.
const pieceBytes = 256 * 1024;

/**
 * The text of a file piece by piece, unpacked where it is gzip, without a byte order mark. What it is shows
 * in its first bytes; the ending of a name may be anything after a download.
 *
 * @param counted is told the bytes that were read from the disk, for the progress
 */
export async function* openText(
  file: string,
  counted: (bytes: number) => void,
): AsyncGenerator<string> {
  const start = await firstBytes(file);
  const packed = start[0] === 0x1f && start[1] === 0x8b;
  refuseOthers(start);
  const bytes = readBytes(file, counted);
  let decoder: TextDecoder | undefined;
  for await (const piece of packed ? unpacked(bytes) : bytes) {
    decoder ??= new TextDecoder(encodingOf(piece));
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder?.decode() ?? "";
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function refuseOthers(start: Buffer): void {
  const mark = start.toString("latin1");
  if (mark === "PAR1") {
    throw new UnreadableFile(
      "It is Parquet, which is not read here: set the export's format to CSV, with or without gzip, and run it again for the same months.",
    );
  }
  if (mark.startsWith("PK")) {
    throw new UnreadableFile("It is a ZIP archive or a workbook: unpack it, or save it as CSV.");
  }
}

async function* readBytes(file: string, counted: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(file, { highWaterMark: pieceBytes })) {
    counted((piece as Buffer).length);
    yield piece as Buffer;
  }
}

async function* unpacked(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: pieceBytes });
  // What goes wrong comes out of the iteration below.
  pipeline(Readable.from(bytes), gunzip, () => undefined);
  try {
    for await (const piece of gunzip) {
      yield piece as Buffer;
    }
  } catch (failure) {
    const { code = "" } = failure as NodeJS.ErrnoException;
    throw code.startsWith("Z_")
      ? new UnreadableFile("It is gzip that ends early or is damaged: download it again.")
      : failure;
  }
}

/** A spreadsheet that saves "Unicode text" writes two bytes a character, the lower or the higher first. */
function encodingOf(piece: Buffer): string {
  const mark = piece.subarray(0, 2).toString("hex");
  return mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : "utf-8";
}

import { constants, createReadStream, fstatSync, openSync } from "node:fs";
import { Socket } from "node:net";
import type { Readable } from "node:stream";
import { isatty, ReadStream } from "node:tty";

// Windows has no such flag, and no pipes among its files.
const { O_RDONLY, O_NONBLOCK = 0 } = constants;

/** Opens what is no regular file, such as a pipe, for reading that can be ended while it waits. */
export function openStream(path: string): Readable {
  const fd = openSync(path, O_RDONLY | O_NONBLOCK);
  if (fstatSync(fd).isFIFO()) return new Socket({ fd, readable: true, writable: false });
  return isatty(fd) ? new ReadStream(fd) : createReadStream(path, { fd });
}

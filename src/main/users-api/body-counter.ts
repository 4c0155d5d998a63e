const HEAD_END = '\r\n\r\n';
const INTERIM_STATUS = /^HTTP\/\d\.\d 1\d\d/u;
const STATUS_LINE_BYTES = 16;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

export interface BodyCounter {
  readonly add: (chunk: Buffer) => void;
  /** How many bytes came after the head of the final reply, whatever length that announced. */
  readonly bodyBytes: () => number;
}

/** The HTTP parser of Node passes over empty lines before a status line. */
function withoutEmptyLines(head: Buffer): Buffer {
  const start = head.findIndex((byte) => byte !== CARRIAGE_RETURN && byte !== LINE_FEED);
  return start === -1 ? Buffer.alloc(0) : head.subarray(start);
}

/**
 * Counts the bytes of a reply on the wire. The HTTP parser of Node passes over what follows the announced length, so that
 * the beginning of a reply would read as a whole one.
 */
export function createBodyCounter(): BodyCounter {
  let head: Buffer | undefined = Buffer.alloc(0);
  let bodyBytes = 0;
  return {
    add: (chunk) => {
      if (head === undefined) {
        bodyBytes += chunk.length;
        return;
      }
      head = withoutEmptyLines(Buffer.concat([head, chunk]));
      for (let end = head.indexOf(HEAD_END); end !== -1; end = head.indexOf(HEAD_END)) {
        const rest: Buffer = head.subarray(end + HEAD_END.length);
        if (!INTERIM_STATUS.test(head.toString('latin1', 0, STATUS_LINE_BYTES))) {
          head = undefined;
          bodyBytes = rest.length;
          return;
        }
        head = rest;
      }
    },
    bodyBytes: () => bodyBytes,
  };
}

/**
 * H.264 elementary streams taken apart at their NAL units (ITU-T H.264, Annex B and table 7-1). Only framing is read;
 * what is inside a slice stays untouched.
 */

const SLICE = 1;
const IDR_SLICE = 5;
const SPS = 7;
const PPS = 8;

export interface ElementaryStream {
  /** Sequence and picture parameter sets, with start codes. */
  headers: Uint8Array;
  /** One coded picture each, with start code and without parameter sets, SEI and delimiters. */
  pictures: Uint8Array[];
}

const START = Uint8Array.of(0, 0, 0, 1);

/** Splits an Annex B stream whose pictures have one slice each (`slices=1`). Throws on anything else. */
export function splitStream(stream: Uint8Array): ElementaryStream {
  const headers: Uint8Array[] = [];
  const pictures: Uint8Array[] = [];
  for (const unit of units(stream)) {
    const type = unit[0]! & 31;
    if (type === SPS || type === PPS) {
      if (pictures.length === 0) headers.push(START, unit);
    } else if (type === SLICE || type === IDR_SLICE) {
      // first_mb_in_slice is the first Exp-Golomb code: its leading bit is set when it is zero, a new picture.
      if ((unit[1]! & 0x80) === 0) throw new Error('a picture has more than one slice');
      pictures.push(Buffer.concat([START, unit]));
    }
  }
  return { headers: Buffer.concat(headers), pictures };
}

export function isIdr(picture: Uint8Array): boolean {
  return (picture[START.length]! & 31) === IDR_SLICE;
}

/** NAL units without their start codes. */
function* units(stream: Uint8Array): Generator<Uint8Array> {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  const code = Buffer.of(0, 0, 1);
  let at = bytes.indexOf(code);
  while (at >= 0) {
    const from = at + 3;
    const next = bytes.indexOf(code, from);
    let to = next < 0 ? bytes.length : next;
    while (to > from && bytes[to - 1] === 0) to--;
    if (to > from) yield bytes.subarray(from, to);
    at = next;
  }
}

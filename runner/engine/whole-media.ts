/**
 * Is a generated file whole? By its container's own account of where it ends, so that a download that broke off is
 * never taken for a picture, and without decoding it.
 */

/** Null if whole, else what is wrong, in words. */
export function incomplete(bytes: Uint8Array, type: string): string | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length === 0) return 'the file is empty';
  switch (type) {
    case 'image/png':
      if (view.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') return 'it is not a PNG';
      return view.subarray(-8, -4).toString('latin1') === 'IEND' ? null : 'the PNG breaks off before its end';
    case 'image/jpeg':
      if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return 'it is not a JPEG';
      return view.includes(Buffer.of(0xff, 0xd9), Math.max(2, view.length - 64))
        ? null
        : 'the JPEG breaks off before its end';
    case 'image/webp':
      if (view.length < 12 || view.toString('latin1', 0, 4) !== 'RIFF' || view.toString('latin1', 8, 12) !== 'WEBP')
        return 'it is not a WebP';
      return view.readUInt32LE(4) + 8 <= view.length ? null : 'the WebP breaks off before its end';
    case 'video/mp4':
      return incompleteMp4(view);
    default:
      return `${type} is not a kind of file that a take can be`;
  }
}

/** Top-level boxes must end exactly at the file's end, and media and index (`mdat`, `moov`) must be among them. ISO/IEC 14496-12 §4.2. */
function incompleteMp4(view: Buffer): string | null {
  let at = 0;
  const kinds = new Set<string>();
  while (at < view.length) {
    if (at + 8 > view.length) return 'the MP4 breaks off before its end';
    const kind = view.toString('latin1', at + 4, at + 8);
    if (at === 0 && kind !== 'ftyp') return 'it is not an MP4';
    kinds.add(kind);
    const short = view.readUInt32BE(at);
    let size = short;
    if (short === 0) size = view.length - at;
    if (short === 1) {
      if (at + 16 > view.length) return 'the MP4 breaks off before its end';
      size = Number(view.readBigUInt64BE(at + 8));
    }
    if (size < 8) return 'the MP4 is damaged';
    at += size;
  }
  if (at !== view.length) return 'the MP4 breaks off before its end';
  if (!kinds.has('mdat')) return 'the MP4 breaks off before its end';
  return kinds.has('moov') ? null : 'the MP4 has no index: it was not finished';
}

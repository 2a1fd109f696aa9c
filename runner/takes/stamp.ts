/**
 * Provenance inside the media itself: how a picture was made travels with it when the sidecar does not, and an
 * interrupted commit can be finished from it. Pixels are never touched: the text goes in beside them, where each
 * format has room for it. Stamping happens before hashing and never again.
 *
 * PNG: `iTXt` keyword `Slateline` before IDAT (https://www.w3.org/TR/png-3/#11iTXt). JPEG: comment segments (ITU T.81
 * B.2.4.5). WebP: an unknown RIFF chunk at the end, which readers skip (RFC 9649 §2.7.1.6). MP4: a `uuid` box at the
 * end (ISO/IEC 14496-12 §11.1).
 */
import { crc32 } from 'node:zlib';
import type { BackendOutput } from '../contracts/backend.ts';

const KEYWORD = 'Slateline';
const WEBP_CHUNK = 'SLTL';
const MP4_UUID = Buffer.from('5e1a7e114e5b4c0f9d3c736c6174656c', 'hex');
/** A JPEG segment holds 65,533 bytes. */
const SEGMENT = 65_000;

type MediaType = BackendOutput['type'];

/** The media with `provenance` in it as JSON. `bytes` must be whole media of that type. */
export function stampMedia(bytes: Uint8Array, type: MediaType, provenance: unknown): Buffer {
  const media = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = Buffer.from(JSON.stringify(provenance), 'utf8');
  switch (type) {
    case 'image/png': {
      const afterHeader = 8 + 12 + media.readUInt32BE(8);
      const chunk = pngChunk('iTXt', Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`, 'latin1'), text]));
      return Buffer.concat([media.subarray(0, afterHeader), chunk, media.subarray(afterHeader)]);
    }
    case 'image/jpeg': {
      const segments: Buffer[] = [];
      for (let at = 0; at < text.length; at += SEGMENT) segments.push(jpegComment(text.subarray(at, at + SEGMENT)));
      return Buffer.concat([media.subarray(0, 2), ...segments, media.subarray(2)]);
    }
    case 'image/webp': {
      const end = media.readUInt32LE(4) + 8;
      const head = Buffer.alloc(8);
      head.write(WEBP_CHUNK, 0, 'latin1');
      head.writeUInt32LE(text.length, 4);
      const stamped = Buffer.concat([media.subarray(0, end), head, text, Buffer.alloc(text.length % 2)]);
      stamped.writeUInt32LE(stamped.length - 8, 4);
      return stamped;
    }
    case 'video/mp4': {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(24 + text.length, 0);
      head.write('uuid', 4, 'latin1');
      return Buffer.concat([media, head, MP4_UUID, text]);
    }
  }
}

/** What `stampMedia` put in, not yet validated; null where there is no stamp. Never throws. */
export function readStamp(bytes: Uint8Array, type: MediaType): unknown {
  const media = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const text = { 'image/png': fromPng, 'image/jpeg': fromJpeg, 'image/webp': fromWebp, 'video/mp4': fromMp4 }[type](
      media,
    );
    return text === null ? null : JSON.parse(text.toString('utf8'));
  } catch {
    return null;
  }
}

function pngChunk(kind: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(kind, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

function fromPng(media: Buffer): Buffer | null {
  for (let at = 8; at + 12 <= media.length; ) {
    const length = media.readUInt32BE(at);
    const kind = media.toString('latin1', at + 4, at + 8);
    const data = media.subarray(at + 8, at + 8 + length);
    if (kind === 'iTXt' && data.toString('latin1', 0, KEYWORD.length + 1) === `${KEYWORD}\0`)
      return data.subarray(KEYWORD.length + 5);
    if (kind === 'IDAT') return null;
    at += 12 + length;
  }
  return null;
}

function jpegComment(text: Buffer): Buffer {
  const data = Buffer.concat([Buffer.from(`${KEYWORD}\0`, 'latin1'), text]);
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

function fromJpeg(media: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 2; at + 4 <= media.length && media[at] === 0xff && media[at + 1] !== 0xda; ) {
    const length = media.readUInt16BE(at + 2);
    const data = media.subarray(at + 4, at + 2 + length);
    if (media[at + 1] === 0xfe && data.toString('latin1', 0, KEYWORD.length + 1) === `${KEYWORD}\0`)
      parts.push(data.subarray(KEYWORD.length + 1));
    at += 2 + length;
  }
  return parts.length === 0 ? null : Buffer.concat(parts);
}

function fromWebp(media: Buffer): Buffer | null {
  for (let at = 12; at + 8 <= media.length; ) {
    const length = media.readUInt32LE(at + 4);
    if (media.toString('latin1', at, at + 4) === WEBP_CHUNK) return media.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  return null;
}

function fromMp4(media: Buffer): Buffer | null {
  for (let at = 0; at + 8 <= media.length; ) {
    const short = media.readUInt32BE(at);
    const length = short === 1 ? Number(media.readBigUInt64BE(at + 8)) : short === 0 ? media.length - at : short;
    if (media.toString('latin1', at + 4, at + 8) === 'uuid' && media.subarray(at + 8, at + 24).equals(MP4_UUID))
      return media.subarray(at + 24, at + length);
    if (length < 8) return null;
    at += length;
  }
  return null;
}

import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { solidPng } from '../../tests/fakes/png.ts';
import { incomplete } from './whole-media.ts';

const picture = () => sharp(solidPng(64, 36, 0x336699));

/** ISO base media: size, kind, content. */
function box(kind: string, content = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, content]);
}

const kinds = {
  'image/png': await picture().png().toBuffer(),
  'image/jpeg': await picture().jpeg().toBuffer(),
  'image/webp': await picture().webp().toBuffer(),
  'video/mp4': Buffer.concat([
    box('ftyp', Buffer.from('isom0000')),
    box('moov', Buffer.alloc(40)),
    box('mdat', Buffer.alloc(99)),
  ]),
};

test.for(Object.entries(kinds))('%s: whole as it is, and at no length short of that', ([type, bytes]) => {
  expect(incomplete(bytes, type)).toBeNull();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), (length) => {
      expect(incomplete(bytes.subarray(0, length), type)).not.toBeNull();
    }),
  );
});

test.for(Object.entries(kinds))('%s under any other name is not what it says', ([type, bytes]) => {
  for (const other of Object.keys(kinds)) if (other !== type) expect(incomplete(bytes, other)).not.toBeNull();
});

test('an error page is no picture', () => {
  const page = Buffer.from('<html><body>502 Bad Gateway</body></html>');
  for (const type of Object.keys(kinds)) expect(incomplete(page, type)).not.toBeNull();
  expect(incomplete(page, 'text/html')).toContain('not a kind of file');
});

test('a video whose index was never written is not finished', () => {
  const bytes = Buffer.concat([box('ftyp', Buffer.from('isom0000')), box('mdat', Buffer.alloc(99))]);
  expect(incomplete(bytes, 'video/mp4')).toContain('not finished');
});

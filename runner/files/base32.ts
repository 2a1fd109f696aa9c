/** RFC 4648 base32, lower case, without padding: letters that survive every file system and are easy to read out. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first `letters` base32 letters of `bytes`; five bits each. */
export function base32(bytes: Uint8Array, letters: number): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < letters) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31];
    }
    if (text.length === letters) break;
  }
  return text;
}

/** The subtitle files that lie beside a reel: WebVTT (W3C) with voice spans, and SubRip. */
import { type Cue, lines } from './cues.ts';

export function webVtt(cues: readonly Cue[], language: string): string {
  const blocks = cues.map((cue, index) => {
    const text = lines(cue.text).map(escapeVtt).join('\n');
    const body = cue.speaker === null ? `<i>${text}</i>` : `<v ${escapeVtt(cue.speaker)}>${text}</v>`;
    return `${index + 1}\n${clock(cue.start, '.')} --> ${clock(cue.end, '.')}\n${body}\n`;
  });
  return `WEBVTT\nKind: captions\nLanguage: ${language}\n\n${blocks.join('\n')}`;
}

/** Spoken lines carry the speaker's name; SubRip has no other way to say who. Lines end CR LF, as players expect. */
export function subRip(cues: readonly Cue[]): string {
  const blocks = cues.map((cue, index) => {
    const text = lines(cue.text).join('\n').replaceAll('-->', '→');
    const body = cue.speaker === null ? `<i>${text}</i>` : `${cue.speaker}: ${text}`;
    return `${index + 1}\n${clock(cue.start, ',')} --> ${clock(cue.end, ',')}\n${body}\n`;
  });
  return blocks.join('\n').replaceAll('\n', '\r\n');
}

function clock(ms: number, point: '.' | ','): string {
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  return `${pad(Math.floor(ms / 3_600_000), 2)}:${pad(Math.floor(ms / 60_000) % 60, 2)}:${pad(Math.floor(ms / 1000) % 60, 2)}${point}${pad(ms % 1000, 3)}`;
}

function escapeVtt(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

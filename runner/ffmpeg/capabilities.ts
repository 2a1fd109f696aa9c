/** What an ffmpeg can do, asked once per binary; where something is missing the reel degrades in words. */
import ffmpeg from 'fluent-ffmpeg';
import type { Ffmpeg } from './find.ts';

export interface Capabilities {
  x264: boolean;
  mp3: boolean;
  aac: boolean;
  zoompan: boolean;
}

const known = new Map<string, Promise<Capabilities>>();

export function capabilitiesOf(program: Ffmpeg): Promise<Capabilities> {
  const key = `${program.path} ${program.version}`;
  let answer = known.get(key);
  if (answer === undefined) {
    answer = ask(program.path);
    known.set(key, answer);
  }
  return answer;
}

async function ask(file: string): Promise<Capabilities> {
  const command = ffmpeg().setFfmpegPath(file);
  const encoders = await new Promise<object>((resolve, reject) => {
    command.getAvailableEncoders((error, data) => (error == null ? resolve(data) : reject(error)));
  });
  const filters = await new Promise<object>((resolve, reject) => {
    command.getAvailableFilters((error, data) => (error == null ? resolve(data) : reject(error)));
  });
  return {
    x264: 'libx264' in encoders,
    mp3: 'libmp3lame' in encoders,
    aac: 'aac' in encoders,
    zoompan: 'zoompan' in filters,
  };
}

/** Numbers as people read them, and addresses as views load them. */

/** `2.5 s`, `1:04`. */
export function durationText(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) {
    return `${seconds < 10 && !Number.isInteger(seconds) ? seconds.toFixed(1) : Math.round(seconds)} s`;
  }
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** A project-relative path below the base that the extension gave. */
export function mediaUrl(base: string, path: string): string {
  return base + path.split('/').map(encodeURIComponent).join('/');
}

/** `2 h ago`, from RFC 3339; `now` in milliseconds. */
export function agoText(time: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(time)) / 1000);
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return new Date(time).toLocaleDateString();
}

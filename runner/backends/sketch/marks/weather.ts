/** Weather over the whole picture: rain, snow, fog, wind, lightning. */
import type { Point } from '../staging/camera.ts';
import type { Dice } from '../staging/random.ts';
import type { Rect, Setting } from '../staging/staging.ts';
import { num, type Pen } from '../svg/pen.ts';
import type { Tones } from '../svg/tones.ts';

/** What lies between background and people: veils of fog, a flash. */
export function drawAir(pen: Pen, tones: Tones, picture: Rect, setting: Setting, horizonY: number, chance: Dice): void {
  const { weather, interior } = setting;
  if (interior) {
    return;
  }
  if (weather.fog) {
    const y = Math.min(Math.max(horizonY, picture.y + picture.height * 0.2), picture.y + picture.height * 0.8);
    for (const [dy, opacity] of [
      [-0.12, 0.35],
      [-0.02, 0.45],
      [0.08, 0.35],
    ] as const) {
      const at = y + dy * picture.height;
      const h = picture.height * 0.13;
      const points: Point[] = [];
      for (let i = 0; i <= 8; i++) {
        points.push([picture.x + (picture.width * (i - 0.5)) / 7, at - h * (0.5 + 0.5 * chance.next())]);
      }
      for (let i = 8; i >= 0; i--) {
        points.push([picture.x + (picture.width * (i - 0.5)) / 7, at + h * (0.5 + 0.6 * chance.next())]);
      }
      pen.blob(points, { fill: tones.set(0.96), opacity });
    }
  }
  if (weather.storm) {
    const x = picture.x + picture.width * chance.between(0.15, 0.85);
    let y = picture.y;
    const bolt: Point[] = [[x, y]];
    let bx = x;
    while (y < horizonY - picture.height * 0.05 && bolt.length < 9) {
      y += picture.height * chance.between(0.05, 0.1);
      bx += picture.width * chance.between(-0.035, 0.035);
      bolt.push([bx, y]);
    }
    pen.line(bolt, { stroke: '#ffffff', width: 5, wobble: 0 });
    pen.line(bolt, { stroke: tones.ink, width: 1, opacity: 0.5, wobble: 0 });
  }
}

/** What falls in front of everything. */
export function drawFall(pen: Pen, tones: Tones, picture: Rect, setting: Setting, chance: Dice): void {
  const { weather, interior, time } = setting;
  if (interior) {
    return;
  }
  const light = time === 'night' ? '#dfe3ea' : tones.ink;
  if (weather.rain) {
    const slant = (weather.wind ? 0.5 : 0.16) * setting.lightSide;
    for (const [count, length, width, opacity] of [
      [170, 0.05, 1.1, 0.5],
      [60, 0.1, 1.5, 0.6],
    ] as const) {
      let d = '';
      for (let i = 0; i < count; i++) {
        const x = picture.x + (chance.next() * 1.3 - 0.15) * picture.width;
        const y = picture.y + (chance.next() * 1.1 - 0.1) * picture.height;
        const l = length * picture.height * chance.between(0.7, 1.3);
        d += `M${num(x)} ${num(y)}l${num(l * slant)} ${num(l)}`;
      }
      pen.path(d, { stroke: light, width, opacity });
    }
  }
  if (weather.snow) {
    let d = '';
    for (let i = 0; i < 190; i++) {
      const r = chance.between(2, 6.5) * pen.unit;
      const x = picture.x + chance.next() * picture.width;
      const y = picture.y + chance.next() * picture.height;
      d += `M${num(x - r)} ${num(y)}a${num(r)} ${num(r)} 0 1 0 ${num(r * 2)} 0a${num(r)} ${num(r)} 0 1 0 ${num(-r * 2)} 0`;
    }
    pen.path(d, { fill: '#ffffff', stroke: time === 'night' ? undefined : tones.ink, width: 1, opacity: 0.92 });
  }
  if (weather.wind && !weather.rain) {
    for (let i = 0; i < 6; i++) {
      const x = picture.x + chance.next() * picture.width * 0.8;
      const y = picture.y + chance.next() * picture.height * 0.75;
      const l = picture.width * chance.between(0.08, 0.16);
      pen.curve(
        [
          [x, y],
          [x + l * 0.5, y - l * 0.06],
          [x + l * 0.9, y + l * 0.02],
          [x + l, y - l * 0.08],
          [x + l * 0.92, y - l * 0.12],
        ],
        { stroke: light, width: 1.3, opacity: 0.45 },
      );
    }
  }
}

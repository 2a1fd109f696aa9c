/** The sky with its hour and weather, and what stands along the horizon all around. */
import { type Point, project, type Vec } from '../staging/camera.ts';
import { num } from '../svg/pen.ts';
import { inkOf, tone, type World } from './world.ts';

export function drawSky(world: World): void {
  const { pen, tones, picture, setting, camera } = world;
  const { time, weather } = setting;
  const far = horizonLine(world);
  const [top, low] =
    time === 'night'
      ? [0.1, 0.42]
      : time === 'dusk'
        ? [0.5, 0.98]
        : time === 'dawn'
          ? [0.74, 1]
          : weather.storm
            ? [0.4, 0.74]
            : weather.rain || weather.fog || weather.snow
              ? [0.72, 0.88]
              : [0.82, 1];
  const foot = Math.max((far[0]![1] + far[1]![1]) / 2, picture.y + picture.height * 0.1);
  pen.raw(
    `<linearGradient id="sky" gradientUnits="userSpaceOnUse" x1="0" y1="${num(picture.y)}" x2="0" y2="${num(foot)}"><stop offset="0" stop-color="${tones.set(top)}"/><stop offset="1" stop-color="${tones.set(low)}"/></linearGradient>`,
  );
  pen.path(
    `M${num(picture.x)} ${num(picture.y)}h${num(picture.width)}v${num(picture.height)}h${num(-picture.width)}Z`,
    { fill: 'url(#sky)' },
  );

  // Sun and moon keep their place in the world, on the side the light comes from.
  const azimuth = setting.lightSide * (time === 'night' ? 0.3 : 0.42);
  const height = time === 'dusk' || time === 'dawn' ? 0.05 : time === 'night' ? 0.3 : 0.36;
  const disc = project(camera, [
    camera.eye[0] + Math.sin(azimuth) * 1000,
    camera.eye[1] + Math.tan(height) * 1000,
    camera.eye[2] + Math.cos(azimuth) * 1000,
  ]);
  const r = 26 * pen.unit * Math.sqrt(camera.focal / picture.height);
  const clear = !weather.storm && !weather.rain && !weather.fog && !weather.snow;
  if (disc.depth > 0 && (clear || time === 'night')) {
    if (time === 'night') {
      pen.ellipse([disc.x, disc.y], r * 2.6, r * 2.6, { fill: tones.set(0.75), opacity: 0.12 });
      pen.ellipse([disc.x, disc.y], r, r, { fill: '#f4f2ea', stroke: tones.ink, width: 1 });
      pen.ellipse([disc.x + r * 0.25, disc.y + r * 0.2], r * 0.2, r * 0.16, { fill: '#d8d6ce' });
    } else {
      pen.ellipse([disc.x, disc.y], r * 1.25, r * 1.25, { fill: '#fffdf5', stroke: tones.ink, width: 1.2 });
      if (time === 'day') {
        for (let i = 0; i < 12; i++) {
          const a = (i * Math.PI) / 6;
          pen.line(
            [
              [disc.x + Math.cos(a) * r * 1.6, disc.y + Math.sin(a) * r * 1.6],
              [disc.x + Math.cos(a) * r * 2.1, disc.y + Math.sin(a) * r * 2.1],
            ],
            { stroke: tones.ink, width: 1.2, opacity: 0.5 },
          );
        }
      }
    }
  }
  if (time === 'night' && clear) {
    let stars = '';
    for (let i = 0; i < 46; i++) {
      const x = picture.x + world.layout.next() * picture.width;
      const y = picture.y + world.layout.next() ** 1.5 * Math.max(foot - picture.y, 0) * 0.85;
      stars += `M${num(x)} ${num(y)}h${num(pen.unit * (1 + 2 * world.layout.next()))}`;
    }
    pen.path(stars, { stroke: '#f4f2ea', width: 1.8, opacity: 0.85 });
  }
  clouds(world, foot);
}

/** The two ends of the horizon in the picture. */
export function horizonLine(world: World): [Point, Point] {
  const { camera } = world;
  const at = (azimuth: number): Point => {
    const p = project(camera, [
      camera.eye[0] + Math.sin(camera.yaw + azimuth) * 5000,
      camera.eye[1],
      camera.eye[2] + Math.cos(camera.yaw + azimuth) * 5000,
    ]);
    return [p.x, p.y];
  };
  return [at(-1.3), at(1.3)];
}

function clouds(world: World, foot: number): void {
  const { pen, tones, picture, setting, layout, camera } = world;
  const { storm, rain, fog, snow } = setting.weather;
  const heavy = storm || rain || snow;
  const count = fog ? 0 : heavy ? 9 : setting.time === 'night' ? 2 : 4;
  const span = Math.max(foot - picture.y, picture.height * 0.15);
  const shift = (camera.yaw * camera.focal) % picture.width;
  for (let i = 0; i < count; i++) {
    const w = picture.width * (0.14 + layout.next() * 0.2) * (heavy ? 1.5 : 1);
    const h = w * (0.1 + layout.next() * 0.08);
    const x =
      picture.x +
      ((((layout.next() * picture.width * 1.3 - shift) % (picture.width * 1.4)) + picture.width * 1.4) %
        (picture.width * 1.4)) -
      picture.width * 0.2;
    const y = picture.y + span * (0.08 + layout.next() * 0.6);
    const puffs: Point[] = [];
    const bumps = 5;
    for (let k = 0; k <= bumps; k++) {
      puffs.push([x + (w * k) / bumps, y - Math.sin((k / bumps) * Math.PI) * h * (0.6 + layout.next() * 0.7)]);
    }
    const value = setting.time === 'night' ? 0.3 : heavy ? 0.58 - (storm ? 0.2 : 0) : 0.98;
    pen.blob([...puffs, [x + w * 0.9, y + h * 0.22], [x + w * 0.5, y + h * 0.3], [x + w * 0.1, y + h * 0.22]], {
      fill: tones.set(value),
      opacity: 0.9,
    });
    if (!heavy || i % 2 === 0) {
      pen.curve(puffs, { stroke: tones.ink, width: 1.1, opacity: 0.4 });
    }
    if (heavy) {
      pen.hatch(
        [
          [x, y],
          [x + w, y],
          [x + w * 0.9, y + h * 0.5],
          [x + w * 0.1, y + h * 0.5],
        ],
        0.5,
        6,
        { stroke: tones.ink, width: 0.9, opacity: 0.25 },
      );
    }
  }
}

/** A silhouette along the horizon: `height` in metres at `distance` for each azimuth. */
export function skyline(
  world: World,
  distance: number,
  height: (azimuth: number) => number,
  value: number,
  outline = 0.7,
  steps = 72,
): Point[] {
  const { camera, pen } = world;
  const ridge: Point[] = [];
  const base: Point[] = [];
  const half = 1.25;
  for (let i = 0; i <= steps; i++) {
    const azimuth = camera.yaw - half + (2 * half * i) / steps;
    const x = camera.eye[0] + Math.sin(azimuth) * distance;
    const z = camera.eye[2] + Math.cos(azimuth) * distance;
    const top = project(camera, [x, Math.max(height(azimuth), 0), z]);
    const low = project(camera, [x, -0.5, z]);
    ridge.push([top.x, top.y]);
    base.push([low.x, low.y]);
  }
  pen.shape([...ridge, ...base.toReversed()], { fill: tone(world, value) });
  if (outline > 0) {
    pen.line(ridge, { ...inkOf(world, 30, outline), wobble: 0 });
  }
  return [...ridge, ...base.toReversed()];
}

/** A gentle outline that is the same from every shot of a place: a few waves of different length. */
export function ridge(seed: number, roughness: number): (azimuth: number) => number {
  const phase = (k: number) => ((seed >>> (k * 5)) & 31) / 5;
  return (a) =>
    0.5 +
    0.27 * Math.sin(a * 2.1 + phase(0)) +
    0.16 * Math.sin(a * 5.3 + phase(1)) +
    0.1 * roughness * Math.sin(a * 13 + phase(2)) +
    0.08 * roughness * Math.sin(a * 31 + phase(3)) +
    0.05 * roughness * Math.sin(a * 67 + phase(4));
}

/** The ground from under the camera to the horizon. */
export function drawGround(world: World, value: number, grid: number): void {
  const { camera, pen, tones } = world;
  const [a, b] = horizonLine(world);
  const down: Point = [-Math.sin(camera.roll), Math.cos(camera.roll)];
  const far = 9000;
  if (camera.pitch > 1.2) {
    pen.path(`M-99 -99H${num(world.picture.width * 3)}V${num(world.picture.height * 3)}H-99Z`, {
      fill: tone(world, value),
    });
  } else {
    pen.shape([a, b, [b[0] + down[0] * far, b[1] + down[1] * far], [a[0] + down[0] * far, a[1] + down[1] * far]], {
      fill: tone(world, value),
    });
    pen.line([a, b], { stroke: tones.ink, width: 1.5, opacity: 0.65, wobble: 0 });
  }
  if (grid > 0) {
    groundLines(world, grid);
  }
}

/** Lines that run to the vanishing point, faint: what makes a floor lie flat. */
function groundLines(world: World, spacing: number): void {
  const { camera, pen, tones } = world;
  const ink = { stroke: tones.ink, width: 0.9, opacity: 0.22 * (1 - world.soft * 0.7), wobble: 0.4 };
  for (let i = -8; i <= 8; i++) {
    const x = i * spacing;
    const near = project(camera, clipNear(world, [x, 0, camera.eye[2]], [x, 0, camera.eye[2] + 90]));
    const far = project(camera, [x, 0, camera.eye[2] + 90]);
    if (far.depth > 0.2 && near.depth > 0.1) {
      pen.line(
        [
          [near.x, near.y],
          [far.x, far.y],
        ],
        ink,
      );
    }
  }
}

function clipNear(world: World, from: Vec, to: Vec): Vec {
  for (let t = 0; t < 1; t += 0.01) {
    const place: Vec = [from[0] + (to[0] - from[0]) * t, from[1], from[2] + (to[2] - from[2]) * t];
    if (project(world.camera, place).depth > 0.3) {
      return place;
    }
  }
  return to;
}

/** From a staging to SVG: the only place that knows the order in which a board is drawn. */
import { drawFigure } from './figures/body.ts';
import { drawCloseHand } from './figures/closehand.ts';
import { skeleton } from './figures/skeleton.ts';
import { drawMove } from './marks/arrows.ts';
import { drawSlate } from './marks/slate.ts';
import { drawAir, drawFall } from './marks/weather.ts';
import { drawThing, thingOf } from './props/draw.ts';
import { drawExterior } from './sets/exteriors.ts';
import { steeringWheel } from './sets/fittings.ts';
import { seat, table } from './sets/furniture.ts';
import { drawInterior } from './sets/interiors.ts';
import { depthOf, groundShadow, standing, type World } from './sets/world.ts';
import { FRAMING } from './staging/framing.ts';
import { dice } from './staging/random.ts';
import type { FigureStaging, PropStaging, Staging } from './staging/staging.ts';
import { createPen, num, type Pen } from './svg/pen.ts';
import { type Tones, tonesOf } from './svg/tones.ts';

export function drawBoard(staging: Staging): string {
  const { sheet, picture, strip, setting, seed } = staging;
  const pen = createPen(picture.height / 1000, dice(seed, 'pencil'));
  const tones = tonesOf(setting);
  pen.raw(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${num(sheet.width)}" height="${num(sheet.height)}" viewBox="0 0 ${num(sheet.width)} ${num(sheet.height)}" stroke-linecap="round" stroke-linejoin="round">`,
  );
  pen.raw(`<rect width="100%" height="100%" fill="${tones.paper}"/>`);
  pen.raw(
    `<clipPath id="picture"><rect x="${num(picture.x)}" y="${num(picture.y)}" width="${num(picture.width)}" height="${num(picture.height)}"/></clipPath><g clip-path="url(#picture)">`,
  );
  if (staging.subject === 'object' || staging.subject === 'hands') {
    drawInsert(pen, tones, staging);
  } else {
    drawScene(pen, tones, staging);
  }
  pen.raw('</g>');
  const { x, y, width, height } = picture;
  pen.shape(
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
    { stroke: '#26262a', width: 3.4, wobble: 0.5 },
  );
  drawMove(pen, picture, sheet, staging.move);
  drawSlate(pen, strip, staging.slate);
  pen.raw('</svg>');
  return pen.svg();
}

function drawScene(pen: Pen, tones: Tones, staging: Staging): void {
  const { camera, picture, setting, figures, size, lens, seed } = staging;
  const close = Math.min(Math.max((FRAMING[size].figure - 1.6) / 3, 0), 1);
  const world: World = {
    pen,
    tones,
    camera,
    picture,
    setting,
    layout: dice(setting.layout, 'layout'),
    dressing: dice(seed, 'dressing'),
    soft: close * Math.min(Math.max((lens - 30) / 50, 0), 1),
    pieces: [],
  };
  if (setting.interior) {
    drawInterior(world);
  } else {
    drawExterior(world);
  }
  const backdrop = world.pieces.length;
  for (const figure of figures) {
    furnish(world, figure);
  }
  const light = setting.lightSide;
  for (const figure of figures) {
    world.pieces.push({
      depth: depthOf(world, [figure.at[0], figure.at[1], figure.at[2]]),
      draw() {
        if (figure.at[1] === 0) {
          groundShadow(world, figure.at, figure.pose === 'lie' ? 0.8 : 0.34);
        }
        const grip = drawFigure(pen, tones, camera, figure, light);
        if (grip && figure.holds) {
          const thing = thingOf(figure.holds);
          const inHand =
            Math.min(thing?.size ?? 0.2, 1.1) *
            grip.size *
            (thing && thing.size < 0.2 && figure.holds !== 'phone' ? 1.5 : 1);
          const hangs = figure.holds === 'lantern' || figure.holds === 'bag' || figure.holds === 'suitcase';
          const aims = figure.holds === 'gun' || figure.holds === 'rifle';
          const turn = hangs ? 0 : aims ? grip.angle : 0;
          const foot: [number, number] = hangs
            ? [grip.at[0], grip.at[1] + inHand * 0.95]
            : [grip.at[0], grip.at[1] + inHand * 0.3];
          drawThing(pen, tones, figure.holds, figure.holds, foot, inHand, turn);
        }
      },
    });
  }
  for (const prop of staging.props) {
    place(world, prop);
  }
  const far = world.pieces.slice(0, backdrop);
  const near = world.pieces.slice(backdrop);
  const closest = Math.max(...near.map((p) => p.depth), 0);
  const sorted = [...far, ...near].sort((a, b) => b.depth - a.depth);
  const horizonY = picture.y + staging.horizon * picture.height;
  let airDrawn = false;
  for (const p of sorted) {
    if (!airDrawn && p.depth <= closest + 1.5) {
      drawAir(pen, tones, picture, setting, horizonY, dice(seed, 'air'));
      airDrawn = true;
    }
    p.draw();
  }
  if (!airDrawn) {
    drawAir(pen, tones, picture, setting, horizonY, dice(seed, 'air'));
  }
  if (setting.interior && setting.time === 'night') {
    drawLampDark(pen, picture, setting.lightSide);
  }
  drawFall(pen, tones, picture, setting, dice(seed, 'fall'));
  if (staging.pointOfView) {
    drawEyes(pen, tones, staging);
  }
}

/** A lamp-lit room: bright about its middle, dark towards the walls. */
function drawLampDark(pen: Pen, picture: Staging['picture'], side: number): void {
  const { x, y, width, height } = picture;
  pen.raw(
    `<radialGradient id="lamp" cx="${num(0.5 + side * 0.08)}" cy="0.45" r="0.75"><stop offset="0.25" stop-color="#14161f" stop-opacity="0"/><stop offset="1" stop-color="#14161f" stop-opacity="0.6"/></radialGradient>`,
  );
  pen.raw(`<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="url(#lamp)"/>`);
}

/** Seats under those who sit, and the table they sit at. */
function furnish(world: World, figure: FigureStaging): void {
  const sits = figure.pose === 'sit' || figure.pose === 'write' || figure.pose === 'drive';
  if (world.setting.kind === 'car' && figure.pose === 'drive') {
    steeringWheel(world, figure.at[0]);
  }
  if (!sits || world.setting.kind === 'car' || figure.role === 'foreground' || figure.at[1] > 0.2) {
    return;
  }
  const bones = skeleton({ ...figure });
  const high = Math.max(bones.pelvis[1] - figure.look.height * 0.06, 0.2);
  seat(world, figure.at, figure.yaw, high);
  if (figure.pose === 'write') {
    const ahead = 0.55;
    table(
      world,
      [figure.at[0] + Math.sin(figure.yaw) * ahead, figure.at[2] - Math.cos(figure.yaw) * ahead],
      1.1,
      0.55,
      0.72,
    );
  }
}

function place(world: World, prop: PropStaging): void {
  const { at } = prop;
  if (at === null) {
    return;
  }
  const size = thingOf(prop.kind)?.size ?? 0.5;
  const stands = size >= 0.4;
  // A small thing lies on something, or nobody would see it.
  const high = stands ? 0 : 0.72;
  if (!stands && world.setting.kind !== 'car') {
    table(world, [at[0], at[2]], 0.62, 0.45, 0.72);
  }
  standing({ ...world, pieces: world.pieces }, [at[0], high, at[2] - 0.02], (foot, metre) => {
    if (stands) {
      groundShadow(world, at, size * 0.34);
    }
    drawThing(
      world.pen,
      world.tones,
      prop.kind,
      prop.label,
      foot,
      Math.max(stands ? size : size * 1.5, 0.2) * metre,
      0,
    );
  });
}

/** An insert: a surface, the thing on it, and a hand where hands are named. */
function drawInsert(pen: Pen, tones: Tones, staging: Staging): void {
  const { picture, setting, seed, props } = staging;
  const { x, y, width, height } = picture;
  const chance = dice(seed, 'insert');
  const tilt = chance.between(-0.05, 0.05);
  const rim = y + height * chance.between(0.3, 0.42);
  pen.shape(
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
    { fill: tones.set(0.62) },
  );
  pen.hatch(
    [
      [x, y],
      [x + width, y],
      [x + width, rim],
      [x, rim],
    ],
    0.7,
    16,
    { stroke: tones.ink, width: 1, opacity: 0.22 },
  );
  pen.shape(
    [
      [x - 20, rim - tilt * width],
      [x + width + 20, rim + tilt * width],
      [x + width + 20, y + height + 20],
      [x - 20, y + height + 20],
    ],
    { fill: tones.set(0.86), stroke: tones.ink, width: 2 },
  );
  const vanish: [number, number] = [x + width * (0.5 + chance.between(-0.2, 0.2)), rim - height * 0.9];
  for (let i = -7; i <= 7; i++) {
    const bx = x + width / 2 + i * width * 0.17;
    const t = (rim + 6 - vanish[1]) / (y + height - vanish[1]);
    pen.line(
      [
        [bx, y + height],
        [vanish[0] + (bx - vanish[0]) * t, rim + 6],
      ],
      { stroke: tones.ink, width: 1, opacity: 0.35 },
    );
  }
  const size = Math.min(height * 0.62, width * 0.44);
  const centre: [number, number] = [x + width * (0.5 + chance.between(-0.06, 0.06)), y + height * 0.84];
  const light = setting.lightSide;
  const prop = props[0];
  const hands = staging.subject === 'hands';
  if (prop) {
    pen.blob(
      [
        [centre[0] - size * 0.4, centre[1]],
        [centre[0] - light * size * 0.2, centre[1] - size * 0.06],
        [centre[0] + size * 0.45, centre[1] - size * 0.02],
        [centre[0] - light * size * 0.75, centre[1] + size * 0.07],
        [centre[0], centre[1] + size * 0.07],
      ],
      { fill: tones.set(0.3), opacity: 0.45 },
    );
    const small = ['ring', 'key', 'watch', 'shell', 'cigarette', 'eye'].includes(prop.kind);
    const flat = ['pen', 'knife', 'key'].includes(prop.kind);
    const turn = flat ? chance.sign() * chance.between(0.9, 1.2) : chance.between(-0.12, 0.12);
    const broad = ['car', 'boat', 'bicycle', 'ship', 'train', 'rifle', 'gun', 'dog', 'horse', 'map'].includes(
      prop.kind,
    );
    const scale = size * (small ? 0.92 : broad ? 1.4 : 1.05);
    const foot: [number, number] = flat
      ? [centre[0] - Math.sin(turn) * -0.5 * scale * -1, centre[1] - height * 0.14 + Math.cos(turn) * 0.5 * scale]
      : centre;
    drawThing(pen, tones, prop.kind, prop.label, foot, scale, turn);
  }
  const reach =
    hands || /\b(?:hands?|fingers?|holds?|grabs?|takes?|picks?|opens?|turns?|reach\w*)\b/i.test(staging.slate.words);
  if (reach) {
    const side = chance.sign();
    if (hands) {
      drawCloseHand(pen, tones, [x + width * 0.36, y + height * 0.8], height * 0.52, 0.3, false, tones.figure(0.4));
      drawCloseHand(pen, tones, [x + width * 0.64, y + height * 0.82], height * 0.52, -0.3, true, tones.figure(0.4));
    } else {
      drawCloseHand(
        pen,
        tones,
        [centre[0] + side * width * 0.26, y + height * 1.02],
        height * 0.5,
        -side * 0.75,
        side < 0,
        tones.figure(0.4),
      );
    }
  }
}

/** A point of view: hands at the lower edge, the frame darker at its rim like a field of vision. */
function drawEyes(pen: Pen, tones: Tones, staging: Staging): void {
  const { picture, seed } = staging;
  const { x, y, width, height } = picture;
  const chance = dice(seed, 'pov');
  drawCloseHand(pen, tones, [x + width * 0.1, y + height * 1.2], height * 0.42, 0.75, false, tones.figure(0.36));
  if (chance.chance(0.6)) {
    drawCloseHand(pen, tones, [x + width * 0.9, y + height * 1.22], height * 0.42, -0.75, true, tones.figure(0.36));
  }
  pen.raw(
    `<radialGradient id="rim" cx="0.5" cy="0.5" r="0.72"><stop offset="0.72" stop-color="#1c1c22" stop-opacity="0"/><stop offset="1" stop-color="#1c1c22" stop-opacity="0.62"/></radialGradient>`,
  );
  pen.raw(`<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" fill="url(#rim)"/>`);
}

/** Places out of doors: sky, what lies along the horizon, the ground, and what stands on it. */

import type { Point } from '../staging/camera.ts';
import { building, fence, gravestone, lighthouse, streetLamp } from './buildings.ts';
import { barrel, crate } from './fittings.ts';
import { grass, rock, tree, water } from './nature.ts';
import { drawGround, drawSky, ridge, skyline } from './sky.ts';
import { bench, path, pole, road, rooftop, station, street } from './town.ts';
import { deck, farBank, harbour, headland, plateau, surf } from './waterside.ts';
import { type BoxTones, edge, inkOf, PALE, standing, tone, type World } from './world.ts';

const ROOFED: BoxTones = { top: 0.5, front: 0.74, side: 0.52 };

export function drawExterior(world: World): void {
  drawSky(world);
  const { setting, layout } = world;
  const { kind } = setting;
  const side = layout.sign();
  const hills = ridge(setting.layout, 0.6);
  const crags = ridge(setting.layout >>> 3, 1.6);
  switch (kind) {
    case 'sea':
      water(world, -60, 0.66, setting.weather.storm || setting.weather.wind ? 1.6 : 0.9);
      for (let i = 0; i < 2; i++) {
        rock(world, [layout.between(-9, 9), 0, layout.between(14, 30)], layout.between(2, 4), 0.34);
      }
      break;
    case 'cliff':
      headland(world, side);
      break;
    case 'lighthouse':
      skyline(world, 900, (a) => 26 * hills(a), 0.72);
      water(world, 9, 0.68, setting.weather.storm ? 1.5 : 0.9);
      plateau(world, 9.5, 0.62);
      lighthouse(world, [side * -9, 0, 52], 26);
      building(world, [side * -9 + 6 - 2.6, 0, 50], [side * -9 + 6 + 2.6, 3.4, 54], 'gable', 1, PALE);
      for (let i = 0; i < 6; i++) {
        rock(world, [layout.between(-9, 9), 0, layout.between(5, 9)], layout.between(0.5, 1.3), 0.42);
      }
      grass(world, 1.5, 12, 60);
      break;
    case 'harbour':
      skyline(world, 700, (a) => 30 * hills(a), 0.7);
      water(world, 3.9, 0.7, 0.7);
      harbour(world, side);
      break;
    case 'boat':
      water(world, -40, 0.66, setting.weather.storm || setting.weather.wind ? 1.5 : 0.8);
      skyline(world, 1500, (a) => 30 * Math.max(0, hills(a) - 0.5), 0.74);
      deck(world);
      break;
    case 'beach':
      skyline(world, 800, (a) => 40 * Math.max(0, hills(a) - 0.35), 0.72);
      water(world, 7, 0.72, setting.weather.storm ? 1.4 : 0.8);
      plateau(world, 7.5, 0.84);
      surf(world, 7.5);
      for (let i = 0; i < 5; i++) {
        rock(world, [layout.between(-7, 7), 0, layout.between(3, 10)], layout.between(0.2, 0.8), 0.45);
      }
      break;
    case 'forest':
      drawGround(world, 0.58, 0);
      skyline(world, 60, (a) => 9 + 3 * crags(a * 3), 0.56, 0.4);
      for (let i = 0; i < 26; i++) {
        const z = 2.6 + layout.next() ** 1.3 * 26;
        const x = layout.between(-1, 1) * (3 + z * 0.8);
        tree(world, [x + Math.sign(x) * 1.2, 0, z], layout.between(5.5, 9.5), layout.chance(0.65) ? 'fir' : 'leaf');
      }
      grass(world, 1, 12, 80);
      break;
    case 'street':
      street(world, side);
      break;
    case 'station':
      station(world, side);
      break;
    case 'rooftop':
      rooftop(world, side);
      break;
    case 'road':
      drawGround(world, 0.74, 0);
      skyline(world, 600, (a) => 34 * hills(a), 0.68);
      road(world, 2.6, 0.5);
      for (let z = 4; z < 60; z += 7) {
        pole(world, [side * 4.6, 0, z], 5.4);
      }
      fence(world, 13, -side * 4 - 8, -side * 4 + 8);
      tree(world, [-side * 6.5, 0, 9], 5.5, 'leaf');
      grass(world, 1.5, 14, 70);
      break;
    case 'river':
      skyline(world, 400, (a) => 30 * hills(a), 0.66);
      drawGround(world, 0.66, 0);
      water(world, 3.6, 0.94, 0.45);
      farBank(world, side);
      plateau(world, 3.8, 0.5);
      grass(world, 1, 4, 60);
      break;
    case 'mountain':
      skyline(world, 2600, (a) => 620 * crags(a * 1.6), 0.84);
      skyline(world, 1300, (a) => 260 * ridge(setting.layout >>> 7, 1.2)(a * 1.3), 0.68);
      drawGround(world, setting.weather.snow ? 0.95 : 0.66, 0);
      for (let i = 0; i < 9; i++) {
        rock(world, [layout.between(-8, 8), 0, layout.between(3, 14)], layout.between(0.4, 2), 0.42);
      }
      tree(world, [side * 6, 0, 14], 6, 'fir');
      tree(world, [side * 7.6, 0, 17], 7, 'fir');
      break;
    case 'desert':
      skyline(world, 900, (a) => 40 * hills(a * 0.8), 0.8);
      drawGround(world, 0.88, 0);
      dunes(world);
      break;
    case 'park':
      drawGround(world, 0.76, 0);
      skyline(world, 120, (a) => 10 + 4 * crags(a * 2), 0.6, 0.5);
      for (let i = 0; i < 7; i++) {
        tree(
          world,
          [layout.sign() * layout.between(2.8, 11), 0, layout.between(5, 18)],
          layout.between(4.5, 7),
          'leaf',
        );
      }
      bench(world, [side * 2, 2]);
      streetLamp(world, [-side * 3, 0, 4]);
      grass(world, 1.5, 14, 50);
      break;
    case 'graveyard':
      drawGround(world, 0.66, 0);
      skyline(world, 200, (a) => 9 * crags(a * 2), 0.56);
      for (let i = 0; i < 14; i++) {
        gravestone(world, [layout.between(-1, 1) * 8, 2 + (i % 5) * 2.1 + layout.next()], i % 3 === 0);
      }
      tree(world, [side * 4.6, 0, 7], 6.5, 'bare');
      building(world, [-side * 9 - 3, 0, 20], [-side * 9 + 3, 6, 30], 'gable', 1, ROOFED);
      grass(world, 1, 12, 60);
      break;
    case 'house':
      drawGround(world, 0.76, 0);
      skyline(world, 300, (a) => 22 * hills(a), 0.66);
      building(world, [side * 2.4 - 4.2, 0, 8], [side * 2.4 + 4.2, 4.6, 14], 'gable', 2, {
        top: 0.6,
        front: 0.86,
        side: 0.62,
      });
      path(world, side * 2.4, 7.9);
      tree(world, [-side * 4.6, 0, 9], 6.5, 'leaf');
      fence(world, 6, -12, side * 2.4 - 1.2);
      fence(world, 6, side * 2.4 + 1.2, 12);
      grass(world, 1.5, 8, 50);
      break;
    case 'space':
      space(world);
      break;
    case 'field':
      drawGround(world, 0.8, 0);
      skyline(world, 700, (a) => 44 * hills(a), 0.7);
      skyline(world, 160, (a) => (crags(a * 4) > 0.55 ? 6 * crags(a * 5) : 0.5), 0.5, 0.4);
      furrows(world);
      tree(world, [side * 5.5, 0, 16], 7, 'leaf');
      fence(world, 9, -14, 14);
      grass(world, 1, 20, 110);
      break;
    default:
      drawGround(world, 0.8, 1.6);
      skyline(world, 500, (a) => 34 * hills(a), 0.7);
      tree(world, [side * 6, 0, 12], 6, 'leaf');
      tree(world, [-side * 8, 0, 18], 6.5, 'leaf');
      building(world, [-side * 12 - 3, 0, 26], [-side * 12 + 3, 3.6, 31], 'gable', 1, ROOFED);
      grass(world, 1.5, 16, 70);
  }
  landmark(world, side);
  dress(world, side);
}

/** What the words name beside the place itself, far off: the lighthouse over the cliff, the house in the field. */
function landmark(world: World, side: number): void {
  const { landmark: named, kind } = world.setting;
  if (named === 'lighthouse' && kind !== 'lighthouse') {
    rock(world, [side * 15, 0, 60], 15, 0.4);
    lighthouse(world, [side * 15, 6.5, 60], 21);
  } else if (named === 'house' && kind !== 'house' && kind !== 'street') {
    const x = -side * 9;
    building(world, [x - 3.4, 0, 30], [x + 3.4, 4.2, 35], 'gable', 2, PALE);
  }
}

/** A few things that another take may have elsewhere; none where they would hide anybody. */
function dress(world: World, side: number): void {
  const { dressing, setting } = world;
  const x = dressing.sign() * dressing.between(2.6, 3.6);
  switch (setting.kind) {
    case 'harbour':
    case 'boat':
      barrel(world, [x, dressing.between(1, 2.4)]);
      crate(world, [-x, dressing.between(1, 2.2)], dressing.between(0.45, 0.8));
      break;
    case 'street':
    case 'station':
      crate(world, [side * dressing.between(3, 3.8), dressing.between(1.5, 3)], 0.5);
      break;
    case 'sea':
    case 'space':
    case 'rooftop':
      break;
    default:
      rock(world, [x, 0, dressing.between(1.2, 3)], dressing.between(0.3, 0.75));
      rock(world, [-x * 1.3, 0, dressing.between(2, 5)], dressing.between(0.25, 0.6));
  }
}

function dunes(world: World): void {
  for (const [z, x, w, h] of [
    [40, -20, 46, 7],
    [26, 14, 34, 4.4],
    [15, -12, 22, 2.2],
  ] as const) {
    standing(world, [x, 0, z], ([px, py], m, depth) => {
      const ink = { ...inkOf(world, depth), opacity: 1 };
      const crest: Point = [px + w * 0.1 * m, py - h * m];
      world.pen.blob(
        [
          [px - w * 0.5 * m, py],
          [px - w * 0.2 * m, py - h * 0.6 * m],
          crest,
          [px + w * 0.3 * m, py - h * 0.4 * m],
          [px + w * 0.5 * m, py],
        ],
        { fill: tone(world, 0.9), ...ink },
      );
      world.pen.blob(
        [
          crest,
          [px + w * 0.3 * m, py - h * 0.4 * m],
          [px + w * 0.48 * m, py],
          [px + w * 0.1 * m, py],
          [px + w * 0.02 * m, py - h * 0.5 * m],
        ],
        { fill: tone(world, 0.72) },
      );
    });
  }
}

function furrows(world: World): void {
  for (let i = -12; i <= 12; i++) {
    edge(
      world,
      [
        [i * 1.1 + 0.5, 0.002, -4],
        [i * 1.1 + 2.6, 0.002, 60],
      ],
      0.35,
    );
  }
}

function space(world: World): void {
  const { pen, picture, layout } = world;
  pen.shape(
    [
      [picture.x, picture.y],
      [picture.x + picture.width, picture.y],
      [picture.x + picture.width, picture.y + picture.height],
      [picture.x, picture.y + picture.height],
    ],
    { fill: '#23252c' },
  );
  let stars = '';
  for (let i = 0; i < 130; i++) {
    stars += `M${(picture.x + layout.next() * picture.width).toFixed(1)} ${(picture.y + layout.next() * picture.height).toFixed(1)}h${(pen.unit * layout.between(1, 3)).toFixed(1)}`;
  }
  pen.path(stars, { stroke: '#f4f2ea', width: 2, opacity: 0.9 });
  const c: Point = [picture.x + picture.width * 0.72, picture.y + picture.height * 1.1];
  const r = picture.height * 0.6;
  pen.ellipse(c, r, r, { fill: '#8f939a', stroke: '#f4f2ea', width: 1.5 });
  pen.ellipse([c[0] - r * 0.1, c[1] - r * 0.06], r * 0.88, r * 0.9, { fill: '#b9bcc0' });
}

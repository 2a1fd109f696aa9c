/**
 * `sketch`, the embedded backend: draws each shot as a storyboard panel from its recipe alone. No network, no model,
 * no clock; one recipe, one picture, byte for byte on one version of it.
 */
import sharp from 'sharp';
import { type Backend, BackendError, type BackendOutput } from '../../contracts/backend.ts';
import type { Recipe } from '../../contracts/recipe.ts';
import { drawBoard } from './draw.ts';
import { stage } from './staging/stage.ts';

/** Changes whenever the drawing does. */
export const SKETCH_VERSION = '1';

/** Draws one panel: a PNG of `output.width` × `output.height`. */
export async function drawPanel(recipe: Recipe): Promise<BackendOutput> {
  const { width, height } = recipe.output;
  const svg = drawBoard(stage(recipe));
  const bytes = await sharp(Buffer.from(svg), { limitInputPixels: false })
    .resize(width, height, { fit: 'fill' })
    .flatten({ background: '#f7f4ee' })
    .png({ compressionLevel: 3, adaptiveFiltering: false })
    .toBuffer();
  return { bytes, type: 'image/png', width, height };
}

export const sketch: Backend = {
  name: 'sketch',
  version: SKETCH_VERSION,
  consumes: [
    'direct.size',
    'direct.description',
    'direct.movement',
    'direct.lens',
    'direct.angle',
    'direct.direction',
    'direct.extra',
    'identity.characters.name',
    'identity.characters.look',
    'identity.characters.color',
    'identity.props.name',
    'identity.props.look',
    'identity.location.name',
    'identity.location.look',
    'aesthetic.aspect',
    'context',
    'slate',
    'output',
    'seed',
  ],
  concurrency: 2,
  async health() {
    return { ok: true, message: 'Draws storyboard panels on this machine; needs nothing else.' };
  },
  async submit(request) {
    return request.jobId;
  },
  async find(request) {
    return request.jobId;
  },
  async collect(request, _remoteId, onProgress, signal) {
    stopIf(signal);
    onProgress({ progress: 0.1, step: 'Drawing' });
    const panel = await drawPanel(request.recipe);
    stopIf(signal);
    onProgress({ progress: 1, step: 'Drawn' });
    return [panel];
  },
  async cancel() {},
  estimate: (recipe) => ({ ms: Math.round(20 + (recipe.output.width * recipe.output.height) / 25_000), cost: 0 }),
};

function stopIf(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new BackendError('Cancelled before it was drawn.', 'final');
  }
}

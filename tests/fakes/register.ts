/** Preloaded (`node --import`) into real runner processes under test: gives them the fake generator as a backend. */
import { registerBackend } from '../../runner/backends/registry.ts';
import { generatorBackend } from './generator-backend.ts';

const url = process.env.FAKE_GENERATOR_URL;
if (url !== undefined) {
  registerBackend(generatorBackend({ url, idempotent: process.env.FAKE_GENERATOR_IDEMPOTENT !== 'false' }));
}

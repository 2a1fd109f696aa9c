/** package.json is what people read first: every command exists, every text has its words, every file is there. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const words = JSON.parse(read('package.nls.json')) as Record<string, string>;
const { contributes } = manifest;
const commands: string[] = contributes.commands.map(({ command }: { command: string }) => command);

test('every command is registered, and every registered one is told of', () => {
  const table = /export const COMMANDS[^{]*\{([\s\S]*?)\n\};/.exec(read('extension/commands/register.ts'))![1]!;
  const registered = [...table.matchAll(/^ {2}(\w+)[,:]/gm)].map(([, name]) => `slateline.${name}`);
  expect(registered.sort()).toEqual([...commands].sort());
});

test('menus, keys and welcome texts name commands that exist', () => {
  const used = JSON.stringify([contributes.menus, contributes.keybindings]).matchAll(/"command":"([^"]+)"/g);
  const linked = JSON.stringify(words).matchAll(/command:(slateline\.\w+)/g);
  for (const [, command] of [...used, ...linked]) expect(commands).toContain(command);
});

test('every text has its words, and no words are left over', () => {
  const named = [...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map(([, key]) => key!);
  expect(Object.keys(words).sort()).toEqual([...new Set(named)].sort());
});

test('every file that is named is there and is shipped', () => {
  const named = [...JSON.stringify(contributes).matchAll(/"\.?\/?((?:extension|syntaxes|snippets)\/[^"]+)"/g)].map(
    ([, file]) => file!,
  );
  expect(named.length).toBeGreaterThan(10);
  for (const file of [...named, manifest.icon]) {
    expect(fs.existsSync(path.join(root, file)), file).toBe(true);
    expect(
      manifest.files.some((shipped: string) => file.startsWith(shipped)),
      file,
    ).toBe(true);
  }
});

test('what names binaries is not taken from an untrusted folder', () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  expect(supported).toBe('limited');
  expect(restrictedConfigurations).toEqual(
    expect.arrayContaining(['slateline.runner.node', 'slateline.ffmpeg', 'slateline.runner.startAutomatically']),
  );
  for (const setting of restrictedConfigurations)
    expect(contributes.configuration.properties).toHaveProperty([setting]);
});

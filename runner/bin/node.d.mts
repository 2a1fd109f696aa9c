/** Types of node.mjs; what each does is said there. */

export const OLDEST: readonly [number, number];
export function packagedNode(root: string, platform?: string): string | undefined;
export function isRecentEnough(version: string): boolean;
export function versionOf(binary: string): string | undefined;
export function makeRunnable(file: string): void;
export function findNode(root: string): { binary: string; version: string; from: string } | { error: string };
export function typeScriptFlags(version: string): string[];
export function onPath(name: string): string[];
export function withoutElectron(env?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;

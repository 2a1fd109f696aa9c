/** One icon and one word per state, the same in every view. */
import * as vscode from 'vscode';
import type { CardState } from '../../webviews/shot-tree/protocol.ts';

const ICONS: Record<CardState, [icon: string, color?: string]> = {
  fresh: ['pass-filled', 'charts.green'],
  stale: ['history', 'charts.yellow'],
  missing: ['circle-large-outline', 'disabledForeground'],
  failed: ['error', 'charts.red'],
  queued: ['watch', 'charts.blue'],
  rendering: ['loading~spin', 'charts.blue'],
  unknown: ['circle-outline', 'disabledForeground'],
};

export function iconOf(state: CardState): vscode.ThemeIcon {
  const [icon, color] = ICONS[state];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

export function wordOf(state: CardState): string {
  const { l10n } = vscode;
  switch (state) {
    case 'fresh':
      return l10n.t('fresh');
    case 'stale':
      return l10n.t('stale');
    case 'missing':
      return l10n.t('missing');
    case 'failed':
      return l10n.t('failed');
    case 'queued':
      return l10n.t('queued');
    case 'rendering':
      return l10n.t('rendering');
    case 'unknown':
      return l10n.t('not known');
  }
}

/** `2.5 s`, `1:04`. */
export function durationText(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds < 10 && !Number.isInteger(seconds) ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The user's settings, section `slateline`, asked of the editor and kept current. What is wrong in one is said once. */
import type { Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver';
import { z } from 'zod';
import { ServerSettings } from '../protocol.ts';

export class Settings {
  current: ServerSettings = ServerSettings.parse({});
  private readonly connection: Connection | undefined;
  private asks = false;
  private registers = false;
  private readonly listeners: (() => void)[] = [];

  constructor(connection: Connection | undefined) {
    this.connection = connection;
  }

  initialize(params: InitializeParams): void {
    this.asks = params.capabilities.workspace?.configuration === true;
    this.registers = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
  }

  /** Asks for the settings, now and whenever they change; listeners hear only of real changes. */
  async initialized(): Promise<void> {
    const { connection } = this;
    if (!connection) return;
    connection.onDidChangeConfiguration(({ settings }) => {
      if (this.asks) void this.fetch();
      else if (settings && typeof settings === 'object' && 'slateline' in settings) this.take(settings.slateline);
    });
    if (this.registers) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'slateline' });
    }
    if (this.asks) await this.fetch();
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  private async fetch(): Promise<void> {
    try {
      this.take(await this.connection?.workspace.getConfiguration('slateline'));
    } catch (error) {
      this.connection?.console.warn(`Settings could not be read, the last ones stay in force: ${String(error)}`);
    }
  }

  private take(value: unknown): void {
    const parsed = ServerSettings.safeParse(value ?? {});
    if (!parsed.success) {
      this.connection?.console.warn(`Settings slateline.*: ${z.prettifyError(parsed.error)}`);
      return;
    }
    if (JSON.stringify(parsed.data) === JSON.stringify(this.current)) return;
    this.current = parsed.data;
    for (const listener of this.listeners) listener();
  }
}

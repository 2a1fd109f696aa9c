// The editor in a writer's words. What a person does goes through the keyboard and the mouse; what a person sees is
// read from the screen, or from the extension host where the screen shows only part of it (a long document, all
// problems). Every reading waits: nothing here needs a pause before it.

import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import type { VSCode } from './launch.ts';

const PATIENCE_MS = 30_000;

export interface Problem {
  /** Path relative to the opened folder, with `/`. */
  file: string;
  /** 1-based, as the editor shows it. */
  line: number;
  severity: 'error' | 'warning' | 'information' | 'hint';
  code: string;
  message: string;
}

export class Editor {
  readonly vscode: VSCode;

  constructor(vscode: VSCode) {
    this.vscode = vscode;
  }

  get page() {
    return this.vscode.page;
  }

  // ── documents ────────────────────────────────────────────────────────────────────────────────────────────────

  /** Opens a file of the folder in an editor of its own (no preview), where it is already if it is, and focuses it. */
  async openFile(file: string): Promise<void> {
    await this.vscode.evaluate(async (vscode, absolute) => {
      const uri = vscode.Uri.file(absolute);
      const shows = ({ input }: import('vscode').Tab) =>
        input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
      const group = vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(shows));
      await vscode.window.showTextDocument(uri, {
        preview: false,
        viewColumn: group?.viewColumn ?? vscode.ViewColumn.One,
      });
    }, this.absolute(file));
    await this.page.locator('.editor-group-container.active .view-lines').waitFor();
  }

  /** The active document's whole text, saved or not. */
  text(): Promise<string> {
    return this.vscode.evaluate((vscode) => vscode.window.activeTextEditor?.document.getText() ?? '');
  }

  /** Waits until the active document holds a piece of text: keys arrive there one by one. */
  async reads(piece: string): Promise<void> {
    await this.eventually(`the text ${JSON.stringify(piece)}`, async () => (await this.text()).includes(piece));
  }

  /** The active document's language id. */
  language(): Promise<string> {
    return this.vscode.evaluate((vscode) => vscode.window.activeTextEditor?.document.languageId ?? '');
  }

  /** The path of the active document, relative to the folder, and the 1-based line the cursor is in. */
  async position(): Promise<{ file: string; line: number }> {
    const { file, line } = await this.vscode.evaluate((vscode) => {
      const editor = vscode.window.activeTextEditor;
      return { file: editor?.document.uri.fsPath ?? '', line: (editor?.selection.active.line ?? -1) + 1 };
    });
    return { file: this.relative(file), line };
  }

  isDirty(): Promise<boolean> {
    return this.vscode.evaluate((vscode) => vscode.window.activeTextEditor?.document.isDirty ?? false);
  }

  save(): Promise<unknown> {
    return this.vscode.command('workbench.action.files.save');
  }

  closeAllEditors(): Promise<unknown> {
    return this.vscode.command('workbench.action.closeAllEditors');
  }

  // ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** Puts the cursor where `|` is in a piece of the document's text: `goTo('MARA|\n')`. */
  async goTo(place: string): Promise<void> {
    const at = place.indexOf('|');
    if (at < 0) throw new Error(`Mark the cursor in ${JSON.stringify(place)} with |`);
    await this.#select(place.slice(0, at) + place.slice(at + 1), at, at);
  }

  /** Selects the first occurrence of a piece of the document's text. */
  select(piece: string): Promise<void> {
    return this.#select(piece, 0, piece.length);
  }

  async #select(piece: string, from: number, to: number): Promise<void> {
    await this.vscode.evaluate(
      async (vscode, { piece, from, to }) => {
        const editor = vscode.window.activeTextEditor;
        const start = editor?.document.getText().replaceAll('\r\n', '\n').indexOf(piece) ?? -1;
        if (!editor || start < 0) throw new Error(`The document does not hold ${JSON.stringify(piece)}`);
        const place = (offset: number) => editor.document.positionAt(start + offset);
        editor.selection = new vscode.Selection(place(from), place(to));
        editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
        await vscode.window.showTextDocument(editor.document, editor.viewColumn);
      },
      { piece, from, to },
    );
    await this.vscode.command('workbench.action.focusActiveEditorGroup');
  }

  /** Types key by key, as a person does: closing brackets, on-enter rules and suggestions take part. */
  type(text: string): Promise<void> {
    return this.page.keyboard.type(text, { delay: 15 });
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Replaces a piece of the document's text by typing over it. */
  async replace(piece: string, by: string): Promise<void> {
    await this.select(piece);
    await this.type(by);
    await this.press('Escape');
  }

  // ── help while writing ───────────────────────────────────────────────────────────────────────────────────────

  /** Problems of one file or of all, in the order of their lines. */
  async problems(file?: string): Promise<Problem[]> {
    const found = await this.vscode.evaluate((vscode) => {
      const severities = ['error', 'warning', 'information', 'hint'] as const;
      return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
        diagnostics.map((diagnostic) => ({
          file: uri.fsPath,
          line: diagnostic.range.start.line + 1,
          severity: severities[diagnostic.severity],
          code: String(typeof diagnostic.code === 'object' ? diagnostic.code.value : (diagnostic.code ?? '')),
          message: diagnostic.message,
        })),
      );
    });
    return found
      .map((problem) => ({ ...problem, file: this.relative(problem.file) }))
      .filter((problem) => file === undefined || problem.file === file)
      .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  }

  /** Waits for a problem with that code, or whose message matches. */
  problem(wanted: string | RegExp, file?: string): Promise<Problem> {
    const fits = ({ code, message }: Problem) =>
      typeof wanted === 'string' ? code === wanted || message === wanted : wanted.test(message);
    return this.eventually(`problem ${wanted}`, async () => (await this.problems(file)).find(fits));
  }

  /** Waits until a file (or everything) has no errors and warnings. */
  async noProblems(file?: string): Promise<void> {
    await this.eventually('no problems', async () => {
      const left = (await this.problems(file)).filter(({ severity }) => severity === 'error' || severity === 'warning');
      return left.length === 0;
    });
  }

  /** Opens the light bulb's menu at the cursor and takes the entry that matches. */
  async quickFix(title: string | RegExp): Promise<void> {
    const rows = this.page.locator('.action-widget .monaco-list-row');
    // The menu closes again when the document's actions are computed anew under it, so one press may not be enough.
    await this.eventually(`quick fix ${title}`, async () => {
      await this.press('Control+.');
      const entry = rows.filter({ hasText: title }).first();
      const there = await entry.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (there) await entry.click();
      else await this.press('Escape');
      return there;
    });
    await rows.first().waitFor({ state: 'hidden' });
  }

  /** Asks for suggestions at the cursor and gives the labels that are listed. */
  async suggestions(): Promise<string[]> {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    if ((await rows.count()) === 0) await this.press('Control+Space');
    await rows.first().waitFor({ timeout: PATIENCE_MS });
    return rows.allInnerTexts();
  }

  /** Takes one of the suggestions. */
  async accept(label: string): Promise<void> {
    await this.suggestions();
    await this.page
      .locator('.suggest-widget.visible .monaco-list-row')
      .filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) })
      .first()
      .click();
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** Renames what the cursor is on, everywhere. */
  async rename(to: string): Promise<void> {
    await this.press('F2');
    const box = this.page.locator('.rename-box input');
    await box.waitFor({ timeout: PATIENCE_MS });
    await box.fill(to);
    await box.press('Enter');
    await box.waitFor({ state: 'hidden' });
  }

  /** The text of the hover at the cursor. */
  async hover(): Promise<string> {
    await this.vscode.command('editor.action.showHover');
    const hover = this.page.locator('.monaco-hover:visible .hover-contents').first();
    await hover.waitFor({ timeout: PATIENCE_MS });
    return (await hover.allInnerTexts()).join('\n');
  }

  /** The code lenses that are on the screen. */
  async lenses(): Promise<string[]> {
    const lenses = this.page.locator('.codelens-decoration a');
    await lenses.first().waitFor({ timeout: PATIENCE_MS });
    const titles = await lenses.allTextContents();
    return titles.map((title) => title.trim()).filter((title) => title !== '');
  }

  clickLens(title: string | RegExp): Promise<void> {
    return this.page.locator('.codelens-decoration a').filter({ hasText: title }).first().click();
  }

  // ── commands and questions ───────────────────────────────────────────────────────────────────────────────────

  /** Runs a command by its title, through the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.press('F1');
    const input = this.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await input.waitFor();
    await input.fill(`>${title}`);
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
    await row.waitFor({ timeout: PATIENCE_MS });
    await row.click();
  }

  /** The entries of the quick pick that is open. */
  async choices(): Promise<string[]> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row .label-name');
    await rows.first().waitFor({ timeout: PATIENCE_MS });
    return rows.allInnerTexts();
  }

  /** Takes an entry of the quick pick that is open. */
  async choose(label: string | RegExp): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
    await row.waitFor({ timeout: PATIENCE_MS });
    await row.click();
  }

  /** Fills the input box that is open. */
  async answer(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await input.waitFor({ timeout: PATIENCE_MS });
    await input.fill(text);
    await input.press('Enter');
  }

  /** Closes the quick pick or input box that is open, without an answer. */
  async cancel(): Promise<void> {
    await this.press('Escape');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** The messages that have popped up. */
  notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Waits for a message that matches. */
  async notification(text: string | RegExp): Promise<void> {
    const messages = this.page.locator('.notifications-toasts .notification-list-item-message');
    await messages.filter({ hasText: text }).first().waitFor({ timeout: PATIENCE_MS });
  }

  answerNotification(button: string | RegExp): Promise<void> {
    return this.page.locator('.notifications-toasts').getByRole('button', { name: button }).first().click();
  }

  dismissNotifications(): Promise<unknown> {
    return this.vscode.command('notifications.clearAll');
  }

  /** Waits for an entry of the status bar that matches, and gives its whole text. */
  async status(text: string | RegExp): Promise<string> {
    const item = this.page.locator('.statusbar-item').filter({ hasText: text }).first();
    await item.waitFor({ timeout: PATIENCE_MS });
    return (await item.textContent()) ?? '';
  }

  // ── views ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Opens a view container by the title of its icon in the activity bar. */
  async openContainer(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: title });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await this.page.locator('.part.sidebar .pane').first().waitFor();
  }

  /** A tree view of the side bar by its title, opened if it was folded. */
  async view(title: string): Promise<TreeView> {
    const pane = this.page.locator('.part.sidebar .pane').filter({
      has: this.page.locator('.pane-header').getByText(title, { exact: true }),
    });
    const header = pane.locator('.pane-header');
    await header.waitFor({ timeout: PATIENCE_MS });
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    return new TreeView(pane);
  }

  /** Waits for a webview whose document holds something that matches a selector, and gives its frame. */
  webview(selector = 'body'): Promise<Frame> {
    return this.eventually(`webview with ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        // The workbench holds a frame of its own for each webview, and that one the document.
        if (!frame.parentFrame()?.parentFrame() || !frame.url().includes('fake.html')) continue;
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      return undefined;
    });
  }

  /** Writes a picture of the window, or of one part of it, and gives its path. */
  async screenshot(file: string, part?: Locator): Promise<string> {
    await (part ?? this.page).screenshot({ path: file });
    return file;
  }

  /** Asks until there is an answer that counts; the error says what was waited for. */
  async eventually<T>(what: string, ask: () => Promise<T>): Promise<NonNullable<T>> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await ask();
      if (answer) return answer;
      if (performance.now() > end) throw new Error(`Waited ${PATIENCE_MS / 1000} s for ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** The absolute path of a file of the folder. */
  absolute(file: string): string {
    return path.join(this.vscode.folder, file);
  }

  relative(file: string): string {
    return path.relative(this.vscode.folder, file).split(path.sep).join('/');
  }
}

/** A tree in the side bar; only the rows on the screen exist. */
export class TreeView {
  readonly pane: Locator;

  constructor(pane: Locator) {
    this.pane = pane;
  }

  /** Every row on the screen as `label · description`, or its label alone. */
  async rows(): Promise<string[]> {
    const rows = this.pane.locator('.monaco-list-row');
    await rows.first().waitFor({ timeout: PATIENCE_MS });
    return rows.evaluateAll((elements) =>
      elements.map((row) =>
        ['.label-name', '.label-description']
          .map((part) => row.querySelector(part)?.textContent?.trim())
          .filter(Boolean)
          .join(' · '),
      ),
    );
  }

  /** The first row that matches. */
  row(text: string | RegExp): Locator {
    return this.pane.locator('.monaco-list-row').filter({ hasText: text }).first();
  }

  async expand(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    await row.waitFor({ timeout: PATIENCE_MS });
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
  }

  /** Chooses an entry of a row's context menu. */
  async menu(text: string | RegExp, entry: string): Promise<void> {
    await this.row(text).click({ button: 'right' });
    await this.pane.page().locator('.monaco-menu').getByRole('menuitem', { name: entry }).first().click();
  }
}

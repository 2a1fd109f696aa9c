/** The page of a webview: one script, one style sheet, and a policy that lets nothing else in. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Where a view may load pictures from, and where its own files are. Nothing else of the project can be reached. */
export function viewRoots(extensionUri: vscode.Uri, projects: readonly vscode.Uri[]): vscode.Uri[] {
  const media = ['05_Cache/thumbnails', '05_Cache/reel', '03_Renders', '01_Assets'];
  return [
    vscode.Uri.joinPath(extensionUri, 'dist', 'webviews'),
    ...projects.flatMap((root) => media.map((folder) => vscode.Uri.joinPath(root, folder))),
  ];
}

export function viewHtml(webview: vscode.Webview, extensionUri: vscode.Uri, view: string, title: string): string {
  const nonce = randomBytes(16).toString('base64url');
  const file = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webviews', name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} blob:`,
    `media-src ${webview.cspSource} blob:`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file(`${view}.css`)}">
<title>${title}</title>
</head>
<body><div id="view"></div><script nonce="${nonce}" src="${file(`${view}.js`)}"></script></body>
</html>`;
}

/** The folder of a project as a view addresses it, with `/` at its end. */
export function mediaBase(webview: vscode.Webview, root: vscode.Uri): string {
  return webview.asWebviewUri(root).toString().replace(/\/?$/, '/');
}

// Stands in for @vscode/native-watchdog: ends the extension host when its parent has gone.

const ORPHANED = 87;

exports.start = (parent) => {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(ORPHANED);
    }
  }, 2000).unref();
};
exports.exit = (code) => process.exit(code ?? 0);

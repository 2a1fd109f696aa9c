// Stands in for @vscode/spdlog, whose native build is left out: a logger that appends lines to its file.

const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = LEVELS.indexOf('info');
    this.stamped = true;
  }
  write(level, message) {
    if (level < this.level) return;
    const line = this.stamped ? `${new Date().toISOString()} [${LEVELS[level]}] ${message}\n` : message;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The log folder goes away with the run while the last lines are still coming.
    }
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  clearFormatters() {
    this.stamped = false;
  }
  setPattern() {}
  flush() {}
  drop() {}
}
for (const [level, name] of LEVELS.entries()) {
  Logger.prototype[name] = function log(message) {
    this.write(level, message);
  };
}

async function open(_name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger(file);
}

// One assignment each: ES modules import these by name, and only such assignments are found.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = open;
exports.createAsyncRotatingLogger = open;

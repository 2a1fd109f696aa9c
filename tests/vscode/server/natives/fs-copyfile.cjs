// Stands in for @vscode/fs-copyfile: Node's own copying.

const fs = require('node:fs');

exports.copyFile = fs.promises.copyFile;
exports.copyFileSync = fs.copyFileSync;
exports.cp = fs.promises.cp;
exports.constants = fs.constants;
exports.isCloneSupported = () => false;

// The "extension tests" of a run: connects to the driver and evaluates, in the extension host, what it sends. The run
// lasts as long as the connection, so a driver that dies takes VS Code with it.

const net = require('node:net');
const readline = require('node:readline');
const vscode = require('vscode');

exports.run = () =>
  new Promise((resolve, reject) => {
    const socket = net.connect(process.env.SLATELINE_E2E_BRIDGE);
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the driver has gone')));
    readline.createInterface({ input: socket }).on('line', async (line) => {
      const { id, source, argument } = JSON.parse(line);
      if (source === undefined) {
        resolve();
        socket.end();
        return;
      }
      const answer = { id };
      try {
        // biome-ignore lint/security/noGlobalEval: this is the whole purpose of a test bridge
        answer.value = await globalThis.eval(`(${source})`)(vscode, argument, require);
      } catch (error) {
        answer.error = error?.stack ?? String(error);
      }
      socket.write(`${JSON.stringify(answer)}\n`);
    });
  });

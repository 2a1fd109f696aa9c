import { render } from 'preact';
import '../ui/theme.css';
import { openTransport } from '../ui/transport.ts';
import { App } from './app.tsx';
import { type FromShotTree, ShotTreeState, ToShotTree } from './protocol.ts';
import './shot-tree.css';

const transport = openTransport<ToShotTree, FromShotTree, ShotTreeState>({
  incoming: ToShotTree,
  state: ShotTreeState,
  complain: (message) => ({ type: 'failed', message }),
});

render(<App transport={transport} />, document.getElementById('view')!);

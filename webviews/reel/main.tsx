import { render } from 'preact';
import '../ui/theme.css';
import { openTransport } from '../ui/transport.ts';
import { App } from './app.tsx';
import { type FromReel, ReelState, ToReel } from './protocol.ts';
import './reel.css';

const transport = openTransport<ToReel, FromReel, ReelState>({
  incoming: ToReel,
  state: ReelState,
  complain: (message) => ({ type: 'failed', message }),
});

render(<App transport={transport} />, document.getElementById('view')!);

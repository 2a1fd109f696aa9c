import { render } from 'preact';
import '../ui/theme.css';
import { openTransport } from '../ui/transport.ts';
import { App } from './app.tsx';
import { type FromTakes, TakesState, ToTakes } from './protocol.ts';
import './takes.css';

const transport = openTransport<ToTakes, FromTakes, TakesState>({
  incoming: ToTakes,
  state: TakesState,
  complain: (message) => ({ type: 'failed', message }),
});

render(<App transport={transport} />, document.getElementById('view')!);

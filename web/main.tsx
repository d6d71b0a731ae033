import './install-trusted-types.ts'
import { render } from 'solid-js/web'
import { App } from './app.tsx'
import { startTileWorkers } from './map/tiles/start-workers.ts'
import { boot } from './session/boot.ts'
import './ui/tokens.css'
import './ui/base.css'

// The answers and the workers are on their way while the page is being drawn.
void boot()
startTileWorkers()

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')
render(() => <App />, root)
